// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/estimator/scenario.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "baseline_defaults.hpp"
#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/uncertainty/engine/binder.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare::scenario_test {
namespace {

const std::filesystem::path data_dir{FUNDSHARE_TEST_DATA_DIR};

Scenario baseline(const std::vector<std::string>& sets = {}) { return read_scenario("baseline", data_dir, sets); }

const Declaration& input(const Scenario& scenario, const std::string& name) {
  return *std::ranges::find(scenario.inputs, name, &Declaration::name);
}

std::string fault(const std::string& setting) {
  try {
    (void)baseline({setting});
  } catch (const Error& problem) {
    return fmt::format("{} {}", static_cast<int>(problem.code()), problem.what());
  }
  return "no error";
}

TEST(Baseline, HasEveryDefaultOfTheModelAndNoOther) {
  const auto scenario = baseline();
  const auto expected = testing::baseline_defaults();
  ASSERT_EQ(scenario.inputs.size(), 55u);
  ASSERT_EQ(expected.size(), 55u);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const auto& found = scenario.inputs[i];
    SCOPED_TRACE(expected[i].name);
    EXPECT_EQ(found.name, expected[i].name);
    ASSERT_EQ(found.law.index(), expected[i].law.index());
    if (const auto* law = std::get_if<Law>(&found.law)) {
      EXPECT_EQ(*law, std::get<Law>(expected[i].law)) << law->describe();
    } else if (const auto* years = std::get_if<std::vector<LawFromYear>>(&found.law)) {
      EXPECT_TRUE(std::ranges::equal(*years, std::get<std::vector<LawFromYear>>(expected[i].law),
                                     [](const auto& a, const auto& b) { return a.year == b.year && a.law == b.law; }));
    }
    EXPECT_EQ(found.scope, expected[i].scope);
    EXPECT_EQ(found.group, expected[i].group);
    EXPECT_EQ(fmt::format("{}", fmt::join(found.evidence, " ")), expected[i].evidence);
    EXPECT_EQ(found.meaning.back(), '.');
    EXPECT_TRUE(found.by_label.empty());
  }
}

TEST(Baseline, CountsJudgementWhereNoSourceGivesTheNumber) {
  int judged = 0, alone = 0;
  for (const auto& each : baseline().inputs) {
    const bool judgement = std::ranges::find(each.evidence, "judgement") != each.evidence.end();
    judged += judgement;
    alone += judgement && each.evidence.size() == 1;
    EXPECT_EQ(each.confidence == "judgement", judgement && each.evidence.size() == 1) << each.name;
  }
  EXPECT_EQ(judged, 41);  // 5 of them are of drawn prices, which the baseline does not use
  EXPECT_EQ(alone, 27);
}

TEST(Baseline, HasTheSettingsOfTheModel) {
  const auto scenario = baseline();
  EXPECT_EQ(scenario.name, "baseline");
  EXPECT_FALSE(scenario.title.empty());
  EXPECT_EQ(scenario.first_year, 2017);
  EXPECT_EQ(scenario.last_year, 2025);
  EXPECT_FALSE(scenario.allow_partial || scenario.as_of);
  EXPECT_EQ(scenario.price_path, PricePath::historical);
  EXPECT_EQ(scenario.price_basis, PriceBasis::south_korean);
  EXPECT_EQ(scenario.estimators, (std::vector<std::string>{"Chainalysis", "TRM Labs", "UN Panel of Experts",
                                                           "T. Monahan (tayvano)", "Elliptic", "MSMT", "ROK NIS"}));
  EXPECT_EQ(input(scenario, "theft.basis").choices, (std::vector<std::string>{"incidents", "estimates", "combined"}));
  EXPECT_EQ(input(scenario, "budget.method").choices, (std::vector<std::string>{"bottom_up", "top_down"}));
  ASSERT_EQ(scenario.dependences.size(), 1u);
  EXPECT_EQ(scenario.dependences[0].name, "unit_costs");
  EXPECT_EQ(scenario.dependences[0].inputs, std::vector<std::string>{"budget.unit_cost"});
  EXPECT_EQ(scenario.dependences[0].spearman, 0.7);
}

TEST(Baseline, ExcludesTheIncidentsThatRestOnMemoryAndCoincheck) {
  std::set<std::string> expected{"2018-01-coincheck"};
  for (const auto& incident : read_evidence(data_dir).incidents) {
    if (incident.source_checked == SourceChecked::memory) expected.insert(incident.id);
  }
  std::set<std::string> excluded;
  for (const auto& rule : baseline().incidents) {
    EXPECT_FALSE(rule.probability);
    excluded.insert(rule.id);
  }
  EXPECT_EQ(excluded, expected);
  EXPECT_EQ(excluded.size(), 11u);
}

TEST(Baseline, CitesOnlyRowsThatExistAndMayFeedADefault) {
  const auto evidence = read_evidence(data_dir);
  const std::set<std::string> words{"judgement", "definition", "rows"};
  for (const auto& each : baseline().inputs) {
    for (const auto& id : each.evidence) {
      if (words.contains(id)) continue;
      const auto row = evidence.rows.find(id);
      ASSERT_NE(row, evidence.rows.end()) << each.name << " cites " << id;
      EXPECT_TRUE(may_feed_default(row->second.source_checked)) << each.name << " cites " << id;
    }
  }
}

TEST(Baseline, ItsResolvedDocumentReadsBackAsTheSameScenario) {
  const auto scenario = baseline({"theft.basis=incidents"});
  const Node again = parse_toml(to_toml(scenario.resolved), "resolved.toml");
  EXPECT_TRUE(same_value(again, scenario.resolved));
}

TEST(ScenarioSets, ReplaceLawsChoicesAndSettings) {
  const auto s =
      baseline({"theft.basis=incidents", "budget.method=top_down", "price_path=frozen", "budget.price_basis=market",
                "allocation.missile_share={ beta = [4, 2] }", "years=[2020, 2021]", "theft.estimators=['MSMT']",
                "theft.incident.2018-01-coincheck=0.25", "theft.incident.2018-09-zaif=include",
                "budget.unit_cost[ICBM]=2e7", "dependence.unit_costs.spearman=0", "name=mine", "theft.unrecorded=0"});
  EXPECT_EQ(std::get<Law>(input(s, "theft.basis").law), Law{Constant::from_value(0)});
  EXPECT_EQ(std::get<Law>(input(s, "budget.method").law), Law{Constant::from_value(1)});
  EXPECT_EQ(s.price_path, PricePath::frozen);
  EXPECT_EQ(s.price_basis, PriceBasis::market);
  const auto& w = input(s, "allocation.missile_share");
  EXPECT_EQ(std::get<Law>(w.law), Law{Beta::from_shapes(4, 2)});
  EXPECT_EQ(w.confidence, "set by scenario");
  EXPECT_EQ(w.evidence, std::vector<std::string>{"scenario"});
  EXPECT_EQ(message_at(w.place, "x"), "--set: allocation.missile_share: x");
  EXPECT_EQ(s.first_year, 2020);
  EXPECT_EQ(s.last_year, 2021);
  EXPECT_EQ(s.estimators, std::vector<std::string>{"MSMT"});
  EXPECT_EQ(s.incidents.size(), 12u);
  EXPECT_EQ(s.incidents.front().probability, 0.25);
  EXPECT_EQ(s.incidents.back().id, "2018-09-zaif");
  EXPECT_EQ(s.incidents.back().probability, 1.0);
  EXPECT_EQ(input(s, "budget.unit_cost").by_label.at("ICBM").law, Law{Constant::from_value(2e7)});
  EXPECT_EQ(s.dependences.front().spearman, 0.0);
  EXPECT_EQ(s.name, "mine");
  EXPECT_EQ(s.inputs.size(), 55u);
}

TEST(ScenarioSets, ALaterSettingWins) {
  EXPECT_EQ(baseline({"price_path=frozen", "price_path=historical"}).price_path, PricePath::historical);
}

TEST(ScenarioSets, FaultsNameTheKeyAndWhatIsAllowed) {
  EXPECT_EQ(fault("price_path=frosen"),
            "64 --set: price_path: must be one of historical, frozen, simulated (found 'frosen')");
  EXPECT_EQ(fault("budget.price_basis=1"),
            "64 --set: budget.price_basis: must be one of south_korean, market (found 1)");
  EXPECT_EQ(fault("theft.basis=mixed"),
            "64 --set: theft.basis: must be one of incidents, estimates, combined (found 'mixed')");
  EXPECT_EQ(fault("allow_partial=1"), "64 --set: allow_partial: must be true or false (found 1)");
  for (const char* day : {"2022-02-30", "2017-12-30", "2022"}) {
    EXPECT_EQ(
        fault(fmt::format("as_of='{}'", day)),
        fmt::format("64 --set: as_of: must be \"none\" or a date from 2017-12-31 on, such as \"2022-07-28\" (found "
                    "'{}')",
                    day));
  }
  EXPECT_EQ(fault("theft.basis={ incidents = 0.5 }"), "64 --set: theft.basis: the weights must sum to 1 (found 0.5)");
  EXPECT_EQ(fault("theft.unrecored=0.1"), "64 --set: theft.unrecored: unknown key (nearest: theft.unrecorded)");
  EXPECT_EQ(fault("theft.unrecored={ law = 0.1 }"),
            "64 --set: theft.unrecored: no input 'theft.unrecored' (nearest: theft.unrecorded)");
  EXPECT_EQ(fault("missile_share=0.1"), "64 --set: missile_share: unknown key (nearest: allocation.missile_share)");
  EXPECT_EQ(fault("allocation.missile_share={ beta = [-1, 2] }"),
            "64 --set: allocation.missile_share: beta: first shape must be > 0 (found -1)");
  EXPECT_EQ(fault("theft.attribution=0.5"), "64 --set: theft.attribution: is a group of settings, not one (found 0.5)");
  EXPECT_EQ(fault("years=2020"), "64 --set: years: must be [first, last], such as [2017, 2025] (found 2020)");
  EXPECT_EQ(fault("years=[2016, 2020]"), "64 --set: years: must be an integer from 2017 to 2200 (found 2016)");
  EXPECT_EQ(fault("years=[2020, 2019]"),
            "64 --set: years: the first year must not be after the last (found 2020 and 2019)");
  EXPECT_EQ(
      fault("theft.incident.2018-09-zaif=1.5"),
      "64 --set: theft.incident.2018-09-zaif: must be \"include\", \"exclude\" or a probability in [0, 1] (found 1.5)");
  EXPECT_EQ(fault("theft.incident.2018-09-zaif=maybe"),
            "64 --set: theft.incident.2018-09-zaif: must be \"include\", \"exclude\" or a probability in [0, 1] "
            "(found 'maybe')");
  EXPECT_EQ(fault("theft.estimators=[]"),
            "64 --set: theft.estimators: must be a list of one or more strings (found an empty list)");
  EXPECT_EQ(fault("dependence.unit_costs.spearmen=0"),
            "64 --set: dependence.unit_costs.spearmen: unknown key (nearest: spearman); the keys are inputs, spearman");
  EXPECT_EQ(fault("dependence.unit_costs.spearman=2"),
            "64 --set: dependence.unit_costs.spearman: must lie in [-1, 1] (found 2)");
  EXPECT_EQ(fault("dependence.unit_costs.inputs=['budget.unit_costs']"),
            "64 --set: dependence.unit_costs.inputs: no input 'budget.unit_costs' (nearest: budget.unit_cost)");
  EXPECT_EQ(fault("dependence.new={ inputs = ['budget.unit_cost'] }"),
            "64 --set: dependence.new: needs the keys inputs and spearman");
  EXPECT_EQ(fault("extends=baseline"), "64 --set: extends: can only be set in a file");
  EXPECT_EQ(fault("name='../x'"),
            "64 --set: name: must be at most 64 letters, digits, '-', '_' and '.', the first no '.'");
}

TEST(ScenarioSets, ALabelThatTheModelHasNotIsRefusedWithItsPlace) {
  Binder binder{baseline({"budget.unit_cost[ICMB]=1"}).inputs, "baseline"};
  const std::vector<Law> laws(2, Constant::from_value(1));
  try {
    (void)binder.world_by("budget.unit_cost", non_negative, {"ICBM", "SRBM"}, laws);
    FAIL();
  } catch (const Error& problem) {
    EXPECT_EQ(problem.code(), ExitCode::usage);
    EXPECT_EQ(std::string{problem.what()},
              "--set: budget.unit_cost[ICMB]: 'ICMB' is not a label of budget.unit_cost (nearest: ICBM)");
  }
}

}  // namespace
}  // namespace fundshare::scenario_test

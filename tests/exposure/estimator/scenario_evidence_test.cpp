// SPDX-License-Identifier: Apache-2.0
// Scenarios whose figures follow from rows of the tables: the two ends for the claim of a half, and earlier days.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/small_run.hpp"

namespace fundshare::scenario_evidence_test {
namespace {

const std::filesystem::path data_dir{FUNDSHARE_TEST_DATA_DIR};

using End = std::optional<double> EvidenceRow::*;
constexpr End low = &EvidenceRow::low, best = &EvidenceRow::best, high = &EvidenceRow::high;

/// The end of a row at which an input stands in half_most_favourable and half_least_favourable.
struct Choice {
  std::string input, most_row;
  End most;
  std::string least_row;
  End least;
};

const std::vector<Choice>& choices() {
  static const std::vector<Choice> all{
      {"realisation.denied", "E014", low, "E014", high},
      {"realisation.conversion_cost", "E058", low, "E086", high},
      {"realisation.stranded", "E084", low, "E084", high},
      {"realisation.broker_discount", "E055", low, "E056", best},
      {"realisation.operating_cost", "E080", low, "E080", high},
      {"allocation.missile_share", "N003", best, "N006", low},
      {"allocation.spending_lag_months", "E083", low, "E083", high},
      {"budget.stockpile_ratio", "N030", low, "N030", high},
      {"budget.research_and_sites", "N031", low, "N032", high},
      {"budget.military_share", "KIDA-MILSH-2011", low, "KIDA-MILSH-2011", high},
      {"budget.missile_share_of_military", "N009", low, "N009", high},
  };
  return all;
}

Scenario scenario(const std::string& name) { return read_scenario(name, data_dir, {}); }

const Declaration& input(const Scenario& of, const std::string& name) {
  return *std::ranges::find(of.inputs, name, &Declaration::name);
}

double constant(const Scenario& of, const std::string& name) {
  return std::get<Law>(input(of, name).law).constant().value();
}

TEST(HalfScenarios, EachFigureIsTheEndOfTheRowItCites) {
  const auto rows = read_evidence(data_dir).rows;
  const auto most = scenario("half_most_favourable"), least = scenario("half_least_favourable");
  const auto cites = [](const Declaration& declared, const std::string& id) {
    return std::ranges::find(declared.evidence, id) != declared.evidence.end();
  };
  for (const auto& choice : choices()) {
    SCOPED_TRACE(choice.input);
    EXPECT_EQ(constant(most, choice.input), rows.at(choice.most_row).*choice.most);
    EXPECT_EQ(constant(least, choice.input), rows.at(choice.least_row).*choice.least);
    EXPECT_TRUE(cites(input(most, choice.input), choice.most_row));
    EXPECT_TRUE(cites(input(least, choice.input), choice.least_row));
  }
}

TEST(HalfScenarios, FiguresInOtherUnitsFollowFromTheirRows) {
  const auto evidence = read_evidence(data_dir);
  const auto& rows = evidence.rows;
  const auto most = scenario("half_most_favourable"), least = scenario("half_least_favourable");
  constexpr double days_of_month = 365.25 / 12;
  // Written to two figures, hence within 0.05.
  EXPECT_NEAR(constant(most, "realisation.cashout_delay_months"), *rows.at("E028").low / days_of_month, 0.05);
  EXPECT_NEAR(constant(least, "realisation.cashout_delay_months"), *rows.at("E031").best / days_of_month, 0.05);
  EXPECT_DOUBLE_EQ(constant(most, "budget.materials_share"),
                   *rows.at("KIDA-MAT-22H1").low / *rows.at("KIDA-TOT80-22H1").low);
  EXPECT_EQ(constant(least, "budget.materials_share"), rows.at("N037").low);
  // Labour of 10 % over materials of 80 %, and of 30 % over 50 %, on top of the materials.
  EXPECT_EQ(constant(most, "budget.stockpile_labour"), 1 + 0.1 / 0.8);
  EXPECT_EQ(constant(least, "budget.stockpile_labour"), 1 + 0.3 / 0.5);
  EXPECT_NEAR(constant(most, "budget.domestic_price_ratio"),
              *rows.at("CIA-GDPOER-2023").best / *rows.at("BOK-GNI-USD-2023").best, 0.0005);  // to three figures
}

TEST(HalfScenarios, CapacitiesAndUnitCostsStandAtTheEndsOfTheirRows) {
  const auto rows = read_evidence(data_dir).rows;
  const auto most = scenario("half_most_favourable"), least = scenario("half_least_favourable");
  const auto capacity_from = [](const Scenario& of, int year) {
    const auto laws = std::get<std::vector<LawFromYear>>(input(of, "realisation.monthly_capacity").law);
    return std::ranges::find(laws, year, &LawFromYear::year)->law.constant();
  };
  EXPECT_EQ(capacity_from(most, 2017), rows.at("E064").high);
  EXPECT_EQ(capacity_from(most, 2025), rows.at("E065").high);
  EXPECT_EQ(capacity_from(least, 2017), rows.at("E064").low);
  EXPECT_EQ(capacity_from(least, 2020), rows.at("E063").best);
  EXPECT_EQ(std::get<LawOfRows>(input(most, "budget.unit_cost").law).part, LawOfRows::Part::low);
  EXPECT_EQ(std::get<LawOfRows>(input(least, "budget.unit_cost").law).part, LawOfRows::Part::high);
}

TEST(HalfScenarios, NoChoiceRestsOnAClaimAboutAShare) {
  for (const char* name : {"half_most_favourable", "half_least_favourable"}) {
    const auto base = scenario("baseline"), own = scenario(name);
    for (const auto& changed : own.inputs) {
      if (changed.place.file == input(base, changed.name).place.file) continue;
      for (const auto& id : changed.evidence) {
        EXPECT_FALSE(id == "N007" || id == "N008" || (id >= "E069" && id <= "E076") || id.starts_with("C1")) << id;
      }
    }
  }
}

TEST(HalfScenarios, TheEstimatorOfTheFavourableOneHasTheLargestSum) {
  const auto evidence = read_evidence(data_dir);
  const auto sum_of = [&](const std::string& estimator) {
    double sum = 0;
    for (int year = 2017; year <= 2025; ++year) {
      const AnnualEstimate* latest = nullptr;
      for (const auto& row : evidence.estimates) {
        const bool whole = row.start == Date{year, 1, 1} && row.end == Date{year, 12, 31};
        if (row.estimator != estimator || row.scope != "crypto_theft" || !whole || !row.best) continue;
        if (row.source_checked == SourceChecked::memory) continue;
        if (!latest || latest->published.latest() < row.published.latest()) latest = &row;
      }
      if (latest) sum += latest->best->value();
    }
    return sum;
  };
  const auto chosen = scenario("half_most_favourable").estimators;
  ASSERT_EQ(chosen, std::vector<std::string>{"Chainalysis"});
  for (const auto& other : scenario("baseline").estimators) EXPECT_GE(sum_of("Chainalysis"), sum_of(other)) << other;
}

TEST(HalfScenarios, TheLeastFavourableOneCountsGovernmentRowsAtTheirLowEnds) {
  const test::SmallRun run{{"theft.valuation_error=1", "theft.unrecorded=0", "theft.attribution.government=1"},
                           64,
                           test::SmallRun::project_evidence(),
                           "half_least_favourable"};
  double expected = 0;
  for (const auto& theft : read_evidence(data_dir).incidents) {
    if (theft.date.year > 2025 || theft.source_checked == SourceChecked::memory) continue;
    if (theft.level == AttributionLevel::government) expected += theft.low.value();
  }
  for (const double stolen : run.column("gross_theft_usd"))
    EXPECT_NEAR(stolen, expected, 1e-13 * expected);  // rounding
}

TEST(HalfScenarios, EncloseTheBaselineInEveryWorld) {
  const auto coverage = [](const std::string& name) {
    const test::SmallRun run{{}, 512, test::SmallRun::project_evidence(), name};
    const auto column = run.column("coverage");
    return std::vector<double>{column.begin(), column.end()};
  };
  const auto most = coverage("half_most_favourable"), middle = coverage("baseline"),
             least = coverage("half_least_favourable");
  for (std::size_t world = 0; world < most.size(); ++world) {
    EXPECT_GT(most[world], middle[world]) << world;
    EXPECT_GT(middle[world], least[world]) << world;
  }
}

TEST(AsOfScenarios, StandOnTheDaysOfTheirClaimsAndEndWithTheLastFullYearBefore) {
  const auto evidence = read_evidence(data_dir);
  for (const auto& [name, claim] : {std::pair{"as_of_2022_07_28", "C04"},
                                    {"as_of_2023_05_09", "C10"},
                                    {"as_of_2024_03_20", "C17"},
                                    {"as_of_2024_03_20", "C20"},
                                    {"as_of_2025_10_22", "C23a"},
                                    {"as_of_2025_10_22", "C23d"}}) {
    SCOPED_TRACE(name);
    const auto s = scenario(name);
    ASSERT_TRUE(s.as_of);
    EXPECT_EQ(*s.as_of, std::ranges::find(evidence.claims, claim, &Claim::id)->date);
    auto day = to_string(*s.as_of);
    std::ranges::replace(day, '-', '_');
    EXPECT_EQ(s.name, "as_of_" + day);
    EXPECT_EQ(s.first_year, 2017);
    EXPECT_EQ(s.last_year, s.as_of->year - 1);
  }
}

TEST(PartialScenario, EndsInAYearThatTheTablesDoNotFill) {
  const test::SmallRun run{{}, 64, test::SmallRun::project_evidence(), "partial_2026"};
  EXPECT_EQ(run.model().window().last_year, 2026);
  EXPECT_LT(run.model().window().months(), 120u);
  const auto outputs = run.model().outputs();
  EXPECT_TRUE(std::ranges::any_of(outputs, [](const Output& output) {
    return output.variable == "coverage" && output.year_end == 2026 &&
           std::ranges::find(output.flags, "partial") != output.flags.end();
  }));
}

}  // namespace
}  // namespace fundshare::scenario_evidence_test

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "fundshare/uncertainty/spec/toml_document.hpp"
#include "support/small_run.hpp"

namespace fundshare::shipped_scenarios_test {
namespace {

const std::filesystem::path data_dir{FUNDSHARE_TEST_DATA_DIR};

/// Each setting and each law of `own` is another one in `base`.
void expect_changes(const Node& own, const Node& base, const std::string& group) {
  const std::set<std::string> texts{"extends", "title", "why"};
  for (const auto& [key, place, value] : *own.table()) {
    if (group.empty() && texts.contains(key)) continue;
    const Node* before = base.find(key);
    ASSERT_NE(before, nullptr) << group << key;
    if (const Node* law = value.find("law")) {
      EXPECT_FALSE(same_value(*law, *before->find("law"))) << group << key << " has the law of the baseline";
    } else if (value.table()) {
      expect_changes(value, *before, group + key + ".");
    } else {
      EXPECT_FALSE(same_value(value, *before)) << group << key << " is that of the baseline";
    }
  }
}

/// What holds for each file of data/scenarios.
class ShippedScenario : public ::testing::TestWithParam<std::string> {
 protected:
  [[nodiscard]] static Scenario scenario() { return read_scenario(GetParam(), data_dir, {}); }
  [[nodiscard]] static Node own_text() { return read_toml(data_dir / "scenarios" / (GetParam() + ".toml")); }
  [[nodiscard]] static bool is_baseline() { return GetParam() == "baseline"; }
};

TEST_P(ShippedScenario, HasTheNameOfItsFileATitleAndAReason) {
  const auto s = scenario();
  EXPECT_EQ(s.name, GetParam());
  EXPECT_FALSE(s.title.empty());
  EXPECT_NE(s.title, s.name);
  EXPECT_TRUE(s.why.ends_with('.')) << s.why;
  EXPECT_EQ(s.why.find('\n'), std::string::npos);
}

TEST_P(ShippedScenario, ExtendsTheBaselineAndHoldsOnlyWhatDiffers) {
  const Node own = own_text();
  if (is_baseline()) {
    EXPECT_EQ(own.find("extends"), nullptr);
    return;
  }
  ASSERT_NE(own.find("extends"), nullptr);
  EXPECT_EQ(*own.find("extends")->string(), "baseline");
  expect_changes(own, read_scenario("baseline", data_dir, {}).resolved, "");
}

TEST_P(ShippedScenario, SaysWhatEachLawRestsOn) {
  const auto evidence = read_evidence(data_dir);
  const std::set<std::string> words{"judgement", "definition", "rows"};
  for (const auto& input : scenario().inputs) {
    EXPECT_TRUE(input.by_label.empty()) << input.name;  // the law of a single label can name no source
    EXPECT_NE(input.confidence, "set by scenario") << input.name;
    for (const auto& id : input.evidence) {
      if (words.contains(id)) continue;
      const auto row = evidence.rows.find(id);
      ASSERT_NE(row, evidence.rows.end()) << input.name << " cites " << id;
      EXPECT_TRUE(may_feed_default(row->second.source_checked)) << input.name << " cites " << id;
      const bool own_choice = row->second.source_checked == SourceChecked::assumption;
      const bool says_so = std::ranges::find(input.evidence, "judgement") != input.evidence.end();
      EXPECT_TRUE(!own_choice || says_so) << input.name << " rests on " << id << ", a choice of this project";
    }
  }
}

TEST_P(ShippedScenario, GivesACoverageInEveryWorld) {
  const test::SmallRun run{{}, 256, test::SmallRun::project_evidence(), GetParam()};
  for (const char* variable : {"coverage", "net_ratio", "funded_share", "coverage_foreign_parts"}) {
    const auto column = run.column(variable);
    EXPECT_TRUE(std::ranges::all_of(column, [](double x) { return std::isfinite(x) && x > 0.0; })) << variable;
  }
}

INSTANTIATE_TEST_SUITE_P(Data, ShippedScenario, ::testing::ValuesIn(shipped_scenarios(data_dir)),
                         [](const auto& of) { return of.param; });

}  // namespace
}  // namespace fundshare::shipped_scenarios_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/explain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "catalogue/edited_data.hpp"
#include "evidence/message_of.hpp"
#include "fundshare/exposure/share/output_list.hpp"

namespace fundshare::explain_test {
namespace {

using test::edited_catalogue;
using test::message_of;
using test::project_catalogue;
using testing::Contains;
using testing::Not;

template <class Kind>
std::vector<Kind> all_of(const std::string& name, const Catalogue& catalogue = project_catalogue()) {
  std::vector<Kind> found;
  for (const auto& explanation : explain(catalogue, name)) {
    if (const auto* one = std::get_if<Kind>(&explanation)) found.push_back(*one);
  }
  return found;
}

template <class Kind>
Kind only(const std::string& name, const Catalogue& catalogue = project_catalogue()) {
  auto found = all_of<Kind>(name, catalogue);
  EXPECT_EQ(found.size(), 1U) << name;
  return found.empty() ? Kind{} : found.front();
}

// Rows, the word judgement, or the word definition: nothing else may carry a default.
TEST(Explain, EveryInputOfTheBaselineShowsItsRowsOrTheWordJudgement) {
  for (const auto& declared : project_catalogue().scenario().inputs) {
    const auto input = only<InputExplanation>(declared.name);
    EXPECT_EQ(input.rows.size() + input.words.size(), declared.evidence.size()) << declared.name;
    EXPECT_TRUE(!input.rows.empty() || std::ranges::find(input.words, "judgement") != input.words.end() ||
                std::ranges::find(input.words, "definition") != input.words.end())
        << declared.name;
    EXPECT_FALSE(input.input.meaning.empty() || input.input.unit.empty()) << declared.name;
  }
}

TEST(Explain, AnInputHasItsStageAndReach) {
  const auto input = only<InputExplanation>("allocation.missile_share");
  EXPECT_EQ(input.stage, 3);
  EXPECT_THAT(input.reaches, Contains("coverage"));
  EXPECT_THAT(input.reaches, Not(Contains("gross_ratio")));
  EXPECT_EQ(input.rows.front().id, "N001");
  EXPECT_EQ(input.rows.front().place.file, "inputs/input_evidence.csv");
}

TEST(Explain, TheLastPartOfANameIsEnough) {
  EXPECT_EQ(only<InputExplanation>("missile_share").input.name, "allocation.missile_share");
  EXPECT_EQ(only<InputExplanation>("unit_cost[ICBM]").input.name, "budget.unit_cost");
}

TEST(Explain, ALabelHasTheRowOfItsOwn) {
  const auto input = only<InputExplanation>("budget.unit_cost[ICBM]");
  ASSERT_TRUE(input.label);
  EXPECT_EQ(input.input.labels[*input.label], "ICBM");
  ASSERT_EQ(input.rows.size(), 1U);
  EXPECT_EQ(input.rows[0].id, "DEF-ICBM");
  EXPECT_FALSE(input.label_is_row);
  EXPECT_TRUE(only<InputExplanation>("theft.amount[2025-02-bybit]").label_is_row);
  EXPECT_EQ(message_of([] { (void)explain(project_catalogue(), "budget.unit_cost[ICMB]"); }),
            "'ICMB' is not a label of budget.unit_cost (nearest: ICBM)");
}

TEST(Explain, AnInputThatTheRunLeavesOutIsSaidToBeReadByNothing) {
  const auto input = only<InputExplanation>("realisation.btc_volatility");
  EXPECT_EQ(input.stage, 0);
  EXPECT_TRUE(input.reaches.empty());
  EXPECT_EQ(input.input.laws.size(), 1U);
}

TEST(Explain, TheScenarioDecidesTheLaw) {
  const auto with = edited_catalogue({}, {"allocation.missile_share=1"});
  const auto input = only<InputExplanation>("allocation.missile_share", with);
  EXPECT_EQ(input.input.law(0).constant(), 1.0);
  EXPECT_EQ(input.words, std::vector<std::string>{"scenario"});
}

TEST(Explain, EveryOutputHasADefinitionAUnitAndTheFlagsItMayCarry) {
  for (const auto& definition : output_definitions()) {
    const auto output = only<OutputExplanation>(definition.variable);
    EXPECT_FALSE(output.term.meaning.empty() || output.term.definition.empty()) << definition.variable;
    EXPECT_EQ(output.unit, definition.unit);
    EXPECT_EQ(output.year_basis, definition.year_basis);
    EXPECT_FALSE(output.inputs.empty()) << definition.variable;
    for (const auto& flag : output.flags) EXPECT_FALSE(flag.meaning.empty()) << flag.name;
  }
}

// What a run of the baseline flags must be among the flags that are told.
TEST(Explain, NoRowCarriesAFlagThatIsNotToldOfItsOutput) {
  for (const auto& row : project_catalogue().model().outputs()) {
    if (row.table != "summary") continue;
    const auto output = only<OutputExplanation>(row.variable);
    for (const auto& flag : row.flags)
      EXPECT_TRUE(std::ranges::find(output.flags, flag, &Term::name) != output.flags.end()) << row.variable << flag;
  }
}

TEST(Explain, AFlagNamesTheOutputsThatCanCarryIt) {
  const auto flag = only<TermExplanation>("no_launches");
  EXPECT_EQ(flag.outputs, (std::vector<std::string>{"tests_usd", "coverage_tests", "gross_over_tests",
                                                    "gross_over_tests_cyber"}));  // docs/methods.md, Flags
}

TEST(Explain, SettingsHaveTheirValueInTheScenario) {
  EXPECT_EQ(only<SettingExplanation>("years").value, "[2017, 2025]");
  EXPECT_EQ(only<SettingExplanation>("price_path").value, "\"historical\"");
}

TEST(Explain, RowsTablesColumnsExitCodesAndMessages) {
  EXPECT_EQ(only<SourceCard>("C10").table, "claims/claims.csv");
  EXPECT_EQ(only<TableExplanation>("incidents").rows, 230U);
  EXPECT_EQ(only<ColumnExplanation>("recovered_usd").columns.front().table, "theft/incidents.csv");
  for (const char* name : {"65", "exit 65", "exit code 65"})
    EXPECT_EQ(only<TermExplanation>(name).term.kind, "exit_code");
  EXPECT_EQ(only<TermExplanation>("data/x.csv:2:6: usd_low: '1,5' is not an amount (write a number)").term.kind,
            "error");
  EXPECT_EQ(only<TermExplanation>("mc_se").term.kind, "statistic");
  EXPECT_EQ(only<TermExplanation>("un_panel").term.kind, "attribution");
}

TEST(Explain, ANameThatStandsForNothingIsRefusedWithTheNearest) {
  const auto refusal = [](const std::string& name) {
    return message_of([&] { (void)explain(project_catalogue(), name); });
  };
  EXPECT_TRUE(refusal("coverrage").starts_with("nothing is called 'coverrage' (nearest: coverage); a name is"));
  EXPECT_TRUE(refusal("allocation.missle_share")
                  .starts_with("nothing is called 'allocation.missle_share' (nearest: "
                               "allocation.missile_share)"));
  EXPECT_TRUE(refusal("2025-02-bibyt").find("(nearest: 2025-02-bybit)") != std::string::npos);
  EXPECT_TRUE(refusal("").starts_with("nothing is called ''"));
  EXPECT_TRUE(refusal("Bybit").starts_with("nothing is called 'Bybit' (names that hold it: 2025-02-bybit); a name"));
}

}  // namespace
}  // namespace fundshare::explain_test

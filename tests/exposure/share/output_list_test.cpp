// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/share/output_list.hpp"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace fundshare::output_list_test {
namespace {

constexpr StudyWindow window{2017, 2021};

/// 2018 has no launches, 2021 a count that is a minimum; GNI before 2017 and exports of 2021 are carried; 2020 lacks an
/// estimate.
YearFacts made_up_facts() {
  return {.has_launches = {1, 0, 1, 1, 1},
          .has_minimum_count = {0, 0, 0, 0, 1},
          .gni_carried = {0, 0, 0, 0, 0},
          .gni_before_carried = {1, 0, 0, 0, 0},
          .exports_carried = {0, 0, 0, 0, 1},
          .lacks_estimate = {0, 0, 0, 1, 0},
          .is_partial = {0, 0, 0, 0, 0}};
}

std::string flags(const std::string& variable, const std::string& report, int year) {
  const auto outputs = list_outputs(window, report_windows(window), made_up_facts());
  const auto at = std::ranges::find_if(
      outputs, [&](const Output& o) { return o.variable == variable && o.window == report && o.year_start == year; });
  return at == outputs.end() ? "no such output" : fmt::format("{}", fmt::join(at->flags, ";"));
}

TEST(ReportWindows, AreYearsFullRunsOfThreeAndTheWhole) {
  const auto windows = report_windows(window);
  ASSERT_EQ(windows.size(), 5u + 3u + 1u);
  EXPECT_EQ(windows[7].name, "rolling3");
  EXPECT_EQ(windows[7].first, 2u);
  EXPECT_EQ(windows[7].last, 4u);
  EXPECT_EQ(report_windows({2020, 2021}).size(), 3u);  // no full run of three
}

TEST(OutputList, HoldsEveryVariableOfTheDocumentationOnce) {
  std::vector<std::string> names;
  for (const auto& definition : output_definitions()) names.emplace_back(definition.variable);
  EXPECT_EQ(names.size(), 43u);  // 26 plain, 12 with _cyber, 5 with _cyber_it
  EXPECT_EQ(std::ranges::count_if(names, [](const std::string& name) { return name.ends_with("_cyber"); }), 12);
  EXPECT_EQ(std::ranges::count_if(names, [](const std::string& name) { return name.ends_with("_cyber_it"); }), 5);
  std::ranges::sort(names);
  EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
}

TEST(OutputList, GivesRealisedShareForTheWholeWindowOnly) {
  EXPECT_EQ(flags("realised_share", "total", 2017), "opening_stock_zero");
  EXPECT_EQ(flags("realised_share", "year", 2019), "no such output");
}

TEST(OutputList, FlagsEveryRowThatEndsInAPartialYear) {
  auto facts = made_up_facts();
  facts.is_partial.back() = 1;
  for (const auto& output : list_outputs({2017, 2021, 6}, report_windows({2017, 2021, 6}), facts)) {
    EXPECT_EQ(std::ranges::count(output.flags, "partial"), output.year_end == 2021) << output.variable;
    EXPECT_TRUE(std::ranges::is_sorted(output.flags)) << output.variable;
  }
}

TEST(OutputList, FlagsTheOpeningStockInTheFirstTwoYears) {
  EXPECT_EQ(flags("net_cash_usd", "year", 2017), "opening_stock_zero");
  EXPECT_EQ(flags("still_held_usd", "rolling3", 2018), "opening_stock_zero");
  EXPECT_EQ(flags("coverage", "year", 2019), "");
  EXPECT_EQ(flags("gross_theft_usd", "year", 2017), "");
}

TEST(OutputList, FlagsMinimumCountsOnAllThatRestsOnLaunches) {
  EXPECT_EQ(flags("coverage", "year", 2021), "launches_minimum");
  EXPECT_EQ(flags("funded_share", "rolling3", 2019), "launches_minimum");
  EXPECT_EQ(flags("tests_usd", "year", 2021), "launches_minimum");
  EXPECT_EQ(flags("net_cash_usd", "year", 2021), "");
}

TEST(OutputList, FlagsAYearWithoutLaunchesOnTestsOnly) {
  EXPECT_EQ(flags("coverage_tests", "year", 2018), "no_launches;opening_stock_zero");
  EXPECT_EQ(flags("gross_over_tests_cyber", "year", 2018), "no_launches");
  EXPECT_EQ(flags("coverage_tests", "rolling3", 2017), "opening_stock_zero");
  EXPECT_EQ(flags("coverage", "year", 2018), "opening_stock_zero");
}

TEST(OutputList, FlagsWhatIsCarriedForward) {
  EXPECT_EQ(flags("coverage_wmd", "year", 2017), "carried_forward;opening_stock_zero");
  EXPECT_EQ(flags("gross_over_wmd", "year", 2018), "");
  EXPECT_EQ(flags("net_over_foreign_income", "year", 2021), "carried_forward");
  EXPECT_EQ(flags("gross_over_foreign_income_cyber", "total", 2017), "carried_forward;no_estimate");
}

TEST(OutputList, FlagsTheftRowsOfAYearWithoutEstimate) {
  EXPECT_EQ(flags("gross_theft_usd", "year", 2020), "no_estimate");
  EXPECT_EQ(flags("gross_ratio", "rolling3", 2018), "no_estimate");
  EXPECT_EQ(flags("net_cash_usd", "year", 2020), "");
}

}  // namespace
}  // namespace fundshare::output_list_test

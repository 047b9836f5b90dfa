// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/vintage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fundshare/uncertainty/summary/summarise.hpp"
#include "questions/comparison/project_points.hpp"

namespace fundshare::vintage_test {
namespace {

using ::testing::HasSubstr;

constexpr std::uint64_t worlds = 600;

VintageResult computed(const std::string& list, unsigned threads = 2) {
  const auto dates = parse_vintage_dates(list);
  const auto models =
      vintage_models(test::evidence(), test::Varied{}.read({}), dates, test::shared_plan(1 << 14, threads));
  return vintage(models, 1, std::vector<Plan>(models.size(), test::shared_plan(worlds, threads)));
}

const VintageFigure& find(const VintageResult& result, std::size_t date, const std::string& variable,
                          const std::string& window) {
  const auto at = std::ranges::find_if(result.figures, [&](const VintageFigure& figure) {
    return figure.date == date && figure.variable == variable && figure.window.window == window;
  });
  expects(at != result.figures.end(), "a figure of that day");
  return *at;
}

void expect_same(const Summary& a, const Summary& b) {
  EXPECT_EQ(a.mean.value, b.mean.value);
  for (const double level : {.05, .50, .95}) EXPECT_EQ(a.quantile(level).value, b.quantile(level).value);
}

TEST(Vintage, EachDayIsItsShippedScenarioAndTodayIsBaseline) {
  const auto result = computed(standard_vintage_dates);
  const std::vector<std::pair<std::string, int>> shipped{{"as_of_2022_07_28", 2019},
                                                         {"as_of_2023_05_09", 2020},
                                                         {"as_of_2024_03_20", 2021},
                                                         {"as_of_2025_10_22", 2022},
                                                         {"baseline", 2023}};
  for (std::size_t d = 0; d < shipped.size(); ++d) {
    const auto& [name, last_three] = shipped[d];
    const test::SharedRun run{{}, worlds, name};
    for (const auto& variable : vintage_variables()) {
      expect_same(*find(result, d, variable, "total").summary, *summarise(run.column(variable)));
      expect_same(*find(result, d, variable, "rolling3").summary,
                  *summarise(run.column(variable, "rolling3", last_three)));
    }
  }
}

TEST(Vintage, TheCommonWindowOfTheFirstDayIsItsWholeWindowToTheBit) {
  const auto result = computed("2022-07-28,2024-03-20");
  for (const auto& variable : vintage_variables()) {
    const auto& common = find(result, 0, variable, common_window);
    expect_same(*common.summary, *find(result, 0, variable, "total").summary);
    EXPECT_EQ(common.reaches_half->value, find(result, 0, variable, "total").reaches_half->value);
    EXPECT_EQ(find(result, 1, variable, common_window).window, common.window);
    EXPECT_EQ(common.window.year_end, 2021);
  }
}

TEST(Vintage, AChangeIsThePairedDifferenceOverTheCommonYears) {
  const auto result = computed("2022-07-28,2023-05-09,today");
  ASSERT_EQ(result.changes.size(), 2U * 3);
  const test::SharedRun first{{}, worlds, "as_of_2022_07_28"};
  const test::SharedRun second{{}, worlds, "as_of_2023_05_09"};
  std::vector<double> difference(worlds);
  for (std::size_t w = 0; w < worlds; ++w) {
    double cash = 0.0, budget = 0.0;
    for (int year = 2017; year <= 2021; ++year) {
      cash += second.column("net_cash_usd", "year", year)[w];
      budget += second.column("budget_usd", "year", year)[w];
    }
    difference[w] = cash / budget - first.column("net_ratio")[w];
  }
  EXPECT_EQ(result.changes[1].variable, "net_ratio");
  expect_same(result.changes[1].comparison->difference, *summarise(difference));
}

TEST(Vintage, ADayAfterTheLastRowIsToday) {
  const auto result = computed("2030-01-01,today", 3);
  for (const auto& change : result.changes) {
    EXPECT_EQ(change.comparison->difference.mean.value, 0.0);
    EXPECT_EQ(change.comparison->difference.sd.value, 0.0);
  }
}

TEST(Vintage, CountsTheRowsThatWerePublic) {
  const auto& evidence = test::evidence();
  const Date day{2023, 5, 9};
  const auto rows = rows_known(evidence, {day}), all = rows_known(evidence, {});
  const auto incidents =
      std::ranges::count_if(evidence.incidents, [&](const Incident& row) { return row.date <= day; });
  EXPECT_EQ(rows[0].rows, static_cast<std::size_t>(incidents));
  EXPECT_EQ(rows[4].rows, evidence.prices.size() - (all[4].rows - rows[4].rows));
  EXPECT_EQ(all[1].rows, evidence.estimates.size());
  EXPECT_EQ(all[2].rows, evidence.anchors.size());
  for (std::size_t k = 0; k < rows.size(); ++k) EXPECT_LT(rows[k].rows, all[k].rows) << rows[k].table;
}

std::string refusal(const std::string& list) {
  try {
    (void)computed(list);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::usage);
    return error.what();
  }
  return "accepted";
}

TEST(Vintage, DaysOutOfOrderOrUnreadableAreRefused) {
  EXPECT_THAT(refusal("today"), HasSubstr("--dates: needs two days or more"));
  EXPECT_THAT(refusal(""), HasSubstr("--dates: needs two days or more"));
  EXPECT_THAT(refusal("2023-01-01,2023-01-01"), HasSubstr("'2023-01-01' does not come after '2023-01-01'"));
  EXPECT_THAT(refusal("today,2023-01-01"), HasSubstr("'2023-01-01' does not come after 'today'"));
  EXPECT_THAT(refusal("2023-02-29,today"), HasSubstr("'2023-02-29' is neither a day"));
  EXPECT_THAT(refusal("2023-01-01,,today"), HasSubstr("'' is neither a day"));
  EXPECT_THAT(refusal("2023-01-01,today,"), HasSubstr("ends with a comma"));
}

TEST(Vintage, DaysOfWhichTooLittleIsKnownAreRefused) {
  EXPECT_THAT(refusal("2017-12-30,today"), HasSubstr("2017-12-30: the last full year known then is 2016"));
  EXPECT_THAT(refusal("2018-09-01,today"), HasSubstr("--dates: 2018-09-01: too little was public: budget/"));
  EXPECT_EQ(refusal("2018-09-02,today"), "accepted");
}

}  // namespace
}  // namespace fundshare::vintage_test

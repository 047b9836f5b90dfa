// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/survey.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "catalogue/edited_data.hpp"

namespace fundshare::survey_test {
namespace {

using test::edited_catalogue;
using test::project_catalogue;

const DataSurvey& survey() {
  static const DataSurvey made = survey_data(project_catalogue());
  return made;
}

const MoneyFacts& money(const DataSurvey& from, const std::string& what) {
  const auto at = std::ranges::find(from.money, what, &MoneyFacts::what);
  if (at == from.money.end()) throw std::out_of_range{what};
  return *at;
}

template <class Values>
auto sum(const Values& values) {
  return std::accumulate(values.begin(), values.end(), typename Values::value_type{});
}

TEST(Survey, CountsRowsColumnsAndChecksOfEveryTable) {
  ASSERT_EQ(survey().tables.size(), project_catalogue().tables().size());
  for (const auto& facts : survey().tables) {
    if (facts.by_check) {
      EXPECT_EQ(sum(*facts.by_check), facts.rows) << facts.name;
    }
  }
  const auto at = std::ranges::find(survey().tables, "theft/incidents.csv", &TableFacts::name);
  EXPECT_EQ(at->rows, 230U);  // data/README.md
  EXPECT_EQ(at->columns, 15U);
}

// The made-up row lies ten years before all others: 1 month has a row, the span grows to it.
TEST(Survey, SpansTheDatesOfATableAndCountsTheMonthsThatHaveARow) {
  const auto before = std::ranges::find(survey().tables, "budget/launches_excluded.csv", &TableFacts::name);
  const std::string header = "date,event,reason_class,source_url,source_checked\n";
  const auto edited = survey_data(edited_catalogue(
      {{"budget/launches_excluded.csv", header, header + "2007-03-05,x,SAM,https://a.example,seen\n"}}));
  const auto after = std::ranges::find(edited.tables, "budget/launches_excluded.csv", &TableFacts::name);
  EXPECT_EQ(to_string(*after->first), "2007-03-05");
  EXPECT_EQ(after->last, before->last);
  EXPECT_EQ(after->months_covered, before->months_covered + 1);
  const auto earlier = before->first->in_month().index_from({2007, 3});
  EXPECT_EQ(after->months_spanned, before->months_spanned + static_cast<std::size_t>(earlier));
}

// The sums by year are those of data/theft/README.md.
TEST(Survey, DollarsOfTheftsAddUpByLevelAndByCheck) {
  double by_level = 0;
  for (const std::string level : {"government", "un_panel", "multi_vendor", "single_vendor", "disputed_or_unconfirmed"})
    by_level += sum(money(survey(), "thefts, " + level).usd);
  const double by_year = 88640000.0 + 980102669 + 112414000 + 319713000 + 319512751 + 1006973632 + 783727146 +
                         1124136108 + 2075339878 + 729384636;
  EXPECT_EQ(by_level, by_year);  // whole dollars: exact
  EXPECT_EQ(sum(money(survey(), "thefts, all").usd), by_year);
  EXPECT_EQ(sum(money(survey(), "thefts, government").usd), 3935314501.0);  // data/theft/README.md
}

TEST(Survey, NoDollarOfTheDefaultsRestsOnMemory) {
  const auto memory =
      static_cast<std::size_t>(std::ranges::find(source_checks, SourceChecked::memory) - source_checks.begin());
  EXPECT_GT(money(survey(), "thefts, all").usd[memory], 0.0);
  EXPECT_EQ(money(survey(), "thefts that the scenario draws").usd[memory], 0.0);
  EXPECT_EQ(money(survey(), "yearly totals in use (they overlap)").rows[memory], 0U);
}

TEST(Survey, ATheftThatTheScenarioBringsInIsCountedAsDrawn) {
  const auto with = survey_data(edited_catalogue({}, {"theft.incident.2018-01-coincheck=include"}));
  EXPECT_EQ(sum(money(with, "thefts that the scenario draws").usd) -
                sum(money(survey(), "thefts that the scenario draws").usd),
            534000000.0);
}

TEST(Survey, TheTotalsInUseAreOnePerEstimatorAndYear) {
  const auto used = estimates_in_use(project_catalogue());
  const auto& inputs = project_catalogue().model().inputs().inputs;
  EXPECT_EQ(used.size(), std::ranges::find(inputs, "theft.estimate_error", &Input::name)->labels.size());
  for (const auto* row : used) {
    const auto same = std::ranges::count_if(
        used, [&](const auto* other) { return other->estimator == row->estimator && other->start == row->start; });
    EXPECT_EQ(same, 1) << row->estimator << row->start.year;
  }
}

TEST(Survey, EveryInputIsCountedOnceByWhatItRestsOn) {
  std::size_t all = 0;
  for (const auto& basis : survey().inputs)
    all += basis.rows + basis.rows_and_judgement + basis.judgement + basis.definition + basis.scenario;
  EXPECT_EQ(all, project_catalogue().model().inputs().inputs.size());
}

TEST(Survey, AnInputSetWithoutASourceRestsOnTheScenario) {
  const auto with = survey_data(edited_catalogue({}, {"budget.import_share=0.2"}));
  EXPECT_EQ(with.inputs.back().confidence, "set by scenario");
  EXPECT_EQ(with.inputs.back().scenario, 1U);
  EXPECT_EQ(survey().inputs.back().scenario, 0U);
}

}  // namespace
}  // namespace fundshare::survey_test

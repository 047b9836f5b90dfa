// SPDX-License-Identifier: Apache-2.0
// Estimator::report_also: more years, months and the draws of inputs.
#include <gtest/gtest.h>

#include "support/small_run.hpp"

namespace fundshare::more_figures_test {
namespace {

constexpr std::uint64_t worlds = 300;

/// A run with figures beside the standard ones.
struct MoreFiguresRun {
  MoreFiguresRun(const std::vector<std::string>& sets, const MoreFigures& more)
      : evidence{test::SmallRun::project_evidence()},
        scenario{read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, sets)},
        model{evidence, scenario, Plan{1 << 14, 2}} {
    model.report_also(more);
    columns.emplace(1, model.outputs().size(), worlds);
    const Variant unchanged{};
    run(model, {&unchanged, 1}, MonteCarloPoints{1}, Plan{worlds, 2}, *columns);
  }
  [[nodiscard]] std::span<const double> column(const std::string& table, const std::string& variable,
                                               const std::string& window, int year_start) const {
    const auto at = std::ranges::find_if(model.outputs(), [&](const Output& output) {
      return output.table == table && output.variable == variable && output.window == window &&
             output.year_start == year_start;
    });
    expects(at != model.outputs().end(), "an output of the model");
    return columns->column(static_cast<std::size_t>(at - model.outputs().begin()));
  }
  Evidence evidence;
  Scenario scenario;
  Estimator model;
  std::optional<ColumnStore> columns;
};

const MoreFiguresRun& baseline_with_more() {
  static const MoreFiguresRun run{
      {},
      {{{2019, 2022}, {2020, 2022}}, {{{2019, 1}, {2020, 11}}, {{2020, 1}, {2022, 12}}}, {"allocation.missile_share"}}};
  return run;
}

TEST(MoreFigures, ChangeNoOutputThatWasThere) {
  const test::SmallRun plain{{}, worlds};
  const auto& more = baseline_with_more();
  std::vector<std::size_t> standard;
  for (std::size_t k = 0; k < more.model.outputs().size(); ++k) {
    const Output& output = more.model.outputs()[k];
    const bool added =
        output.table == "months" || output.table == "inputs" || (output.table == "summary" && output.window == "years");
    if (!added) standard.push_back(k);
  }
  ASSERT_EQ(standard.size(), plain.model().outputs().size());
  for (std::size_t k = 0; k < standard.size(); ++k) {
    const Output &mine = more.model.outputs()[standard[k]], &theirs = plain.model().outputs()[k];
    EXPECT_EQ(mine.variable, theirs.variable);
    EXPECT_EQ(mine.year_start, theirs.year_start);
    EXPECT_EQ(mine.flags, theirs.flags);
    EXPECT_TRUE(std::ranges::equal(more.columns->column(standard[k]), plain.columns().column(k),
                                   [](double a, double b) { return a == b || (a != a && b != b); }))
        << mine.variable << ' ' << mine.window << ' ' << mine.year_start;
  }
}

TEST(MoreFigures, MoreYearsAreThoseOfAStandardWindowWhereThereIsOne) {
  const auto& more = baseline_with_more();
  EXPECT_TRUE(std::ranges::equal(more.column("summary", "coverage_cyber", "years", 2020),
                                 more.column("summary", "coverage_cyber", "rolling3", 2020)));
  const auto four = more.column("summary", "net_cash_usd", "years", 2019);
  const auto three = more.column("summary", "net_cash_usd", "rolling3", 2020);
  const auto first = more.column("summary", "net_cash_usd", "year", 2019);
  for (std::size_t w = 0; w < worlds; ++w) EXPECT_NEAR(four[w], first[w] + three[w], 1e-15 * 8 * four[w]);
}

// Every theft counts, takes 2e7 and none is drawn: a month holds 2e7 for each theft of it and a twelfth of .03 times
// 2e7 for each theft of its year. 23 sums of at most 100 terms: 1e-13 relative.
TEST(MoreFigures, AMonthWindowIsTheSumOfItsTheftsByHand) {
  const MoreFiguresRun more{test::everything_constant(), {{}, {{{2019, 1}, {2020, 11}}}, {}}};
  double expected = 0.0;
  for (const auto& incident : more.evidence.incidents) {
    const auto rule = std::ranges::find(more.scenario.incidents, incident.id, &IncidentRule::id);
    const bool excluded = rule != more.scenario.incidents.end() && !rule->probability;
    if (excluded || !may_feed_default(incident.source_checked)) continue;
    const Month month = incident.date.in_month();
    if (month.year == 2019) expected += 2e7 * 1.03;
    if (month.year == 2020) expected += 2e7 * ((month.month <= 11 ? 1.0 : 0.0) + 0.03 * 11.0 / 12.0);
  }
  const auto gross = more.column("months", "gross_theft_usd", "2019-01..2020-11", 2019);
  EXPECT_GT(expected, 1e8);
  EXPECT_NEAR(gross[0], expected, 1e-13 * expected);
  EXPECT_NEAR(more.column("months", "gross_theft_usd_cyber", "2019-01..2020-11", 2019)[0], 1.15 * expected,
              1e-13 * expected);
}

// Sums of 36 months and of 3 years differ in the order of their terms: 1e-14 relative.
TEST(MoreFigures, MonthsOfWholeYearsAddUpToTheYears) {
  const auto& more = baseline_with_more();
  const auto close = [&](const char* variable) {
    const auto months = more.column("months", variable, "2020-01..2022-12", 2020);
    const auto years = more.column("summary", variable, "rolling3", 2020);
    for (std::size_t w = 0; w < worlds; ++w) EXPECT_NEAR(months[w], years[w], 1e-14 * years[w]) << variable;
  };
  for (const char* variable : {"gross_theft_usd", "gross_theft_usd_cyber", "net_cash_usd", "net_cash_usd_cyber"})
    close(variable);
  EXPECT_TRUE(std::ranges::equal(more.column("months", "still_held_usd", "2020-01..2022-12", 2020),
                                 more.column("summary", "still_held_usd", "year", 2022)));
}

TEST(MoreFigures, DrawsOfInputsAreThoseThatTheStagesUse) {
  const auto& more = baseline_with_more();
  const auto share = more.column("inputs", "allocation.missile_share", "total", 2017);
  const auto to_missiles = more.column("waterfall", "to_missiles", "year", 2019);
  const auto net = more.column("waterfall", "net", "year", 2019);
  for (std::size_t w = 0; w < worlds; ++w) EXPECT_EQ(share[w] * net[w], to_missiles[w]);
}

TEST(MoreFigures, OutsideTheWindowOrUnknownAreRefused) {
  const auto evidence = test::SmallRun::project_evidence();
  Estimator model{evidence, read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, {}), {.worlds = 0}};
  EXPECT_THROW(model.report_also({{{2016, 2018}}, {}, {}}), std::logic_error);
  EXPECT_THROW(model.report_also({{}, {{{2025, 1}, {2026, 1}}}, {}}), std::logic_error);
  EXPECT_THROW(model.report_also({{}, {}, {"allocation.share"}}), std::logic_error);
  EXPECT_THROW(model.report_also({{}, {}, {"realisation.denied"}}), std::logic_error);
  model.compute_only({"coverage"});
  EXPECT_THROW(model.report_also({{{2019, 2020}}, {}, {}}), std::logic_error);
}

}  // namespace
}  // namespace fundshare::more_figures_test

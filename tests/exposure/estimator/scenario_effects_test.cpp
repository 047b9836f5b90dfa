// SPDX-License-Identifier: Apache-2.0
// What makes each shipped scenario what its title says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "support/small_run.hpp"

namespace fundshare::scenario_effects_test {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::Ge;
using ::testing::Le;
using ::testing::Lt;
using Settings = std::vector<std::string>;

constexpr std::uint64_t worlds = 512;

test::SmallRun run_of(const std::string& scenario, const Settings& sets = {}) {
  return {sets, worlds, test::SmallRun::project_evidence(), scenario};
}

std::vector<double> values(std::span<const double> column) { return {column.begin(), column.end()}; }

std::vector<double> ratio(std::span<const double> above, std::span<const double> below) {
  std::vector<double> quotients;
  for (std::size_t world = 0; world < above.size(); ++world) quotients.push_back(above[world] / below[world]);
  return quotients;
}

double mean(std::span<const double> column) {
  double sum = 0;
  for (const double x : column) sum += x;
  return sum / static_cast<double>(column.size());
}

Declaration input(const std::string& scenario, const std::string& name) {
  const auto inputs = read_scenario(scenario, FUNDSHARE_TEST_DATA_DIR, {}).inputs;
  return *std::ranges::find(inputs, name, &Declaration::name);
}

Law law(const std::string& scenario, const std::string& name) { return std::get<Law>(input(scenario, name).law); }

/// Sum over the thefts of 2017 to 2025 that `counts` picks.
template <class Counts>
double sum_of_thefts(Usd Incident::*amount, Counts counts) {
  double sum = 0;
  for (const auto& theft : read_evidence(FUNDSHARE_TEST_DATA_DIR).incidents) {
    if (theft.date.year <= 2025 && counts(theft)) sum += (theft.*amount).value();
  }
  return sum;
}

/// Each world stole this: some 400 sums of amounts above zero lose at most 400 x 2^-53 < 1e-13 of it.
void expect_stolen(const test::SmallRun& run, double expected) {
  EXPECT_THAT(values(run.column("gross_theft_usd")), Each(::testing::DoubleNear(expected, 1e-13 * expected)));
}

void expect_choice(const std::string& scenario, std::size_t (Estimator::*output)() const, double choice) {
  const auto run = run_of(scenario);
  EXPECT_THAT(values(run.columns().column((run.model().*output)())), Each(choice)) << scenario;
}

TEST(ScenarioEffects, TheBasisOfTheftIsOneInEveryWorld) {
  expect_choice("incidents_only", &Estimator::basis_output, 0);
  expect_choice("estimates_only", &Estimator::basis_output, 1);
  expect_choice("combined", &Estimator::basis_output, 2);
}

TEST(ScenarioEffects, TheBudgetIsOfOneMethodInEveryWorld) {
  expect_choice("bottom_up_only", &Estimator::method_output, 0);
  expect_choice("top_down_only", &Estimator::method_output, 1);
}

TEST(ScenarioEffects, StrictAttributionCountsGovernmentAndPanelRowsAndNoOther) {
  const auto run = run_of("strict_attribution", {"theft.valuation_error=1", "theft.amount=rows_high",
                                                 "theft.attribution.government=1", "theft.attribution.un_panel=1"});
  expect_stolen(run, sum_of_thefts(&Incident::high, [](const Incident& theft) {
                  return theft.source_checked != SourceChecked::memory &&
                         (theft.level == AttributionLevel::government || theft.level == AttributionLevel::un_panel);
                }));
}

TEST(ScenarioEffects, EverythingListedCountsEachRowOfTheTable) {
  const auto run =
      run_of("everything_listed", {"theft.valuation_error=1", "theft.amount=rows_low", "theft.unrecorded=0"});
  expect_stolen(run, sum_of_thefts(&Incident::low, [](const Incident&) { return true; }));
}

TEST(ScenarioEffects, AllToMissilesLeavesNothingForOtherUses) {
  const auto run = run_of("all_to_missiles");
  EXPECT_THAT(values(run.column("other_uses", "total", 2017, "waterfall")), Each(0.0));
}

TEST(ScenarioEffects, MarketPricesLowerTheBudgetAndLeaveTestsAndForeignPartsAlone) {
  const auto run = run_of("market_prices"), base = run_of("baseline");
  for (const char* same : {"tests_usd", "foreign_parts_usd", "net_cash_usd"}) {
    EXPECT_EQ(values(run.column(same)), values(base.column(same))) << same;
  }
  // import + (1 - import) price with the lowest price, .3, and the least import, .03, is .321.
  EXPECT_THAT(ratio(run.column("budget_usd"), base.column("budget_usd")), Each(AllOf(Ge(0.321), Lt(1.0))));
}

TEST(ScenarioEffects, FrozenPricesGainAndLoseNothing) {
  const auto run = run_of("frozen_prices");
  EXPECT_THAT(values(run.column("price_change", "total", 2017, "waterfall")), Each(0.0));
}

TEST(ScenarioEffects, ForeignPartsChangesThatShareOfTheBudgetAlone) {
  const auto run = run_of("foreign_parts"), base = run_of("baseline");
  EXPECT_EQ(values(run.column("coverage")), values(base.column("coverage")));
  const auto share = ratio(run.column("foreign_parts_usd"), run.column("budget_usd"));
  EXPECT_THAT(share, Each(AllOf(Ge(0.1), Le(0.6))));
  // PERT(.1, .3, .6): mean (.1 + 4 x .3 + .6) / 6, variance (mean - .1)(.6 - mean) / 7; five standard errors.
  const double expected = 1.9 / 6, sd = std::sqrt((expected - 0.1) * (0.6 - expected) / 7);
  EXPECT_NEAR(mean(share), expected, 5 * sd / std::sqrt(static_cast<double>(worlds)));
}

TEST(ScenarioEffects, TheTwoLaunderingScenariosMeetAtTheBestValueOfTheirRows) {
  const auto rows = read_evidence(FUNDSHARE_TEST_DATA_DIR).rows;
  for (const auto& [name, row] : {std::pair{"realisation.conversion_cost", "E086"},
                                  {"realisation.stranded", "E084"},
                                  {"realisation.operating_cost", "E080"}}) {
    EXPECT_EQ(law("low_laundering_loss", name).quantile_upper(0.0), rows.at(row).best) << name;
    EXPECT_EQ(law("high_laundering_loss", name).quantile(0.0), rows.at(row).best) << name;
    EXPECT_EQ(law("high_laundering_loss", name).quantile_upper(0.0), rows.at(row).high) << name;
  }
  const double low = mean(run_of("low_laundering_loss").column("realised_share"));
  const double middle = mean(run_of("baseline").column("realised_share"));
  const double high = mean(run_of("high_laundering_loss").column("realised_share"));
  EXPECT_GT(low, middle);
  EXPECT_GT(middle, high);
}

}  // namespace
}  // namespace fundshare::scenario_effects_test

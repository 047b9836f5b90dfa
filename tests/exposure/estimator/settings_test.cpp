// SPDX-License-Identifier: Apache-2.0
// The settings that change what a run may use: as_of, allow_partial, the price path, the combined basis.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/small_run.hpp"

namespace fundshare::settings_test {
namespace {

using test::everything_constant;
using test::SmallRun;
using test::with;

bool has_flag(const Estimator& model, const std::string& variable, int year, const std::string& flag) {
  const auto at = std::ranges::find_if(model.outputs(), [&](const Output& output) {
    return output.variable == variable && output.window == "year" && output.year_start == year;
  });
  return std::ranges::count(at->flags, flag) > 0;
}

// Chainalysis, the first to give a yearly total of 2017 or 2018, did so after 2018.
TEST(AsOf, BeforeAnyEstimateTheYearsFallBackToIncidentsAndSaySo) {
  const std::vector<std::string> day{"as_of='2018-12-31'", "years=[2017, 2018]"};
  const SmallRun estimates{with(day, {"theft.basis=estimates"}), 500},
      incidents{with(day, {"theft.basis=incidents"}), 500};
  const auto a = estimates.column("gross_theft_usd"), b = incidents.column("gross_theft_usd");
  EXPECT_TRUE(std::ranges::equal(a, b));
  for (const int year : {2017, 2018}) EXPECT_TRUE(has_flag(estimates.model(), "gross_theft_usd", year, "no_estimate"));
}

TEST(AsOf, LeavesOutWhatCameLater) {
  const std::vector<std::string> years{"years=[2017, 2021]"};
  const SmallRun today{with(everything_constant(), years), 1};
  const SmallRun then{with(everything_constant(), with(years, {"as_of='2021-12-31'"})), 1};
  EXPECT_EQ(then.column("gross_theft_usd")[0], today.column("gross_theft_usd")[0]);  // incidents of the same years
  EXPECT_TRUE(has_flag(then.model(), "coverage", 2021, "carried_forward"));          // GNI of 2021 came in 2022
  EXPECT_FALSE(has_flag(today.model(), "coverage", 2021, "carried_forward"));
}

// B = T + r q Tbar + RD with T = Tmat / .55 and Tbar over 2017 to 2021 alone; sums of dollars below 1e10: 1e-4.
TEST(AsOf, AveragesTheLaunchesOfTheYearsThatHadEnded) {
  const std::vector<std::string> sets{"as_of='2022-07-28'", "years=[2017, 2021]", "budget.method=bottom_up"};
  const SmallRun run{with(everything_constant(), sets), 1};
  double materials = 0.0;
  for (int year = 2017; year <= 2021; ++year) materials += .55 * run.column("tests_usd", "year", year)[0];
  const double steady = 1.2 * 1.35 * materials / 5 + 1.4e8;
  EXPECT_NEAR(run.column("budget_usd", "year", 2021)[0], run.column("tests_usd", "year", 2021)[0] + steady, 1e-4);
}

TEST(AsOf, RefusesAWindowPastTheDay) {
  try {
    const SmallRun run{{"as_of='2022-07-28'"}, 10};
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_NE(std::string{error.what()}.find("is past the data known on 2022-07-28 (incidents end in 2022-06"),
              std::string::npos)
        << error.what();
  }
}

// With everything constant and prices frozen, B of a year top-down is GNI .19 * .075; 2026 takes the GNI of the last
// year known and six of its twelve months. O = exports + 1e9 + 7e8 likewise, IT income 4e8 * .65 / 2.
TEST(AllowPartial, CountsSixMonthsOf2026) {
  const SmallRun run{with(everything_constant(), {"allow_partial=true", "years=[2017, 2026]"}), 1};
  const auto year = [&](const std::string& variable, int of) { return run.column(variable, "year", of)[0]; };
  EXPECT_EQ(run.model().window().last_month, 6);
  EXPECT_NEAR(year("budget_usd", 2026), year("budget_usd", 2025) / 2, 1e-6);
  EXPECT_NEAR(year("foreign_parts_usd", 2026), year("foreign_parts_usd", 2025) / 2, 1e-6);
  const double other_2025 = year("foreign_income_usd", 2025) - year("net_cash_usd", 2025);
  EXPECT_NEAR(year("foreign_income_usd", 2026) - year("net_cash_usd", 2026), other_2025 / 2, 1e-5);
  const double nuclear_2025 = year("wmd_usd", 2025) - year("budget_usd", 2025);
  EXPECT_NEAR(year("wmd_usd", 2026) - year("budget_usd", 2026), nuclear_2025 / 2,
              nuclear_2025 * .05);  // GNI of 2024, 2025
  EXPECT_TRUE(has_flag(run.model(), "coverage", 2026, "partial"));
  EXPECT_FALSE(has_flag(run.model(), "coverage", 2025, "partial"));
}

// The account of 2026 closes in June: 13 terms below 1e11 in a sum, 1e-4.
TEST(AllowPartial, ClosesTheAccountInTheLastMonth) {
  const SmallRun run{with(everything_constant(), {"allow_partial=true", "years=[2017, 2026]"}), 1};
  const auto step = [&](const std::string& name) { return run.column(name, "year", 2026, "waterfall")[0]; };
  EXPECT_GT(step("closing_held"), 0.0);
  EXPECT_NEAR(step("opening_held") + step("gross"),
              step("denied") + step("conversion") + step("stranded") - step("price_change") + step("discount") +
                  step("operating") + step("net") + step("closing_held"),
              1e-4);
  EXPECT_NEAR(step("opening_in_transit") + step("to_missiles"), step("missile_funds") + step("closing_in_transit"),
              1e-4);
}

TEST(AllowPartial, ChangesNothingInAWindowOfFullYears) {
  const SmallRun plain{{}, 500}, allowed{{"allow_partial=true"}, 500};
  EXPECT_TRUE(std::ranges::equal(plain.column("coverage"), allowed.column("coverage")));
}

TEST(SimulatedPrices, ReachPastThePricesKnownOnADay) {
  // On 28 July the month is not over: prices, launches and thefts all end with June, so that nothing is drawn.
  const std::vector<std::string> partial{"as_of='2022-07-28'", "allow_partial=true", "years=[2017, 2022]"};
  const SmallRun run{with(partial, {"price_path=simulated"}), 200};
  EXPECT_EQ(run.model().window().last_month, 6);
  EXPECT_TRUE(std::ranges::none_of(run.model().inputs().inputs,
                                   [](const Input& input) { return input.name == "realisation.btc_shock"; }));
}

// Prices cut after March 2025, so that nine months of the window are drawn.
TEST(SimulatedPrices, AreDrawnWhereTheTableEndsFirst) {
  auto evidence = SmallRun::project_evidence();
  while (evidence.prices.back().month > Month{2025, 3}) evidence.prices.pop_back();
  const SmallRun run{{"price_path=simulated"}, 500, evidence};
  const auto shock = std::ranges::find(run.model().inputs().inputs, "realisation.btc_shock", &Input::name);
  ASSERT_NE(shock, run.model().inputs().inputs.end());
  EXPECT_EQ(shock->labels.size(), 9U);
  EXPECT_EQ(shock->labels.front(), "2025-04");
}

// What no setting of the basis touches is the same to the bit; the totals lie between and beyond the other two.
TEST(CombinedBasis, ChangesTheftsAndNothingElse) {
  const SmallRun combined{{"theft.basis=combined"}, 500}, incidents{{"theft.basis=incidents"}, 500};
  EXPECT_TRUE(std::ranges::equal(combined.column("budget_usd"), incidents.column("budget_usd")));
  EXPECT_FALSE(std::ranges::equal(combined.column("gross_theft_usd"), incidents.column("gross_theft_usd")));
}

TEST(CombinedBasis, LeavesTheWorldsOfAnotherBasisAsTheyWere) {
  const SmallRun weighted{{"theft.basis={ incidents = 0.5, estimates = 0.25, combined = 0.25 }"}, 512};
  const SmallRun plain{{"theft.basis=incidents"}, 512};
  const auto basis = weighted.columns().column(weighted.model().basis_output());
  const auto a = weighted.column("gross_theft_usd"), b = plain.column("gross_theft_usd");
  std::size_t same = 0;
  for (std::size_t w = 0; w < basis.size(); ++w) {
    if (basis[w] != 0.0) continue;
    EXPECT_EQ(a[w], b[w]) << "a world of the basis incidents";
    ++same;
  }
  EXPECT_GT(same, 200U);
}

}  // namespace
}  // namespace fundshare::settings_test

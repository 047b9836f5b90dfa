// SPDX-License-Identifier: Apache-2.0
// What must hold in every world of the model on the project's own tables.
#include <gtest/gtest.h>

#include <cmath>

#include "support/small_run.hpp"

namespace fundshare::account_test {
namespace {

using test::SmallRun;

constexpr std::uint64_t worlds = 3000;

class Account : public ::testing::Test {
 protected:
  static const SmallRun& baseline() {
    static const SmallRun run{{}, worlds};
    return run;
  }
  /// Largest gap between two sides of the account over all worlds, relative to the money that passes through.
  template <class Gap>
  static double largest(Gap gap) {
    double most = 0.0;
    for (std::size_t w = 0; w < worlds; ++w) most = std::max(most, std::fabs(gap(w)));
    return most;
  }
};

// Each side is a sum of at most 108 x 10 terms, none larger than the gross theft: 1080 x 2^-53 = 1.2e-13 of it, and as
// much again for the stock that the terms pass through. A forgotten step, such as the conversion cost, is 1e-2.
constexpr double rounding = 5e-13;

TEST_F(Account, OfStolenMoneyAddsUpInEveryWorldAndYear) {
  const auto at = [&](const char* step, const char* window, int year) {
    return baseline().column(step, window, year, "waterfall");
  };
  for (int year = 2017; year <= 2025; ++year) {
    for (const char* window : {"year", "total"}) {
      const int start = window[0] == 'y' ? year : 2017;
      const auto opening = at("opening_held", window, start), gross = at("gross", window, start),
                 denied = at("denied", window, start);
      const auto conversion = at("conversion", window, start), stranded = at("stranded", window, start);
      const auto price = at("price_change", window, start), discount = at("discount", window, start);
      const auto operating = at("operating", window, start), net = at("net", window, start),
                 closing = at("closing_held", window, start);
      EXPECT_LT(largest([&](std::size_t w) {
                  const double in = opening[w] + gross[w];
                  const double out = denied[w] + conversion[w] + stranded[w] - price[w] + discount[w] + operating[w] +
                                     net[w] + closing[w];
                  return (in - out) / (in + std::fabs(price[w]) + 1.0);
                }),
                rounding)
          << window << " " << year;
    }
  }
}

TEST_F(Account, OfMissileMoneyAddsUpInEveryWorldAndYear) {
  const auto at = [&](const char* step, int year) { return baseline().column(step, "year", year, "waterfall"); };
  for (int year = 2017; year <= 2025; ++year) {
    const auto opening = at("opening_in_transit", year), in = at("to_missiles", year), out = at("missile_funds", year);
    const auto closing = at("closing_in_transit", year), net = at("net", year), other = at("other_uses", year);
    const auto spent = at("spend", year), change = at("account_change", year);
    EXPECT_LT(
        largest([&](std::size_t w) { return (opening[w] + in[w] - out[w] - closing[w]) / (opening[w] + in[w] + 1.0); }),
        rounding);
    EXPECT_LT(largest([&](std::size_t w) { return (net[w] - in[w] - other[w]) / (net[w] + 1.0); }), rounding);
    EXPECT_LT(largest([&](std::size_t w) { return (out[w] - spent[w] - change[w]) / (out[w] + spent[w] + 1.0); }),
              rounding);
  }
}

TEST_F(Account, KeepsStocksAndTheFundedShareInTheirBounds) {
  for (int year = 2017; year <= 2025; ++year) {
    const auto held = baseline().column("still_held_usd", "year", year),
               share = baseline().column("funded_share", "year", year);
    for (std::size_t w = 0; w < worlds; ++w) {
      ASSERT_GE(held[w], 0.0);
      ASSERT_GE(share[w], 0.0);
      ASSERT_LE(share[w], 1.0);
    }
  }
}

TEST_F(Account, SpreadsTheLargestTheftOverMoreThanItsYear) {
  // Bybit is stolen in February 2025: capacity and lag must leave part of it held or in transit at the end of the year.
  double stolen = 0, funds = 0;
  const auto gross = baseline().column("gross_theft_usd", "year", 2025),
             spent = baseline().column("missile_funds_usd", "year", 2025);
  for (std::size_t w = 0; w < worlds; ++w) {
    stolen += gross[w];
    funds += spent[w];
  }
  EXPECT_LT(funds, 0.25 * stolen);
}

Evidence scaled(double factor) {
  auto evidence = SmallRun::project_evidence();
  for (auto& incident : evidence.incidents) {
    for (Usd* amount : {&incident.low, &incident.best, &incident.high}) *amount = Usd{factor * amount->value()};
    if (incident.recovered) incident.recovered = Usd{factor * incident.recovered->value()};
  }
  return evidence;
}

TEST(Estimator, CoversNothingWithoutTheft) {
  const SmallRun run{{"theft.basis=incidents"}, 500, scaled(0.0)};
  for (const char* variable :
       {"gross_theft_usd", "net_cash_usd", "missile_funds_usd", "coverage", "funded_share", "coverage_cyber"}) {
    for (const double x : run.column(variable)) ASSERT_EQ(x, 0.0) << variable;
  }
  for (const double x : run.column("realised_share")) ASSERT_TRUE(std::isnan(x));  // 0 / 0
}

// Without the capacity every step is linear in the thefts, and doubling is exact in binary; the PERT of doubled ends
// may round its shapes in another way: 1e-9 is the error of the sampling tables with room, 2 is what is looked for.
TEST(Estimator, DoublesItsCoverageWithEveryTheftWhenCapacityIsInfinite) {
  const std::vector<std::string> sets{"theft.basis=incidents", "realisation.capacity_factor=1e12"};
  const SmallRun once{sets, 1000}, twice{sets, 1000, scaled(2.0)};
  for (const char* variable : {"gross_theft_usd", "coverage", "net_ratio", "coverage_wmd"}) {
    const auto one = once.column(variable), two = twice.column(variable);
    for (std::size_t w = 0; w < one.size(); ++w) ASSERT_NEAR(two[w] / one[w], 2.0, 1e-9) << variable;
  }
}

TEST(Estimator, NeverCoversLessForMoreTheft) {
  const SmallRun base{{"theft.basis=incidents"}, 1000}, more{{"theft.basis=incidents"}, 1000, scaled(1.25)};
  for (const char* variable : {"net_cash_usd", "coverage", "funded_share", "gross_over_foreign_income"}) {
    const auto low = base.column(variable), high = more.column(variable);
    for (std::size_t w = 0; w < low.size(); ++w) ASSERT_GE(high[w], low[w] * (1.0 - 1e-12)) << variable << " " << w;
  }
}

TEST(Estimator, RefusesASourceThatIsNoRowOfTheTables) {
  try {
    const SmallRun run{
        {"allocation.missile_share={ law = { beta = [4, 2] }, confidence = \"low\", evidence = [\"N099\"] }"}, 10};
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::usage);
    EXPECT_TRUE(
        std::string{error.what()}.starts_with("--set: allocation.missile_share: evidence 'N099' is no row of the "
                                              "tables, nor the word judgement (nearest: "))
        << error.what();
  }
}

TEST(Estimator, RefusesAWindowPastTheData) {
  try {
    const SmallRun run{{"years=[2017, 2026]"}, 10};
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::usage);
    EXPECT_STREQ(error.what(),
                 "--set: years: [2017, 2026] is past the data (incidents end in 2026-06, launches in 2026-08, "
                 "prices in 2026-08; full years from 2017 to 2025; allow_partial = true admits 2026 to its month 6)");
  }
}

}  // namespace
}  // namespace fundshare::account_test

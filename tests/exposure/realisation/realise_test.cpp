// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/realisation/realise.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/one_world.hpp"

namespace fundshare::realise_test {
namespace {

using test::declare;

constexpr StudyWindow window{2020, 2021};

/// Bitcoin doubles in February 2020 and stays; ether stays.
std::vector<MonthlyPrice> made_up_prices() {
  std::vector<MonthlyPrice> prices;
  for (int m = 0; m < 24; ++m) prices.push_back({Month{2020, 1}.plus(m), m == 0 ? 100.0 : 200.0, 50.0});
  return prices;
}

std::map<std::string, double> made_up_values() {
  return {{"realisation.conversion_cost", .25},
          {"realisation.stranded", .5},
          {"realisation.cashout_delay_months", 1.0},
          {"realisation.capacity_factor", 2.0},
          {"realisation.price_exposure", .5},
          {"realisation.btc_weight", .5},
          {"realisation.broker_discount", .25},
          {"realisation.operating_cost", .5},
          {"realisation.price_shock", .0}};
}

struct World {
  RealisationData data;
  RealisedUsd out{window};
};

/// 1024 stolen and 960 kept in January 2020; the capacity is 2 x 64 a month.
World one_world(PricePath path, std::map<std::string, double> values = made_up_values()) {
  auto inputs = test::constants(values);
  inputs.push_back(declare("realisation.monthly_capacity", Constant::from_value(64.0), Scope::year));
  Binder binder{std::move(inputs), "made-up"};
  World world{make_realisation_data(made_up_prices(), path, window, binder)};
  test::Worlds worlds{binder};
  StolenUsd stolen{{window.months(), block_worlds}, {window.months(), block_worlds}};
  stolen.gross[0][0] = 1024.0;
  stolen.kept[0][0] = 960.0;
  realise(world.data, stolen, worlds.draws, world.out);
  return world;
}

// By hand, all numbers dyadic and therefore exact. January: 960 * .75 * .5 = 360 comes in; half of it, 180, is above
// the capacity 128, so 128 goes out and 232 stay. February: bitcoin doubles, r = .5 (.5 * 1 + .5 * 0) = .25: 232 * 1.25
// = 290; 128 out again (145 > 128), 162 stay. March: no change; 81 out, 81 stay.
TEST(Realise, WorksOutThreeMonthsByHand) {
  const auto world = one_world(PricePath::historical);
  EXPECT_EQ(world.out.held_by_month[0][0], 232.0);
  EXPECT_EQ(world.out.held_by_month[1][0], 162.0);
  EXPECT_EQ(world.out.held_by_month[2][0], 81.0);
  EXPECT_EQ(world.out.net_by_month[0][0], 128.0 * .75 * .5);
  EXPECT_EQ(world.out.net_by_month[2][0], 81.0 * .75 * .5);
  EXPECT_EQ(world.out.price_change[0][0], 58.0);
  EXPECT_EQ(world.out.conversion[0][0], 240.0);
  EXPECT_EQ(world.out.stranded[0][0], 360.0);
}

TEST(Realise, HoldsWhatItHeldWhenPricesAreFrozen) {
  const auto world = one_world(PricePath::frozen);
  EXPECT_EQ(world.out.price_change[0][0], 0.0);
  EXPECT_EQ(world.out.held_by_month[1][0], 232.0 - 116.0);  // 116 is below the capacity
}

TEST(Realise, AddsUpInEveryYear) {
  const auto world = one_world(PricePath::historical);
  for (std::size_t year = 0; year < 2; ++year) {
    const auto& o = world.out;
    const double left = o.opening_held[year][0] + o.gross[year][0];
    const double right = (o.gross[year][0] - o.kept[year][0]) + o.conversion[year][0] + o.stranded[year][0] -
                         o.price_change[year][0] + o.discount[year][0] + o.operating[year][0] + o.net[year][0] +
                         o.closing_held[year][0];
    EXPECT_NEAR(left, right, 1e-11) << year;  // about 60 operations on numbers below 1100
  }
  EXPECT_EQ(world.out.opening_held[0][0], 0.0);
  EXPECT_EQ(world.out.opening_held[1][0], world.out.closing_held[0][0]);
}

/// Prices to March 2020 alone, everything held and nothing paid out, all of it in one coin.
struct Drawn {
  std::vector<double> ratio_btc, ratio_eth;  ///< price ratios of April 2020, one per world
};

Drawn draw_april(std::size_t blocks) {
  auto values = made_up_values();
  values["realisation.btc_volatility"] = .4;
  values["realisation.eth_volatility"] = .2;
  values["realisation.price_correlation"] = .6;
  auto inputs = test::constants(values);
  inputs.push_back(declare("realisation.monthly_capacity", Constant::from_value(0.0), Scope::year));
  for (const char* name : {"realisation.btc_shock", "realisation.eth_shock"})
    inputs.push_back(declare(name, Normal::from_mean_sd(0, 1), Scope::incident));
  auto prices = made_up_prices();
  prices.resize(3);
  Binder binder{std::move(inputs), "made-up"};
  const auto data = make_realisation_data(prices, PricePath::simulated, {2020, 2020, 4}, binder);
  const auto set = binder.finish({});
  const Streams streams{set};
  const MonteCarloPoints points{3};
  Draws draws{streams, points};
  RealisedUsd out{data.window};
  StolenUsd stolen{{4, block_worlds}, {4, block_worlds}};
  Drawn drawn;
  for (std::size_t block = 0; block < blocks; ++block) {
    draws.start(block * block_worlds, block_worlds);
    realise(data, stolen, draws, out);
    for (const double change : out.returns[0]) drawn.ratio_btc.push_back(1 + change);
    for (const double change : out.returns[1]) drawn.ratio_eth.push_back(1 + change);
  }
  return drawn;
}

// Logs of the ratios are normal with mean -s^2/2, sd s and correlation .6; 4.5 standard errors of each over n = 51,200:
// s/sqrt(n) for a mean, s/sqrt(2n) for an sd, (1 - .36)/sqrt(n) for the correlation.
TEST(Realise, DrawsThePricesPastTheTable) {
  const auto drawn = draw_april(200);
  const double n = 51'200;
  double mean[2] = {}, square[2] = {}, product = 0, ratio[2] = {};
  for (std::size_t w = 0; w < drawn.ratio_btc.size(); ++w) {
    const double x = std::log(drawn.ratio_btc[w]) + .08, y = std::log(drawn.ratio_eth[w]) + .02;
    mean[0] += x / n, mean[1] += y / n, square[0] += x * x / n, square[1] += y * y / n, product += x * y / n;
    ratio[0] += drawn.ratio_btc[w] / n, ratio[1] += drawn.ratio_eth[w] / n;
  }
  EXPECT_NEAR(mean[0], 0, 4.5 * .4 / std::sqrt(n));
  EXPECT_NEAR(mean[1], 0, 4.5 * .2 / std::sqrt(n));
  EXPECT_NEAR(std::sqrt(square[0]), .4, 4.5 * .4 / std::sqrt(2 * n));
  EXPECT_NEAR(std::sqrt(square[1]), .2, 4.5 * .2 / std::sqrt(2 * n));
  EXPECT_NEAR(product / (.4 * .2), .6, 4.5 * .64 / std::sqrt(n) + 4.5 * .6 * std::sqrt(1 / n));  // sds known, not found
  // The mean ratio is 1: its sd is sqrt(exp(s^2) - 1), .417 and .202.
  EXPECT_NEAR(ratio[0], 1, 4.5 * .417 / std::sqrt(n));
  EXPECT_NEAR(ratio[1], 1, 4.5 * .202 / std::sqrt(n));
}

TEST(Realise, TakesThePricesOfTheTableWhereItHasThem) {
  const auto simulated = one_world(PricePath::simulated), historical = one_world(PricePath::historical);
  EXPECT_FALSE(simulated.data.simulated.has_value());
  EXPECT_EQ(simulated.out.held_by_month[2][0], historical.out.held_by_month[2][0]);
}

TEST(Realise, LetsNothingOutThatIsStranded) {
  auto values = made_up_values();
  values["realisation.stranded"] = 1.0;
  const auto world = one_world(PricePath::historical, values);
  EXPECT_EQ(world.out.net[0][0] + world.out.net[1][0], 0.0);
  EXPECT_EQ(world.out.stranded[0][0], 720.0);
}

TEST(RealisationData, RefusesAPriceOfNothing) {
  auto inputs = test::constants(made_up_values());
  inputs.push_back(declare("realisation.monthly_capacity", Constant::from_value(64.0), Scope::year));
  Binder binder{std::move(inputs), "made-up"};
  auto prices = made_up_prices();
  prices[7].eth_usd = 0.0;
  try {
    (void)make_realisation_data(prices, PricePath::historical, window, binder);
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "prices/prices_monthly.csv: the prices of 2020-08 must be above 0");
  }
}

TEST(RealisationData, RefusesAWindowThatThePricesDoNotCover) {
  auto inputs = test::constants(made_up_values());
  inputs.push_back(declare("realisation.monthly_capacity", Constant::from_value(64.0), Scope::year));
  Binder binder{std::move(inputs), "made-up"};
  try {
    (void)make_realisation_data(made_up_prices(), PricePath::historical, {2020, 2022}, binder);
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_STREQ(
        error.what(),
        "prices/prices_monthly.csv: covers 2020-01 to 2021-12 (the window 2020-01 to 2022-12 needs all its months)");
  }
}

}  // namespace
}  // namespace fundshare::realise_test

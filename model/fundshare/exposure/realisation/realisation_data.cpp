// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/realisation/realisation_data.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace fundshare {
namespace {

[[noreturn]] void refuse_gap(const std::vector<MonthlyPrice>& prices, StudyWindow window) {
  throw InputError{fmt::format("prices/prices_monthly.csv: covers {} to {} (the window {} to {} needs all its months)",
                               to_string(prices.front().month), to_string(prices.back().month),
                               to_string(window.first_month()), to_string(window.end()))};
}

/// The returns of the first `months` months of the window.
MonthlyReturns historical_returns(const std::vector<MonthlyPrice>& prices, StudyWindow window, std::size_t months) {
  const auto first = static_cast<std::size_t>(window.first_month().index_from(prices.front().month));
  for (std::size_t m = 0; m < months; ++m) {
    const auto& price = prices[first + m];
    if (price.btc_usd > 0.0 && price.eth_usd > 0.0) continue;
    throw InputError{
        fmt::format("prices/prices_monthly.csv: the prices of {} must be above 0", to_string(price.month))};
  }
  MonthlyReturns returns{{0.0}, {0.0}};  // nothing is held before the first month
  for (std::size_t m = 1; m < months; ++m) {
    const auto& now = prices[first + m];
    const auto& before = prices[first + m - 1];
    returns.btc.push_back(now.btc_usd / before.btc_usd - 1.0);
    returns.eth.push_back(now.eth_usd / before.eth_usd - 1.0);
  }
  return returns;
}

/// How many months of the window have a price. \throws InputError if the first one has none
std::size_t months_with_price(const std::vector<MonthlyPrice>& prices, StudyWindow window) {
  if (prices.empty()) throw InputError{"prices/prices_monthly.csv: no price is known"};
  const int after_last = prices.back().month.index_from(window.first_month()) + 1;
  if (window.first_month() < prices.front().month || after_last < 1) refuse_gap(prices, window);
  return std::min(window.months(), static_cast<std::size_t>(after_last));
}

MonthlyReturns returns_of(const std::vector<MonthlyPrice>& prices, PricePath path, StudyWindow window) {
  if (path == PricePath::frozen) {
    const std::vector<double> none(window.months(), 0.0);
    return {none, none};
  }
  const std::size_t known = months_with_price(prices, window);
  if (known < window.months() && path == PricePath::historical) refuse_gap(prices, window);
  return historical_returns(prices, window, known);
}

/// Drawn prices begin after the table; where they are not needed their inputs are not part of the run.
std::optional<SimulatedPrices> claim_simulated(const MonthlyReturns& returns, StudyWindow window, Binder& binder) {
  if (returns.btc.size() == window.months()) {
    for (const char* name : {"realisation.btc_volatility", "realisation.eth_volatility",
                             "realisation.price_correlation", "realisation.btc_shock", "realisation.eth_shock"}) {
      binder.leave_out(name);
    }
    return std::nullopt;
  }
  std::vector<std::string> months;
  for (std::size_t m = returns.btc.size(); m < window.months(); ++m) {
    months.push_back(to_string(window.first_month().plus(static_cast<int>(m))));
  }
  return SimulatedPrices{.btc_volatility = binder.world("realisation.btc_volatility", non_negative),
                         .eth_volatility = binder.world("realisation.eth_volatility", non_negative),
                         .correlation = binder.world("realisation.price_correlation", {-1.0, 1.0}),
                         .btc_shock = binder.incident("realisation.btc_shock", unbounded, months),
                         .eth_shock = binder.incident("realisation.eth_shock", unbounded, months)};
}

}  // namespace

RealisationData make_realisation_data(const std::vector<MonthlyPrice>& prices, PricePath path, StudyWindow window,
                                      Binder& binder) {
  auto returns = returns_of(prices, path, window);
  const auto simulated = claim_simulated(returns, window, binder);
  return {.window = window,
          .inputs = {.conversion_cost = binder.world("realisation.conversion_cost", unit_interval),
                     .stranded = binder.world("realisation.stranded", unit_interval),
                     .cashout_delay = binder.world("realisation.cashout_delay_months", non_negative),
                     .monthly_capacity =
                         binder.year("realisation.monthly_capacity", non_negative, window.first_year, window.last_year),
                     .capacity_factor = binder.world("realisation.capacity_factor", non_negative),
                     .price_exposure = binder.world("realisation.price_exposure", unit_interval),
                     .btc_weight = binder.world("realisation.btc_weight", unit_interval),
                     .broker_discount = binder.world("realisation.broker_discount", unit_interval),
                     .operating_cost = binder.world("realisation.operating_cost", unit_interval),
                     .price_shock = binder.world("realisation.price_shock", unit_interval)},
          .returns = std::move(returns),
          .simulated = simulated};
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/realisation/realisation_data.hpp"

#include <fmt/format.h>

namespace fundshare {
namespace {

MonthlyReturns historical_returns(const std::vector<MonthlyPrice>& prices, StudyWindow window) {
  const auto first = window.first_month().index_from(prices.front().month);
  if (first < 0 || static_cast<std::size_t>(first) + window.months() > prices.size()) {
    throw InputError{fmt::format("prices/prices_monthly.csv: covers {} to {} (the window {}-{} needs all its months)",
                                 to_string(prices.front().month), to_string(prices.back().month), window.first_year,
                                 window.last_year)};
  }
  for (std::size_t m = 0; m < window.months(); ++m) {
    const auto& price = prices[static_cast<std::size_t>(first) + m];
    if (price.btc_usd > 0.0 && price.eth_usd > 0.0) continue;
    throw InputError{
        fmt::format("prices/prices_monthly.csv: the prices of {} must be above 0", to_string(price.month))};
  }
  MonthlyReturns returns{{0.0}, {0.0}};  // nothing is held before the first month
  for (std::size_t m = 1; m < window.months(); ++m) {
    const auto& now = prices[static_cast<std::size_t>(first) + m];
    const auto& before = prices[static_cast<std::size_t>(first) + m - 1];
    returns.btc.push_back(now.btc_usd / before.btc_usd - 1.0);
    returns.eth.push_back(now.eth_usd / before.eth_usd - 1.0);
  }
  return returns;
}

}  // namespace

RealisationData make_realisation_data(const std::vector<MonthlyPrice>& prices, PricePath path, StudyWindow window,
                                      Binder& binder) {
  const std::vector<double> none(window.months(), 0.0);
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
                     .operating_cost = binder.world("realisation.operating_cost", unit_interval)},
          .returns = path == PricePath::frozen ? MonthlyReturns{none, none} : historical_returns(prices, window)};
}

}  // namespace fundshare

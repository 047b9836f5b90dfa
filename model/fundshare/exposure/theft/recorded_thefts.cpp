// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/theft/recorded_thefts.hpp"

#include <algorithm>

#include "fundshare/numerics/kernels.hpp"

namespace fundshare {

void recorded_theft(const TheftData& data, Draws& draws, std::size_t incident, std::span<double> x) {
  const Theft& theft = data.thefts[incident];
  const auto amount = draws(data.inputs.amount, incident);
  const auto error = draws(data.inputs.valuation_error, incident);
  for (std::size_t world = 0; world < x.size(); ++world) x[world] = amount[world] * error[world];
  if (theft.probability && *theft.probability == 1.0) return;
  const auto u = draws(data.inputs.attributed, incident);
  if (theft.probability) {
    for (std::size_t world = 0; world < x.size(); ++world) x[world] = u[world] < *theft.probability ? x[world] : 0.0;
  } else {
    const auto p = draws(data.inputs.attribution[theft.level]);
    for (std::size_t world = 0; world < x.size(); ++world) x[world] = u[world] < p[world] ? x[world] : 0.0;
  }
}

void log_recorded_totals(const TheftData& data, Draws& draws, Rows& column, Rows& log_totals) {
  log_totals.fill(0.0);
  const auto x = column[0].first(draws.worlds());
  for (std::size_t k = 0; k < data.thefts.size(); ++k) {
    recorded_theft(data, draws, k, x);
    const auto total = log_totals[data.thefts[k].year];
    for (std::size_t world = 0; world < x.size(); ++world) total[world] += x[world];
  }
  for (std::size_t year = 0; year < log_totals.rows(); ++year) {
    const auto total = log_totals[year].first(draws.worlds());
    for (double& value : total) value = std::max(value, least_recorded_usd);
    log_block(total);
  }
}

}  // namespace fundshare

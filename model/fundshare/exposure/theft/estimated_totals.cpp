// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/theft/estimated_totals.hpp"

#include <algorithm>
#include <array>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/numerics/vector_loop.hpp"

namespace fundshare {
namespace {

/// row += weight * x, world by world.
void add_scaled(double weight, std::span<const double> x, std::span<double> row) {
  vector_loop(x.size(), [&](std::size_t world) FUNDSHARE_BODY { row[world] += weight * x[world]; });
}

/// exp(log total) over the core incidents' best, where there are any.
void to_scale(double core_best, std::span<double> log_total) {
  exp_block(log_total);
  if (core_best > 0.0) {
    for (double& total : log_total) total /= core_best;
  }
}

/// log V - (x of the year + noise) of one total.
void find_residual(const TheftData& data, std::size_t k, Draws& draws, CombinedWorkspace& work) {
  const CombinedBasis& basis = *data.combined;
  const AnnualTotal& total = data.estimates.totals[basis.totals[k]];
  const auto common = draws(data.inputs.common_bias);
  const auto bias = draws(data.inputs.estimator_bias, total.estimator);
  const auto error = draws(data.inputs.estimate_error, basis.totals[k]);
  const auto x = work.log_totals[total.year], residual = work.residual[0];
  vector_loop(draws.worlds(), [&](std::size_t world) FUNDSHARE_BODY {
    residual[world] = basis.log_usd[k] - (x[world] + (common[world] + bias[world] + error[world]));
  });
}

}  // namespace

void scale_to_estimates(const TheftData& data, Draws& draws, Places worlds, Rows& scale) {
  scale.fill(0.0);
  const auto& posterior = data.estimates;
  const std::size_t n = worlds.size();
  std::array<double, block_worlds> common, noise;
  std::ranges::copy(draws.at(data.inputs.common_bias, 0, worlds), common.begin());
  for (std::size_t k = 0; k < posterior.totals.size(); ++k) {
    const auto bias = draws.at(data.inputs.estimator_bias, posterior.totals[k].estimator, worlds);
    const auto error = draws.at(data.inputs.estimate_error, k, worlds);
    vector_loop(n, [&](std::size_t i) FUNDSHARE_BODY { noise[i] = common[i] + bias[i] + error[i]; });
    for (std::size_t year = 0; year < data.window.years(); ++year) {
      if (!posterior.has_estimate(year)) continue;
      const double weight = posterior.weights[*posterior.row_of_year[year]][k];
      const auto row = scale[year];
      vector_loop(n, [&](std::size_t i) FUNDSHARE_BODY { row[i] -= weight * noise[i]; });
    }
  }
  for (std::size_t year = 0; year < data.window.years(); ++year) {
    if (!posterior.has_estimate(year)) continue;
    const auto row = scale[year];
    const double mean = posterior.mean_log[*posterior.row_of_year[year]];
    for (double& total : row.first(n)) total += mean;
    to_scale(data.core_best[year], row.first(n));
    for (std::size_t i = n; i-- > 0;) row[worlds[i]] = row[i];  // from the front, where they were computed
  }
}

CombinedWorkspace::CombinedWorkspace(const TheftData& data)
    : log_totals(data.window.years(), block_worlds),
      updated(data.window.years(), block_worlds),
      residual(1, block_worlds) {}

void scale_to_combined(const TheftData& data, Draws& draws, CombinedWorkspace& work, Rows& scale) {
  const CombinedBasis& basis = *data.combined;
  work.updated = work.log_totals;
  for (std::size_t k = 0; k < basis.totals.size(); ++k) {
    find_residual(data, k, draws, work);
    for (std::size_t year = 0; year < data.window.years(); ++year) {
      add_scaled(basis.gain[year][k], work.residual[0].first(draws.worlds()), work.updated[year]);
    }
  }
  const auto chosen = draws(data.inputs.basis);
  for (std::size_t year = 0; year < data.window.years(); ++year) {
    const auto updated = work.updated[year].first(draws.worlds());
    to_scale(data.core_best[year], updated);
    const auto row = scale[year];
    vector_loop(updated.size(), [&](std::size_t world) FUNDSHARE_BODY {
      const double then = updated[world], now = row[world];
      row[world] = chosen[world] == data.combined_value ? then : now;
    });
  }
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/theft/attributed_theft.hpp"

#include <algorithm>

#include "fundshare/numerics/kernels.hpp"

namespace fundshare {
namespace {

/// Which worlds take a year from the incidents: those of that basis, and all of them where the year has no estimate.
void choose_basis(const TheftData& data, Draws& draws, Rows& uses_incidents) {
  const auto basis = draws(data.inputs.basis);
  for (std::size_t year = 0; year < data.window.years(); ++year) {
    const bool estimated = data.estimates.has_estimate(year);
    const auto row = uses_incidents[year];
    for (std::size_t world = 0; world < basis.size(); ++world) {
      row[world] = (!estimated || basis[world] == data.incidents_value) ? 1.0 : 0.0;
    }
  }
}

bool any_world_uses_estimates(const TheftData& data, Draws& draws) {
  const auto constant = draws.constant(data.inputs.basis);
  return !data.estimates.totals.empty() && (!constant || *constant != data.incidents_value);
}

/// log T = G log V - G noise by year, then T over the core incidents' best: the factor of each core incident.
void draw_estimated_totals(const TheftData& data, Draws& draws, Rows& scale) {
  scale.fill(0.0);
  const auto& posterior = data.estimates;
  const auto common = draws(data.inputs.common_bias);
  for (std::size_t k = 0; k < posterior.totals.size(); ++k) {
    const auto bias = draws(data.inputs.estimator_bias, posterior.totals[k].estimator);
    const auto error = draws(data.inputs.estimate_error, k);
    for (std::size_t year = 0; year < data.window.years(); ++year) {
      if (!posterior.has_estimate(year)) continue;
      const double weight = posterior.weights[*posterior.row_of_year[year]][k];
      const auto row = scale[year];
      for (std::size_t world = 0; world < draws.worlds(); ++world) {
        row[world] -= weight * (common[world] + bias[world] + error[world]);
      }
    }
  }
  for (std::size_t year = 0; year < data.window.years(); ++year) {
    if (!posterior.has_estimate(year)) continue;
    const double mean = posterior.mean_log[*posterior.row_of_year[year]];
    const auto row = scale[year].first(draws.worlds());
    for (double& total : row) total += mean;
    exp_block(row);
    const double best = data.core_best[year];
    if (best > 0.0) {
      for (double& total : row) total /= best;
    }
  }
}

/// A_i Z_i of one incident.
void incident_column(const TheftData& data, Draws& draws, std::size_t k, std::span<double> x) {
  const Theft& theft = data.thefts[k];
  const auto amount = draws(data.inputs.amount, k);
  const auto error = draws(data.inputs.valuation_error, k);
  for (std::size_t world = 0; world < x.size(); ++world) x[world] = amount[world] * error[world];
  if (theft.probability && *theft.probability == 1.0) return;
  const auto u = draws(data.inputs.attributed, k);
  if (theft.probability) {
    for (std::size_t world = 0; world < x.size(); ++world) x[world] = u[world] < *theft.probability ? x[world] : 0.0;
  } else {
    const auto p = draws(data.inputs.attribution[theft.level]);
    for (std::size_t world = 0; world < x.size(); ++world) x[world] = u[world] < p[world] ? x[world] : 0.0;
  }
}

/// Adds a column to a month: all of it to gross, what was not denied to kept.
void add_to_month(std::span<const double> x, std::span<const double> denied, std::span<double> gross,
                  std::span<double> kept) {
  for (std::size_t world = 0; world < x.size(); ++world) {
    gross[world] += x[world];
    kept[world] += x[world] * (1.0 - denied[world]);
  }
}

void add_known_denied(std::span<const double> x, double denied, std::span<double> gross, std::span<double> kept) {
  for (std::size_t world = 0; world < x.size(); ++world) {
    gross[world] += x[world];
    kept[world] += x[world] * (1.0 - denied);
  }
}

void add_theft(const TheftData& data, Draws& draws, std::size_t k, TheftWorkspace& work, StolenUsd& out) {
  const Theft& theft = data.thefts[k];
  const auto x = work.column[0].first(draws.worlds());
  incident_column(data, draws, k, x);
  const auto by_incidents = work.uses_incidents[theft.year];
  const auto recorded = work.recorded[theft.year];
  const auto scale = work.scale[theft.year];
  const double core_best = theft.core ? theft.best : 0.0;
  for (std::size_t world = 0; world < x.size(); ++world) {
    recorded[world] += x[world];
    x[world] = by_incidents[world] != 0.0 ? x[world] : core_best * scale[world];
  }
  if (theft.denied) {
    add_known_denied(x, *theft.denied, out.gross[theft.month], out.kept[theft.month]);
  } else {
    add_to_month(x, draws(data.inputs.denied, k), out.gross[theft.month], out.kept[theft.month]);
  }
}

/// The parts without an incident of their own, spread evenly over the months of the year: omega times the recorded
/// total, or an estimated total that no core incident carries.
void add_spread_parts(const TheftData& data, Draws& draws, const TheftWorkspace& work, StolenUsd& out) {
  const auto omega = draws(data.inputs.unrecorded);
  const double kept_share = 1.0 - draws.mean(data.inputs.denied, data.unrecorded_label);
  for (std::size_t year = 0; year < data.window.years(); ++year) {
    const bool carried = data.core_best[year] > 0.0;
    const auto by_incidents = work.uses_incidents[year];
    const auto recorded = work.recorded[year];
    const auto total = work.scale[year];
    for (std::size_t month = 12 * year; month < 12 * year + 12; ++month) {
      const auto gross = out.gross[month];
      const auto kept = out.kept[month];
      for (std::size_t world = 0; world < draws.worlds(); ++world) {
        const double uncarried = carried ? 0.0 : total[world];
        const double part = (by_incidents[world] != 0.0 ? omega[world] * recorded[world] : uncarried) / 12.0;
        gross[world] += part;
        kept[world] += part * kept_share;
      }
    }
  }
}

}  // namespace

TheftWorkspace::TheftWorkspace(const TheftData& data)
    : uses_incidents(data.window.years(), block_worlds),
      recorded(data.window.years(), block_worlds),
      scale(data.window.years(), block_worlds),
      column(1, block_worlds) {}

void attributed_theft(const TheftData& data, Draws& draws, TheftWorkspace& work, StolenUsd& out) {
  choose_basis(data, draws, work.uses_incidents);
  work.recorded.fill(0.0);
  if (any_world_uses_estimates(data, draws)) {
    draw_estimated_totals(data, draws, work.scale);
  } else {
    work.scale.fill(0.0);
  }
  out.gross.fill(0.0);
  out.kept.fill(0.0);
  for (std::size_t k = 0; k < data.thefts.size(); ++k) add_theft(data, draws, k, work, out);
  add_spread_parts(data, draws, work, out);
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/theft/attributed_theft.hpp"

#include <algorithm>

#include "fundshare/base/error.hpp"
#include "fundshare/exposure/theft/recorded_thefts.hpp"

namespace fundshare {
namespace {

/// Which worlds take a year from the incidents: those of that basis, and those of the basis estimates where the year
/// has no estimate.
void choose_basis(const TheftData& data, Draws& draws, Rows& uses_incidents) {
  const auto basis = draws(data.inputs.basis);
  expects(data.combined || std::ranges::find(basis, data.combined_value) == basis.end(),
          "theft.basis may only become combined where the scenario gives that basis a weight");
  for (std::size_t year = 0; year < data.window.years(); ++year) {
    const bool estimated = data.estimates.has_estimate(year);
    const auto row = uses_incidents[year];
    for (std::size_t world = 0; world < basis.size(); ++world) {
      const bool falls_back = !estimated && basis[world] == data.estimates_value;
      row[world] = (falls_back || basis[world] == data.incidents_value) ? 1.0 : 0.0;
    }
  }
}

/// Whether some world may need the totals of the basis estimates.
bool uses_estimates(const TheftData& data, Draws& draws) {
  const auto constant = draws.constant(data.inputs.basis);
  return !data.estimates.totals.empty() && (!constant || *constant == data.estimates_value);
}

/// The same for the basis combined.
bool uses_combined(const TheftData& data, Draws& draws) {
  const auto constant = draws.constant(data.inputs.basis);
  return data.combined && (!constant || *constant == data.combined_value);
}

/// Adds a column to a month: all of it to gross, what was not denied to kept.
void add_to_month(std::span<const double> x, std::span<const double> denied, std::span<double> gross,
                  std::span<double> kept) {
  for (std::size_t world = 0; world < x.size(); ++world) {
    gross[world] += x[world];
    kept[world] += x[world] * (1.0 - denied[world]);
  }
}

/// Takes off what does not take place.
void keep_share(const TheftData& data, Draws& draws, std::size_t k, std::span<double> x) {
  const auto constant = draws.constant(data.inputs.keep, k);
  if (constant && *constant == 1.0) return;
  const auto kept = draws(data.inputs.keep, k);
  for (std::size_t world = 0; world < x.size(); ++world) x[world] *= kept[world];
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
  recorded_theft(data, draws, k, x);
  const auto by_incidents = work.uses_incidents[theft.year];
  const auto recorded = work.recorded[theft.year];
  const auto scale = work.scale[theft.year];
  const double core_best = theft.core ? theft.best : 0.0;
  for (std::size_t world = 0; world < x.size(); ++world) {
    recorded[world] += x[world];
    x[world] = by_incidents[world] != 0.0 ? x[world] : core_best * scale[world];
  }
  keep_share(data, draws, k, x);
  if (theft.denied && !draws.set_by_label(data.inputs.denied, k)) {
    add_known_denied(x, *theft.denied, out.gross[theft.month], out.kept[theft.month]);
  } else {
    add_to_month(x, draws(data.inputs.denied, k), out.gross[theft.month], out.kept[theft.month]);
  }
}

/// The parts without an incident of their own, spread evenly over the months of the year: omega times the recorded
/// total, or an estimated total that no core incident carries.
void add_spread_parts(const TheftData& data, Draws& draws, const TheftWorkspace& work, StolenUsd& out) {
  const auto omega = draws(data.inputs.unrecorded);
  const auto keep = draws(data.inputs.keep, data.unrecorded_label);
  const double kept_share = 1.0 - draws.mean(data.inputs.denied, data.unrecorded_label);
  for (std::size_t year = 0; year < data.window.years(); ++year) {
    const bool carried = data.core_best[year] > 0.0;
    const auto by_incidents = work.uses_incidents[year];
    const auto recorded = work.recorded[year];
    const auto total = work.scale[year];
    const std::size_t months = data.window.months_of(year);
    for (std::size_t month = 12 * year; month < 12 * year + months; ++month) {
      const auto gross = out.gross[month];
      const auto kept = out.kept[month];
      for (std::size_t world = 0; world < draws.worlds(); ++world) {
        const double uncarried = carried ? 0.0 : total[world];
        const double of_year = by_incidents[world] != 0.0 ? omega[world] * recorded[world] : uncarried;
        const double part = keep[world] * of_year / static_cast<double>(months);
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
      column(1, block_worlds),
      combined(data) {}

void attributed_theft(const TheftData& data, Draws& draws, TheftWorkspace& work, StolenUsd& out) {
  choose_basis(data, draws, work.uses_incidents);
  work.recorded.fill(0.0);
  if (uses_estimates(data, draws)) {
    scale_to_estimates(data, draws, work.scale);
  } else {
    work.scale.fill(0.0);
  }
  if (uses_combined(data, draws)) {
    log_recorded_totals(data, draws, work.column, work.combined.log_totals);
    scale_to_combined(data, draws, work.combined, work.scale);
  }
  out.gross.fill(0.0);
  out.kept.fill(0.0);
  for (std::size_t k = 0; k < data.thefts.size(); ++k) add_theft(data, draws, k, work, out);
  add_spread_parts(data, draws, work, out);
}

}  // namespace fundshare

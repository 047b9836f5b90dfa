// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/theft/attributed_theft.hpp"

#include <algorithm>

#include "fundshare/base/error.hpp"
#include "fundshare/exposure/theft/recorded_thefts.hpp"
#include "fundshare/numerics/vector_loop.hpp"

namespace fundshare {
namespace {

/// A year is taken from the incidents by the worlds of that basis, and by those of the basis estimates where the year
/// has no estimate.
void choose_basis(const TheftData& data, Draws& draws, std::vector<WorldsByBasis>& worlds) {
  const auto basis = draws(data.inputs.basis);
  expects(data.combined || std::ranges::find(basis, data.combined_value) == basis.end(),
          "theft.basis may only become combined where the scenario gives that basis a weight");
  for (std::size_t year = 0; year < data.window.years(); ++year) {
    const bool estimated = data.estimates.has_estimate(year);
    auto& of_year = worlds[year];
    of_year.by_incidents.clear();
    of_year.by_total.clear();
    for (std::size_t world = 0; world < basis.size(); ++world) {
      const bool falls_back = !estimated && basis[world] == data.estimates_value;
      const bool by_incidents = falls_back || basis[world] == data.incidents_value;
      of_year.by_incidents.append_if(by_incidents, world);
      of_year.by_total.append_if(!by_incidents, world);
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

/// The worlds that chose a basis.
SomeWorlds worlds_of(std::span<const double> basis, double value) {
  SomeWorlds chosen;
  for (std::size_t world = 0; world < basis.size(); ++world) chosen.append_if(basis[world] == value, world);
  return chosen;
}

void use_estimates(const TheftData& data, Draws& draws, TheftWorkspace& work) {
  const SomeWorlds chosen = worlds_of(draws(data.inputs.basis), data.estimates_value);
  scale_to_estimates(data, draws, chosen.places(), work.scale);
}

void use_combined(const TheftData& data, Draws& draws, TheftWorkspace& work) {
  const SomeWorlds chosen = worlds_of(draws(data.inputs.basis), data.combined_value);
  log_recorded_totals(data, draws, chosen.places(), work.theft, work.combined.log_totals);
  scale_to_combined(data, draws, work.combined, work.scale);
}

/// Adds a theft to its month: all of it to gross, what was not denied to kept.
void add_to_month(const TheftByWorld& x, std::span<const double> denied, std::span<double> gross,
                  std::span<double> kept) {
  for (std::size_t i = 0; i < x.worlds.size(); ++i) {
    gross[x.worlds[i]] += x.usd[i];
    kept[x.worlds[i]] += x.usd[i] * (1.0 - denied[i]);
  }
}

void add_known_denied(const TheftByWorld& x, double denied, std::span<double> gross, std::span<double> kept) {
  for (std::size_t i = 0; i < x.worlds.size(); ++i) {
    gross[x.worlds[i]] += x.usd[i];
    kept[x.worlds[i]] += x.usd[i] * (1.0 - denied);
  }
}

/// Takes off what does not take place.
void keep_share(const TheftData& data, Draws& draws, std::size_t k, TheftByWorld& x) {
  const auto constant = draws.constant(data.inputs.keep, k);
  if (constant && *constant == 1.0) return;
  const auto kept = draws.at(data.inputs.keep, k, x.worlds.places());
  for (std::size_t i = 0; i < x.worlds.size(); ++i) x.usd[i] *= kept[i];
}

/// The share of a year's total that a core incident carries, in the worlds that take the year from a total.
void add_share_of_total(double best, Places worlds, std::span<const double> scale, TheftByWorld& x) {
  for (const std::uint32_t world : worlds) {
    x.usd[x.worlds.size()] = best * scale[world];
    x.worlds.append(world);
  }
}

void add_theft(const TheftData& data, Draws& draws, std::size_t k, TheftWorkspace& work, StolenUsd& out) {
  const Theft& theft = data.thefts[k];
  const auto& worlds = work.worlds[theft.year];
  TheftByWorld& x = work.theft;
  recorded_theft(data, draws, k, worlds.by_incidents.places(), x);
  const auto recorded = work.recorded[theft.year];
  for (std::size_t i = 0; i < x.worlds.size(); ++i) recorded[x.worlds[i]] += x.usd[i];
  if (theft.core) add_share_of_total(theft.best, worlds.by_total.places(), work.scale[theft.year], x);
  keep_share(data, draws, k, x);
  if (theft.denied && !draws.set_by_label(data.inputs.denied, k)) {
    add_known_denied(x, *theft.denied, out.gross[theft.month], out.kept[theft.month]);
  } else {
    add_to_month(x, draws.at(data.inputs.denied, k, x.worlds.places()), out.gross[theft.month], out.kept[theft.month]);
  }
}

/// The part of a year that no incident carries: omega times the recorded total, or an estimated total without a core
/// incident.
void find_uncarried(const TheftData& data, Draws& draws, std::size_t year, const TheftWorkspace& work,
                    std::span<double> part) {
  const auto omega = draws(data.inputs.unrecorded);
  const auto recorded = work.recorded[year], total = work.scale[year];
  const bool carried = data.core_best[year] > 0.0;
  for (const std::uint32_t world : work.worlds[year].by_total.places()) part[world] = carried ? 0.0 : total[world];
  for (const std::uint32_t world : work.worlds[year].by_incidents.places())
    part[world] = omega[world] * recorded[world];
}

/// Spreads those parts evenly over the months of their year.
void add_spread_parts(const TheftData& data, Draws& draws, const TheftWorkspace& work, StolenUsd& out) {
  const auto keep = draws(data.inputs.keep, data.unrecorded_label);
  const double kept_share = 1.0 - draws.mean(data.inputs.denied, data.unrecorded_label);
  std::array<double, block_worlds> part;
  for (std::size_t year = 0; year < data.window.years(); ++year) {
    const std::size_t months = data.window.months_of(year);
    find_uncarried(data, draws, year, work, part);
    vector_loop(draws.worlds(), [&](std::size_t world) FUNDSHARE_BODY {
      part[world] = keep[world] * part[world] / static_cast<double>(months);
    });
    for (std::size_t month = 12 * year; month < 12 * year + months; ++month) {
      const auto gross = out.gross[month], kept = out.kept[month];
      vector_loop(draws.worlds(), [&](std::size_t world) FUNDSHARE_BODY {
        gross[world] += part[world];
        kept[world] += part[world] * kept_share;
      });
    }
  }
}

}  // namespace

TheftWorkspace::TheftWorkspace(const TheftData& data)
    : worlds(data.window.years()),
      recorded(data.window.years(), block_worlds),
      scale(data.window.years(), block_worlds),
      combined(data) {}

void attributed_theft(const TheftData& data, Draws& draws, TheftWorkspace& work, StolenUsd& out) {
  choose_basis(data, draws, work.worlds);
  work.recorded.fill(0.0);
  if (uses_estimates(data, draws)) {
    use_estimates(data, draws, work);
  } else {
    work.scale.fill(0.0);
  }
  if (uses_combined(data, draws)) use_combined(data, draws, work);
  out.gross.fill(0.0);
  out.kept.fill(0.0);
  for (std::size_t k = 0; k < data.thefts.size(); ++k) add_theft(data, draws, k, work, out);
  add_spread_parts(data, draws, work, out);
}

}  // namespace fundshare

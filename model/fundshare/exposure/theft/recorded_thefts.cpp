// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/theft/recorded_thefts.hpp"

#include <algorithm>
#include <numeric>

#include "fundshare/numerics/kernels.hpp"

namespace fundshare {
namespace {

constexpr auto every_place = [] {
  std::array<std::uint32_t, block_worlds> places{};
  std::iota(places.begin(), places.end(), 0u);
  return places;
}();

/// Those of the worlds `among` where the incident is counted.
void choose_worlds(const TheftData& data, Draws& draws, std::size_t incident, Places among, SomeWorlds& out) {
  const Theft& theft = data.thefts[incident];
  out.clear();
  if (theft.probability && *theft.probability == 1.0) {
    for (const std::uint32_t world : among) out.append(world);
    return;
  }
  const auto u = draws.at(data.inputs.attributed, incident, among);
  if (theft.probability) {
    for (std::size_t i = 0; i < among.size(); ++i) out.append_if(u[i] < *theft.probability, among[i]);
  } else {
    const auto p = draws(data.inputs.attribution[theft.level]);
    for (std::size_t i = 0; i < among.size(); ++i) out.append_if(u[i] < p[among[i]], among[i]);
  }
}

}  // namespace

Places all_places(std::size_t worlds) { return Places{every_place}.first(worlds); }

void recorded_theft(const TheftData& data, Draws& draws, std::size_t incident, Places among, TheftByWorld& out) {
  choose_worlds(data, draws, incident, among, out.worlds);
  const auto amount = draws.at(data.inputs.amount, incident, out.worlds.places());
  const auto error = draws.at(data.inputs.valuation_error, incident, out.worlds.places());
  for (std::size_t i = 0; i < out.worlds.size(); ++i) out.usd[i] = amount[i] * error[i];
}

void log_recorded_totals(const TheftData& data, Draws& draws, Places among, TheftByWorld& theft, Rows& log_totals) {
  log_totals.fill(0.0);
  for (std::size_t k = 0; k < data.thefts.size(); ++k) {
    recorded_theft(data, draws, k, among, theft);
    const auto total = log_totals[data.thefts[k].year];
    for (std::size_t i = 0; i < theft.worlds.size(); ++i) total[theft.worlds[i]] += theft.usd[i];
  }
  for (std::size_t year = 0; year < log_totals.rows(); ++year) {
    const auto total = log_totals[year].first(draws.worlds());
    for (double& value : total) value = std::max(value, least_recorded_usd);
    log_block(total);
  }
}

}  // namespace fundshare

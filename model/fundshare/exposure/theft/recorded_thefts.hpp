// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "fundshare/exposure/theft/some_worlds.hpp"
#include "fundshare/exposure/theft/theft_data.hpp"
#include "fundshare/uncertainty/engine/draws.hpp"
#include "fundshare/uncertainty/engine/rows.hpp"

namespace fundshare {

/// A year's recorded total counts as at least this much, in nominal USD, where its logarithm is taken.
inline constexpr double least_recorded_usd = 1e6;

/// What one incident took, in the worlds of a block where it took something.
struct TheftByWorld {
  SomeWorlds worlds;
  std::array<double, block_worlds> usd;  ///< X in each of them, nominal USD
};

/// The places of all worlds of a block.
[[nodiscard]] Places all_places(std::size_t worlds);

/// X_i = A_i e_i of one incident on the basis incidents, in those of the worlds `among` where it is attributed: Z_i
/// = 1.
void recorded_theft(const TheftData& data, Draws& draws, std::size_t incident, Places among, TheftByWorld& out);

/// x_t = log max(sum of X_i over the incidents of year t, least_recorded_usd), without the unrecorded part.
/// \param among  the worlds that are asked for; in others x_t is log least_recorded_usd
/// \param theft  to work in \param log_totals  years down, worlds across
void log_recorded_totals(const TheftData& data, Draws& draws, Places among, TheftByWorld& theft, Rows& log_totals);

}  // namespace fundshare

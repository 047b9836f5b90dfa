// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/exposure/theft/theft_data.hpp"
#include "fundshare/uncertainty/engine/draws.hpp"
#include "fundshare/uncertainty/engine/rows.hpp"

namespace fundshare {

/// A year's recorded total counts as at least this much, in nominal USD, where its logarithm is taken.
inline constexpr double least_recorded_usd = 1e6;

/// X_i = A_i Z_i of one incident on the basis incidents, one value per world, nominal USD.
void recorded_theft(const TheftData& data, Draws& draws, std::size_t incident, std::span<double> x);

/// x_t = log max(sum of X_i over the incidents of year t, least_recorded_usd), without the unrecorded part.
/// \param column  one row to work in \param log_totals  years down, worlds across
void log_recorded_totals(const TheftData& data, Draws& draws, Rows& column, Rows& log_totals);

}  // namespace fundshare

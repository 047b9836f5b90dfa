// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/base/quantity.hpp"
#include "fundshare/exposure/theft/estimated_totals.hpp"
#include "fundshare/exposure/theft/recorded_thefts.hpp"
#include "fundshare/exposure/theft/theft_data.hpp"
#include "fundshare/uncertainty/engine/draws.hpp"
#include "fundshare/uncertainty/engine/rows.hpp"

namespace fundshare {

/// Stolen value by month of the study window, in nominal USD of the day of theft: months down, worlds across.
struct StolenUsd {
  RowsOf<NominalUsd> gross;  ///< sum of X_i, with the unrecorded part
  RowsOf<NominalUsd> kept;   ///< sum of X_i (1 - f_i): less what was frozen, seized or returned at any date
};

/// The worlds of a block by what they take a year from.
struct WorldsByBasis {
  SomeWorlds by_incidents, by_total;
};

/// Arrays that the stage reuses from block to block.
struct TheftWorkspace {
  explicit TheftWorkspace(const TheftData& data);
  std::vector<WorldsByBasis> worlds;  ///< by year
  Rows recorded;  ///< years x worlds: recorded incidents-basis total, nominal USD, where the world takes it
  Rows scale;     ///< years x worlds: T_t over the sum of best of the core incidents
  TheftByWorld theft;
  CombinedWorkspace combined;
};

/// Stage 1: dollars stolen and attributed, by month.
/// Basis incidents: X_i = A_i Z_i e_i with Z_i = 1 where u_i < p_level, plus the unrecorded part omega times the year's
/// recorded total, spread evenly over its months. Basis estimates: X_i = best_i T_t / (sum of best over the core
/// incidents of the year), log T ~ the posterior of generalised least squares; years without an estimate use the
/// incidents. Basis combined: the same with T of Matheron's rule, in every year. The walk over incidents is the only
/// one of the model, so the denied share f_i is taken off here. X_i and the parts spread over a year are times
/// theft.keep, which is 1 unless a question changes it: T_t and the recorded total do not feel it. \see
/// docs/methods.md, "attributed_theft"
void attributed_theft(const TheftData& data, Draws& draws, TheftWorkspace& work, StolenUsd& out);

}  // namespace fundshare

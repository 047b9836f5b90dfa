// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/exposure/theft/theft_data.hpp"
#include "fundshare/uncertainty/engine/draws.hpp"
#include "fundshare/uncertainty/engine/rows.hpp"

namespace fundshare {

/// What one core incident's best value is multiplied by, T_t over the sum of best of the core incidents of the year;
/// T_t itself, in nominal USD, where the year has no core incident. Years down, worlds across. Basis estimates: log T =
/// G log V - G noise. Years without an estimate are left 0.
/// \param worlds  those that are asked for, ascending; the rest of a row has no meaning
void scale_to_estimates(const TheftData& data, Draws& draws, Places worlds, Rows& scale);

/// Arrays of scale_to_combined().
struct CombinedWorkspace {
  explicit CombinedWorkspace(const TheftData& data);
  Rows log_totals;  ///< years x worlds: x
  Rows updated;     ///< years x worlds: x+
  Rows residual;    ///< one row
};

/// Basis combined: the same by Matheron's rule, written into the worlds that chose this basis alone. All years have
/// one. \param work  `log_totals` is filled in
void scale_to_combined(const TheftData& data, Draws& draws, CombinedWorkspace& work, Rows& scale);

}  // namespace fundshare

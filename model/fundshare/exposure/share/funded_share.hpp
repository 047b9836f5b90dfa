// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/exposure/share/output_list.hpp"
#include "fundshare/exposure/share/waterfall.hpp"

namespace fundshare {

/// Sums of every series over every window, kept between the passes of one block.
struct ShareWorkspace {
  /// \param wanted  by definition of output_definitions(): whether its outputs are computed; empty for all
  ShareWorkspace(StudyWindow window, std::size_t windows, std::vector<char> wanted = {});
  std::vector<char> wanted;   ///< by definition
  std::vector<char> is_read;  ///< by series: some wanted output reads it
  SeriesTable series;
  std::vector<Rows> sums;  ///< per series: windows down, worlds across; of what is no output
  /// By series and window, where the sums of this block lie: in `sums`, in a row of the series or in an output.
  std::vector<std::vector<std::span<const double>>> sum_at;
};

/// Stage 5: money over budget for every window, and the account of where the money went.
/// Two types of money meet here alone: nominal dollars above the line, dollars at the prices of the unit costs below.
/// \param cyber_factor  theft.other_cyber_factor, one per world
/// \param out           wanted outputs in the order of list_outputs(); NaN where the denominator is zero
/// \see docs/methods.md, "funded_share"
void funded_share(const RealisedUsd& cash, const MissileFundsUsd& funds, const ProgrammeBudget& budget,
                  std::span<const double> cyber_factor, const std::vector<ReportWindow>& windows, ShareWorkspace& work,
                  Block& out);

}  // namespace fundshare

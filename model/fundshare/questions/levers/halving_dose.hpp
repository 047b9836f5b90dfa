// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// The dose that halves a median, of several levers at once.
struct HalvingDose {
  bool reached;         ///< some dose up to the largest leaves half or less
  Estimate dose;        ///< that dose, with its Monte Carlo error; the largest one where it is not reached
  Estimate share_left;  ///< median with the dose over median without
};

/// What is known of a lever before the search: its largest dose, and doses, ascending, with the share that they leave.
struct HalvingTask {
  double most;
  std::vector<std::pair<double, double>> known = {};
};

/// The columns of one output with each lever at its dose; a dose below 0 asks for none of that lever.
using ColumnsAtDoses = std::function<std::vector<std::vector<double>>(const std::vector<double>& doses)>;

/// Finds the doses by bisection with the steps of the Illinois method, over the same worlds at each step, so that the
/// share left is a function of the dose without noise; it has to fall with the dose. A dose counts as found where the
/// share left is within 1e-4 of a half. mc_se of a dose is that of the share left, from the spread over 20 equal
/// batches of worlds, over the slope to a dose near by; NaN for less than 80 worlds. \param without  the output without
/// a lever
[[nodiscard]] std::vector<HalvingDose> halving_doses(std::span<const double> without,
                                                     const std::vector<HalvingTask>& levers,
                                                     const ColumnsAtDoses& columns);

/// Calls of `columns` that halving_doses() makes at most.
inline constexpr int most_halving_steps = 20;

}  // namespace fundshare

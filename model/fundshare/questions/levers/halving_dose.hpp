// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// The dose that halves a median, of several levers at once.
struct HalvingDose {
  bool reached;         ///< some dose up to the largest leaves half or less
  Estimate dose;        ///< that dose, with its Monte Carlo error; the largest one where it is not reached
  Estimate share_left;  ///< median with the dose over median without
};

/// The columns of one output with each lever at its dose: doses[k] < 0 asks for none of lever k.
using ColumnsAtDoses = std::function<std::vector<std::vector<double>>(const std::vector<double>& doses)>;

/// Finds the doses by bisection with the steps of the Illinois method, over the same worlds at each step, so that the
/// share left is a monotone function of the dose without noise. mc_se of a dose is that of the share left, from
/// the spread over 20 equal batches of worlds, over the slope between two doses near by; NaN for less than 80 worlds.
/// \param without  the output without a lever \param most  largest dose of each lever
[[nodiscard]] std::vector<HalvingDose> halving_doses(std::span<const double> without, const std::vector<double>& most,
                                                     const ColumnsAtDoses& columns);

/// Calls of `columns` that halving_doses() makes at most.
inline constexpr int most_halving_steps = 24;

}  // namespace fundshare

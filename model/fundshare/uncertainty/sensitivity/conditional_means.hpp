// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// An output over the worlds where one input is in a part of its range.
struct ConditionalMean {
  std::string part;  ///< lowest_tenth, highest_tenth; for a choice the name of what is chosen
  std::uint64_t worlds;
  double input_low, input_high;  ///< least and greatest value of the input there
  Estimate mean, median;         ///< of the output
};

/// Mean and median of the output where the input is in its lowest and its highest tenth, or at each value of a choice:
/// read from worlds in which everything varies, so that nothing is frozen. Values equal to the bound of a tenth belong
/// to it. \param choices  names of the values 0, 1, 2 ... of a categorical input; empty for others
/// \return empty where the input or the output is the same in all worlds, or not a number in some
[[nodiscard]] std::vector<ConditionalMean> conditional_means(std::span<const double> input,
                                                             std::span<const double> output,
                                                             std::span<const std::string> choices);

}  // namespace fundshare

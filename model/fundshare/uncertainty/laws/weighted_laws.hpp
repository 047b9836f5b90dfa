// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare {

/// The parts of a mixture or a pool: weights above 0 that sum to 1.
struct WeightedLaws {
  std::vector<double> weights;
  std::vector<Law> laws;
};

/// Leaves out the laws of weight 0 and divides the weights by their sum.
/// \param name  of what they are parts of, for messages
/// \throws std::domain_error unless there is one weight per law, each >= 0 and finite, and they sum to 1 within 1e-9
[[nodiscard]] WeightedLaws weighted_laws(std::string_view name, std::span<const double> weights, std::vector<Law> laws);

}  // namespace fundshare

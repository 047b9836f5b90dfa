// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "fundshare/uncertainty/laws/fit.hpp"

namespace fundshare {

/// A family of laws as a function of free parameters, which may be any numbers, with places to start a search from.
struct Family {
  const char* title;  ///< as descriptions begin
  std::function<Law(const std::vector<double>&)> make;
  std::vector<std::vector<double>> starts;
};

/// \param quantiles  by increasing probability, two at least; scales and starts come from them
/// \throws std::domain_error for quantiles outside the support of the family
[[nodiscard]] Family family_of(std::string_view name, const std::vector<QuantilePoint>& quantiles,
                               const KnownParameters& known);

}  // namespace fundshare

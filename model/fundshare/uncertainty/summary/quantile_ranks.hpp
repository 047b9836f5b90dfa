// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// The order statistics that the quantiles of a summary need: for each level its rank ceil(p n) and the ranks at the
/// ends of its error, floor(p n - d) and ceil(p n + d), d = sqrt(n p (1 - p)).
class QuantileRanks {
 public:
  explicit QuantileRanks(std::uint64_t worlds);

  /// 1-based ranks, ascending; some may be equal.
  [[nodiscard]] std::span<const std::uint64_t> ascending() const { return ascending_; }
  /// Sets the quantiles of `out` with their errors. \param values  the order statistics of ascending()
  void set_quantiles(std::span<const double> values, Summary& out) const;

 private:
  struct OfLevel {
    std::uint64_t low, at, high;
    bool inside;  ///< a whole world lies below the quantile and one above it
    bool within;  ///< low and high are ranks that there are
  };
  std::uint64_t worlds_;
  std::array<OfLevel, quantile_levels.size()> levels_;
  std::array<std::uint64_t, 3 * quantile_levels.size()> ascending_;
};

}  // namespace fundshare

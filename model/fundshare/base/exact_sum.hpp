// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace fundshare {

/// The exact sum of any doubles, whatever their order and grouping, rounded once when it is read.
/// A fixed-point number of 67 limbs of 32 bits over the whole range of double (after R. Neal, "Fast exact summation
/// using small and large superaccumulators", 2015).
class ExactSum {
 public:
  void add(double x);
  /// Adds the sum of other terms: the same bits as if all terms had been added here.
  void merge(const ExactSum& other);
  /// The sum, rounded to nearest even; NaN if any term was not finite.
  [[nodiscard]] double value() const;

 private:
  static constexpr int limbs = 68;
  void carry();
  std::array<std::int64_t, limbs> limb_{};  ///< value = sum of limb_[i] 2^(32 i - 1074)
  int additions_ = 0;                       ///< since the last carry
  bool finite_ = true;
};

/// Sum of a block in a fixed order: halves are summed apart, down to 8 terms.
[[nodiscard]] double pairwise_sum(std::span<const double> terms);

}  // namespace fundshare

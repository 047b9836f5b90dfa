// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// Two columns a and b of the same worlds against each other.
struct PairedComparison {
  Summary difference;             ///< of b - a, world by world
  Estimate ratio_of_medians;      ///< median of b over median of a; NaN where that of a is 0
  Estimate a_greater, b_greater;  ///< shares of worlds with a > b, and with b > a
};

/// Compares two columns whose worlds have the same uniforms, so that what both draw alike falls out of the difference.
///
/// The mc_se of the ratio R = m_b / m_a of medians is that of the delta method,
/// \f[ R \sqrt{r_a^2 + r_b^2 - 2 \rho r_a r_b},\; r = se(m) / |m|,\; \rho = 4 P(A \le m_a, B \le m_b) - 1 \f]
/// (the covariance of two sample medians; Babu and Rao 1988). Of a column with itself it is 0.
/// \return nothing if either column is undefined in any world, or a difference of theirs is
/// \throws std::logic_error if they differ in length
[[nodiscard]] std::optional<PairedComparison> compare_paired(std::span<const double> a, std::span<const double> b);

/// A share of `worlds` worlds: count / worlds with mc_se sqrt(p (1 - p) / n), NaN for one world.
[[nodiscard]] Estimate share_of_worlds(std::uint64_t count, std::uint64_t worlds);

}  // namespace fundshare

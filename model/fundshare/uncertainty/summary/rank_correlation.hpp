// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// A column with the ranks of its worlds, kept so that one column can be correlated with many. Equal values share the
/// mean of their ranks; -0 and 0 are equal.
class RankedColumn {
 public:
  static constexpr std::size_t most_worlds = std::size_t{1} << 21;  ///< so that the sums below are exact in 64 bits

  /// \throws std::logic_error if the column has more than most_worlds values
  explicit RankedColumn(std::span<const double> column);

  [[nodiscard]] std::size_t worlds() const { return ranks_.size(); }
  /// Twice the mean rank of a world less n + 1: a whole number in -(n - 1) .. n - 1, about 0.
  [[nodiscard]] std::span<const std::int32_t> ranks() const { return ranks_; }
  /// The worlds in ascending order of their values; equal values in the order of the worlds.
  [[nodiscard]] std::span<const std::uint32_t> order() const { return order_; }
  /// Sum of the squares of ranks().
  [[nodiscard]] std::int64_t spread() const { return spread_; }
  /// Whether it can be correlated: every value is a number, and not all are equal.
  [[nodiscard]] bool varies() const { return spread_ > 0; }

 private:
  std::vector<std::int32_t> ranks_;
  std::vector<std::uint32_t> order_;
  std::int64_t spread_ = 0;
};

/// Spearman's rank correlation of two columns of the same worlds, with its Monte Carlo standard error.
///
/// r = sum(a b) / sqrt(sum(a^2) sum(b^2)) over the centred mid-ranks a and b; the sums are of whole numbers, so no
/// order of adding changes a bit.
///
/// The error holds for any dependence and with ties, unlike 1 / sqrt(n - 1) (independent columns) and (1 - r^2) /
/// sqrt(n - 1) (Pearson's r of normal columns). It is the root of sum(psi^2) / (n (n - 1)), where psi is the influence
/// function of r at a world. With F and G the mid-distribution functions, u = F(x) - 1/2, v = G(y) - 1/2,
/// m(x, X) = 1{x < X} + 1{x = X} / 2 and C = E[u v]:
/// psi_uv = u v + E[m(x, X) v(Y)] + E[m(y, Y) u(X)] - 3 C,
/// psi = psi_uv / sqrt(C_uu C_vv) - r / 2 (psi_uu / C_uu + psi_vv / C_vv); the last bracket is 0 without ties.
/// For independent columns without ties it is 1 / sqrt(n - 1) up to terms of order 1 / n, for r = 1 it is 0.
/// \return nothing if a column is constant or holds NaN; mc_se is NaN for fewer than 4 worlds
/// \throws std::logic_error if the columns differ in length
[[nodiscard]] std::optional<Estimate> rank_correlation(const RankedColumn& a, const RankedColumn& b);
[[nodiscard]] std::optional<Estimate> rank_correlation(std::span<const double> a, std::span<const double> b);

}  // namespace fundshare

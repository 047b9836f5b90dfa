// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace fundshare {

/// A Gaussian copula: z = L Phi^-1(u), u' = Phi(z) with L L' the correlation matrix of the normal scores.
class GaussianCopula {
 public:
  /// \param correlation  n by n, row by row: symmetric, unit diagonal, positive definite
  /// \throws std::domain_error naming the entry, or the smallest eigenvalue, that breaks this
  [[nodiscard]] static GaussianCopula from_correlation(std::span<const double> correlation, std::size_t size);

  /// Every pair with the same Spearman rank correlation rho: score correlation 2 sin(pi rho / 6) (Pearson, 1907).
  /// \throws std::domain_error unless -1/(size-1) < score correlation < 1
  [[nodiscard]] static GaussianCopula with_equal_spearman(double rho, std::size_t size);

  [[nodiscard]] std::size_t size() const { return size_; }
  /// Correlation of the normal scores, n by n, row by row.
  [[nodiscard]] const std::vector<double>& correlation() const { return correlation_; }

  /// Couples independent uniforms in place. \param columns  size() columns of the same length, one per member
  void couple(std::span<const std::span<double>> columns) const;

 private:
  GaussianCopula(std::vector<double> correlation, std::vector<double> factor, std::size_t size)
      : correlation_{std::move(correlation)}, factor_{std::move(factor)}, size_{size} {}
  std::vector<double> correlation_, factor_;  ///< factor: lower triangle, row by row
  std::size_t size_;
};

}  // namespace fundshare

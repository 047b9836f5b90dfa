// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace fundshare {

class Law;
class PoolTable;

/// The logarithmic pool of several laws (Genest and Zidek, Statistical Science 1, 1986): a density proportional to the
/// product of the densities f_i^w_i, on the interval where all are positive. Integrals of the density by Gauss rules on
/// panels, halved until they hold 3e-14; a probability below 1e-120 of either tail counts as 0. Limit: where the
/// density is infinite at an end other than 0, as at 1 for a Beta law of second shape 1/2, what lies within the spacing
/// of numbers near that end is lost: a share of 1e-8 at shape 1/2.
class LogPool {
 public:
  /// Weights are divided by their sum; parts of weight 0 are left out.
  /// \throws std::domain_error unless there is one weight >= 0 per law, the weights sum to 1 within 1e-9, no law has
  ///         atoms, and the supports overlap
  [[nodiscard]] static LogPool from_weights_laws(std::span<const double> weights, std::vector<Law> laws);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< by quadrature
  [[nodiscard]] double standard_deviation() const;      ///< by quadrature
  [[nodiscard]] std::string describe() const;           ///< "LogPool(0.5 Normal(0, 1) + 0.5 Normal(1, 2))"
  [[nodiscard]] const std::vector<double>& weights() const;
  [[nodiscard]] const std::vector<Law>& laws() const;
  /// Product of the densities f_i^w_i over its integral.
  [[nodiscard]] double density_at(double x) const;
  /// Probabilities in (0, 1) of the points where a density is not smooth.
  [[nodiscard]] std::vector<double> breakpoints() const;
  friend bool operator==(const LogPool& x, const LogPool& y);

 private:
  explicit LogPool(std::shared_ptr<const PoolTable> table) : table_{std::move(table)} {}
  std::shared_ptr<const PoolTable> table_;
};

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "fundshare/uncertainty/laws/metalog_curve.hpp"

namespace fundshare {

/// Metalog (Keelin 2016): a law given by its quantile function,
/// \f[ M(y) = a_1 + a_2 L + a_3 c L + a_4 c + a_5 c^2 + a_6 c^2 L + a_7 c^3 + a_8 c^3 L + a_9 c^4, \f]
/// L = ln(y / (1 - y)), c = y - 1/2. With bounds X = low + e^M, high - e^-M, or low + (high - low) / (1 + e^-M).
class Metalog {
 public:
  /// \param coefficients  a_1, a_2, ...: 2 to 9 of them
  /// \param low, high     may be infinite
  /// \throws std::domain_error unless low < high and the density is positive everywhere, see require_increasing
  [[nodiscard]] static Metalog from_coefficients(std::vector<double> coefficients, double low, double high);
  [[nodiscard]] static Metalog from_coefficients(std::vector<double> coefficients);  ///< without bounds
  [[nodiscard]] double quantile(double p) const;                                     ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x), M inverted by Newton's method
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const { return mean_; }   ///< by quadrature; infinite where a bounded law's tail asks it
  [[nodiscard]] double standard_deviation() const { return sd_; }
  [[nodiscard]] std::string describe() const;  ///< "Metalog(1, 0.5, 0.2; low = 0)"
  /// Density at x and its derivative.
  [[nodiscard]] std::pair<double, double> density_and_slope(double x) const;
  friend bool operator==(const Metalog&, const Metalog&) = default;

  /// The value that M has where X = x: x itself without bounds.
  [[nodiscard]] static double undo_bounds(double x, double low, double high);

 private:
  Metalog(std::vector<double> coefficients, double low, double high);
  [[nodiscard]] bool below() const;  ///< whether there is a lower bound
  [[nodiscard]] bool above() const;
  /// X as shift + factor * part(M - a_1), so that a_1 costs no digits; with two bounds as X itself.
  [[nodiscard]] double part(double rest) const;
  [[nodiscard]] double whole(double rest) const;
  void set_moments();
  std::vector<double> coefficients_;
  MetalogCurve curve_;
  double low_, high_, centre_;
  double shift_ = 0, factor_ = 1;
  double mean_ = 0, sd_ = 0;
};

}  // namespace fundshare

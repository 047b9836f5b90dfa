// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare {

/// PERT: the Beta law stretched to [low, high] with shapes 1 + 4 (mode - low) / (high - low) and
/// 1 + 4 (high - mode) / (high - low), so that the mean is (low + 4 mode + high) / 6 (Malcolm et al., Operations
/// Research 7, 1959; Vose, "Risk Analysis", for the shapes).
class Pert {
 public:
  /// \throws std::domain_error unless low <= mode <= high, low < high and all are finite
  [[nodiscard]] static Pert from_low_mode_high(double low, double mode, double high);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< (low + 4 mode + high) / 6
  [[nodiscard]] double standard_deviation() const;      ///< sqrt((mean - low)(high - mean) / 7)
  [[nodiscard]] std::string describe() const;           ///< "PERT(0.003, 0.02, 0.06)"
  [[nodiscard]] double low() const { return low_; }
  [[nodiscard]] double high() const { return high_; }
  [[nodiscard]] double first_shape() const;   ///< a of the Beta law on [0, 1]
  [[nodiscard]] double second_shape() const;  ///< b of the Beta law on [0, 1]
  friend bool operator==(const Pert&, const Pert&) = default;

 private:
  Pert(double low, double mode, double high) : low_{low}, mode_{mode}, high_{high} {}
  double low_, mode_, high_;
};

}  // namespace fundshare

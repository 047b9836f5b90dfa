// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare {

/// Density rising in a line from low to mode and falling in a line to high.
class Triangular {
 public:
  /// \throws std::domain_error unless low <= mode <= high, low < high and all are finite
  [[nodiscard]] static Triangular from_low_mode_high(double low, double mode, double high);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< (low + mode + high) / 3
  [[nodiscard]] double standard_deviation() const;      ///< sqrt((l^2 + m^2 + h^2 - lm - lh - mh) / 18)
  [[nodiscard]] std::string describe() const;           ///< "Triangular(0, 1, 3)"
  [[nodiscard]] double probability_below_mode() const;  ///< (mode - low) / (high - low)
  [[nodiscard]] double low() const { return low_; }
  [[nodiscard]] double mode() const { return mode_; }
  [[nodiscard]] double high() const { return high_; }
  friend bool operator==(const Triangular&, const Triangular&) = default;

 private:
  Triangular(double low, double mode, double high) : low_{low}, mode_{mode}, high_{high} {}
  double low_, mode_, high_;
};

}  // namespace fundshare

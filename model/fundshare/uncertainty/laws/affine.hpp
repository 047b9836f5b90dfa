// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

namespace fundshare {

class Law;

/// scale Y + shift for Y of another law.
class Affine {
 public:
  /// \throws std::domain_error unless 0 < scale < inf and shift is finite
  [[nodiscard]] static Affine from_law_scale_shift(Law law, double scale, double shift);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< scale E Y + shift
  [[nodiscard]] double standard_deviation() const;      ///< scale times that of Y
  [[nodiscard]] std::string describe() const;           ///< "1000000 * Beta(2, 10) + 5"
  [[nodiscard]] const Law& law() const { return *law_; }
  [[nodiscard]] double scale() const { return scale_; }
  [[nodiscard]] double shift() const { return shift_; }
  /// scale y + shift, as draws have it
  [[nodiscard]] double apply(double y) const { return scale_ * y + shift_; }
  /// The y with scale y + shift = x; where Y has atoms, an atom that becomes x by rounding counts as reached.
  [[nodiscard]] double undo(double x) const;
  friend bool operator==(const Affine& x, const Affine& y);

 private:
  Affine(Law law, double scale, double shift);
  std::shared_ptr<const Law> law_;
  double scale_, shift_;
  bool atoms_;
};

}  // namespace fundshare

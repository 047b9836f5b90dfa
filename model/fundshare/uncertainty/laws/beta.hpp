// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

namespace fundshare {

/// Beta law on [0, 1]; equality compares the shapes, however they were given.
class Beta {
 public:
  /// \throws std::domain_error unless both shapes are > 0 and finite
  [[nodiscard]] static Beta from_shapes(double a, double b);
  /// The law with P(X <= x1) = p1 and P(X <= x2) = p2, solved to 1e-12 in both probabilities.
  /// \throws std::domain_error unless 0 < p1 < p2 < 1 and 0 < x1 < x2 < 1, or where no shapes up to 1e6 fit
  [[nodiscard]] static Beta from_quantiles(double p1, double x1, double p2, double x2);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< a / (a + b)
  [[nodiscard]] double standard_deviation() const;      ///< sqrt(a b / (a + b + 1)) / (a + b)
  [[nodiscard]] std::string describe() const;           ///< "Beta(98, 2)" or "Beta(q05 = 0.1, q95 = 0.4)"
  [[nodiscard]] double first_shape() const { return a_; }
  [[nodiscard]] double second_shape() const { return b_; }
  friend bool operator==(const Beta& x, const Beta& y) { return x.a_ == y.a_ && x.b_ == y.b_; }

 private:
  Beta(double a, double b, std::string text) : a_{a}, b_{b}, text_{std::move(text)} {}
  double a_, b_;
  std::string text_;  // as it was given
};

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

namespace fundshare {

class Law;

/// A law found from quantiles or moments: the law itself with the words it was asked for in. Equality compares the
/// laws.
class Fitted {
 public:
  /// \param text    as in "Gamma(q05 = 1, q95 = 3)", or with the misfit where quantiles could not all be met
  /// \param misfit  the largest |Q(p) / x - 1| over the quantiles asked for
  [[nodiscard]] static Fitted from_law(Law law, std::string text, double misfit);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;
  [[nodiscard]] double standard_deviation() const;
  [[nodiscard]] std::string describe() const { return text_; }
  [[nodiscard]] const Law& law() const { return *law_; }
  [[nodiscard]] double misfit() const { return misfit_; }
  friend bool operator==(const Fitted& x, const Fitted& y);

 private:
  Fitted(Law law, std::string text, double misfit);
  std::shared_ptr<const Law> law_;
  std::string text_;
  double misfit_;
};

}  // namespace fundshare

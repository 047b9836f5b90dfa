// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

namespace fundshare {

/// The places 0 < y < 1 by their logit L = ln(y / (1 - y)), with c = y - 1/2 and v = y (1 - y), none of them rounded
/// away near 0 or 1.
struct MetalogPlace {
  double logit, c, v;
};
[[nodiscard]] MetalogPlace place_at_lower(double p);  ///< y = p
[[nodiscard]] MetalogPlace place_at_upper(double q);  ///< y = 1 - q
[[nodiscard]] MetalogPlace place_at_logit(double logit);

/// M(y) - a_1 of a metalog law (metalog.hpp) as A(c) + B(c) L with polynomials A and B.
class MetalogCurve {
 public:
  static constexpr std::size_t most_terms = 9;
  using Polynomial = std::array<double, 5>;

  /// \param coefficients  a_1, a_2, ..., at most 9; a_1 is left out
  explicit MetalogCurve(const std::vector<double>& coefficients);
  [[nodiscard]] double value(const MetalogPlace& at) const;
  /// v M'(y): the derivative by the logit.
  [[nodiscard]] double steepness(const MetalogPlace& at) const;
  /// v^2 M''(y).
  [[nodiscard]] double bend(const MetalogPlace& at) const;
  /// The place where the value is m, by Newton's method inside a bracket that is halved where it leaves it.
  /// Logits end at -746 and 746, where probabilities underflow.
  [[nodiscard]] MetalogPlace find(double m) const;
  [[nodiscard]] const Polynomial& plain() const { return plain_; }        ///< A, from the constant up
  [[nodiscard]] const Polynomial& logistic() const { return logistic_; }  ///< B, from the constant up
  friend bool operator==(const MetalogCurve&, const MetalogCurve&) = default;

  /// What a_1, a_2, ... multiply at one place.
  [[nodiscard]] static std::vector<double> terms(const MetalogPlace& at, std::size_t count);

 private:
  Polynomial plain_{}, logistic_{};
};

/// \throws std::domain_error unless M increases on all of (0, 1), for 2 to 9 finite coefficients. Two terms: a_2 > 0.
/// Three: a_2 > 0 and |a_3| / a_2 < 1.66711. More: v M' is bounded from below on intervals of y, each bound holding for
/// every point of its interval, which are halved until all bounds are positive, or a point is found where M' is not.
/// Laws within about 1e-12 of the limit are refused.
void require_increasing(const std::vector<double>& coefficients);

}  // namespace fundshare

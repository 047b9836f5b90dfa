// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

namespace fundshare {

class Law;
class Mixture;

/// A law given that its value lies in [low, high], ends included. Tails keep their digits: where the probability of
/// the law itself would cancel, the density is integrated from the end of the interval. Laws with atoms are exempt:
/// between two of their atoms the difference of two probabilities stands, to 1e-16 of the larger.
class Truncated {
 public:
  /// \param low, high  may be infinite
  /// \throws std::domain_error unless low < high and the law has at least 1e-280 of its weight between them
  [[nodiscard]] static Truncated from_law_bounds(Law law, double low, double high);
  /// The truncated normal law; mean and standard deviation are those before truncation.
  [[nodiscard]] static Truncated normal(double mean, double standard_deviation, double low, double high);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const { return mean_; }   ///< by quadrature, or as a sum over parts
  [[nodiscard]] double standard_deviation() const { return sd_; }
  [[nodiscard]] std::string describe() const;  ///< "Normal(0, 1) in [0, inf]", "TruncatedNormal(0, 1, 0, inf)"
  [[nodiscard]] const Law& law() const { return *law_; }
  [[nodiscard]] double low() const { return low_; }
  [[nodiscard]] double high() const { return high_; }
  /// The weight of the law in the interval.
  [[nodiscard]] double mass() const { return mass_; }
  /// The probability in (0, 1) that the law's probability p becomes, or 0 or 1 outside.
  [[nodiscard]] double rescale(double p) const;
  friend bool operator==(const Truncated& x, const Truncated& y);

 private:
  Truncated(Law law, double low, double high);
  /// Weight of the law in (x, y] for low <= x <= y <= high; from the low end itself, that end included.
  [[nodiscard]] double weight_between(double x, double y) const;
  /// Newton's steps from x to the point with this much weight below it (from the low end), or above it.
  [[nodiscard]] double refine(double x, double weight, bool below) const;
  /// The atom that the probability p, counted from one end, selects: x or one near to it.
  [[nodiscard]] double settle(double x, double p, bool from_low) const;
  void set_moments();
  void set_moments_of_parts(const Mixture& mixture);
  std::shared_ptr<const Law> law_;
  double low_, high_;
  double below_ = 0, above_ = 0, mass_ = 1;  // the weight of the law outside, on both sides, and inside
  bool atoms_ = false, normal_ = false;
  double mean_ = 0, sd_ = 0;
};

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

namespace fundshare {

class Law;

/// A law drawn at random among others: its cdf is the weighted sum of theirs.
class Mixture {
 public:
  /// Weights are divided by their sum; parts of weight 0 are left out.
  /// \throws std::domain_error unless there is one weight >= 0 per part, at least one part, and the weights sum to 1
  ///         within 1e-9
  [[nodiscard]] static Mixture from_weights_laws(std::span<const double> weights, std::vector<Law> laws);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< weighted sum of the means
  [[nodiscard]] double standard_deviation() const;      ///< from the weighted sum of second moments
  [[nodiscard]] std::string describe() const;           ///< "Mixture(0.5 Uniform(0, 1) + 0.5 Normal(0, 1))"
  [[nodiscard]] const std::vector<double>& weights() const { return weights_; }  ///< each > 0, of sum 1
  [[nodiscard]] const std::vector<Law>& laws() const { return laws_; }
  friend bool operator==(const Mixture& x, const Mixture& y);

  Mixture(const Mixture&);
  Mixture(Mixture&&) noexcept;
  Mixture& operator=(const Mixture&);
  Mixture& operator=(Mixture&&) noexcept;
  ~Mixture();

 private:
  Mixture(std::vector<double> weights, std::vector<Law> laws);
  std::vector<double> weights_;
  std::vector<Law> laws_;
};

}  // namespace fundshare

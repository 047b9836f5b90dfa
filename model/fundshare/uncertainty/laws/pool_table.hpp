// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/laws/quadrature.hpp"

namespace fundshare {

/// Integrals of the product of densities f_i^w_i over panels, summed from both ends.
class PoolTable {
 public:
  /// \throws std::domain_error where the laws have no weight in common
  PoolTable(std::vector<double> weights, std::vector<Law> laws);
  [[nodiscard]] double product(double x) const;  ///< of f_i(x)^w_i, not divided by its integral
  [[nodiscard]] double cdf(double x) const;
  [[nodiscard]] double cdf_upper(double x) const;
  [[nodiscard]] double quantile(double p) const;        ///< for p <= 1/2
  [[nodiscard]] double quantile_upper(double q) const;  ///< for q <= 1/2
  [[nodiscard]] double total() const { return below_.back(); }
  [[nodiscard]] const std::vector<double>& weights() const { return weights_; }
  [[nodiscard]] const std::vector<Law>& laws() const { return laws_; }
  [[nodiscard]] const std::vector<double>& kinks() const { return kinks_; }
  [[nodiscard]] const Moments& moments() const { return moments_; }

 private:
  [[nodiscard]] std::vector<double> first_ends() const;
  /// Adds panels from the last end to `high`, halved until their integrals hold.
  void add_panels(double low, double high, double whole, int depth);
  [[nodiscard]] double integral(double low, double high) const;
  [[nodiscard]] double search(std::size_t panel, double missing, bool from_low) const;
  std::vector<double> weights_;
  std::vector<Law> laws_;
  double low_, high_;                  // of the common support
  std::vector<double> kinks_;          // inside it
  std::vector<double> ends_;           // of the panels
  std::vector<double> parts_;          // integral of each panel
  std::vector<double> below_, above_;  // integrals up to and beyond each end
  Moments moments_{};
};

}  // namespace fundshare

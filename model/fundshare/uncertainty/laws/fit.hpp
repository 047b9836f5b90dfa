// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare {

/// A probability with the quantile at it.
struct QuantilePoint {
  double p, x;
};

/// Parameters that are known beside the quantiles or moments.
struct KnownParameters {
  std::optional<double> df;         ///< of student_t
  std::optional<double> location;   ///< of generalised_pareto
  std::optional<double> low, high;  ///< of truncated_normal and metalog; infinite where left out
  std::optional<double> terms;      ///< of metalog; as many as quantiles where left out
};

/// The law of a family with these quantiles. Free parameters: two for uniform, normal, lognormal, beta, gamma, weibull,
/// truncated_normal, student_t of known df and generalised_pareto of known location; three for triangular, pert,
/// student_t and generalised_pareto; `terms` for metalog. With as many quantiles as parameters each comes back to
/// 1e-10; with more, the sum of squares of Q(p) / x - 1 is made least (a quantile of 0 is measured in units of the
/// distance of the outer two), and describe() shows the largest. \throws std::domain_error naming the bound, or where
/// no law of the family has these quantiles
[[nodiscard]] Law law_from_quantiles(std::string_view family, std::vector<QuantilePoint> quantiles,
                                     const KnownParameters& known = {});

/// The law of a family with this mean and standard deviation: uniform, normal, lognormal, beta, gamma, weibull,
/// student_t of known df > 2, generalised_pareto of known location (0 where left out).
/// \throws std::domain_error naming the bound
[[nodiscard]] Law law_from_mean_sd(std::string_view family, double mean, double standard_deviation,
                                   const KnownParameters& known = {});

}  // namespace fundshare

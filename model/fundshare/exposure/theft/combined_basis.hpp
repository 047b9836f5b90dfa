// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/exposure/theft/estimate_posterior.hpp"

namespace fundshare {

/// Whether an estimator counts thefts by other means than the incident table: all but T. Monahan, on whose list the
/// table rests, and ROK NIS.
[[nodiscard]] bool stands_beside_incidents(const std::string& estimator);

/// Matheron's rule for the yearly log totals: with x the recorded totals of this world, of covariance S over worlds,
/// \f[ x^+ = x + K (\log V - (H x + c + b + e)), \quad K = S H' (H S H' + R)^{-1} \f]
/// has the law of log T given the published totals V, in a world where all of it is Gaussian.
struct CombinedBasis {
  std::vector<std::size_t> totals;        ///< which of EstimatePosterior::totals are used
  std::vector<double> log_usd;            ///< log V of each
  std::vector<std::vector<double>> gain;  ///< K: years of the window down, `totals` across
};

/// \param covariance  S, years x years
/// \throws std::domain_error if H S H' + R has no inverse
[[nodiscard]] CombinedBasis combined_basis(const std::vector<AnnualTotal>& totals, const EstimateErrors& errors,
                                           const std::vector<std::string>& estimators,
                                           const std::vector<std::vector<double>>& covariance);

}  // namespace fundshare

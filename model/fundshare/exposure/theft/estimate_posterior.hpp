// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/evidence/records.hpp"
#include "fundshare/evidence/study_window.hpp"

namespace fundshare {

/// One usable annual total: its estimator (place in the scenario's list), year of the window and dollars.
struct AnnualTotal {
  std::size_t estimator, year;
  double usd;
};

/// The latest published total of each estimator and calendar year of the window: scope exactly crypto_theft, period
/// exactly the year, checked against a source. A partial year has none: a total of its twelve months would not fit it.
/// Ordered by estimator, then year.
[[nodiscard]] std::vector<AnnualTotal> usable_totals(const std::vector<AnnualEstimate>& estimates,
                                                     const std::vector<std::string>& estimators, StudyWindow window);

/// Standard deviations of the logs: common to all; of the estimator and of the figure itself, one per total.
struct EstimateErrors {
  double common;
  std::vector<double> estimator, total;
};

/// Generalised least squares of yearly log totals: log V = H log T + c + b_v + e_vt.
/// With G = (H' R^-1 H)^-1 H' R^-1 and a flat prior the posterior of log T is N(G log V, (H' R^-1 H)^-1), which is the
/// law of G (log V - noise) for noise of covariance R: so worlds draw the named noise terms.
struct EstimatePosterior {
  std::vector<AnnualTotal> totals;
  std::vector<std::optional<std::size_t>> row_of_year;  ///< row of the year in `weights`; none: no estimate
  std::vector<std::vector<double>> weights;             ///< G: years with an estimate down, totals across
  std::vector<double> mean_log;                         ///< G log V, one per row
  [[nodiscard]] bool has_estimate(std::size_t year) const { return row_of_year[year].has_value(); }
};

/// \throws std::domain_error if the errors leave R without an inverse
[[nodiscard]] EstimatePosterior estimate_posterior(std::vector<AnnualTotal> totals, const EstimateErrors& errors,
                                                   std::size_t years);

}  // namespace fundshare

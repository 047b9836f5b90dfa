// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/theft/estimate_posterior.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <stdexcept>

#include "fundshare/exposure/theft/error_covariance.hpp"
#include "fundshare/numerics/kernels.hpp"

namespace fundshare {
namespace {

bool is_calendar_year(const AnnualEstimate& estimate, int year) {
  return estimate.start == Date{year, 1, 1} && estimate.end == Date{year, 12, 31};
}

const AnnualEstimate* latest_vintage(const std::vector<AnnualEstimate>& estimates, const std::string& estimator,
                                     int year) {
  const AnnualEstimate* latest = nullptr;
  for (const auto& row : estimates) {
    const bool usable = row.estimator == estimator && row.scope == "crypto_theft" && is_calendar_year(row, year) &&
                        row.best && may_feed_default(row.source_checked);
    if (usable && (!latest || row.published.latest() >= latest->published.latest())) latest = &row;
  }
  return latest;
}

}  // namespace

std::vector<double> error_covariance(const std::vector<AnnualTotal>& totals, const EstimateErrors& errors) {
  const std::size_t n = totals.size();
  std::vector<double> covariance(n * n, errors.common * errors.common);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (totals[i].estimator == totals[j].estimator)
        covariance[i * n + j] += errors.estimator[i] * errors.estimator[j];
    }
    covariance[i * n + i] += errors.total[i] * errors.total[i];
  }
  return covariance;
}

std::vector<AnnualTotal> usable_totals(const std::vector<AnnualEstimate>& estimates,
                                       const std::vector<std::string>& estimators, StudyWindow window) {
  std::vector<AnnualTotal> totals;
  for (std::size_t v = 0; v < estimators.size(); ++v) {
    for (int year = window.first_year; year <= window.last_year; ++year) {
      if (window.is_partial(window.year_index(year))) continue;
      const auto* row = latest_vintage(estimates, estimators[v], year);
      if (row && row->best->value() > 0.0) totals.push_back({v, window.year_index(year), row->best->value()});
    }
  }
  return totals;
}

EstimatePosterior estimate_posterior(std::vector<AnnualTotal> totals, const EstimateErrors& errors, std::size_t years) {
  EstimatePosterior out;
  out.row_of_year.resize(years);
  std::size_t rows = 0;
  for (std::size_t year = 0; year < years; ++year) {
    if (std::ranges::find(totals, year, &AnnualTotal::year) != totals.end()) out.row_of_year[year] = rows++;
  }
  out.totals = std::move(totals);
  if (rows == 0) return out;
  const auto n = static_cast<Eigen::Index>(out.totals.size());
  const auto columns = static_cast<Eigen::Index>(rows);
  Eigen::MatrixXd design = Eigen::MatrixXd::Zero(n, columns);  // H
  Eigen::VectorXd logs(n);
  for (Eigen::Index k = 0; k < n; ++k) {
    design(k, static_cast<Eigen::Index>(*out.row_of_year[out.totals[k].year])) = 1.0;
    logs(k) = log_ieee(out.totals[k].usd);
  }
  const auto errors_by_total = error_covariance(out.totals, errors);
  const Eigen::LLT<Eigen::MatrixXd> covariance{Eigen::Map<const Eigen::MatrixXd>(errors_by_total.data(), n, n)};
  if (covariance.info() != Eigen::Success)
    throw std::domain_error{"the errors of the estimates leave their covariance singular"};
  const Eigen::MatrixXd weighted = covariance.solve(design);        // R^-1 H
  const Eigen::MatrixXd precision = design.transpose() * weighted;  // H' R^-1 H
  const Eigen::MatrixXd gain = precision.llt().solve(weighted.transpose());
  const Eigen::VectorXd mean = gain * logs;
  for (Eigen::Index row = 0; row < columns; ++row) {
    out.mean_log.push_back(mean(row));
    auto& weights = out.weights.emplace_back();
    for (Eigen::Index k = 0; k < n; ++k) weights.push_back(gain(row, k));
  }
  return out;
}

}  // namespace fundshare

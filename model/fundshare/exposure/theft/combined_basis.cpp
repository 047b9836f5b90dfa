// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/theft/combined_basis.hpp"

#include <Eigen/Cholesky>
#include <stdexcept>

#include "fundshare/exposure/theft/error_covariance.hpp"
#include "fundshare/numerics/kernels.hpp"

namespace fundshare {
namespace {

Eigen::MatrixXd matrix_of(const std::vector<std::vector<double>>& rows) {
  const auto n = static_cast<Eigen::Index>(rows.size());
  Eigen::MatrixXd matrix(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) matrix(i, j) = rows[i][j];
  }
  return matrix;
}

/// H: one row per total used, one column per year of the window.
Eigen::MatrixXd design_of(const std::vector<AnnualTotal>& used, Eigen::Index years) {
  Eigen::MatrixXd design = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(used.size()), years);
  for (std::size_t k = 0; k < used.size(); ++k) {
    design(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(used[k].year)) = 1.0;
  }
  return design;
}

}  // namespace

bool stands_beside_incidents(const std::string& estimator) {
  return estimator != "T. Monahan (tayvano)" && estimator != "ROK NIS";
}

CombinedBasis combined_basis(const std::vector<AnnualTotal>& totals, const EstimateErrors& errors,
                             const std::vector<std::string>& estimators,
                             const std::vector<std::vector<double>>& covariance) {
  CombinedBasis out;
  std::vector<AnnualTotal> used;
  EstimateErrors used_errors{.common = errors.common, .estimator = {}, .total = {}};
  for (std::size_t k = 0; k < totals.size(); ++k) {
    if (!stands_beside_incidents(estimators[totals[k].estimator])) continue;
    out.totals.push_back(k);
    out.log_usd.push_back(log_ieee(totals[k].usd));
    used.push_back(totals[k]);
    used_errors.estimator.push_back(errors.estimator[k]);
    used_errors.total.push_back(errors.total[k]);
  }
  const Eigen::MatrixXd s = matrix_of(covariance);
  out.gain.resize(covariance.size());
  if (used.empty()) return out;
  const Eigen::MatrixXd h = design_of(used, s.rows());
  const Eigen::MatrixXd sh = s * h.transpose();
  const auto noise = error_covariance(used, used_errors);
  const Eigen::LLT<Eigen::MatrixXd> data_covariance{
      h * sh + Eigen::Map<const Eigen::MatrixXd>(noise.data(), h.rows(), h.rows())};
  if (data_covariance.info() != Eigen::Success)
    throw std::domain_error{"the errors of the estimates leave their covariance singular"};
  const Eigen::MatrixXd transposed_gain = data_covariance.solve(sh.transpose());  // K'
  for (Eigen::Index year = 0; year < s.rows(); ++year) {
    for (Eigen::Index k = 0; k < transposed_gain.rows(); ++k) out.gain[year].push_back(transposed_gain(k, year));
  }
  return out;
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/dependence/gaussian_copula.hpp"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "fundshare/base/error.hpp"
#include "fundshare/numerics/kernels.hpp"

namespace fundshare {
namespace {

void check_entries(const Eigen::MatrixXd& matrix) {
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    if (matrix(i, i) != 1.0) throw std::domain_error{fmt::format("correlation: entry ({0}, {0}) must be 1", i + 1)};
    for (Eigen::Index j = 0; j < i; ++j) {
      if (!(std::fabs(matrix(i, j)) <= 1.0) || matrix(i, j) != matrix(j, i)) {
        throw std::domain_error{
            fmt::format("correlation: entries ({0}, {1}) and ({1}, {0}) must be equal and lie in "
                        "[-1, 1] (found {2} and {3})",
                        i + 1, j + 1, matrix(i, j), matrix(j, i))};
      }
    }
  }
}

}  // namespace

GaussianCopula GaussianCopula::from_correlation(std::span<const double> correlation, std::size_t size) {
  expects(correlation.size() == size * size, "a correlation matrix is square");
  const auto n = static_cast<Eigen::Index>(size);
  Eigen::MatrixXd matrix(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) matrix(i, j) = correlation[static_cast<std::size_t>(i * n + j)];
  }
  check_entries(matrix);
  const Eigen::LLT<Eigen::MatrixXd> cholesky{matrix};
  if (cholesky.info() != Eigen::Success) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> spectrum{matrix, Eigen::EigenvaluesOnly};
    throw std::domain_error{fmt::format(
        "correlation: the matrix must be positive definite (smallest eigenvalue {:.3g})", spectrum.eigenvalues()(0))};
  }
  const Eigen::MatrixXd lower = cholesky.matrixL();
  std::vector<double> factor(size * size, 0.0);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j <= i; ++j) factor[static_cast<std::size_t>(i * n + j)] = lower(i, j);
  }
  return {std::vector<double>(correlation.begin(), correlation.end()), std::move(factor), size};
}

GaussianCopula GaussianCopula::with_equal_spearman(double rho, std::size_t size) {
  const double score = 2.0 * sin_ieee(std::numbers::pi * rho / 6.0);
  std::vector<double> correlation(size * size, score);
  for (std::size_t i = 0; i < size; ++i) correlation[i * size + i] = 1.0;
  return from_correlation(correlation, size);
}

void GaussianCopula::couple(std::span<const std::span<double>> columns) const {
  expects(columns.size() == size_, "a copula couples as many columns as it has members");
  for (const auto column : columns) normal_quantile_block(column);
  // From the last member back: row i of the factor needs only members 0..i, which are still independent then.
  for (std::size_t i = size_; i-- > 0;) {
    const auto target = columns[i];
    for (std::size_t world = 0; world < target.size(); ++world) target[world] *= factor_[i * size_ + i];
    for (std::size_t j = 0; j < i; ++j) {
      const double weight = factor_[i * size_ + j];
      for (std::size_t world = 0; world < target.size(); ++world) target[world] += weight * columns[j][world];
    }
  }
  for (const auto column : columns) {
    normal_cdf_block(column);
    for (double& u : column) u = std::min(std::max(u, 0x1p-53), 1.0 - 0x1p-53);  // Phi rounds to 1 above z = 8.2
  }
}

}  // namespace fundshare

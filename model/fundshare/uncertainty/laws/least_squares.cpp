// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/least_squares.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "fundshare/base/infinity.hpp"

namespace fundshare {

namespace {

double sum_of_squares(const std::vector<double>& r) {
  if (r.empty()) return infinity;
  double sum = 0;
  for (const double value : r) sum += value * value;
  return std::isnan(sum) ? infinity : sum;
}

double largest(const std::vector<double>& r) {
  double most = r.empty() ? infinity : 0;
  for (const double value : r) most = std::fmax(most, std::fabs(value));
  return most;
}

/// The columns of derivatives of the residuals; empty where one cannot be taken.
std::vector<std::vector<double>> derivatives(const Residuals& residuals, const std::vector<double>& at) {
  constexpr double h = 1e-5;
  std::vector<std::vector<double>> columns;
  for (std::size_t j = 0; j < at.size(); ++j) {
    auto moved = at;
    moved[j] = at[j] + h;
    auto column = residuals(moved);
    moved[j] = at[j] - h;
    const auto below = residuals(moved);
    if (column.empty() || below.empty()) return {};
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = (column[i] - below[i]) / (2 * h);
    columns.push_back(std::move(column));
  }
  return columns;
}

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// The step of Levenberg and Marquardt with the damping given.
std::vector<double> step_for(const std::vector<std::vector<double>>& columns, const std::vector<double>& r,
                             double damping) {
  const std::size_t n = columns.size();
  std::vector<std::vector<double>> a(n, std::vector<double>(n));
  std::vector<double> b(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) a[i][j] = dot(columns[i], columns[j]) * (i == j ? 1 + damping : 1);
    b[i] = -dot(columns[i], r);
  }
  return solve_linear(std::move(a), std::move(b));
}

}  // namespace

std::vector<double> solve_linear(std::vector<std::vector<double>> a, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k + 1; i < n; ++i) {
      if (std::fabs(a[i][k]) > std::fabs(a[pivot][k])) pivot = i;
    }
    std::swap(a[k], a[pivot]);
    std::swap(b[k], b[pivot]);
    if (a[k][k] == 0.0) return std::vector<double>(n, std::numeric_limits<double>::quiet_NaN());  // no single solution
    for (std::size_t i = k + 1; i < n; ++i) {
      const double share = a[i][k] / a[k][k];
      for (std::size_t j = k; j < n; ++j) a[i][j] -= share * a[k][j];
      b[i] -= share * b[k];
    }
  }
  for (std::size_t k = n; k-- > 0;) {
    for (std::size_t j = k + 1; j < n; ++j) b[k] -= a[k][j] * b[j];
    b[k] /= a[k][k];
  }
  return b;
}

LeastSquares minimise_squares(const Residuals& residuals, std::vector<double> at) {
  auto r = residuals(at);
  double best = sum_of_squares(r);
  double damping = 1e-3;
  for (int i = 0; i < 300 && best > 1e-30 && std::isfinite(best); ++i) {
    const auto columns = derivatives(residuals, at);
    if (columns.empty()) break;
    bool better = false;
    double gain = 0;
    for (int k = 0; k < 20 && !better; ++k) {
      const auto step = step_for(columns, r, damping);
      auto next = at;
      for (std::size_t j = 0; j < at.size(); ++j) next[j] += step[j];
      auto next_r = residuals(next);
      const double sum = sum_of_squares(next_r);
      better = sum < best;
      damping = better ? damping / 10 : damping * 8 + 1e-12;
      if (!better) continue;
      gain = best - sum;
      best = sum;
      at = std::move(next);
      r = std::move(next_r);
    }
    if (!better || (best > 1e-20 && gain <= 1e-15 * best)) break;
  }
  return {at, best, largest(r)};
}

}  // namespace fundshare

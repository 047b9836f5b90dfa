// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

namespace fundshare {

/// Residuals by parameters; empty where the parameters make no sense.
using Residuals = std::function<std::vector<double>(const std::vector<double>&)>;

struct LeastSquares {
  std::vector<double> parameters;
  double sum_of_squares, largest;  ///< largest: of the absolute residuals
};

/// The parameters near `start` that make the sum of squared residuals least: the method of Levenberg (1944) and
/// Marquardt (1963) with derivatives by central differences. Where all residuals can vanish it ends as Newton's method.
[[nodiscard]] LeastSquares minimise_squares(const Residuals& residuals, std::vector<double> start);

/// Solves the square system a x = b by elimination with row exchange; NaN where it is singular.
[[nodiscard]] std::vector<double> solve_linear(std::vector<std::vector<double>> a, std::vector<double> b);

}  // namespace fundshare

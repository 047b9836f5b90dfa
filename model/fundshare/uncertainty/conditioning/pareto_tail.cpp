// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/conditioning/pareto_tail.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "fundshare/base/error.hpp"
#include "fundshare/base/exact_sum.hpp"
#include "fundshare/numerics/kernels.hpp"

namespace fundshare {
namespace {

constexpr std::size_t fewest = 5, smallest_grid = 30;
constexpr double prior_width = 3.0;                      // of Zhang and Stephens
constexpr double prior_shape = 0.5, prior_count = 10.0;  // of Vehtari et al.

/// Mean of ln(1 - theta x): minus the shape that is most likely given theta = -shape / scale.
double mean_log(std::span<const double> x, double theta, std::vector<double>& scratch) {
  for (std::size_t i = 0; i < x.size(); ++i) scratch[i] = log1p_ieee(-theta * x[i]);
  return pairwise_sum(scratch) / static_cast<double>(x.size());
}

/// Log-likelihood of theta for each observation, at the shape that goes best with it.
double profile(std::span<const double> x, double theta, std::vector<double>& scratch) {
  if (theta == 0.0) return -log_ieee(pairwise_sum(x) / static_cast<double>(x.size())) - 1.0;
  const double shape = mean_log(x, theta, scratch);
  return log_ieee(-theta / shape) - shape - 1.0;
}

/// Posterior mean of theta over the grid.
double posterior_theta(std::span<const double> x, std::vector<double>& scratch) {
  const auto n = static_cast<double>(x.size());
  const auto points = smallest_grid + static_cast<std::size_t>(std::floor(std::sqrt(n)));
  const double lower_quartile = x[static_cast<std::size_t>(std::floor(n / 4.0 + 0.5)) - 1];
  std::vector<double> thetas(points), weights(points);
  for (std::size_t j = 0; j < points; ++j) {
    const double place = std::sqrt(static_cast<double>(points) / (static_cast<double>(j) + 0.5));
    thetas[j] = 1.0 / x.back() + (1.0 - place) / (prior_width * lower_quartile);
    weights[j] = n * profile(x, thetas[j], scratch);
  }
  const double largest = *std::ranges::max_element(weights);
  for (double& weight : weights) weight = exp_ieee(weight - largest);
  const double total = pairwise_sum(weights);
  for (std::size_t j = 0; j < points; ++j) weights[j] *= thetas[j];
  return pairwise_sum(weights) / total;
}

}  // namespace

double ParetoTail::quantile(double p) const {
  const double log_upper = log1p_ieee(-p);
  return shape == 0.0 ? -scale * log_upper : scale * expm1_ieee(-shape * log_upper) / shape;
}

ParetoTail fit_pareto_tail(std::span<const double> exceedances) {
  expects(exceedances.size() >= fewest && exceedances.front() > 0.0, "at least five exceedances above 0");
  expects(std::ranges::is_sorted(exceedances), "exceedances in ascending order");
  std::vector<double> scratch(exceedances.size());
  const double theta = posterior_theta(exceedances, scratch);
  const auto n = static_cast<double>(exceedances.size());
  if (theta == 0.0) return {prior_count * prior_shape / (n + prior_count), pairwise_sum(exceedances) / n};
  const double shape = mean_log(exceedances, theta, scratch);
  return {(n * shape + prior_count * prior_shape) / (n + prior_count), -shape / theta};
}

}  // namespace fundshare

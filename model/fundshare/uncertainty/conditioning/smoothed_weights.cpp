// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/conditioning/smoothed_weights.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

#include "fundshare/base/error.hpp"
#include "fundshare/base/exact_sum.hpp"
#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/conditioning/pareto_tail.hpp"

namespace fundshare {
namespace {

constexpr double no_spread = 1e-12;
constexpr std::size_t fewest_to_fit = 5;

std::size_t tail_length(std::size_t worlds) {
  const auto n = static_cast<double>(worlds);
  return static_cast<std::size_t>(std::ceil(std::min(0.2 * n, 3.0 * std::sqrt(n))));
}

/// The worlds of the largest weights, ascending, with the largest one outside them in front.
std::vector<std::size_t> largest_worlds(std::span<const double> log_weights, std::size_t count) {
  std::vector<std::size_t> order(log_weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto smaller = [&](std::size_t a, std::size_t b) {
    return log_weights[a] < log_weights[b] || (log_weights[a] == log_weights[b] && a < b);
  };
  const auto first = order.end() - static_cast<std::ptrdiff_t>(count + 1);
  std::nth_element(order.begin(), first, order.end(), smaller);
  std::sort(first, order.end(), smaller);
  return {first, order.end()};
}

/// Smooths the tail of log-weights whose largest is 0. Sets k_hat and tail of `out`.
void smooth_tail(std::vector<double>& log_weights, SmoothedWeights& out) {
  const std::size_t most = tail_length(log_weights.size());
  if (most >= log_weights.size()) {
    out.k_hat = std::numeric_limits<double>::infinity();
    return;
  }
  auto worlds = largest_worlds(log_weights, most);
  const double threshold = log_weights[worlds.front()];
  if (threshold > -no_spread) return;
  // A weight of 0 outside the tail: everything in the tail that is not 0 exceeds it.
  std::erase_if(worlds, [&](std::size_t world) { return !(log_weights[world] > threshold); });
  out.tail = worlds.size();
  if (worlds.size() < fewest_to_fit) {
    out.k_hat = std::numeric_limits<double>::infinity();
    return;
  }
  const double outside = exp_ieee(threshold);
  std::vector<double> exceedances;
  for (const std::size_t world : worlds) {
    const double log_weight = log_weights[world];
    exceedances.push_back(outside > 0.0 ? outside * expm1_ieee(log_weight - threshold) : exp_ieee(log_weight));
  }
  std::erase_if(exceedances, [](double x) { return !(x > 0.0); });  // weights that underflow
  if (exceedances.size() < worlds.size()) {
    out.k_hat = std::numeric_limits<double>::infinity();
    return;
  }
  const ParetoTail fitted = fit_pareto_tail(exceedances);
  out.k_hat = fitted.shape;
  for (std::size_t rank = 0; rank < worlds.size(); ++rank) {
    const double p = (static_cast<double>(rank) + 0.5) / static_cast<double>(worlds.size());
    log_weights[worlds[rank]] = std::min(0.0, log_ieee(outside + fitted.quantile(p)));
  }
}

}  // namespace

SmoothedWeights smooth_weights(std::span<const double> log_weights) {
  expects(std::ranges::none_of(log_weights, [](double x) { return std::isnan(x); }), "log-weights are numbers");
  expects(!log_weights.empty(), "some world has a weight");
  const double largest = *std::ranges::max_element(log_weights);
  expects(std::isfinite(largest), "some weight is above 0 and none is infinite");
  SmoothedWeights out;
  std::vector<double>& weights = out.weights;
  for (const double log_weight : log_weights) weights.push_back(log_weight - largest);
  smooth_tail(weights, out);
  exp_block(weights);
  const double total = pairwise_sum(weights);
  const auto worlds = static_cast<double>(weights.size());
  std::vector<double> squares(weights.size());
  for (std::size_t w = 0; w < weights.size(); ++w) {
    weights[w] /= total;
    squares[w] = weights[w] * weights[w];
  }
  const double sum_of_squares = pairwise_sum(squares);
  out.effective_worlds = 1.0 / sum_of_squares;
  out.log_mean = {largest + log_ieee(total / worlds), std::sqrt(std::max(0.0, sum_of_squares - 1.0 / worlds))};
  return out;
}

WeightQuality quality_of(const SmoothedWeights& weights) {
  if (weights.k_hat && *weights.k_hat > refused_k_hat) return WeightQuality::heavy_tail;
  if (weights.effective_worlds < fewest_effective_worlds) return WeightQuality::too_few;
  return weights.k_hat && *weights.k_hat > warned_k_hat ? WeightQuality::uneven : WeightQuality::good;
}

}  // namespace fundshare

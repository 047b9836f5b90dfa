// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/sensitivity/replicates.hpp"

#include <algorithm>
#include <cmath>

#include "fundshare/base/error.hpp"

namespace fundshare {

double student_t_975(double df) {
  constexpr double z = 1.959963984540054;
  constexpr double z2 = z * z;
  const double g1 = (z2 + 1.0) * z / 4.0;
  const double g2 = ((5.0 * z2 + 16.0) * z2 + 3.0) * z / 96.0;
  const double g3 = (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) * z / 384.0;
  const double g4 = ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) * z / 92160.0;
  return z + (g1 + (g2 + (g3 + g4 / df) / df) / df) / df;
}

std::vector<double> ReplicateSums::group_sums(std::size_t groups) const {
  const std::size_t parts = sums_ == 0 ? 0 : values_.size() / sums_;
  std::vector<double> out(groups * sums_, 0.0);
  for (std::size_t part = 0; part < parts; ++part) {
    const std::size_t group = part * groups / parts;
    for (std::size_t k = 0; k < sums_; ++k) out[group * sums_ + k] += values_[part * sums_ + k];
  }
  return out;
}

std::vector<Index> ReplicateSums::jackknife(
    const std::function<std::vector<double>(std::span<const double> sums)>& statistics) const {
  const std::size_t parts = values_.size() / std::max<std::size_t>(sums_, 1);
  expects(parts >= least, "ten parts of 64 worlds or more for a standard error");
  const std::size_t groups = std::min(most, parts);
  const auto by_group = group_sums(groups);
  std::vector<double> total(sums_, 0.0);
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t k = 0; k < sums_; ++k) total[k] += by_group[g * sums_ + k];
  }
  std::vector<std::vector<double>> without;
  std::vector<double> rest(sums_);
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t k = 0; k < sums_; ++k) rest[k] = total[k] - by_group[g * sums_ + k];
    without.push_back(statistics(rest));
  }
  const auto n = static_cast<double>(groups);
  const double t = student_t_975(n - 1.0);
  std::vector<Index> out;
  const auto values = statistics(total);
  for (std::size_t s = 0; s < values.size(); ++s) {
    double mean = 0.0, squares = 0.0;
    for (const auto& each : without) mean += each[s] / n;
    for (const auto& each : without) squares += (each[s] - mean) * (each[s] - mean);
    const double se = std::sqrt((n - 1.0) / n * squares);
    out.push_back({values[s], se, values[s] - t * se, values[s] + t * se});
  }
  return out;
}

}  // namespace fundshare

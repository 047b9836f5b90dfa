// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/power_sums.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fundshare/uncertainty/summary/power_loops.hpp"

namespace fundshare {
namespace {

constexpr double too_few = std::numeric_limits<double>::quiet_NaN();
std::array<double, 4> sums_of_part(std::span<const double> block, double pivot) {
  std::array<double, PowerSums::block_size> deviation{}, power{};
  std::array<double, 4> sums{};
  for (std::size_t i = 0; i < block.size(); ++i) power[i] = deviation[i] = block[i] - pivot;
  for (std::size_t k = 0; k < sums.size(); ++k) {
    if (k > 0) {
      for (std::size_t i = 0; i < block.size(); ++i) power[i] *= deviation[i];
    }
    sums[k] = pairwise_sum({power.data(), block.size()});
  }
  return sums;
}

}  // namespace

void PowerSums::add(std::span<const double> block, double pivot) {
  waiting_[waiting_blocks_++] =
      block.size() == block_size ? sum_powers(instruction_set(), block.data(), pivot) : sums_of_part(block, pivot);
  if (waiting_blocks_ == waiting_.size()) add_waiting();
}

void PowerSums::add_waiting() {
  for (std::size_t i = 0; i < waiting_blocks_; ++i) {
    for (std::size_t k = 0; k < sums_.size(); ++k) sums_[k].add(waiting_[i][k]);
  }
  waiting_blocks_ = 0;
}

void PowerSums::merge(const PowerSums& other) {
  PowerSums settled = other;
  settled.add_waiting();
  for (std::size_t k = 0; k < sums_.size(); ++k) sums_[k].merge(settled.sums_[k]);
}

void PowerSums::set_moments(double pivot, Summary& out) const {
  PowerSums settled = *this;
  settled.add_waiting();
  const auto n = static_cast<double>(out.worlds);
  const auto& exact = settled.sums_;
  const std::array sums{exact[0].value(), exact[1].value(), exact[2].value(), exact[3].value()};
  const double a = sums[0] / n;  // mean of the deviations
  const double m2 = std::max(0.0, sums[1] / n - a * a);
  const double m4 =
      std::max(0.0, sums[3] / n - 4.0 * a * (sums[2] / n) + 6.0 * a * a * (sums[1] / n) - 3.0 * a * a * a * a);
  const double variance = out.worlds > 1 ? m2 * n / (n - 1.0) : too_few;
  const double sd = std::sqrt(variance);
  out.mean = {pivot + a, sd / std::sqrt(n)};
  const double spread = std::sqrt(std::max(0.0, m4 - variance * variance) / n);
  out.sd = {sd, out.worlds < 4 ? too_few : sd > 0.0 ? spread / (2.0 * sd) : 0.0};
}

bool all_finite(std::span<const double> block) {
  std::uint64_t undefined = 0;
  for (const double x : block) undefined += !(std::fabs(x) <= std::numeric_limits<double>::max());
  return undefined == 0;
}

}  // namespace fundshare

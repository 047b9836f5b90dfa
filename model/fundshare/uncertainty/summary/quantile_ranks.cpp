// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/quantile_ranks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

std::uint64_t percents(double level) { return static_cast<std::uint64_t>(std::llround(100.0 * level)); }

/// ceil(p n) of a level in whole percents, free of the rounding of p.
double rank_of(double level, std::uint64_t n) {
  const std::uint64_t rank = (percents(level) * n + 99) / 100;
  return static_cast<double>(rank);
}

/// Whether there is a whole world below a quantile and one above it.
bool lies_inside(double level, std::uint64_t n) { return std::min(percents(level), 100 - percents(level)) * n >= 100; }

}  // namespace

QuantileRanks::QuantileRanks(std::uint64_t worlds) : worlds_{worlds} {
  const auto n = static_cast<double>(worlds);
  const auto kept = [n](double rank) { return static_cast<std::uint64_t>(std::clamp(rank, 1.0, n)); };
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    const double level = quantile_levels[i];
    const double spread = std::sqrt(n * level * (1.0 - level));
    levels_[i] = {kept(std::floor(level * n - spread)), kept(rank_of(level, worlds)),
                  kept(std::ceil(level * n + spread)), lies_inside(level, worlds),
                  std::floor(std::min(level, 1.0 - level) * n - spread) >= 1.0};
    std::ranges::copy(std::array{levels_[i].low, levels_[i].at, levels_[i].high}, ascending_.begin() + 3 * i);
  }
  std::ranges::sort(ascending_);
}

void QuantileRanks::set_quantiles(std::span<const double> values, Summary& out) const {
  expects(values.size() == ascending_.size() && out.worlds == worlds_, "one order statistic per rank");
  constexpr double too_few = std::numeric_limits<double>::quiet_NaN();
  const auto value_of = [&](std::uint64_t rank) {
    return values[static_cast<std::size_t>(std::ranges::lower_bound(ascending_, rank) - ascending_.begin())];
  };
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    const OfLevel& of = levels_[i];
    out.quantiles[i] = {of.inside ? value_of(of.at) : too_few,
                        of.within ? 0.5 * (value_of(of.high) - value_of(of.low)) : too_few};
  }
}

}  // namespace fundshare

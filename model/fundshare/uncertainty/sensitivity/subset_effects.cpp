// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/sensitivity/subset_effects.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace fundshare {
namespace {

/// The Walsh transform of `size` rows of `width` numbers, in place: row u becomes sum_s (-1)^|s u| row s.
void walsh(double* rows, std::size_t size, std::size_t width) {
  for (std::size_t half = 1; half < size; half *= 2) {
    for (std::size_t start = 0; start < size; start += 2 * half) {
      for (std::size_t k = start * width; k < (start + half) * width; ++k) {
        const double a = rows[k], b = rows[k + half * width];
        rows[k] = a + b;
        rows[k + half * width] = a - b;
      }
    }
  }
}

/// tau^2 of every subset from the sums of c_u^2. \param sums  of all worlds, by subset; c_empty is left out
std::vector<double> totals(std::span<const double> squares, double worlds) {
  std::vector<double> transform(squares.begin(), squares.end());
  transform[0] = 0.0;
  walsh(transform.data(), transform.size(), 1);
  const double all = transform[0];
  for (auto& each : transform) each = (all - each) / worlds;
  return transform;
}

/// Shapley effects of the game tau^2: the mean gain of a group over all orders of the groups.
std::vector<double> shapley(const std::vector<double>& tau, std::size_t groups) {
  std::vector<double> weight(groups, 1.0 / static_cast<double>(groups));  // |s|! (k - 1 - |s|)! / k!
  for (std::size_t size = 1; size < groups; ++size) {
    weight[size] = weight[size - 1] * static_cast<double>(size) / static_cast<double>(groups - size);
  }
  std::vector<double> effects(groups, 0.0);
  for (std::size_t s = 0; s < tau.size(); ++s) {
    for (std::size_t g = 0; g < groups; ++g) {
      const std::size_t bit = std::size_t{1} << g;
      if ((s & bit) == 0) effects[g] += weight[static_cast<std::size_t>(std::popcount(s))] * (tau[s | bit] - tau[s]);
    }
  }
  return effects;
}

/// Variance, then for each group: first order, total, Shapley share, Shapley variance.
std::vector<double> figures(std::span<const double> sums, std::size_t groups) {
  const auto tau = totals(sums.subspan(1), sums[0]);
  const auto effects = shapley(tau, groups);
  const std::size_t all = tau.size() - 1;
  const double variance = tau[all];
  std::vector<double> out{variance};
  for (std::size_t g = 0; g < groups; ++g) {
    const std::size_t bit = std::size_t{1} << g;
    for (const double x : {variance - tau[all ^ bit], tau[bit], effects[g]}) {
      out.push_back(variance == 0.0 ? std::numeric_limits<double>::quiet_NaN() : x / variance);
    }
    out.push_back(effects[g]);
  }
  return out;
}

constexpr std::size_t per_group = 4;  ///< figures of a group
constexpr std::size_t share_at = 2;   ///< place of the Shapley share among them

}  // namespace

SubsetSink::SubsetSink(std::size_t groups, std::vector<std::size_t> outputs, std::uint64_t worlds)
    : groups_{groups}, subsets_{std::size_t{1} << groups}, outputs_{std::move(outputs)} {
  sums_.assign(outputs_.size(), ReplicateSums{parts_of(worlds), 1 + subsets_});
}

void SubsetSink::take(std::span<const Block> swaps, std::uint64_t block) {
  const std::size_t worlds = swaps[0].worlds(), first_part = static_cast<std::size_t>(block) * parts_of(block_worlds);
  std::vector<double> rows(subsets_ * part_worlds);
  for (std::size_t k = 0; k < outputs_.size(); ++k) {
    for (std::size_t part = 0; part < parts_of(worlds); ++part) {
      const std::size_t first = part * part_worlds, count = std::min(part_worlds, worlds - first);
      for (std::size_t s = 0; s < subsets_; ++s) {
        std::ranges::copy(swaps[s][outputs_[k]].subspan(first, count),
                          rows.begin() + static_cast<std::ptrdiff_t>(s * count));
      }
      walsh(rows.data(), subsets_, count);
      add_squares(rows, count, sums_[k].of_part(first_part + part));
    }
  }
}

void SubsetSink::add_squares(std::span<const double> rows, std::size_t worlds, std::span<double> sums) const {
  const double scale = 1.0 / static_cast<double>(subsets_);
  sums[0] = static_cast<double>(worlds);
  for (std::size_t u = 0; u < subsets_; ++u) {
    double sum = 0.0;
    for (const double row : rows.subspan(u * worlds, worlds)) sum += (scale * row) * (scale * row);
    sums[1 + u] = sum;
  }
}

std::optional<SubsetEffects> SubsetSink::effects(std::size_t chosen) const {
  const auto& sums = sums_.at(chosen);
  const auto found = sums.jackknife([&](std::span<const double> s) { return figures(s, groups_); });
  if (!(found[0].value > 0.0)) return std::nullopt;
  SubsetEffects out{found[0], {}, {}, std::vector<std::size_t>(groups_)};
  for (std::size_t g = 0; g < groups_; ++g) {
    const auto* of_group = &found[1 + per_group * g];
    out.groups.push_back({of_group[0], of_group[1], of_group[share_at], of_group[3]});
  }
  std::iota(out.order.begin(), out.order.end(), std::size_t{0});
  std::ranges::stable_sort(out.order, [&](std::size_t a, std::size_t b) {
    return out.groups[a].shapley.value > out.groups[b].shapley.value;
  });
  out.lead = sums.jackknife([&](std::span<const double> s) {
    const auto each = figures(s, groups_);
    const auto share = [&](std::size_t rank) { return each[1 + per_group * out.order[rank] + share_at]; };
    std::vector<double> leads;
    for (std::size_t rank = 0; rank + 1 < groups_; ++rank) leads.push_back(share(rank) - share(rank + 1));
    return leads;
  });
  return out;
}

}  // namespace fundshare

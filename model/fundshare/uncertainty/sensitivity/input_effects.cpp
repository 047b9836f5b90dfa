// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/sensitivity/input_effects.hpp"

#include <algorithm>
#include <limits>

namespace fundshare {
namespace {

/// Sum over worlds of (a - b)^2.
double squares(std::span<const double> a, std::span<const double> b) {
  double sum = 0.0;
  for (std::size_t w = 0; w < a.size(); ++w) {
    const double difference = a[w] - b[w];
    sum += difference * difference;
  }
  return sum;
}

/// Sum over worlds of (a - b) (c - d).
double products(std::span<const double> a, std::span<const double> b, std::span<const double> c,
                std::span<const double> d) {
  double sum = 0.0;
  for (std::size_t w = 0; w < a.size(); ++w) sum += (a[w] - b[w]) * (c[w] - d[w]);
  return sum;
}

constexpr std::size_t before = 2, per_input = 2;  ///< sums before those of the inputs, and of each input

/// Variance, then for each input: first order, total, variance of first order.
std::vector<double> effect_figures(std::span<const double> sums) {
  const double variance = sums[1] / sums[0];
  std::vector<double> out{variance};
  for (std::size_t k = before; k < sums.size(); k += per_input) {
    const double first = sums[k] / sums[0], total = sums[k + 1] / sums[0];
    const auto share = [variance](double part) {
      return variance == 0.0 ? std::numeric_limits<double>::quiet_NaN() : part / variance;
    };
    out.insert(out.end(), {share(first), share(total), first});
  }
  return out;
}

}  // namespace

OneByOneSink::OneByOneSink(std::size_t inputs, std::vector<std::size_t> outputs, std::uint64_t worlds)
    : inputs_{inputs}, outputs_{std::move(outputs)} {
  sums_.assign(outputs_.size(), ReplicateSums{parts_of(worlds), before + per_input * inputs_});
}

void OneByOneSink::take(std::span<const Block> swaps, std::uint64_t block) {
  const std::size_t first_part = static_cast<std::size_t>(block) * parts_of(block_worlds);
  for (std::size_t k = 0; k < outputs_.size(); ++k) {
    for (std::size_t part = 0; part < parts_of(swaps[0].worlds()); ++part) {
      add_part(swaps, outputs_[k], part * part_worlds, sums_[k].of_part(first_part + part));
    }
  }
}

void OneByOneSink::add_part(std::span<const Block> swaps, std::size_t output, std::size_t first,
                            std::span<double> sums) const {
  const std::size_t count = std::min(part_worlds, swaps[0].worlds() - first);
  const auto at = [&](std::size_t swap) { return swaps[swap][output].subspan(first, count); };
  const auto a = at(0), b = at(swaps.size() - 1);
  double spread = squares(a, b);
  for (std::size_t i = 0; i < inputs_; ++i) {
    const auto a_i = at(1 + i), b_i = at(1 + inputs_ + i);
    spread += squares(a_i, b_i);
    sums[before + per_input * i] = 0.5 * products(a, a_i, b_i, b);
    sums[before + per_input * i + 1] = 0.25 * (squares(a, a_i) + squares(b, b_i));
  }
  sums[0] = static_cast<double>(count);
  sums[1] = 0.5 * spread / (static_cast<double>(inputs_) + 1.0);
}

std::optional<OneByOneEffects> OneByOneSink::effects(std::size_t chosen) const {
  const auto found = sums_.at(chosen).jackknife(effect_figures);
  if (!(found[0].value > 0.0)) return std::nullopt;
  OneByOneEffects out{found[0], {}};
  for (std::size_t i = 0; i < inputs_; ++i)
    out.inputs.push_back({found[1 + 3 * i], found[2 + 3 * i], found[3 + 3 * i]});
  return out;
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/rank_correlation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "fundshare/base/error.hpp"
#include "fundshare/base/exact_sum.hpp"
#include "fundshare/uncertainty/summary/ordered_key.hpp"

namespace fundshare {
namespace {

struct Keyed {
  std::uint64_t key;
  std::uint32_t world;
};

/// Keys in ascending order, equal ones in the order of the worlds: least digit first, 11 bits at a time.
std::vector<Keyed> sorted(std::span<const double> column) {
  constexpr int digit_bits = 11;
  constexpr std::size_t digits = std::size_t{1} << digit_bits;
  std::vector<Keyed> from(column.size()), to(column.size());
  for (std::size_t w = 0; w < column.size(); ++w) {
    from[w] = {ordered_key(column[w]), static_cast<std::uint32_t>(w)};
  }
  for (int shift = 0; shift < 64; shift += digit_bits) {
    std::array<std::uint32_t, digits> place{};
    for (const Keyed& entry : from) ++place[(entry.key >> shift) % digits];
    std::uint32_t before = 0;
    for (auto& count : place) before += std::exchange(count, before);
    for (const Keyed& entry : from) to[place[(entry.key >> shift) % digits]++] = entry;
    from.swap(to);
  }
  return from;
}

std::int64_t sum_of_products(std::span<const std::int32_t> a, std::span<const std::int32_t> b) {
  std::int64_t sum = 0;
  for (std::size_t w = 0; w < a.size(); ++w) sum += std::int64_t{a[w]} * b[w];
  return sum;
}

/// 4 n^2 E[m(x, X) v(Y)] of each world, where X are the values of `a` and v + 1/2 the mid-distribution of `b`: the sum
/// of b's ranks over the worlds with a greater a, twice, and over those with the same a.
std::vector<std::int64_t> weight_above(const RankedColumn& a, const RankedColumn& b) {
  std::vector<std::int64_t> out(a.worlds());
  std::int64_t above = 0;
  for (std::size_t end = a.worlds(); end > 0;) {
    std::size_t begin = end;
    std::int64_t same = 0;
    const std::int32_t rank = a.ranks()[a.order()[end - 1]];
    for (; begin > 0 && a.ranks()[a.order()[begin - 1]] == rank; --begin) same += b.ranks()[a.order()[begin - 1]];
    for (std::size_t k = begin; k < end; ++k) out[a.order()[k]] = 2 * above + same;
    above += same;
    end = begin;
  }
  return out;
}

double standard_error(const RankedColumn& a, const RankedColumn& b, double correlation, std::int64_t products) {
  const std::size_t worlds = a.worlds();
  const auto n = static_cast<double>(worlds);
  if (worlds < 4) return std::numeric_limits<double>::quiet_NaN();
  const auto ab = weight_above(a, b), ba = weight_above(b, a), aa = weight_above(a, a), bb = weight_above(b, b);
  const double c_ab = static_cast<double>(products) / n;
  const double c_aa = static_cast<double>(a.spread()) / n, c_bb = static_cast<double>(b.spread()) / n;
  const double scale = std::sqrt(c_aa * c_bb);
  std::vector<double> squares(worlds);
  for (std::size_t w = 0; w < worlds; ++w) {
    const std::int64_t x = a.ranks()[w], y = b.ranks()[w];
    const double psi_ab = static_cast<double>(x * y + ab[w] + ba[w]) - 3.0 * c_ab;
    const double psi_aa = static_cast<double>(x * x + 2 * aa[w]) - 3.0 * c_aa;
    const double psi_bb = static_cast<double>(y * y + 2 * bb[w]) - 3.0 * c_bb;
    const double psi = psi_ab / scale - 0.5 * correlation * (psi_aa / c_aa + psi_bb / c_bb);
    squares[w] = psi * psi;
  }
  return std::sqrt(pairwise_sum(squares) / n / (n - 1.0));
}

}  // namespace

RankedColumn::RankedColumn(std::span<const double> column) : ranks_(column.size()), order_(column.size()) {
  expects(column.size() <= most_worlds, "at most 2^21 worlds to rank");
  const auto keys = sorted(column);
  const auto last = static_cast<std::int32_t>(keys.size());
  for (std::int32_t begin = 0, end = 0; begin < last; begin = end) {
    for (end = begin; end < last && keys[end].key == keys[begin].key; ++end) order_[end] = keys[end].world;
    for (std::int32_t k = begin; k < end; ++k) ranks_[keys[k].world] = begin + end - last;
  }
  const bool defined = std::ranges::none_of(column, [](double x) { return std::isnan(x); });
  if (defined) spread_ = sum_of_products(ranks_, ranks_);
}

std::optional<Estimate> rank_correlation(const RankedColumn& a, const RankedColumn& b) {
  expects(a.worlds() == b.worlds(), "columns of the same worlds");
  if (!a.varies() || !b.varies()) return std::nullopt;
  const std::int64_t products = sum_of_products(a.ranks(), b.ranks());
  const double scale = std::sqrt(static_cast<double>(a.spread()) * static_cast<double>(b.spread()));
  const double correlation = std::clamp(static_cast<double>(products) / scale, -1.0, 1.0);
  return Estimate{correlation, standard_error(a, b, correlation, products)};
}

std::optional<Estimate> rank_correlation(std::span<const double> a, std::span<const double> b) {
  return rank_correlation(RankedColumn{a}, RankedColumn{b});
}

}  // namespace fundshare

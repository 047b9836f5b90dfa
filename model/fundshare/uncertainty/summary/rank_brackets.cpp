// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/rank_brackets.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/summary/cell_counts.hpp"
#include "fundshare/uncertainty/summary/quantile_ranks.hpp"
#include "fundshare/uncertainty/summary/select_ranks.hpp"

namespace fundshare {
namespace {

/// Half width of a bracket in standard deviations of the rank: outside with probability 4e-8.
constexpr double half_width = 5.5;

SampleRanks sample_ranks(std::uint64_t rank, std::uint64_t seen, std::uint64_t worlds) {
  const double n = static_cast<double>(worlds), share = static_cast<double>(seen) / n;
  const double p = static_cast<double>(rank) / n;
  const double at = share * static_cast<double>(rank);
  const double sd = std::sqrt(static_cast<double>(seen) * p * (1.0 - p) * (1.0 - share)) + 1.0;
  const double low = std::floor(at - half_width * sd), high = std::ceil(at + half_width * sd);
  return {low < 1.0 ? 0 : static_cast<std::uint64_t>(low),
          high > static_cast<double>(seen) ? seen + 1 : static_cast<std::uint64_t>(high)};
}

/// The same for all ranks, ascending and apart.
std::vector<SampleRanks> sample_ranks(std::span<const std::uint64_t> ranks, std::uint64_t seen, std::uint64_t worlds) {
  std::vector<SampleRanks> all, apart;
  for (const std::uint64_t rank : ranks) all.push_back(sample_ranks(rank, seen, worlds));
  std::ranges::sort(all, {}, &SampleRanks::low);
  for (const auto& next : all) {
    if (!apart.empty() && next.low <= apart.back().high) {
      apart.back().high = std::max(apart.back().high, next.high);
    } else {
      apart.push_back(next);
    }
  }
  return apart;
}

/// The edges that lie within the sample, in order.
std::vector<std::uint64_t> inner_edges(std::span<const SampleRanks> wanted, std::uint64_t seen) {
  std::vector<std::uint64_t> inner;
  for (const auto& [low, high] : wanted) {
    if (low >= 1) inner.push_back(low);
    if (high <= seen) inner.push_back(high);
  }
  return inner;
}

/// Of values that stand at several edges, the one that most of the values have; NaN if none has a fiftieth of them.
double commonest(std::span<const double> values, std::vector<double> edges) {
  std::ranges::sort(edges);
  double atom = std::numeric_limits<double>::quiet_NaN();
  auto most = static_cast<std::ptrdiff_t>(values.size() / 50);
  for (auto at = edges.begin(); (at = std::adjacent_find(at, edges.end())) != edges.end();) {
    const double value = *at;
    const auto count = std::ranges::count(values, value);
    if (count > most) {
      most = count;
      atom = value;
    }
    at = std::upper_bound(at, edges.end(), value);
  }
  return atom;
}

}  // namespace

double RankBrackets::expected_kept(std::uint64_t worlds) {
  double spread = 0.0;
  for (const double p : quantile_levels) spread += std::sqrt(p * (1.0 - p));
  // The last stage starts with half of the worlds; a fiftieth falls into cells that a bracket holds in part.
  const auto n = static_cast<double>(worlds);
  return std::min(n, 2.0 * half_width * spread * std::sqrt(n) + 0.02 * n + 4096.0);
}

void RankBrackets::start(std::vector<double> values) {
  seen_ = values.size();
  kept_ = std::move(values);
  counts_[1] = seen_;
}

void RankBrackets::take(const BracketTally& tally) {
  const auto counts = tally.counts();
  for (std::size_t c = 0; c < counts.size(); ++c) {
    counts_[c] += counts[c];
    seen_ += counts[c];
  }
  if (given_up_) return;
  tally.visit_kept([this](std::span<const double> values) { taken_.push_back(values); });
}

void RankBrackets::give_up() {
  given_up_ = true;
  classes_ = CellClasses::of({}).value();
  kept_ = {};
  taken_.clear();
}

/// Copies the values of the tallies to the others.
void RankBrackets::gather() {
  for (const auto values : taken_) kept_.insert(kept_.end(), values.begin(), values.end());
  taken_.clear();
}

CellCounts RankBrackets::count_cells() const {
  auto pieces = taken_;
  pieces.emplace_back(kept_);
  return {grid_, classes_, counts_, std::move(pieces)};
}

void RankBrackets::narrow() {
  if (given_up_) return;
  const auto wanted = sample_ranks(ranks_, seen_, worlds_);
  const bool all_kept = seen_ == counts_[1];  // nothing was left out yet
  if (all_kept) gather();
  set_classes(all_kept ? choose_grid(wanted) : wanted_cells(wanted));
}

/// The grid goes from the least edge of a bracket to the greatest. Beyond them the cells end with the sample: values
/// are few there. \return the brackets
std::vector<RankBrackets::Range> RankBrackets::choose_grid(std::span<const SampleRanks> wanted) {
  const auto asked = inner_edges(wanted, seen_);
  std::vector<double> edges(asked.size());
  select_ranks(kept_, asked, edges);
  for (double& edge : edges) edge += 0.0;  // -0 is 0
  const double atom = commonest(kept_, edges);
  auto apart = edges;
  std::erase(apart, atom);
  if (apart.empty()) apart = {std::isnan(atom) ? kept_.front() : atom};
  const auto [least, greatest] = std::ranges::minmax(apart);
  grid_ = CellGrid{least, greatest, atom};
  classes_ = CellClasses{};
  std::vector<Range> ranges;
  std::size_t next = 0;
  for (const auto& [low, high] : wanted) {
    const std::size_t first = low >= 1 ? grid_.cell_of(edges[next++]) : 0;
    ranges.push_back({first, high <= seen_ ? grid_.cell_of(edges[next++]) : CellGrid::cells - 1});
  }
  return ranges;
}

/// The brackets by cells alone: no value is put in order. Where an edge lies in a gap, all to that end stays inside.
std::vector<RankBrackets::Range> RankBrackets::wanted_cells(std::span<const SampleRanks> wanted) const {
  const auto asked = inner_edges(wanted, seen_);
  const auto places = count_cells().places_of(asked);
  std::vector<Range> ranges;
  std::size_t next = 0;
  for (const auto& [low, high] : wanted) {
    const auto lower = low >= 1 ? places[next++] : std::nullopt;
    const auto upper = high <= seen_ ? places[next++] : std::nullopt;
    ranges.push_back({lower ? lower->cell : 0, upper ? upper->cell : CellGrid::cells - 1});
  }
  return ranges;
}

void RankBrackets::set_classes(std::span<const Range> ranges) {
  const auto class_of = classes_.by_cell();
  std::array<bool, CellGrid::cells> inside{};
  for (const auto& [first, last] : ranges) {
    for (std::size_t cell = first; cell <= last; ++cell) inside[cell] = CellClasses::is_bracket(class_of[cell]);
  }
  const auto narrower = CellClasses::of(inside);
  if (!narrower) return give_up();
  BracketTally::Counts counts{};
  const auto narrower_of = narrower->by_cell();
  std::array<std::size_t, CellClasses::most> gap_of{};  // by class so far
  for (std::size_t cell = 0; cell < CellGrid::cells; ++cell) gap_of[class_of[cell]] = narrower_of[cell];
  for (std::size_t c = 0; c < CellClasses::most; c += 2) counts[gap_of[c]] += counts_[c];
  counts[CellClasses::atom] = counts_[CellClasses::atom];
  std::size_t size = 0;
  const auto keep = [&](double x, std::size_t cell) {
    const std::size_t c = narrower_of[cell];
    ++counts[c];
    kept_[size] = x;  // never ahead of the value that is looked at
    size += c % 2;
  };
  visit_cells(grid_, kept_, keep);
  for (const auto values : taken_) {
    kept_.resize(size + values.size());
    visit_cells(grid_, values, keep);
  }
  kept_.resize(size);
  taken_.clear();
  counts_ = counts;
  classes_ = *narrower;
}

std::optional<std::vector<double>> RankBrackets::finish() {
  expects(seen_ == worlds_, "all worlds were seen");
  if (given_up_) return std::nullopt;
  const CellCounts cells = count_cells();
  std::vector<double> found;
  for (const auto& value : cells.values_at(cells.places_of(ranks_))) {
    if (!value) return std::nullopt;
    found.push_back(*value);
  }
  kept_ = {};
  taken_.clear();
  found_ = true;
  return found;
}

}  // namespace fundshare

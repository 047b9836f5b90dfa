// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/rank_brackets.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/summary/quantile_ranks.hpp"
#include "fundshare/uncertainty/summary/select_ranks.hpp"

namespace fundshare {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
/// Half width of a bracket in standard deviations of the rank: outside with probability 4e-8.
constexpr double half_width = 5.5;

/// Ranks of the sample seen so far between which a rank of all worlds lies, each 0 or seen + 1 where it may lie
/// outside.
struct SampleRanks {
  std::uint64_t low, high;
};

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
  // The last stage starts with a quarter of the worlds; a fiftieth falls into cells that a bracket holds in part.
  const auto n = static_cast<double>(worlds);
  return std::min(n, 2.0 * half_width * spread * 2.0 * std::sqrt(n) + 0.02 * n + 4096.0);
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
  if (!given_up_) kept_.insert(kept_.end(), tally.kept().begin(), tally.kept().end());
}

void RankBrackets::give_up() {
  given_up_ = true;
  classes_ = CellClasses::of({}).value();
  kept_ = {};
}

void RankBrackets::narrow() {
  if (given_up_) return;
  const auto edges = wanted_edges();
  if (seen_ == counts_[1]) choose_grid(edges);  // nothing was left out yet
  set_classes(edges);
}

std::vector<RankBrackets::Edges> RankBrackets::wanted_edges() {
  const auto wanted = sample_ranks(ranks_, seen_, worlds_);
  std::vector<std::uint64_t> asked;
  for (const auto& [low, high] : wanted) {
    for (const auto edge : {low, high}) {
      if (edge >= 1 && edge <= seen_) asked.push_back(edge);
    }
  }
  const auto values = values_at(asked);
  std::size_t next = 0;
  const auto value_of = [&](std::uint64_t edge, double outside) {
    return edge >= 1 && edge <= seen_ ? values[next++].value_or(outside) : outside;
  };
  std::vector<Edges> edges;
  for (const auto& [low, high] : wanted) {
    const double lower = value_of(low, -infinity);
    edges.push_back({lower, value_of(high, infinity)});
  }
  return edges;
}

void RankBrackets::choose_grid(const std::vector<Edges>& edges) {
  std::vector<double> finite;
  for (const auto& [low, high] : edges) {
    for (const double edge : {low, high}) {
      if (std::isfinite(edge)) finite.push_back(edge);
    }
  }
  const double atom = commonest(kept_, finite);
  std::erase(finite, atom);
  if (finite.empty()) finite = {std::isnan(atom) ? kept_.front() : atom};
  // Beyond the edges at hand the cells end with the sample: far outside, values are few.
  const auto [least, greatest] = std::ranges::minmax(finite);
  grid_ = CellGrid{least, greatest, atom};
  classes_ = CellClasses{};
}

/// Calls visit(value, class) for every value that is kept.
template <class Visit>
void RankBrackets::visit_kept(const CellClasses& classes, Visit visit) {
  const auto class_of = classes.by_cell();
  CellGrid::Cells cells;
  for (std::size_t first = 0; first < kept_.size(); first += cells.size()) {
    const auto block = std::span{kept_}.subspan(first, std::min(cells.size(), kept_.size() - first));
    static_cast<void>(grid_.cells_of(block, cells));
    for (std::size_t i = 0; i < block.size(); ++i) visit(block[i], std::size_t{class_of[cells[i]]});
  }
}

void RankBrackets::set_classes(const std::vector<Edges>& edges) {
  const auto class_of = classes_.by_cell();
  std::array<bool, CellGrid::cells> inside{};
  for (const auto& [low, high] : edges) {
    const std::size_t first = low == -infinity ? 0 : grid_.cell_of(low);
    const std::size_t last = high == infinity ? CellGrid::cells - 1 : grid_.cell_of(high);
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
  visit_kept(*narrower, [&](double x, std::size_t c) {
    ++counts[c];
    kept_[size] = x;  // never ahead of the value that is looked at
    size += c % 2;
  });
  kept_.resize(size);
  counts_ = counts;
  classes_ = *narrower;
}

void RankBrackets::sort_by_class() {
  std::array<std::size_t, CellClasses::atom + 1> next{};
  std::size_t begin = 0;
  for (std::size_t c = 1; c < CellClasses::most; c += 2) {
    next[c] = begin;
    begin += static_cast<std::size_t>(counts_[c]);
  }
  expects(begin == kept_.size(), "every value of a bracket was kept");
  std::vector<double> sorted(kept_.size());
  visit_kept(classes_, [&](double x, std::size_t c) { sorted[next[c]++] = x; });
  kept_ = std::move(sorted);
}

std::vector<std::optional<double>> RankBrackets::values_at(std::span<const std::uint64_t> ranks) {
  sort_by_class();
  std::vector<std::optional<double>> values(ranks.size());
  const std::uint64_t atoms = counts_[CellClasses::atom];
  const std::size_t class_of_atom = atoms > 0 ? classes_.by_cell()[grid_.cell_of(grid_.atom())] : CellClasses::atom;
  std::uint64_t below = 0;
  std::size_t next = 0, begin = 0;
  for (std::size_t c = 0; c < CellClasses::most; ++c) {
    const auto kept = static_cast<std::size_t>(CellClasses::is_bracket(c) ? counts_[c] : 0);
    const std::span<double> inside{kept_.data() + begin, kept};
    const std::uint64_t here = c == class_of_atom ? atoms : 0;
    const std::uint64_t lower =  // of the values in this bracket, those below the atom
        here > 0 ? static_cast<std::uint64_t>(std::ranges::count_if(inside, [&](double x) { return x < grid_.atom(); }))
                 : kept;
    std::vector<std::uint64_t> wanted;
    std::vector<std::size_t> places;
    for (; next < ranks.size() && ranks[next] <= below + counts_[c] + here; ++next) {
      const std::uint64_t rank = ranks[next] - below;
      if (here > 0 && rank > lower && rank <= lower + here) {
        values[next] = grid_.atom();
      } else if (CellClasses::is_bracket(c)) {
        wanted.push_back(rank > lower ? rank - here : rank);
        places.push_back(next);
      }
    }
    if (!wanted.empty()) {
      std::vector<double> found(wanted.size());
      select_ranks(inside, wanted, found);
      for (std::size_t k = 0; k < found.size(); ++k) values[places[k]] = found[k] + 0.0;
    }
    below += counts_[c] + here;
    begin += kept;
  }
  return values;
}

std::optional<std::vector<double>> RankBrackets::finish() {
  expects(seen_ == worlds_, "all worlds were seen");
  if (given_up_) return std::nullopt;
  std::vector<double> found;
  for (const auto& value : values_at(ranks_)) {
    if (!value) return std::nullopt;
    found.push_back(*value);
  }
  kept_ = {};
  found_ = true;
  return found;
}

}  // namespace fundshare

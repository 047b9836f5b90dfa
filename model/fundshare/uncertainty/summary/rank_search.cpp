// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/rank_search.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/summary/ordered_key.hpp"

namespace fundshare {
namespace {

constexpr unsigned first_bits = 16;
constexpr unsigned first_shift = 64 - first_bits;

/// Walks cells in ascending order and takes out those that hold a rank of the range they are cells of.
class RankWalk {
 public:
  RankWalk(std::span<const std::uint64_t> ranks, std::uint64_t below, std::size_t first_rank, std::size_t last_rank)
      : ranks_{ranks}, below_{below}, next_{first_rank}, last_{last_rank} {}

  /// \return a range without keys, unless `count` is 0 or no rank lies in it
  std::optional<KeyInterval> step(std::uint64_t count) {
    const std::uint64_t below = below_;
    const std::size_t first = next_;
    below_ += count;
    while (next_ < last_ && ranks_[next_] <= below_) ++next_;
    if (next_ == first) return std::nullopt;
    return KeyInterval{0, 0, below, count, first, next_};
  }

 private:
  std::span<const std::uint64_t> ranks_;
  std::uint64_t below_;
  std::size_t next_, last_;
};

}  // namespace

void KeyInterval::split_by(unsigned bits) {
  action = Action::split;
  const auto width = static_cast<unsigned>(std::bit_width(high - low));
  shift = width > bits ? width - bits : 0;
}

void RankSearch::keep_or_settle(const KeyInterval& interval, std::vector<KeyInterval>& kept) {
  if (interval.low < interval.high) {
    kept.push_back(interval);
    return;
  }
  for (std::size_t r = interval.first_rank; r < interval.last_rank; ++r) found_[r] = double_of_key(interval.low);
}

void RankSearch::settle_collected(const KeyInterval& interval, std::vector<std::uint64_t>& keys) {
  expects(keys.size() == interval.count, "every value of a range was collected");
  auto from = keys.begin();
  for (std::size_t r = interval.first_rank; r < interval.last_rank; ++r) {
    const auto at = keys.begin() + static_cast<std::ptrdiff_t>(ranks_[r] - interval.below - 1);
    if (at >= from) {
      std::nth_element(from, at, keys.end());
      from = at + 1;
    }
    found_[r] = double_of_key(*at);
  }
}

void RankSearch::prepare() {
  first_interval_ = {};
  for (std::size_t k = intervals_.size(); k-- > 0;) {
    const KeyInterval& interval = intervals_[k];
    if (interval.action == KeyInterval::Action::wait) continue;
    first_interval_.at(interval.low >> first_shift) = static_cast<std::uint8_t>(k + 1);
  }
}

void RankSearch::advance(RankTally& tally) {
  std::vector<KeyInterval> kept;
  if (!started_) {
    RankWalk walk{ranks_, 0, 0, ranks_.size()};
    tally.counts_.for_each([&](std::size_t bin, std::uint64_t count) {
      auto child = walk.step(count);
      if (!child) return;
      child->low = static_cast<std::uint64_t>(bin) << first_shift;
      child->high = child->low | ((std::uint64_t{1} << first_shift) - 1);
      keep_or_settle(*child, kept);
    });
  }
  for (std::size_t k = 0; k < intervals_.size(); ++k) {
    KeyInterval& interval = intervals_[k];
    auto& part = tally.parts_[k];
    if (interval.action == KeyInterval::Action::wait) {
      kept.push_back(interval);
    } else if (part.least == part.greatest) {  // one value, however many worlds have it
      interval.low = interval.high = part.least;
      keep_or_settle(interval, kept);
    } else if (interval.action == KeyInterval::Action::collect) {
      settle_collected(interval, part.entries);
    } else {
      RankWalk walk{ranks_, interval.below, interval.first_rank, interval.last_rank};
      for (std::size_t cell = 0; cell < part.entries.size(); ++cell) {
        auto child = walk.step(part.entries[cell]);
        if (!child) continue;
        const std::uint64_t low = interval.low + (static_cast<std::uint64_t>(cell) << interval.shift);
        const std::uint64_t last = low + ((std::uint64_t{1} << interval.shift) - 1);
        child->low = std::max(low, part.least);
        child->high = std::min(last, part.greatest);
        keep_or_settle(*child, kept);
      }
    }
    part = {};
  }
  intervals_ = std::move(kept);
  started_ = true;
}

RankTally::RankTally(const RankSearch& search) : parts_(search.intervals_.size()) {
  for (std::size_t k = 0; k < parts_.size(); ++k) {
    const KeyInterval& interval = search.intervals_[k];
    parts_[k].collected = interval.action == KeyInterval::Action::collect;
    if (interval.action == KeyInterval::Action::split) parts_[k].entries.assign(interval.cells(), 0);
  }
}

void RankTally::record(std::uint64_t key, const KeyInterval& interval, Part& part) {
  if (part.collected) {
    part.entries.push_back(key);
  } else {
    ++part.entries[static_cast<std::size_t>((key - interval.low) >> interval.shift)];
  }
  part.least = std::min(part.least, key);
  part.greatest = std::max(part.greatest, key);
}

void RankTally::add(std::span<const std::uint64_t> keys, const RankSearch& search) {
  if (!search.started_) {
    for (const auto key : keys) ++counts_.at(key >> first_shift);
    return;
  }
  const std::span<const KeyInterval> intervals{search.intervals_};
  for (const auto key : keys) {
    const std::size_t mark = search.first_interval_[key >> first_shift];
    if (mark == 0) continue;
    for (std::size_t k = mark - 1; k < intervals.size() && intervals[k].low <= key; ++k) {
      if (key > intervals[k].high) continue;
      if (intervals[k].action != KeyInterval::Action::wait) record(key, intervals[k], parts_[k]);
      break;
    }
  }
}

void RankTally::Part::merge(Part& other) {
  least = std::min(least, other.least);
  greatest = std::max(greatest, other.greatest);
  if (collected) {
    entries.insert(entries.end(), other.entries.begin(), other.entries.end());
  } else {
    for (std::size_t k = 0; k < entries.size(); ++k) entries[k] += other.entries[k];
  }
  other.entries = {};
}

void RankTally::merge(RankTally& other) {
  other.counts_.for_each([&](std::size_t bin, std::uint64_t count) { counts_.at(bin) += count; });
  other.counts_ = {};
  for (std::size_t k = 0; k < parts_.size(); ++k) parts_[k].merge(other.parts_[k]);
}

}  // namespace fundshare

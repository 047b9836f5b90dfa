// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "fundshare/uncertainty/summary/cell_grid.hpp"
#include "fundshare/uncertainty/summary/value_pool.hpp"

namespace fundshare {

/// Classes of cells, ascending: those of odd number are brackets, whose values are kept; those of even number are the
/// gaps between them, whose values are counted alone. The atom has a class of its own, the last.
class CellClasses {
 public:
  static constexpr std::size_t most_brackets = 9;
  static constexpr std::size_t most = 2 * most_brackets + 1;  ///< of gaps and brackets
  static constexpr std::size_t atom = most + 1;               ///< even, so that the atom is counted and not kept

  /// Every cell is in the one bracket.
  CellClasses();
  /// Brackets only where `inside` says so. \return nothing if there would be too many
  [[nodiscard]] static std::optional<CellClasses> of(const std::array<bool, CellGrid::cells>& inside);

  using OfCells = std::array<std::uint8_t, CellGrid::cells + 1>;
  [[nodiscard]] OfCells by_cell() const;  ///< the class of each cell
  /// The first cell of each class but class 0, ascending; the atom's cell for classes that there are not.
  [[nodiscard]] std::span<const std::uint16_t> edges() const { return {edges_.data(), edges_.size()}; }
  [[nodiscard]] static bool is_bracket(std::size_t number) { return number % 2 == 1; }

 private:
  std::array<std::uint16_t, most - 1> edges_;
};

/// What some worlds of one column gave in one stage.
class BracketTally {
 public:
  using Counts = std::array<std::uint64_t, CellClasses::atom + 1>;

  /// \param cells  of the block's values \param pool  where all of them are kept, until clear()
  void add(std::span<const double> block, const CellGrid::Cells& cells, const CellClasses& classes, ValuePool& pool);
  [[nodiscard]] Counts counts() const;  ///< by class
  /// Forgets all; the pool is emptied by its owner.
  void clear();
  /// Calls visit(values) for all values that are kept, some at a time.
  template <class Visit>
  void visit_kept(Visit visit) const {
    for (const auto& values : pieces_) visit(values);
    visit(std::span<const double>{open_, size_});
  }
  /// Puts what is kept into another pool.
  void move_to(ValuePool& pool);
  /// Asks the processor for what add() will write to, so that it is at hand a little later.
  void prefetch() const {
    __builtin_prefetch(reached_.data(), 1);
    __builtin_prefetch(reached_.data() + 8, 1);
    __builtin_prefetch(reached_.data() + 16, 1);
    if (open_ == nullptr || size_ + 32 > ValuePool::piece) return;
    for (std::size_t line = 0; line < 4; ++line) __builtin_prefetch(open_ + size_ + 8 * line, 1);
  }

 private:
  void start_piece(ValuePool& pool);

  std::uint64_t worlds_ = 0, atoms_ = 0;
  std::array<std::uint64_t, CellClasses::most - 1> reached_{};  ///< values at or above each edge, with the atoms
  double* open_ = nullptr;                                      ///< the piece that is being filled
  std::size_t size_ = 0;                                        ///< values in it
  std::vector<std::span<const double>> pieces_;
};

/// Ranks of the worlds seen so far between which a rank of all worlds lies; 0 or all seen + 1 where it may lie outside.
struct SampleRanks {
  std::uint64_t low, high;
};

class CellCounts;

/// Finds order statistics of a column in one reading of the worlds: after the first few thousand worlds, only values
/// near a wanted rank are kept, the others counted. Every further stage narrows the brackets by what is then known. The
/// answer is exact; a rank that falls outside its bracket, about once in 1e7, is left open.
class RankBrackets {
 public:
  /// \param ranks  1-based and ascending, within 1..worlds; kept by reference
  RankBrackets(std::span<const std::uint64_t> ranks, std::uint64_t worlds) : ranks_{ranks}, worlds_{worlds} {}

  /// Starts from the first worlds, all of whose values are known. \param values  finite, at least one
  void start(std::vector<double> values);
  [[nodiscard]] const CellGrid& grid() const { return grid_; }
  [[nodiscard]] const CellClasses& classes() const { return classes_; }
  /// Asks the processor for grid and classes, so that they are at hand a little later.
  void prefetch() const {
    __builtin_prefetch(&grid_);
    __builtin_prefetch(&classes_);
    __builtin_prefetch(reinterpret_cast<const char*>(&classes_ + 1) - 1);
  }
  /// Takes what further worlds gave in this stage; the tally's values are read by narrow() or finish().
  void take(const BracketTally& tally);
  /// Narrows the brackets to what the worlds seen so far leave open.
  void narrow();
  /// The values of the ranks once all worlds were seen; nothing if one is not known. The brackets are used up.
  [[nodiscard]] std::optional<std::vector<double>> finish();

  [[nodiscard]] bool found() const { return found_; }  ///< by finish()
  [[nodiscard]] std::size_t kept() const { return kept_.size(); }
  /// Keeps nothing from now on: the ranks stay open.
  void give_up();

  /// About how many values a column keeps at most, on the way to this number of worlds.
  [[nodiscard]] static double expected_kept(std::uint64_t worlds);

 private:
  /// Cells between which a rank of all worlds lies, both included.
  struct Range {
    std::size_t first, last;
  };
  [[nodiscard]] std::vector<Range> choose_grid(std::span<const SampleRanks> wanted);
  [[nodiscard]] std::vector<Range> wanted_cells(std::span<const SampleRanks> wanted) const;
  void gather();
  [[nodiscard]] CellCounts count_cells() const;
  void set_classes(std::span<const Range> ranges);

  std::span<const std::uint64_t> ranks_;
  std::uint64_t worlds_, seen_ = 0;
  CellGrid grid_;
  CellClasses classes_;
  BracketTally::Counts counts_{};               ///< of the worlds seen, by class
  std::vector<double> kept_;                    ///< the values in brackets
  std::vector<std::span<const double>> taken_;  ///< and those of the tallies of this stage
  bool given_up_ = false, found_ = false;
};

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/levers/halving_dose.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

constexpr double close_enough = 1e-4;  // of the share left: a tenth of its error at a million worlds
constexpr std::size_t batches = 20;
constexpr double near_by = 0.05;  // relative distance of the doses that give the slope

/// The order statistic of rank ceil(n / 2).
double median(std::span<const double> column) {
  std::vector<double> values(column.begin(), column.end());
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() + 1) / 2 - 1);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double share_left(std::span<const double> with, std::span<const double> without) {
  expects(with.size() == without.size() && !with.empty(), "columns of the same worlds");
  return median(with) / median(without);
}

/// Standard error of share_left() from its spread over batches of worlds.
double batch_error(std::span<const double> with, std::span<const double> without) {
  const std::size_t each = with.size() / batches;
  if (each < 4) return std::numeric_limits<double>::quiet_NaN();
  std::array<double, batches> shares{};
  double sum = 0.0, squares = 0.0;
  for (std::size_t b = 0; b < batches; ++b) {
    shares[b] = share_left(with.subspan(b * each, each), without.subspan(b * each, each));
    sum += shares[b];
  }
  constexpr auto n = static_cast<double>(batches);
  for (const double share : shares) squares += (share - sum / n) * (share - sum / n);
  return std::sqrt(squares / (n - 1.0) / n);
}

/// The search for one lever: a dose that leaves more than half, and one that leaves less.
struct Bracket {
  double low = 0.0, high = 0.0, above = 0.5, below = -0.5;  ///< share left - 1/2 at low and at high
  double dose = 0.0;                                        ///< to be looked at next, or found
  bool closed = false;                                      ///< some dose leaves half or less
  bool done = false;
  int side = 0;                ///< the end that the last step moved: -1 low, 1 high
  std::vector<double> column;  ///< the output at the dose that was found

  explicit Bracket(const HalvingTask& task) : high{task.most}, dose{task.most} {
    for (const auto& [known, share] : task.known) {
      if (!(share <= 0.5)) {
        low = known;
        above = share - 0.5;
        continue;
      }
      high = known;
      below = share - 0.5;
      closed = true;
      choose();
      return;
    }
  }

  /// The next dose: of the straight line, kept off the ends unless one of them is it.
  void choose() {
    const double part = std::fabs(below) <= close_enough ? 1.0 : std::clamp(above / (above - below), 0.02, 0.98);
    dose = low + part * (high - low);
  }

  /// Takes in the output at the dose.
  void narrow(std::vector<double> with, std::span<const double> without) {
    const double value = share_left(with, without) - 0.5;
    if (!closed) {  // the largest dose was looked at
      closed = value <= 0.0;
      done = !closed;
      below = value;
    } else if (value > 0.0) {
      low = dose;
      above = value;
      if (side == -1) below *= 0.5;  // the Illinois step: an end that stays counts half
      side = -1;
    } else {
      high = dose;
      below = value;
      if (side == 1) above *= 0.5;
      side = 1;
    }
    done = done || std::fabs(value) <= close_enough || high - low <= 1e-9 * high;
    if (done) {
      column = std::move(with);
    } else {
      choose();
    }
  }
};

class Search {
 public:
  Search(std::span<const double> without, const std::vector<HalvingTask>& levers, const ColumnsAtDoses& columns)
      : without_{without}, levers_{levers}, columns_{columns} {
    for (const auto& task : levers) brackets_.emplace_back(task);
  }

  std::vector<HalvingDose> operator()() {
    for (int step = 0; step < most_halving_steps - 1 && !std::ranges::all_of(brackets_, &Bracket::done); ++step) {
      std::vector<double> doses;
      for (const auto& bracket : brackets_) doses.push_back(bracket.done ? -1.0 : bracket.dose);
      auto found = columns_(doses);
      for (std::size_t k = 0; k < brackets_.size(); ++k) {
        if (brackets_[k].done) continue;
        brackets_[k].done = step == most_halving_steps - 2;
        brackets_[k].narrow(std::move(found[k]), without_);
      }
    }
    return finish();
  }

 private:
  /// A dose near to the one that was found, on the side where there is room.
  [[nodiscard]] double neighbour(std::size_t k) const {
    const double up = (1.0 + near_by) * brackets_[k].dose;
    return up <= levers_[k].most ? up : (1.0 - near_by) * brackets_[k].dose;
  }

  [[nodiscard]] std::vector<HalvingDose> finish() const {
    std::vector<double> doses;
    for (std::size_t k = 0; k < brackets_.size(); ++k) doses.push_back(brackets_[k].closed ? neighbour(k) : -1.0);
    const auto near = columns_(doses);
    std::vector<HalvingDose> out;
    for (std::size_t k = 0; k < brackets_.size(); ++k) {
      const auto& [dose, column] = std::pair<double, std::span<const double>>{brackets_[k].dose, brackets_[k].column};
      const Estimate left{share_left(column, without_), batch_error(column, without_)};
      double error = 0.0;
      if (brackets_[k].closed) {
        error = left.mc_se * std::fabs((doses[k] - dose) / (share_left(near[k], without_) - left.value));
      }
      out.push_back({brackets_[k].closed, {dose, error}, left});
    }
    return out;
  }

  std::span<const double> without_;
  const std::vector<HalvingTask>& levers_;
  const ColumnsAtDoses& columns_;
  std::vector<Bracket> brackets_;
};

}  // namespace

std::vector<HalvingDose> halving_doses(std::span<const double> without, const std::vector<HalvingTask>& levers,
                                       const ColumnsAtDoses& columns) {
  return Search{without, levers, columns}();
}

}  // namespace fundshare

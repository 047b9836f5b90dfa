// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/levers/halving_dose.hpp"

#include <algorithm>
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
  double sum = 0.0, squares = 0.0;
  for (std::size_t b = 0; b < batches; ++b) {
    const double share = share_left(with.subspan(b * each, each), without.subspan(b * each, each));
    sum += share;
    squares += share * share;
  }
  constexpr auto n = static_cast<double>(batches);
  return std::sqrt(std::max(0.0, squares - sum * sum / n) / (n - 1.0) / n);
}

/// A dose between one that leaves more than half and one that leaves less.
struct Bracket {
  double low = 0.0, high = 0.0, above = 0.5, below = -0.5;  ///< share left - 1/2 at low and at high
  double dose = 0.0;
  bool reached = false, done = false;
  int side = 0;  ///< the end that the last step moved: -1 low, 1 high

  /// The next dose: of the straight line, kept off the ends.
  void choose() {
    const double part = above / (above - below);
    dose = low + std::clamp(part, 0.02, 0.98) * (high - low);
  }
  /// Takes in the share left at the dose.
  void narrow(double share) {
    const double value = share - 0.5;
    done = std::fabs(value) <= close_enough || high - low <= 1e-9 * high;
    if (done) return;
    if (value > 0.0) {
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
    choose();
  }
};

class Search {
 public:
  Search(std::span<const double> without, const std::vector<double>& most, const ColumnsAtDoses& columns)
      : without_{without}, most_{most}, columns_{columns}, brackets_(most.size()) {}

  std::vector<HalvingDose> operator()() {
    begin();
    for (int step = 0; step < most_halving_steps - 4 && !all_done(); ++step) {
      const auto found = columns_(asked());
      for (std::size_t k = 0; k < brackets_.size(); ++k) {
        if (!brackets_[k].done) brackets_[k].narrow(share_left(found[k], without_));
      }
    }
    return finish();
  }

 private:
  void begin() {
    const auto found = columns_(most_);
    for (std::size_t k = 0; k < brackets_.size(); ++k) {
      Bracket& bracket = brackets_[k];
      const double share = share_left(found[k], without_);
      bracket.high = bracket.dose = most_[k];
      bracket.below = share - 0.5;
      bracket.reached = share <= 0.5;
      bracket.done = !bracket.reached || share == 0.5;
      if (!bracket.done) bracket.choose();
    }
  }
  [[nodiscard]] bool all_done() const { return std::ranges::all_of(brackets_, &Bracket::done); }
  [[nodiscard]] std::vector<double> asked() const {
    std::vector<double> doses;
    for (const auto& bracket : brackets_) doses.push_back(bracket.done ? -1.0 : bracket.dose);
    return doses;
  }
  /// Doses near to those that were found.
  [[nodiscard]] std::vector<double> doses_at(double factor) const {
    std::vector<double> doses;
    for (std::size_t k = 0; k < most_.size(); ++k) {
      doses.push_back(brackets_[k].reached ? std::min(factor * brackets_[k].dose, most_[k]) : -1.0);
    }
    return doses;
  }
  /// Of a dose: the error of the share left there over the slope of the share.
  [[nodiscard]] double dose_error(double error_of_share, const std::vector<double>& below,
                                  const std::vector<double>& above, double distance) const {
    return error_of_share * distance / (share_left(below, without_) - share_left(above, without_));
  }
  [[nodiscard]] std::vector<HalvingDose> finish() const {
    std::vector<double> at;
    for (const auto& bracket : brackets_) at.push_back(bracket.dose);
    const auto lower = doses_at(1.0 - near_by), upper = doses_at(1.0 + near_by);
    const auto below = columns_(lower), here = columns_(at), above = columns_(upper);
    std::vector<HalvingDose> out;
    for (std::size_t k = 0; k < brackets_.size(); ++k) {
      const Estimate left{share_left(here[k], without_), batch_error(here[k], without_)};
      const bool reached = brackets_[k].reached;
      const double error = reached ? dose_error(left.mc_se, below[k], above[k], upper[k] - lower[k]) : 0.0;
      out.push_back({reached, {at[k], error}, left});
    }
    return out;
  }

  std::span<const double> without_;
  const std::vector<double>& most_;
  const ColumnsAtDoses& columns_;
  std::vector<Bracket> brackets_;
};

}  // namespace

std::vector<HalvingDose> halving_doses(std::span<const double> without, const std::vector<double>& most,
                                       const ColumnsAtDoses& columns) {
  return Search{without, most, columns}();
}

}  // namespace fundshare

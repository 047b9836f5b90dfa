// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/theft/combined_pilot.hpp"

#include <algorithm>

#include "fundshare/exposure/theft/recorded_thefts.hpp"
#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/engine/run.hpp"

namespace fundshare {
namespace {

/// The yearly log totals alone, as a model of one stage.
class RecordedTotals {
 public:
  RecordedTotals(const TheftData& data, const InputSet& inputs)
      : data_{data}, inputs_{inputs}, outputs_(data.window.years()) {}
  struct Workspace {
    TheftByWorld theft;
    Rows log_totals;
  };
  [[nodiscard]] const InputSet& inputs() const { return inputs_; }
  [[nodiscard]] std::span<const Output> outputs() const { return outputs_; }
  [[nodiscard]] int stage_of(std::size_t) const { return 1; }
  [[nodiscard]] Workspace make_workspace() const { return {{}, Rows(data_.window.years(), block_worlds)}; }
  void evaluate(Draws& draws, Workspace& work, int, Block& out) const {
    log_recorded_totals(data_, draws, all_places(draws.worlds()), work.theft, work.log_totals);
    for (std::size_t year = 0; year < out.rows(); ++year) {
      std::ranges::copy(work.log_totals[year].first(draws.worlds()), out[year].begin());
    }
  }

 private:
  const TheftData& data_;
  const InputSet& inputs_;
  std::vector<Output> outputs_;
};
static_assert(Model<RecordedTotals>);

/// Sums of each block, in places of their own: added up in the order of the blocks they do not depend on threads.
class MomentSink final : public Sink {
 public:
  /// \param centre  near the mean of each output, so that sums of squares do not cancel
  MomentSink(std::vector<double> centre, std::uint64_t blocks)
      : n_{centre.size()}, centre_{std::move(centre)}, sums_(blocks * width()) {}

  void take(std::span<const Block> variants, std::uint64_t block) override {
    const Block& x = variants[0];
    double* sum = sums_.data() + block * width();
    for (std::size_t i = 0; i < n_; ++i) {
      for (const double value : x[i]) *sum += value - centre_[i];
      ++sum;
      for (std::size_t j = 0; j <= i; ++j, ++sum) {
        for (std::size_t w = 0; w < x.worlds(); ++w) *sum += (x[i][w] - centre_[i]) * (x[j][w] - centre_[j]);
      }
    }
  }

  [[nodiscard]] std::vector<std::vector<double>> covariance(std::uint64_t worlds) const {
    std::vector<double> total(width(), 0.0);
    for (std::size_t k = 0; k < sums_.size(); ++k) total[k % width()] += sums_[k];
    const auto n = static_cast<double>(worlds);
    const auto first_of = [](std::size_t i) { return i * (i + 3) / 2; };  // row i holds its sum and i + 1 products
    std::vector<std::vector<double>> out(n_, std::vector<double>(n_));
    for (std::size_t i = 0; i < n_; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        const double cross = total[first_of(i) + 1 + j] - total[first_of(i)] * total[first_of(j)] / n;
        out[i][j] = out[j][i] = cross / (n - 1.0);
      }
    }
    return out;
  }

 private:
  [[nodiscard]] std::size_t width() const { return n_ * (n_ + 3) / 2; }
  std::size_t n_;
  std::vector<double> centre_;
  std::vector<double> sums_;
};

}  // namespace

std::vector<std::vector<double>> log_total_covariance(const TheftData& data, const InputSet& inputs,
                                                      const Plan& pilot) {
  std::vector<double> centre;
  for (const double best : data.core_best) centre.push_back(log_ieee(std::max(best, least_recorded_usd)));
  MomentSink sink{std::move(centre), (pilot.worlds + block_worlds - 1) / block_worlds};
  const RecordedTotals model{data, inputs};
  const Variant unchanged{};
  const MonteCarloPoints points{stream_of("theft.combined.pilot")};
  run(model, {&unchanged, 1}, points, pilot, sink);
  return sink.covariance(pilot.worlds);
}

}  // namespace fundshare

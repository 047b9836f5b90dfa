// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/questions/comparison/run_points.hpp"
#include "fundshare/uncertainty/engine/column_store.hpp"
#include "fundshare/uncertainty/engine/run.hpp"
#include "fundshare/uncertainty/engine/sampler_cache.hpp"

namespace fundshare::test {

/// The tables of the project, read once.
inline const Evidence& evidence() {
  static const Evidence read = read_evidence(FUNDSHARE_TEST_DATA_DIR);
  return read;
}

/// Plans of all tests share their tables of quantiles.
inline Plan shared_plan(std::uint64_t worlds, unsigned threads = 2) {
  static const auto samplers = std::make_shared<SamplerCache>();
  return {worlds, threads, {}, nullptr, samplers};
}

inline PlanOf plan_of(std::uint64_t worlds, unsigned threads = 2) {
  return [=](std::uint64_t, std::uint64_t) { return shared_plan(worlds, threads); };
}

/// A shipped scenario with settings, whose further settings can be varied.
class Varied {
 public:
  explicit Varied(std::vector<std::string> sets = {}, const std::string& name = "baseline")
      : sets_{std::move(sets)}, name_{name}, scenario_{read({})} {}
  [[nodiscard]] PointSource source() const {
    return {evidence(), scenario_, [this](const std::vector<std::string>& more) { return read(more); },
            shared_plan(1 << 14), "--vary"};
  }
  [[nodiscard]] Scenario read(const std::vector<std::string>& more) const {
    auto all = sets_;
    all.insert(all.end(), more.begin(), more.end());
    return read_scenario(name_, FUNDSHARE_TEST_DATA_DIR, all);
  }

 private:
  std::vector<std::string> sets_;
  std::string name_;
  Scenario scenario_;
};

/// All columns of a short run of a shipped scenario with settings, made by the engine alone.
class SharedRun {
 public:
  SharedRun(const std::vector<std::string>& sets, std::uint64_t worlds, const std::string& name = "baseline")
      : model_{evidence(), read_scenario(name, FUNDSHARE_TEST_DATA_DIR, sets), shared_plan(1 << 14)},
        columns_{1, model_.outputs().size(), worlds} {
    const Variant unchanged{};
    static_cast<void>(run(model_, {&unchanged, 1}, MonteCarloPoints{1}, shared_plan(worlds), columns_));
  }
  [[nodiscard]] std::span<const double> column(const std::string& variable, const std::string& window = "total",
                                               int year_start = 2017) const {
    return columns_.column(output_number(model_, variable, window, year_start));
  }

 private:
  Estimator model_;
  ColumnStore columns_;
};

}  // namespace fundshare::test

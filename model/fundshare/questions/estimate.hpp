// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/uncertainty/engine/column_store.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {

/// A threshold of a share that is asked for by name.
struct Threshold {
  double value;
  const char* label;
};

/// The thresholds reported for every ratio: a quarter, a third, two fifths, a half, all.
[[nodiscard]] const std::vector<Threshold>& named_thresholds();

/// P(output >= threshold), over all worlds or those of one budget method.
struct Exceedance {
  std::size_t output;         ///< number of the output
  std::string budget_method;  ///< all, bottom_up or top_down
  double threshold;
  std::string label;                    ///< "1/3" and such; empty on the grid
  std::optional<Estimate> probability;  ///< nothing where the output is undefined or the method has no world
};

/// A predictive check: where the observed figure falls among the worlds.
struct CheckResult {
  std::size_t check;  ///< number in Estimator::checks()
  Estimate median, q05, q95;
  Estimate share_below;  ///< share of worlds strictly below the observed figure
};

/// What one run of the scenario says.
struct EstimateResult {
  std::uint64_t seed, worlds;
  std::vector<std::optional<Summary>> summaries;  ///< by output; nothing where undefined in any world
  std::vector<Exceedance> exceedances;
  std::vector<CheckResult> checks;
  double sampling_error_bound;           ///< of the quantile tables, relative
  std::vector<Sampling> samplings = {};  ///< how draws are made, by stream: the labels of input 0, of input 1, ...
  unsigned passes = 1;                   ///< readings of all worlds: one where the columns were kept

  /// The summary of a variable over a window. \throws std::logic_error if there is no such output
  [[nodiscard]] const std::optional<Summary>& of(const Estimator& model, const std::string& variable,
                                                 const std::string& window, int year_start) const;
  /// P(variable >= threshold) of a named threshold. \throws std::logic_error if it was not computed
  [[nodiscard]] const std::optional<Estimate>& exceedance(const Estimator& model, const std::string& variable,
                                                          const std::string& window, int year_start,
                                                          const std::string& label, const std::string& method) const;
};

/// Runs the unchanged scenario and summarises every output. The result depends on the model, the seed and the number of
/// worlds alone. \param memory_bytes  columns are kept if they fit in it; otherwise the run goes over all worlds
/// several times, with the same result \throws Stopped if the plan was stopped; Error (64) if the memory does not hold
/// the counts of one pass either
[[nodiscard]] EstimateResult estimate(const Estimator& model, std::uint64_t seed, const Plan& plan,
                                      std::uint64_t memory_bytes = default_memory_bytes());

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/uncertainty/sensitivity/conditional_means.hpp"
#include "fundshare/uncertainty/sensitivity/input_effects.hpp"
#include "fundshare/uncertainty/sensitivity/subset_effects.hpp"

namespace fundshare {

/// How many worlds the parts of the question take, from the one number that the user gives.
struct SensitivitySizes {
  std::uint64_t worlds;        ///< in which everything varies: medians, tenths, rank correlations, tails
  std::uint64_t single_pairs;  ///< pairs of points for the indices of single inputs: a quarter of them
  std::uint64_t subset_pairs;  ///< pairs of points for the effects of groups: a sixteenth
  static constexpr std::uint64_t least_worlds = 10'240;  ///< so that ten parts of 64 pairs give an error
  [[nodiscard]] static SensitivitySizes from_worlds(std::uint64_t worlds) { return {worlds, worlds / 4, worlds / 16}; }
};

/// How one drawn number of scope world goes with an output.
struct StreamEffect {
  std::string name;   ///< `input` or `input[label]`
  std::size_t input;  ///< its number in the model
  std::optional<Estimate> rank_correlation;
  std::vector<ConditionalMean> parts;
};

/// What matters for one output.
struct OutputSensitivity {
  std::size_t output;                ///< its number in the model
  Summary summary;                   ///< over the worlds in which everything varies
  std::optional<double> tail_index;  ///< nothing where the largest values are equal
  SubsetEffects by_group;            ///< in the order of WhatMatters::groups
  OneByOneEffects by_input;          ///< in the order of WhatMatters::inputs
  std::vector<StreamEffect> streams;
};

struct WhatMatters {
  SensitivitySizes sizes;
  std::vector<InputGroup> groups, inputs;
  std::vector<OutputSensitivity> outputs;  ///< whole window, last three years, then year by year
  struct LeftOut {
    std::size_t output;
    std::string reason;
  };
  std::vector<LeftOut> left_out;
};

/// Work of a whole question, in the unit in which the plan of what_matters() reports progress.
[[nodiscard]] std::uint64_t sensitivity_work(const SensitivitySizes& sizes);

/// The outputs of a variable that the question looks at: the whole window, the last three years, each year.
[[nodiscard]] std::vector<std::size_t> windows_of(const Estimator& model, const std::string& variable);

/// Which groups of inputs, and which inputs, decide an output: Shapley effects and Sobol' indices with intervals, rank
/// correlations and conditional means. The result depends on the model, the seed and the sizes alone.
/// \param model  computes the variable; quickest if it computes nothing else \param plan  its worlds are not used
/// \throws Error (65) where a dependence ties two groups, or the variance of every window is undefined, zero, not
/// finite or cannot be estimated; Stopped if the plan was stopped
[[nodiscard]] WhatMatters what_matters(const Estimator& model, const std::string& variable, std::uint64_t seed,
                                       const SensitivitySizes& sizes, const Plan& plan);

/// Whether inputs of a group choose the structure of the model, and whether any rests on judgement.
[[nodiscard]] bool is_structure(const InputSet& set, const InputGroup& group);
[[nodiscard]] bool rests_on_judgement(const InputSet& set, const InputGroup& group);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "fundshare/questions/conditioning/observation.hpp"
#include "fundshare/uncertainty/conditioning/smoothed_weights.hpp"
#include "fundshare/uncertainty/conditioning/summarise_weighted.hpp"

namespace fundshare {

/// A column under equal weights and under those of the evidence.
struct Conditioned {
  Summary before, after;
  Movement movement;
};

/// An input of scope world, one of its labels, or one choice of a categorical input (1 in the worlds that take it).
struct ConditionedInput {
  std::string name;  ///< "input", "input[label]" or "input = choice"
  std::size_t input, label;
  bool is_choice;                      ///< then the mean is a share of worlds, and quantiles say nothing
  bool judgement;                      ///< rests on judgement, in whole or in part
  std::optional<Conditioned> figures;  ///< nothing where its draws have no finite summary
};

struct ConditionedOutput {
  std::size_t output;                               ///< number of the model's output
  bool is_evidence;                                 ///< an observation speaks of it
  std::optional<Conditioned> figures;               ///< nothing where undefined in some world
  std::optional<Estimate> half_before, half_after;  ///< of a ratio: P(output >= 1/2)
};

/// How far the weights of some evidence can be trusted.
struct EvidenceWeights {
  std::optional<double> k_hat;  ///< as SmoothedWeights::k_hat
  double effective_worlds;
  Estimate log_marginal;  ///< ln of the mean likelihood over the worlds
};

struct ConditionResult {
  std::uint64_t seed, worlds;
  WeightQuality quality;                 ///< good or uneven: the others are refused
  EvidenceWeights together;              ///< all observations
  std::vector<EvidenceWeights> alone;    ///< each by itself
  std::vector<ConditionedInput> inputs;  ///< those that vary; the one that moved most, in sd, first
  std::vector<ConditionedOutput> outputs;
};

/// The variables that condition() reports, over the whole window and over the last three years.
[[nodiscard]] const std::vector<std::string>& conditioned_variables();

/// The names of the outputs that condition() computes, for Estimator::compute_only().
[[nodiscard]] std::vector<std::string> computed_variables(std::span<const Observation> observations);

/// Weighs each world of one run by the product of the likelihoods of the observations, smoothed as smooth_weights()
/// does, and sets every input of scope world and the headline outputs before and after side by side. Inputs of other
/// scopes are weighted too but not listed. The result depends on model, observations, seed and worlds alone. \param
/// observations  with their errors, at least one \throws Error (65) where the evidence lies so far out that few worlds
/// decide (k-hat above 0.7, fewer than 100 effective worlds); Error (64) where an observed output is undefined in some
/// world, or the columns do not fit into memory; Stopped
[[nodiscard]] ConditionResult condition(const Estimator& model, std::span<const Observation> observations,
                                        std::uint64_t seed, const Plan& plan);

}  // namespace fundshare

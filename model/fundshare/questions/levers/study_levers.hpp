// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "fundshare/questions/levers/effect.hpp"
#include "fundshare/questions/levers/lever.hpp"

namespace fundshare {

/// What a dose of one lever does to one output.
struct LeverEffect {
  std::size_t lever;  ///< place in LeverSet::levers
  double dose;
  std::size_t output;  ///< number of the model's output
  Effect effect;
};

/// What two levers do together to one output, each at the dose at which levers are compared.
struct LeverPair {
  std::size_t first, second, output;
  std::optional<Summary> both;         ///< difference of both together from the unchanged scenario
  std::optional<Summary> relative;     ///< both over the unchanged scenario - 1
  std::optional<Summary> interaction;  ///< that less the sum of the two differences
  std::optional<Summary> ratio;        ///< y_both y / (y_first y_second) - 1: 0 where the two multiply
};

/// The dose of a lever that leaves half of the median of missile_funds_usd over the whole window.
struct LeverHalving {
  std::size_t lever;
  std::optional<Estimate> dose;  ///< nothing where no dose up to the largest does
  Estimate share_left;           ///< of the median, at that dose or at the largest
};

/// Answers of one run of all levers over the same worlds.
struct LeverStudy {
  std::vector<Output> outputs;  ///< of the model that was run: LeverEffect::output counts them
  std::vector<std::pair<std::size_t, std::optional<Summary>>> baseline;  ///< output, and what it is without a lever
  std::vector<LeverEffect> effects;                                      ///< by lever, dose (small_dose first), output
  std::vector<LeverPair> pairs;
  std::vector<LeverHalving> halvings;  ///< by lever
};

/// The variables of the answer, money first.
[[nodiscard]] const std::vector<std::string>& lever_variables();

/// Runs of the same worlds that study_levers() makes at most, for the line of progress.
[[nodiscard]] std::uint64_t most_lever_runs(const LeverSet& set, const Estimator& model, std::uint64_t worlds);

/// Every lever and dose, all pairs, and the doses that halve the money. The result depends on the model, the levers,
/// the seed and the number of worlds alone. \param plan  plan of the next run, given how many there were before \throws
/// Stopped if a plan was stopped
[[nodiscard]] LeverStudy study_levers(Estimator model, const LeverSet& set, std::uint64_t seed,
                                      const std::function<Plan(std::uint64_t runs_before)>& plan);

}  // namespace fundshare

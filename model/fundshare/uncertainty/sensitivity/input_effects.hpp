// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "fundshare/uncertainty/sensitivity/replicates.hpp"
#include "fundshare/uncertainty/sensitivity/run_swaps.hpp"

namespace fundshare {

/// Sobol' indices of one input (or of a few that are tied together), as shares of the output's variance.
struct InputEffects {
  Index first_order;           ///< Var(E[Y | input]) / Var(Y)
  Index total;                 ///< E[Var(Y | all others)] / Var(Y)
  Index first_order_variance;  ///< Var(E[Y | input]): the variance that knowing it is expected to remove
};

/// Indices of every input for one output.
struct OneByOneEffects {
  Index variance;
  std::vector<InputEffects> inputs;
};

/// Collects the runs at two independent points a and b of each world and at the points where one input is exchanged.
/// With a_i, b_i the points a, b with input i taken from the other one,
/// Var(E[Y | i]) = E[(f(a) - f(a_i)) (f(b_i) - f(b))] / 2,
/// E[Var(Y | others)] = E[(f(a) - f(a_i))^2 + (f(b) - f(b_i))^2] / 4 (Jansen's, from both points).
/// Var(Y) = E[(f(a) - f(b))^2 + sum_i (f(a_i) - f(b_i))^2] / (2 (inputs + 1)), as a_i and b_i share nothing either.
/// All are of differences, so that no constant added to f changes them and small indices have small errors, where
/// the plain product f(b) f(a_i) has an error of about Var(Y) / sqrt(n) whatever the index. The first is the contrast
/// of Owen's "correlation 2" with b in place of a third point, which saves a point and, for an additive f of normal
/// inputs, reduces the variance from 5 to 2.
/// \see M. Jansen, Computer Physics Communications 117 (1999); A. Owen, "Better estimation of small Sobol' sensitivity
/// indices", ACM TOMACS 23 (2013); A. Saltelli et al., Computer Physics Communications 181 (2010)
class OneByOneSink final : public Sink {
 public:
  OneByOneSink(std::size_t inputs, std::vector<std::size_t> outputs, std::uint64_t worlds);
  void take(std::span<const Block> swaps, std::uint64_t block) override;
  /// \param chosen  position in the list of outputs \return nothing if the output has no variance
  [[nodiscard]] std::optional<OneByOneEffects> effects(std::size_t chosen) const;

 private:
  void add_part(std::span<const Block> swaps, std::size_t output, std::size_t first, std::span<double> sums) const;
  std::size_t inputs_;
  std::vector<std::size_t> outputs_;
  std::vector<ReplicateSums> sums_;  ///< by output: worlds, variance, then of each input first order and total
};

/// Sobol' indices of each group for outputs of any model, from `plan.worlds` pairs of points: 2 groups + 2 evaluations
/// a world, each from the first stage that the group touches. \return by output; nothing where it has no variance
/// \throws as run_swaps(); std::logic_error for fewer than 577 worlds
template <Model M>
[[nodiscard]] std::vector<std::optional<OneByOneEffects>> one_by_one_effects(const M& model,
                                                                             const std::vector<InputGroup>& groups,
                                                                             const std::vector<std::size_t>& outputs,
                                                                             std::uint64_t seed, const Plan& plan) {
  OneByOneSink sink{groups.size(), outputs, plan.worlds};
  run_swaps(model, groups, one_at_a_time(groups.size()), seed_pair(seed), plan, sink);
  std::vector<std::optional<OneByOneEffects>> out;
  for (std::size_t k = 0; k < outputs.size(); ++k) out.push_back(sink.effects(k));
  return out;
}

}  // namespace fundshare

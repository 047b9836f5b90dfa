// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "fundshare/uncertainty/sensitivity/replicates.hpp"
#include "fundshare/uncertainty/sensitivity/run_swaps.hpp"

namespace fundshare {

/// What a group of inputs does to an output. Shares are of the output's variance.
struct GroupEffects {
  Index first_order;       ///< Var(E[Y | group]) / Var(Y), all inputs of the group together
  Index total;             ///< E[Var(Y | all others)] / Var(Y)
  Index shapley;           ///< share of the Shapley effect; they add up to 1
  Index shapley_variance;  ///< the Shapley effect in the square of the output's unit; they add up to `variance`
};

/// Effects of all groups on one output.
struct SubsetEffects {
  Index variance;
  std::vector<GroupEffects> groups;
  /// By rank: difference of the Shapley share to the next group in descending order, with its error. One fewer than
  /// there are groups.
  std::vector<Index> lead;
  std::vector<std::size_t> order;  ///< groups by descending Shapley effect
};

/// Collects the runs over all subsets of the groups. In a world, each group has two independent draws a and b; the
/// model gives its output at all 2^k swaps. With c_u = 2^-k sum_s (-1)^|s u| f(s) (the Walsh transform),
/// tau^2(v) = E[Var(Y | all but v)] = 2 sum over u with |u v| odd of E[c_u^2]
/// is Jansen's estimator averaged over all 2^(k-1) pairs of points that differ in v alone. It is centred: c_empty,
/// which holds the mean, never enters. Shapley effects follow from tau^2 by their definition, and add up to tau^2(all).
/// \see A. Owen, "Sobol' indices and Shapley value", SIAM/ASA JUQ 2 (2014); E. Song, B. Nelson and J. Staum, "Shapley
/// effects for global sensitivity analysis", SIAM/ASA JUQ 4 (2016); docs/methods.md, "Effects of groups"
class SubsetSink final : public Sink {
 public:
  /// \param outputs  numbers of the outputs to look at
  SubsetSink(std::size_t groups, std::vector<std::size_t> outputs, std::uint64_t worlds);
  void take(std::span<const Block> swaps, std::uint64_t block) override;
  /// \param chosen  position in the list of outputs \return nothing if the output has no variance
  [[nodiscard]] std::optional<SubsetEffects> effects(std::size_t chosen) const;

 private:
  void add_squares(std::span<const double> rows, std::size_t worlds, std::span<double> sums) const;
  std::size_t groups_, subsets_;
  std::vector<std::size_t> outputs_;
  std::vector<ReplicateSums> sums_;  ///< by output: the world count, then c_u^2 of every subset u
};

/// Effects of the groups on outputs of any model, from `plan.worlds` pairs of points with all their swaps.
/// Valid where inputs depend on each other, as long as every dependence lies inside one group: then groups are
/// independent, and no conditional draw is needed. \return by output; nothing where it has no variance
/// \throws as run_swaps(); std::logic_error for more than 12 groups or fewer than 577 worlds
template <Model M>
[[nodiscard]] std::vector<std::optional<SubsetEffects>> subset_effects(const M& model,
                                                                       const std::vector<InputGroup>& groups,
                                                                       const std::vector<std::size_t>& outputs,
                                                                       std::uint64_t seed, const Plan& plan) {
  SubsetSink sink{groups.size(), outputs, plan.worlds};
  run_swaps(model, groups, all_subsets(groups.size()), seed_pair(seed), plan, sink);
  std::vector<std::optional<SubsetEffects>> out;
  for (std::size_t k = 0; k < outputs.size(); ++k) out.push_back(sink.effects(k));
  return out;
}

}  // namespace fundshare

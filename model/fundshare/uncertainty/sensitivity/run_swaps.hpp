// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <limits>
#include <memory>

#include "fundshare/uncertainty/engine/block_loop.hpp"
#include "fundshare/uncertainty/engine/sink.hpp"
#include "fundshare/uncertainty/sensitivity/swaps.hpp"

namespace fundshare {

/// Swaps compiled for drawing, shared by the threads of a run.
struct CompiledSwaps {
  std::vector<Streams> streams;  ///< by swap
  std::vector<SwapStep> steps;   ///< order of evaluation
  std::size_t second;            ///< the swap that takes everything from the second seed
};

/// One thread's share of a run over swaps of seeds. The stages of a step that the step before has computed from the
/// same draws stay in the workspace.
template <Model M>
class SwapWorker {
 public:
  SwapWorker(const M& model, const CompiledSwaps& swaps, const Points& points, std::uint64_t worlds, Sink& sink)
      : model_{model}, swaps_{swaps}, workspace_{model.make_workspace()}, worlds_{worlds}, sink_{sink} {
    const std::size_t first = swaps.steps.front().swap, second = swaps.second;
    draws_.resize(swaps.streams.size());
    draws_[first] = std::make_unique<Draws>(swaps.streams[first], points);
    draws_[second] = std::make_unique<Draws>(swaps.streams[second], points);
    for (std::size_t m = 0; m < draws_.size(); ++m) {
      if (draws_[m]) continue;
      draws_[m] = std::make_unique<Draws>(swaps.streams[m], points, draws_[first].get(), draws_[second].get());
    }
    blocks_.assign(draws_.size(), Block(model.outputs().size(), block_worlds));
  }

  void operator()(std::uint64_t block) {
    const std::uint64_t first = block * block_worlds;
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(block_worlds, worlds_ - first));
    for (const auto& draws : draws_) draws->start(first, count);
    for (const auto& [swap, first_stage] : swaps_.steps) {
      Block& out = blocks_[swap];
      if (out.worlds() != count) out = Block(out.rows(), count);
      model_.evaluate(*draws_[swap], workspace_, first_stage, out);
    }
    sink_.take(blocks_, block);
  }

 private:
  const M& model_;
  const CompiledSwaps& swaps_;
  std::vector<std::unique_ptr<Draws>> draws_;
  typename M::Workspace workspace_;
  std::vector<Block> blocks_;
  std::uint64_t worlds_;
  Sink& sink_;
};

/// The first stage that reads any input of each group.
template <Model M>
[[nodiscard]] std::vector<int> stages_of(const M& model, const std::vector<InputGroup>& groups) {
  std::vector<int> stages;
  for (const auto& group : groups) {
    int first = std::numeric_limits<int>::max();
    for (const std::size_t input : group.inputs) first = std::min(first, model.stage_of(input));
    stages.push_back(first);
  }
  return stages;
}

/// Runs every world of the plan through the model for all swaps and hands the blocks to the sink, in the order of
/// `swaps`. Each swap gives the bits of a full evaluation. Among the swaps must be the one that takes nothing
/// from the second seed, and the one that takes all. \throws as run(), and as check_independence()
template <Model M>
void run_swaps(const M& model, const std::vector<InputGroup>& groups, const std::vector<Swap>& swaps, SeedPair seeds,
               const Plan& plan, Sink& sink) {
  check_independence(model.inputs(), groups);
  expects(plan.worlds > 0 && plan.threads > 0, "a plan has worlds and threads");
  const auto samplers = plan.samplers ? plan.samplers : std::make_shared<SamplerCache>();
  samplers->prepare(model.inputs(), {}, plan);
  const auto all = std::ranges::find(swaps, Swap(groups.size(), 1));
  expects(all != swaps.end() && std::ranges::find(swaps, Swap(groups.size(), 0)) != swaps.end(),
          "both whole points are among the swaps");
  CompiledSwaps compiled{
      {}, order_by_stages(swaps, stages_of(model, groups)), static_cast<std::size_t>(all - swaps.begin())};
  const Streams base{model.inputs(), samplers};
  for (const auto& swap : swaps) {
    compiled.streams.emplace_back(model.inputs(), base, variant_of(swap, model.inputs(), groups, seeds.second));
  }
  const MonteCarloPoints points{seeds.first};
  const std::uint64_t blocks = (plan.worlds + block_worlds - 1) / block_worlds;
  do {
    for_each_block(blocks, plan, [&] {
      return BlockTask{[worker = std::make_shared<SwapWorker<M>>(model, compiled, points, plan.worlds, sink)](
                           std::uint64_t block) { (*worker)(block); }};
    });
  } while (sink.another_pass());
}

}  // namespace fundshare

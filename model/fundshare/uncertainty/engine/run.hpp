// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <memory>
#include <numeric>

#include "fundshare/uncertainty/engine/block_loop.hpp"
#include "fundshare/uncertainty/engine/sink.hpp"

namespace fundshare {

/// One thread's share of a run: draws, workspace and output blocks of every variant.
template <Model M>
class Worker {
 public:
  Worker(const M& model, const std::vector<Streams>& streams, const std::vector<int>& first_stages,
         const Points& points, std::uint64_t worlds, Sink& sink)
      : model_{model},
        first_stages_{first_stages},
        order_(streams.size()),
        workspace_{model.make_workspace()},
        worlds_{worlds},
        sink_{sink} {
    draws_.reserve(streams.size());
    for (const auto& s : streams) draws_.emplace_back(s, points, draws_.empty() ? nullptr : draws_.data());
    blocks_.assign(streams.size(), Block(model.outputs().size(), block_worlds));
    // Later stages first: a variant may only overwrite stages that the ones after it compute again.
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin() + 1, order_.end(),
                     [&](auto a, auto b) { return first_stages_[a] > first_stages_[b]; });
  }

  void operator()(std::uint64_t block) {
    const std::uint64_t first = block * block_worlds;
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(block_worlds, worlds_ - first));
    for (const std::size_t v : order_) {
      draws_[v].start(first, count);
      if (blocks_[v].worlds() != count) blocks_[v] = Block(blocks_[v].rows(), count);
      model_.evaluate(draws_[v], workspace_, first_stages_[v], blocks_[v]);
    }
    sink_.take(blocks_, block);
  }

 private:
  const M& model_;
  const std::vector<int>& first_stages_;
  std::vector<std::size_t> order_;
  std::vector<Draws> draws_;
  typename M::Workspace workspace_;
  std::vector<Block> blocks_;
  std::uint64_t worlds_;
  Sink& sink_;
};

/// Runs every world of the plan through the model, for all variants with the same uniforms, and hands the blocks to the
/// sink. Variant 0 must be the unchanged scenario; a variant starts at the first stage that one of its overrides
/// touches. \throws Stopped if the plan was stopped; what a stage or the sink throws, from the lowest block that failed
template <Model M>
RunInfo run(const M& model, std::span<const Variant> variants, const Points& points, const Plan& plan, Sink& sink) {
  expects(!variants.empty() && variants[0].overrides.empty(), "the first variant is the unchanged scenario");
  expects(plan.worlds > 0 && plan.threads > 0, "a plan has worlds and threads");
  const auto samplers = plan.samplers ? plan.samplers : std::make_shared<SamplerCache>();
  samplers->prepare(model.inputs(), variants, plan);
  std::vector<Streams> streams{Streams{model.inputs(), samplers}};
  std::vector<int> first_stages{1};
  for (const Variant& variant : variants.subspan(1)) {
    streams.emplace_back(model.inputs(), streams[0], variant);
    first_stages.push_back(streams.back().first_stage([&](std::size_t input) { return model.stage_of(input); }));
  }
  const std::uint64_t blocks = (plan.worlds + block_worlds - 1) / block_worlds;
  do {
    for_each_block(sink.blocks_of_pass(blocks), plan, [&] {
      return BlockTask{[worker = std::make_shared<Worker<M>>(model, streams, first_stages, points, plan.worlds, sink)](
                           std::uint64_t block) { (*worker)(block); }};
    });
  } while (sink.another_pass());
  return {streams[0].error_bound(), streams[0].samplings()};
}

}  // namespace fundshare

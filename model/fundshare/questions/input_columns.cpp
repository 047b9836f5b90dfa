// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/input_columns.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/engine/block_loop.hpp"
#include "fundshare/uncertainty/engine/draws.hpp"

namespace fundshare {
namespace {

std::vector<InputColumns::Stream> world_streams(const InputSet& set) {
  std::vector<InputColumns::Stream> streams;
  for (std::size_t i = 0; i < set.inputs.size(); ++i) {
    if (set.inputs[i].scope == Scope::world) std::ranges::move(streams_of(set, i), std::back_inserter(streams));
  }
  return streams;
}

}  // namespace

std::vector<InputColumns::Stream> streams_of(const InputSet& inputs, std::size_t input) {
  const Input& described = inputs.inputs[input];
  std::vector<InputColumns::Stream> streams;
  for (std::size_t label = 0; label < described.streams(); ++label) {
    streams.push_back({described.stream_name(label), input, label, described.rests_on_judgement()});
  }
  return streams;
}

InputColumns::InputColumns(const InputSet& inputs, std::uint64_t seed, const Plan& plan)
    : InputColumns{inputs, world_streams(inputs), seed, plan} {}

InputColumns::InputColumns(const InputSet& inputs, std::vector<Stream> streams, std::uint64_t seed, const Plan& plan)
    : streams_{std::move(streams)}, worlds_{static_cast<std::size_t>(plan.worlds)}, values_(streams_.size() * worlds_) {
  const auto samplers = plan.samplers ? plan.samplers : std::make_shared<SamplerCache>();
  samplers->prepare(inputs, {}, plan);
  const Streams compiled{inputs, samplers};
  const MonteCarloPoints points{seed};
  for_each_block((worlds_ + block_worlds - 1) / block_worlds, plan, [&] {
    return BlockTask{[&, draws = std::make_shared<Draws>(compiled, points)](std::uint64_t block) {
      const auto first = static_cast<std::size_t>(block) * block_worlds;
      draws->start(first, std::min(block_worlds, worlds_ - first));
      for (std::size_t k = 0; k < streams_.size(); ++k) {
        const auto to = values_.begin() + static_cast<std::ptrdiff_t>(k * worlds_ + first);
        std::ranges::copy((*draws)(streams_[k].input, streams_[k].label), to);
      }
    }};
  });
}

std::span<const double> InputColumns::column(std::size_t k) const {
  expects(k < streams_.size(), "a column of an input");
  return {values_.data() + k * worlds_, worlds_};
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/input_columns.hpp"

#include <algorithm>
#include <memory>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/engine/block_loop.hpp"
#include "fundshare/uncertainty/engine/draws.hpp"

namespace fundshare {
namespace {

std::vector<InputColumns::Name> names_in(const InputSet& set) {
  std::vector<InputColumns::Name> names;
  for (std::size_t i = 0; i < set.inputs.size(); ++i) {
    const Input& input = set.inputs[i];
    if (input.scope != Scope::world) continue;
    for (std::size_t label = 0; label < input.streams(); ++label) {
      names.push_back({input.stream_name(label), i, label, input.rests_on_judgement()});
    }
  }
  return names;
}

}  // namespace

InputColumns::InputColumns(const InputSet& inputs, std::uint64_t seed, const Plan& plan)
    : names_{names_in(inputs)}, worlds_{static_cast<std::size_t>(plan.worlds)}, values_(names_.size() * worlds_) {
  const auto samplers = plan.samplers ? plan.samplers : std::make_shared<SamplerCache>();
  samplers->prepare(inputs, {}, plan);
  const Streams streams{inputs, samplers};
  const MonteCarloPoints points{seed};
  for_each_block((worlds_ + block_worlds - 1) / block_worlds, plan, [&] {
    return BlockTask{[&, draws = std::make_shared<Draws>(streams, points)](std::uint64_t block) {
      const auto first = static_cast<std::size_t>(block) * block_worlds;
      draws->start(first, std::min(block_worlds, worlds_ - first));
      for (std::size_t k = 0; k < names_.size(); ++k) {
        const auto to = values_.begin() + static_cast<std::ptrdiff_t>(k * worlds_ + first);
        std::ranges::copy((*draws)(names_[k].input, names_[k].label), to);
      }
    }};
  });
}

std::span<const double> InputColumns::column(std::size_t k) const {
  expects(k < names_.size(), "a column of an input");
  return {values_.data() + k * worlds_, worlds_};
}

}  // namespace fundshare

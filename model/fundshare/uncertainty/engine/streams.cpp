// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/engine/draws.hpp"

namespace fundshare {

Streams::Streams(const InputSet& set, std::shared_ptr<SamplerCache> samplers)
    : set_{&set}, samplers_{std::move(samplers)} {
  for (const Input& input : set.inputs) {
    expects(input.laws.size() == 1 || input.laws.size() == input.streams(), "one law, or one per label");
    offsets_.push_back(streams_.size());
    for (std::size_t label = 0; label < input.streams(); ++label) {
      const Law& law = input.law(label);
      const auto constant = law.constant();
      streams_.push_back({.id = stream_of(input.stream_name(label)),
                          .seed = {},
                          .sampler = constant ? nullptr : samplers_->get(law),
                          .constant = constant,
                          .frozen = {},
                          .mean = law.mean()});
    }
  }
  for (std::size_t g = 0; g < set.dependences.size(); ++g) {
    const auto& members = set.dependences[g].members;
    for (std::size_t k = 0; k < members.size(); ++k) {
      Stream& stream = streams_[index(members[k].input, members[k].label)];
      expects(stream.group < 0, "a stream belongs to one dependence at most");
      stream.group = static_cast<int>(g);
      stream.member = static_cast<int>(k);
    }
  }
}

Streams::Streams(const InputSet& set, const Streams& base, const Variant& variant) : Streams{base} {
  set_ = &set;
  for (const Override& change : variant.overrides) {
    const auto input = std::ranges::find(set.inputs, change.input, &Input::name);
    expects(input != set.inputs.end(), "an override names an input");
    const auto i = static_cast<std::size_t>(input - set.inputs.begin());
    for (std::size_t label = 0; label < input->streams(); ++label) {
      if (!change.label.empty() && (input->labels.empty() || input->labels[label] != change.label)) continue;
      Stream& stream = streams_[index(i, label)];
      stream.replaced = true;
      if (!change.label.empty() && !std::holds_alternative<std::uint64_t>(change.by)) stream.set_by_label = true;
      if (const auto* move = std::get_if<Move>(&change.by)) {
        stream.move = {move->scale * stream.move.scale, move->scale * stream.move.shift + move->shift};
      }
      if (const auto* frozen = std::get_if<double>(&change.by)) stream.frozen = *frozen;
      if (const auto* seed = std::get_if<std::uint64_t>(&change.by)) {
        stream.seed = *seed;
        replace_group(stream.group);
      }
      if (const auto* law = std::get_if<Law>(&change.by)) {
        stream.constant = law->constant();
        stream.frozen.reset();
        stream.sampler = stream.constant ? nullptr : samplers_->get(*law);
        stream.mean = law->mean();
      }
    }
  }
}

/// Streams that are drawn together all change with the uniforms of one.
void Streams::replace_group(int group) {
  if (group < 0) return;
  for (Stream& stream : streams_) stream.replaced = stream.replaced || stream.group == group;
}

int Streams::first_stage(const std::function<int(std::size_t)>& stage_of) const {
  int first = std::numeric_limits<int>::max();
  for (std::size_t input = 0; input < set_->inputs.size(); ++input) {
    for (std::size_t label = 0; label < set_->inputs[input].streams(); ++label) {
      if (at(input, label).replaced) first = std::min(first, stage_of(input));
    }
  }
  return first;
}

double Streams::error_bound() const {
  double bound = 0.0;
  for (const Stream& stream : streams_) {
    if (stream.sampler) bound = std::max(bound, stream.sampler->error_bound());
  }
  return bound;
}

std::vector<Sampling> Streams::samplings() const {
  std::vector<Sampling> out;
  for (const Stream& stream : streams_) {
    out.push_back(stream.sampler ? stream.sampler->sampling() : Sampling{Sampling::By::constant, 0.0, 0.0});
  }
  return out;
}

}  // namespace fundshare

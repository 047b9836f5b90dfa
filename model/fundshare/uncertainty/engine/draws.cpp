// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/engine/draws.hpp"

#include <algorithm>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

/// Turns uniforms into what the stream draws.
void finish(const Streams::Stream& stream, std::span<double> u) {
  stream.sampler->transform(u);
  if (!stream.is_moved()) return;
  for (double& value : u) value = stream.moved(value);
}

void pick(std::span<const double> column, Places places, std::span<double> out) {
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = column[places[i]];
}

/// The one value of a stream that draws nothing.
std::optional<double> fixed_value(const Streams::Stream& stream) {
  const auto value = stream.frozen ? stream.frozen : stream.constant;
  return value ? std::optional{stream.moved(*value)} : std::nullopt;
}

}  // namespace

Draws::Draws(const Streams& streams, const Points& points, const Draws* base, Draws* other)
    : streams_{&streams},
      points_{&points},
      base_{base},
      other_{other},
      kept_(streams.size()),
      is_drawn_(streams.size(), 0),
      groups_(streams.set().dependences.size()),
      is_coupled_(streams.set().dependences.size(), 0) {}

void Draws::start(std::uint64_t first_world, std::size_t worlds) {
  expects(worlds <= block_worlds, "a block holds at most block_worlds worlds");
  first_world_ = first_world;
  worlds_ = worlds;
  std::ranges::fill(is_drawn_, 0);
  std::ranges::fill(is_coupled_, 0);
}

std::optional<double> Draws::constant(std::size_t input, std::size_t label) const {
  return fixed_value(streams_->at(input, label));
}

double Draws::mean(std::size_t input, std::size_t label) const {
  const auto& stream = streams_->at(input, label);
  return stream.moved(stream.frozen ? *stream.frozen : stream.mean);
}

std::span<const double> Draws::operator()(std::size_t input, std::size_t label) {
  const std::size_t index = streams_->index(input, label);
  const auto& stream = streams_->flat(index);
  if (streams_->set().inputs[input].scope != Scope::world) {
    const std::span<double> out = scratch(worlds_);
    draw(stream, index, {}, out);
    return out;
  }
  if (base_ && !stream.replaced && base_->is_drawn_[index]) return {base_->kept_[index].data(), worlds_};
  if (is_of_other(stream, index)) return (*other_)(input, label);
  auto& column = kept_[index];
  if (column.empty()) column.resize(block_worlds);
  const std::span<double> out{column.data(), worlds_};
  if (!is_drawn_[index]) draw(stream, index, {}, out);
  is_drawn_[index] = 1;
  return out;
}

bool Draws::is_of_other(const Streams::Stream& stream, std::size_t index) const {
  if (!other_ || !stream.seed || stream.frozen) return false;
  const auto& theirs = other_->streams_->flat(index);
  return theirs.seed == stream.seed && theirs.sampler == stream.sampler && !theirs.frozen && !stream.is_moved() &&
         !theirs.is_moved();
}

std::span<const double> Draws::at(std::size_t input, std::size_t label, Places places) {
  const std::size_t index = streams_->index(input, label);
  const std::span<double> out = scratch(places.size());
  if (streams_->set().inputs[input].scope == Scope::world) {
    pick((*this)(input, label), places, out);
  } else {
    draw(streams_->flat(index), index, places, out);
  }
  return out;
}

void Draws::draw(const Streams::Stream& stream, std::size_t index, std::optional<Places> places,
                 std::span<double> out) {
  if (const auto value = fixed_value(stream)) {
    std::ranges::fill(out, *value);
    return;
  }
  if (stream.group < 0) {
    uniforms(stream, index, places, out);
  } else if (places) {
    pick(coupled_uniforms(stream), *places, out);
  } else {
    std::ranges::copy(coupled_uniforms(stream), out.begin());
  }
  finish(stream, out);
}

std::span<const double> Draws::coupled_uniforms(const Streams::Stream& stream) {
  const auto& group = coupled(stream.group);
  return {group.data() + static_cast<std::size_t>(stream.member) * block_worlds, worlds_};
}

void Draws::uniforms(const Streams::Stream& stream, std::size_t index, std::optional<Places> places,
                     std::span<double> out) const {
  const auto fill_from = [&](const Points& points) {
    const int rank = static_cast<int>(index);
    if (places) {
      points.fill_at(stream.id, rank, first_world_, *places, out);
    } else {
      points.fill(stream.id, rank, first_world_, out);
    }
  };
  if (stream.seed) {
    fill_from(MonteCarloPoints{*stream.seed});
  } else {
    fill_from(*points_);
  }
}

const std::vector<double>& Draws::coupled(int group) {
  const auto g = static_cast<std::size_t>(group);
  if (is_coupled_[g]) return groups_[g];
  const auto& dependence = streams_->set().dependences[g];
  groups_[g].resize(dependence.members.size() * block_worlds);
  std::vector<std::span<double>> columns;
  for (std::size_t k = 0; k < dependence.members.size(); ++k) {
    const auto [input, label] = dependence.members[k];
    columns.emplace_back(groups_[g].data() + k * block_worlds, worlds_);
    uniforms(streams_->at(input, label), streams_->index(input, label), {}, columns.back());
  }
  dependence.copula.couple(columns);
  is_coupled_[g] = 1;
  return groups_[g];
}

}  // namespace fundshare

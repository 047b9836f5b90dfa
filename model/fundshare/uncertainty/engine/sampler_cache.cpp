// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/engine/sampler_cache.hpp"

#include <algorithm>

#include "fundshare/uncertainty/engine/block_loop.hpp"
#include "fundshare/uncertainty/engine/sink.hpp"

namespace fundshare {
namespace {

/// The laws that are drawn from: those of streams that are not the same in every world.
std::vector<Law> drawn_laws(const InputSet& set, std::span<const Variant> variants) {
  std::vector<Law> out;
  const auto add = [&](const Law& law) {
    if (!law.constant() && std::ranges::find(out, law) == out.end()) out.push_back(law);
  };
  for (const Input& input : set.inputs) {
    for (std::size_t label = 0; label < input.streams(); ++label) add(input.law(label));
  }
  for (const Variant& variant : variants) {
    for (const Override& change : variant.overrides) {
      if (const auto* law = std::get_if<Law>(&change.by)) add(*law);
    }
  }
  return out;
}

}  // namespace

void SamplerCache::prepare(const InputSet& set, std::span<const Variant> variants, const Plan& plan) {
  std::vector<Law> missing = drawn_laws(set, variants);
  std::erase_if(missing, [this](const Law& law) { return find(law) != nullptr; });
  std::vector<std::unique_ptr<const Sampler>> made(missing.size());
  for_each_block(missing.size(), {missing.size(), plan.threads, {}, plan.stop}, [&] {
    return BlockTask{[&](std::uint64_t k) {
      const auto i = static_cast<std::size_t>(k);
      made[i] = std::make_unique<const Sampler>(missing[i]);
    }};
  });
  for (std::size_t i = 0; i < made.size(); ++i) samplers_.emplace_back(std::move(missing[i]), std::move(made[i]));
}

const Sampler* SamplerCache::get(const Law& law) {
  if (const Sampler* known = find(law)) return known;
  samplers_.emplace_back(law, std::make_unique<const Sampler>(law));
  return samplers_.back().second.get();
}

const Sampler* SamplerCache::find(const Law& law) const {
  const auto known = std::ranges::find(samplers_, law, [](const auto& entry) -> const Law& { return entry.first; });
  return known == samplers_.end() ? nullptr : known->second.get();
}

}  // namespace fundshare

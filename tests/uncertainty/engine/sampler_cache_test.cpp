// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/engine/sampler_cache.hpp"

#include <gtest/gtest.h>

#include "fundshare/uncertainty/engine/run.hpp"

namespace fundshare::sampler_cache_test {
namespace {

Input input(const std::string& name, std::vector<Law> laws, std::vector<std::string> labels = {}) {
  return {
      name,  "group", "1",          labels.empty() ? Scope::world : Scope::incident, std::move(labels), std::move(laws),
      "low", "",      {"judgement"}};
}

Law beta(double a, double b) { return Beta::from_shapes(a, b); }
Law pert(double low, double mode, double high) { return Pert::from_low_mode_high(low, mode, high); }

InputSet made_up_set() {
  InputSet set;
  set.inputs = {input("a", {beta(2, 3)}), input("b", {beta(2, 3)}), input("c", {Constant::from_value(4)}),
                input("d", {pert(1, 2, 5), beta(2, 5), beta(2, 5)}, {"x", "y", "z"})};
  return set;
}

Plan plan(unsigned threads) { return {256, threads, {}, nullptr, {}}; }

TEST(SamplerCache, HasOneSamplerForEachDistinctLawThatIsDrawn) {
  SamplerCache cache;
  cache.prepare(made_up_set(), {}, plan(1));
  EXPECT_EQ(cache.size(), 3U);  // the constant is not drawn
  const Sampler* const known = cache.get(beta(2, 3));
  cache.prepare(made_up_set(), {}, plan(1));
  EXPECT_EQ(cache.size(), 3U);
  const Variant changed{"v", {{"a", "", beta(7, 7)}, {"b", "", 0.5}}};
  cache.prepare(made_up_set(), {&changed, 1}, plan(1));
  EXPECT_EQ(cache.size(), 4U);
  EXPECT_EQ(cache.get(beta(2, 3)), known);  // what was handed out stays
}

TEST(SamplerCache, ThreadsChangeNoBit) {
  SamplerCache one, three;
  one.prepare(made_up_set(), {}, plan(1));
  three.prepare(made_up_set(), {}, plan(3));
  for (const Law& law : {beta(2, 3), pert(1, 2, 5), beta(2, 5)}) {
    std::vector<double> a, b;
    for (int k = 1; k < 1000; ++k) a.push_back(k / 1000.0);
    b = a;
    one.get(law)->transform(a);
    three.get(law)->transform(b);
    EXPECT_EQ(a, b);
  }
}

TEST(SamplerCache, AStopEndsTheMaking) {
  const std::atomic<bool> stop{true};
  SamplerCache cache;
  EXPECT_THROW(cache.prepare(made_up_set(), {}, {256, 2, {}, &stop, {}}), Stopped);
}

TEST(SamplerCache, IsSharedByStreamsAndOutlivedByNone) {
  const InputSet set = made_up_set();
  const auto shared = std::make_shared<SamplerCache>();
  const Streams first{set, shared}, second{set, shared}, own{set};
  EXPECT_EQ(first.at(0, 0).sampler, second.at(1, 0).sampler);
  EXPECT_NE(first.at(0, 0).sampler, own.at(0, 0).sampler);
}

TEST(SamplerCache, OnlyTheLawsInUseCountForTheErrorBound) {
  const InputSet set = made_up_set();
  const auto shared = std::make_shared<SamplerCache>();
  static_cast<void>(shared->get(beta(0.3, 40)));
  EXPECT_EQ((Streams{set, shared}.error_bound()), Streams{set}.error_bound());
}

}  // namespace
}  // namespace fundshare::sampler_cache_test

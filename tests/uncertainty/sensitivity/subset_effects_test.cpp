// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/sensitivity/subset_effects.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "fundshare/uncertainty/sensitivity/input_effects.hpp"
#include "uncertainty/sensitivity/models.hpp"

namespace fundshare::subset_effects_test {
namespace {

/// z = 4.5, as for the indices of inputs.
void expect_covers(const Index& index, double exact, double most_error, const std::string& what) {
  EXPECT_NEAR(index.value, exact, 4.5 * index.mc_se + 1e-12) << what << ", standard error " << index.mc_se;
  EXPECT_LT(index.mc_se, most_error) << what;
}

SubsetEffects effects_of(const test::FunctionModel& model, std::uint64_t worlds, std::uint64_t seed = 1,
                         unsigned threads = 2) {
  return *subset_effects(model, groups_by_field(model.inputs()), {0}, seed, Plan{worlds, threads})[0];
}

SubsetEffects by_input(const test::FunctionModel& model, std::uint64_t worlds, unsigned threads = 2) {
  return *subset_effects(model, one_group_per_input(model.inputs()), {0}, 1, Plan{worlds, threads})[0];
}

TEST(SubsetEffects, OfALinearGaussianModelAreItsClosedForm) {
  // Groups are independent and the model is additive, so first order, total and Shapley share of a group are the share
  // of its own variance: w' R w / all, with R the correlation inside the group.
  const auto found = effects_of(test::linear(), 16'384);
  const double a = 1.0 + 4.0 + 2.0 * test::linear_rho * 2.0, b = 2.25, c = 0.25, all = a + b + c;
  expect_covers(found.variance, all, 0.15, "variance");
  const double exact[] = {a, b, c};
  for (std::size_t g = 0; g < 3; ++g) {
    expect_covers(found.groups[g].shapley, exact[g] / all, 0.01, "Shapley share");
    expect_covers(found.groups[g].first_order, exact[g] / all, 0.01, "first order");
    expect_covers(found.groups[g].total, exact[g] / all, 0.01, "total");
    expect_covers(found.groups[g].shapley_variance, exact[g], 0.15, "Shapley effect");
  }
  EXPECT_EQ(found.order, (std::vector<std::size_t>{0, 1, 2}));
}

TEST(SubsetEffects, OfTheIshigamiFunctionShareTheInteractionEqually) {
  const auto found = by_input(test::ishigami(), 16'384);
  const auto exact = test::ishigami_parts();
  const double shares[] = {exact.v1 + 0.5 * exact.v13, exact.v2, 0.5 * exact.v13};
  const double first[] = {exact.v1, exact.v2, 0.0};
  for (std::size_t g = 0; g < 3; ++g) {
    expect_covers(found.groups[g].shapley, shares[g] / exact.all(), 0.01, "Shapley share");
    expect_covers(found.groups[g].first_order, first[g] / exact.all(), 0.01, "first order");
  }
}

TEST(SubsetEffects, OfTheGFunctionAreItsClosedForm) {
  // The part of subset u is the product of V_i over u; the Shapley effect of i is the sum over u with i of part / |u|.
  const auto found = by_input(test::g_function(), 16'384);
  std::vector<double> exact(5, 0.0);
  double all = 0.0;
  for (std::size_t u = 1; u < 32; ++u) {
    double part = 1.0;
    int size = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      if ((u >> i & 1U) == 0) continue;
      part *= 1.0 / 3.0 / (1.0 + test::g_weights[i]) / (1.0 + test::g_weights[i]);
      ++size;
    }
    all += part;
    for (std::size_t i = 0; i < 5; ++i) exact[i] += (u >> i & 1U) != 0 ? part / size : 0.0;
  }
  for (std::size_t i = 0; i < 5; ++i) expect_covers(found.groups[i].shapley, exact[i] / all, 0.01, "Shapley share");
}

TEST(SubsetEffects, AddUpToTheVariance) {
  const auto found = by_input(test::g_function(), 4096);
  double shares = 0.0, variance = 0.0, first = 0.0, total = 0.0;
  for (const auto& group : found.groups) {
    shares += group.shapley.value;
    variance += group.shapley_variance.value;
    first += group.first_order.value;
    total += group.total.value;
    // First order <= Shapley <= total, exactly so for exact figures; here within the errors of the two.
    const double room = 3.0 * (group.first_order.mc_se + group.total.mc_se);
    EXPECT_LE(group.first_order.value, group.shapley.value + room);
    EXPECT_LE(group.shapley.value, group.total.value + room);
  }
  // 5 groups, 32 subsets: some 300 operations on numbers below 1.
  EXPECT_NEAR(shares, 1.0, 300 * 0x1p-53);
  EXPECT_NEAR(variance, found.variance.value, 300 * 0x1p-53);
  EXPECT_LT(first, 1.0);
  EXPECT_GT(total, 1.0);
}

TEST(SubsetEffects, AConstantAddedToTheOutputChangesNothing) {
  const auto with_constant = [](double constant) {
    return by_input(
        {test::linear_inputs(), [constant](const std::vector<double>& x) { return constant + x[0] + x[2]; }}, 2048);
  };
  const auto without = with_constant(0.0), with = with_constant(0x1p30);
  // The output itself is rounded to 2^-22, against a sd of 1.4; the square of the constant would leave 2^-53 * 2^60.
  for (std::size_t g = 0; g < 4; ++g) {
    EXPECT_NEAR(with.groups[g].shapley.value, without.groups[g].shapley.value, 1e-6);
  }
}

TEST(SubsetEffects, AgreeWithTheIndicesOfOneAtATime) {
  const auto model = test::ishigami();
  const auto subsets = by_input(model, 8192);
  const auto single = *one_by_one_effects(model, one_group_per_input(model.inputs()), {0}, 2, Plan{8192, 2})[0];
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& a = subsets.groups[i];
    const auto& b = single.inputs[i];
    // Independent runs: 4.5 errors of the difference.
    EXPECT_NEAR(a.total.value, b.total.value, 4.5 * std::hypot(a.total.mc_se, b.total.mc_se));
    EXPECT_NEAR(a.first_order.value, b.first_order.value, 4.5 * std::hypot(a.first_order.mc_se, b.first_order.mc_se));
  }
}

TEST(SubsetEffects, IntervalsCoverInNineteenOfTwentyRuns) {
  // As for the indices of inputs: 150 seeds, bounds of 3 errors of a share of 150 runs.
  const auto model = test::linear();
  const double all = 1.0 + 4.0 + 2.0 * test::linear_rho * 2.0 + 2.5;
  int covered = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const auto found = effects_of(model, 4096, seed);
    covered += found.groups[1].shapley.low <= 2.25 / all && 2.25 / all <= found.groups[1].shapley.high ? 1 : 0;
  }
  EXPECT_NEAR(covered / 150.0, 0.95, 0.054);
}

TEST(SubsetEffects, TheLeadOfARankIsSettledWhereItIsLarge) {
  const auto found = effects_of(test::linear(), 8192);
  ASSERT_EQ(found.lead.size(), 2U);
  for (std::size_t rank = 0; rank < 2; ++rank) {
    const auto& upper = found.groups[found.order[rank]].shapley;
    const auto& lower = found.groups[found.order[rank + 1]].shapley;
    EXPECT_NEAR(found.lead[rank].value, upper.value - lower.value, 1e-15);
    EXPECT_GT(found.lead[rank].low, 0.0);
  }
}

TEST(SubsetEffects, ThreadsChangeNoBit) {
  const auto one = by_input(test::g_function(), 3000, 1);
  for (const unsigned threads : {2U, 7U}) {
    const auto found = by_input(test::g_function(), 3000, threads);
    for (std::size_t g = 0; g < 5; ++g) {
      EXPECT_EQ(found.groups[g].shapley.value, one.groups[g].shapley.value);
      EXPECT_EQ(found.groups[g].shapley.mc_se, one.groups[g].shapley.mc_se);
    }
  }
}

TEST(SubsetEffects, AnOutputWithoutVarianceHasNone) {
  const test::FunctionModel flat{{{test::made_up("x", Uniform::from_bounds(0, 1))}, {}},
                                 [](const std::vector<double>&) { return 2.0; }};
  EXPECT_FALSE(subset_effects(flat, one_group_per_input(flat.inputs()), {0}, 1, Plan{4096, 1})[0]);
}

}  // namespace
}  // namespace fundshare::subset_effects_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/sensitivity/what_matters.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "fundshare/base/error.hpp"
#include "support/small_run.hpp"

namespace fundshare::what_matters_test {
namespace {

using ::testing::HasSubstr;

WhatMatters answer(const std::vector<std::string>& sets, const std::string& variable = "coverage", unsigned threads = 2,
                   std::uint64_t worlds = SensitivitySizes::least_worlds) {
  Estimator model{test::SmallRun::project_evidence(), read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, sets),
                  Plan{1 << 14, threads}};
  model.compute_only({variable});
  return what_matters(model, variable, 1, SensitivitySizes::from_worlds(worlds), Plan{1, threads});
}

std::size_t place(const std::vector<InputGroup>& groups, const std::string& name) {
  const auto at = std::ranges::find(groups, name, &InputGroup::name);
  expects(at != groups.end(), "a group of the answer");
  return static_cast<std::size_t>(at - groups.begin());
}

std::string refusal(const std::vector<std::string>& sets, const std::string& variable) {
  try {
    (void)answer(sets, variable);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::data);
    return error.what();
  }
  return "accepted";
}

/// Everything constant but the missile share, uniform on (0, 1), and the GNI error, uniform with sd / mean = d.
const std::vector<std::string> two_inputs =
    test::with(test::everything_constant(),
               {"allocation.missile_share={ uniform = [0, 1] }", "budget.gni_error={ uniform = [0.9, 1.1] }",
                "realisation.monthly_capacity=1e12", "budget.unit_cost=1e7"});

TEST(WhatMatters, OfAProductOfTwoInputsIsItsClosedForm) {
  // Coverage is proportional to w / g with w, g independent: the shares follow from the moments of w and of r = 1 / g.
  // E r = ln(1.1 / 0.9) / 0.2, E r^2 = 1 / (0.9 * 1.1); squares of the relative sd: cw = 1/3, cr = E r^2 / (E r)^2 - 1.
  const auto found = answer(two_inputs);
  const double mean = std::log(1.1 / 0.9) / 0.2, cw = 1.0 / 3.0, cr = 1.0 / 0.99 / (mean * mean) - 1.0;
  const double all = cw + cr + cw * cr;
  const std::size_t w = place(found.groups, "allocation"), g = place(found.groups, "budget");
  const std::size_t gni = place(found.inputs, "budget.gni_error");
  for (const auto& each : found.outputs) {
    const auto &allocation = each.by_group.groups[w], &budget = each.by_group.groups[g];
    // z = 4.5, and an error that cannot hide a fault.
    EXPECT_NEAR(allocation.shapley.value, (cw + cw * cr / 2.0) / all, 4.5 * allocation.shapley.mc_se);
    EXPECT_NEAR(budget.first_order.value, cr / all, 4.5 * budget.first_order.mc_se);
    EXPECT_NEAR(each.by_input.inputs[gni].total.value, (cr + cw * cr) / all,
                4.5 * each.by_input.inputs[gni].total.mc_se);
    EXPECT_LT(budget.first_order.mc_se, 0.003);
  }
}

TEST(WhatMatters, LooksAtTheWholeWindowTheLastThreeYearsAndEachYear) {
  const auto found = answer(two_inputs);
  ASSERT_EQ(found.outputs.size(), 11U);
  EXPECT_TRUE(found.left_out.empty());
  EXPECT_EQ(found.sizes.subset_pairs, 640U);
}

TEST(WhatMatters, RankCorrelationsAndTenthsAreOfTheSameOutput) {
  const auto found = answer(two_inputs);
  const auto& streams = found.outputs.front().streams;
  const auto at = [&](const char* name) { return *std::ranges::find(streams, name, &StreamEffect::name); };
  EXPECT_GT(at("allocation.missile_share").rank_correlation->value, 0.95);
  EXPECT_LT(at("budget.gni_error").rank_correlation->value, -0.02);
  const auto& parts = at("allocation.missile_share").parts;
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_NEAR(parts[1].mean.value / parts[0].mean.value, 19.0, 1.0);  // 0.95 over 0.05; mc_se near 1.3 % of each
  EXPECT_FALSE(at("realisation.stranded").rank_correlation);
  EXPECT_TRUE(at("realisation.stranded").parts.empty());
}

TEST(WhatMatters, StructureStandsBesideParameters) {
  const auto found = answer({"years=[2024, 2025]"});
  const auto has = [&](const char* name) {
    return std::ranges::find(found.groups, name, &InputGroup::name) != found.groups.end();
  };
  EXPECT_TRUE(has("theft.basis") && has("budget.method") && has("allocation") && !has("structure"));
  const auto& effects = found.outputs.front().by_group;
  double sum = 0.0;
  for (const auto& group : effects.groups) sum += group.shapley.value;
  EXPECT_NEAR(sum, 1.0, 1e-12);  // 9 groups, 512 subsets: 10^4 roundings of 2^-53
  // Pooled variance of the plain worlds, independent of the pairs: 4.5 errors of both, the sd's from its own mc_se.
  const auto& sd = found.outputs.front().summary.sd;
  EXPECT_NEAR(effects.variance.value, sd.value * sd.value,
              4.5 * std::hypot(effects.variance.mc_se, 2 * sd.value * sd.mc_se));
}

TEST(WhatMatters, ThreadsChangeNoBit) {
  const auto one = answer(two_inputs, "coverage", 1), seven = answer(two_inputs, "coverage", 7);
  for (std::size_t k = 0; k < one.outputs.size(); ++k) {
    EXPECT_EQ(one.outputs[k].by_group.groups.back().shapley.mc_se,
              seven.outputs[k].by_group.groups.back().shapley.mc_se);
    EXPECT_EQ(one.outputs[k].by_input.inputs.back().total.value, seven.outputs[k].by_input.inputs.back().total.value);
  }
}

TEST(WhatMatters, AWindowWithoutAVarianceIsLeftOutWithItsReason) {
  const auto found = answer(two_inputs, "coverage_tests");  // no launches in 2018
  ASSERT_EQ(found.left_out.size(), 1U);
  EXPECT_EQ(found.left_out.front().reason, "it is undefined in some worlds");
}

TEST(WhatMatters, AnAnswerWithoutAVarianceIsRefused) {
  EXPECT_EQ(refusal(two_inputs, "net_cash_usd"),
            "the variance of net_cash_usd of 2017-2025 cannot be shared out: it is the same in all worlds");
  EXPECT_EQ(refusal(test::with(two_inputs, {"allocation.missile_share=0.5", "budget.gni_error=1"}), "coverage"),
            "the variance of coverage of 2017-2025 cannot be shared out: it is the same in all worlds");
  EXPECT_THAT(refusal(test::with(two_inputs, {"budget.other_foreign_income={ generalised_pareto = [0, 1e9, 0.9] }"}),
                      "foreign_income_usd"),
              HasSubstr("of 2017-2025 cannot be shared out: its largest values have the tail index 0."));
}

}  // namespace
}  // namespace fundshare::what_matters_test

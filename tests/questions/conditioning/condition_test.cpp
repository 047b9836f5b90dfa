// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/conditioning/condition.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <memory>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/questions/paired_columns.hpp"
#include "support/small_run.hpp"

namespace fundshare::condition_test {
namespace {

using ::testing::HasSubstr;

const Evidence& tables() {
  static const Evidence evidence = test::SmallRun::project_evidence();
  return evidence;
}

Estimator model_of(const std::vector<std::string>& sets) {
  return {tables(), read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, sets), Plan{0}};
}

const Estimator& baseline() {
  static const Estimator model = model_of({});
  return model;
}

/// Of years that the model reports as it is.
Observation observed(const std::string& text, double error, const Estimator& model) {
  Estimator asked = model;
  auto one = read_observation(text, tables(), asked);
  one.statement.standard_error = error;
  return one;
}

/// Laws are tabulated once for all tests.
Plan plan_of(std::uint64_t worlds, unsigned threads) {
  static const auto samplers = std::make_shared<SamplerCache>();
  return {worlds, threads, {}, nullptr, samplers};
}

ConditionResult condition_on(const Estimator& model, const std::vector<Observation>& observations,
                             std::uint64_t worlds = 3000, unsigned threads = 2) {
  return condition(model, observations, 1, plan_of(worlds, threads));
}

const ConditionedInput& input_of(const ConditionResult& result, const std::string& name) {
  return *std::ranges::find(result.inputs, name, &ConditionedInput::name);
}

std::string refusal(const std::vector<Observation>& observations, ExitCode code) {
  try {
    (void)condition_on(baseline(), observations, 2000);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code);
    return error.what();
  }
  return "accepted";
}

// All inputs constant but the missile share, which is uniform on [0, 1]: coverage is c w, so evidence of v +- s on it
// is evidence of v / c +- s / c on w, and w has a normal law cut to [0, 1], whose mean is in every textbook. 4.5
// standard errors: exceeded for one seed in 147,000.
TEST(Condition, EvidenceOnCoverageMovesTheMissileShareAsTheCutNormalLawSays) {
  const auto model =
      model_of(test::with(test::everything_constant(), {"allocation.missile_share={ uniform = [0, 1] }"}));
  const double c = [&] {
    const auto at_one = run_paired(model, {{"all", {{"allocation.missile_share", "", 1.0}}}},
                                   {output_number(model, "coverage", "total", 2017)}, 1, plan_of(256, 1));
    return at_one.column(1, 0)[0];
  }();
  const double centre = 0.7, spread = 0.2;
  auto evidence = observed("coverage=0", spread * c, model);
  evidence.statement.value = centre * c;
  const auto result = condition_on(model, {evidence}, 20'000);
  const auto density = [](double z) { return exp_ieee(-0.5 * z * z) / std::sqrt(2.0 * std::acos(-1.0)); };
  const double low = (0.0 - centre) / spread, high = (1.0 - centre) / spread;
  const double mass = normal_cdf(high) - normal_cdf(low);
  const double mean = centre + spread * (density(low) - density(high)) / mass;
  const auto& share = input_of(result, "allocation.missile_share").figures.value();
  EXPECT_NEAR(share.after.mean.value, mean, 4.5 * share.after.mean.mc_se);
  EXPECT_LT(share.after.mean.mc_se, 0.005);  // so that the line above can fail
  EXPECT_NEAR(share.before.mean.value, 0.5, 4.5 * share.before.mean.mc_se);
  // The density of the evidence is mass / c, as w is uniform.
  EXPECT_NEAR(result.together.log_marginal.value, std::log(mass / c), 4.5 * result.together.log_marginal.mc_se);
  EXPECT_EQ(result.inputs.front().name, "allocation.missile_share");
  EXPECT_EQ(std::ranges::count(result.inputs, "budget.materials_share", &ConditionedInput::name), 0);  // it is constant
}

TEST(Condition, VacuousEvidenceChangesNothing) {
  const auto result = condition_on(baseline(), {observed("coverage[2023-2025]=0.5", 1e12, baseline())});
  EXPECT_NEAR(result.together.effective_worlds, 3000.0, 1e-8);
  EXPECT_FALSE(result.together.k_hat);
  const auto expect_same = [](const Conditioned& figures) {
    const auto& [before, after, movement] = figures;
    EXPECT_NEAR(after.mean.value, before.mean.value, 1e-12 * std::fabs(before.mean.value) + 1e-12 * before.sd.value);
    for (const double level : quantile_levels) {
      EXPECT_EQ(after.quantile(level).value, before.quantile(level).value);
    }
    EXPECT_NEAR(movement.shift.value, 0.0, 1e-12);
    EXPECT_NEAR(movement.sd_ratio.value, 1.0, 1e-12);
  };
  for (const auto& row : result.inputs) expect_same(row.figures.value());
  for (const auto& row : result.outputs) expect_same(row.figures.value());
}

TEST(Condition, HigherCoverageNeedsMoreForMissilesOrASmallerBudget) {
  const auto result = condition_on(baseline(), {observed("coverage[2023-2025]=0.8", 0.1, baseline())});
  EXPECT_GT(input_of(result, "allocation.missile_share").figures->movement.shift.value, 0.3);
  EXPECT_LT(input_of(result, "budget.method = bottom_up").figures->movement.shift.value, -0.1);
  const auto& coverage = *std::ranges::find_if(result.outputs, &ConditionedOutput::is_evidence);
  EXPECT_NEAR(coverage.figures->after.quantile(.50).value, 0.8, 0.1);
  EXPECT_GT(coverage.half_after->value, 0.9);
  EXPECT_LT(coverage.half_before->value, 0.5);
}

TEST(Condition, TheInputThatMovedMostComesFirst) {
  const auto result = condition_on(baseline(), {observed("coverage[2023-2025]=0.8", 0.1, baseline())});
  EXPECT_GT(result.inputs.size(), 30U);
  EXPECT_TRUE(std::ranges::is_sorted(result.inputs, std::ranges::greater{}, [](const ConditionedInput& row) {
    return std::fabs(row.figures->movement.shift.value);
  }));
}

TEST(Condition, AChoiceOfTwoHasOneRowAndAChoiceThatNoWorldTakesNone) {
  const auto result = condition_on(baseline(), {observed("coverage[2023-2025]=0.5", 0.2, baseline())});
  EXPECT_EQ(std::ranges::count_if(result.inputs, &ConditionedInput::is_choice), 2);
  const auto& basis = input_of(result, "theft.basis = incidents").figures.value();
  EXPECT_NEAR(basis.before.mean.value, 0.6, 4.5 * basis.before.mean.mc_se);
  EXPECT_EQ(std::ranges::count(result.inputs, "theft.basis = combined", &ConditionedInput::name), 0);
}

TEST(Condition, TwiceTheEvidenceIsEvidenceWithTheErrorOverRootTwo) {
  const auto one = observed("coverage[2023-2025]=0.5", 0.1, baseline());
  const auto wide = observed("coverage[2023-2025]=0.5", 0.1 * std::sqrt(2.0), baseline());
  const auto single = condition_on(baseline(), {one}), pair = condition_on(baseline(), {wide, wide});
  EXPECT_NEAR(pair.together.effective_worlds, single.together.effective_worlds, 1e-8);
  EXPECT_EQ(pair.alone.size(), 2U);
  EXPECT_GT(pair.alone[0].effective_worlds, pair.together.effective_worlds);
  EXPECT_NEAR(input_of(pair, "allocation.missile_share").figures->after.mean.value,
              input_of(single, "allocation.missile_share").figures->after.mean.value, 1e-12);
}

TEST(Condition, ThreadsChangeNoBit) {
  const std::vector<Observation> evidence{observed("claim:C10", 0.1, baseline())};
  const auto one = condition_on(baseline(), evidence, 1000, 1), three = condition_on(baseline(), evidence, 1000, 3);
  ASSERT_EQ(one.inputs.size(), three.inputs.size());
  for (std::size_t k = 0; k < one.inputs.size(); ++k) {
    EXPECT_EQ(one.inputs[k].name, three.inputs[k].name);
    EXPECT_EQ(one.inputs[k].figures->after.mean.value, three.inputs[k].figures->after.mean.value);
    EXPECT_EQ(one.inputs[k].figures->movement.shift.mc_se, three.inputs[k].figures->movement.shift.mc_se);
  }
}

TEST(Condition, ComputingTheseOutputsAloneChangesNoNumber) {
  const std::vector<Observation> evidence{observed("claim:C10", 0.1, baseline())};
  auto small = model_of({});
  small.compute_only(computed_variables(evidence));
  EXPECT_EQ(condition_on(small, evidence, 1000).together.log_marginal.value,
            condition_on(baseline(), evidence, 1000).together.log_marginal.value);
}

TEST(Condition, EvidenceFarOutsideIsRefusedWithWhatTheModelSays) {
  const auto text = refusal({observed("coverage[2023-2025]=9", 0.05, baseline())}, ExitCode::data);
  EXPECT_THAT(text, HasSubstr("k-hat"));
  EXPECT_THAT(text, HasSubstr("(at most 0.7)"));
  EXPECT_THAT(text, HasSubstr("coverage[2023-2025] is said to be 9 (error 0.05); the model alone says 0.3"));
  EXPECT_THAT(text, HasSubstr("nothing was written"));
}

TEST(Condition, FewEffectiveWorldsAreRefused) {
  // An error of 0.005 leaves about 30 of 2,000 worlds near the value, although no few of them decide.
  EXPECT_THAT(refusal({observed("coverage[2023-2025]=0.34", 0.005, baseline())}, ExitCode::data),
              HasSubstr("effective worlds"));
}

TEST(Condition, OutputsThatAreUndefinedInSomeWorldAreRefused) {
  EXPECT_THAT(refusal({observed("coverage_tests[2018]=0.5", 0.1, baseline())}, ExitCode::usage),
              HasSubstr("undefined in some worlds"));
}

TEST(Condition, MoreWorldsThanFitIntoMemoryAreRefused) {
  EXPECT_THROW((void)condition(baseline(), std::vector{observed("claim:C10", 0.1, baseline())}, 1, Plan{1'000'000'000}),
               Error);
}

}  // namespace
}  // namespace fundshare::condition_test

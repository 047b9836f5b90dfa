// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/influence.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "fundshare/questions/input_columns.hpp"
#include "fundshare/uncertainty/summary/rank_correlation.hpp"
#include "support/small_run.hpp"

namespace fundshare::influence_test {
namespace {

constexpr std::uint64_t worlds = 2000;

const test::SmallRun& small() {
  static const test::SmallRun run{{}, worlds};
  return run;
}

/// A plan whose tables of quantiles are made once for all tests.
Plan plan(std::uint64_t count) {
  static const auto samplers = std::make_shared<SamplerCache>();
  return {count, 2, {}, nullptr, samplers};
}

const Influence& of(const Influences& influences, const std::string& name) {
  const auto at = std::ranges::find(influences.inputs, name, &Influence::name);
  expects(at != influences.inputs.end(), "an input of scope world");
  return *at;
}

std::size_t number(const Estimator& model, const std::string& name) {
  return static_cast<std::size_t>(std::ranges::find(model.inputs().inputs, name, &Input::name) -
                                  model.inputs().inputs.begin());
}

TEST(Influence, IsTheRankCorrelationOfTheDrawsOfTheRunWithItsCoverage) {
  const auto& model = small().model();
  const auto found = influence_on_coverage(model, 1, plan(worlds));
  EXPECT_EQ(found.worlds, worlds);
  ASSERT_EQ(found.windows.size(), 2U);
  const auto method = small().columns().column(model.method_output());
  const auto& influence = of(found, "budget.method");
  const auto whole = rank_correlation(method, small().column("coverage")).value();
  EXPECT_EQ(influence.by_window[0]->value, whole.value);
  EXPECT_EQ(influence.by_window[0]->mc_se, whole.mc_se);
  EXPECT_EQ(influence.by_window[1]->value,
            rank_correlation(method, small().column("coverage", "rolling3", 2023))->value);
}

// With one free input coverage is proportional to it; rounding may swap neighbours of the 300 worlds, not the rank of
// others: |1 - r| is at most 6 / 300^2 for each pair that is swapped.
TEST(Influence, OfTheOnlyInputThatIsDrawnIsOne) {
  auto sets = test::everything_constant();
  std::erase(sets, "allocation.missile_share=0.5");
  sets.emplace_back("allocation.missile_share={ uniform = [0.1, 0.9] }");
  const test::SmallRun run{sets, 1};
  const auto found = influence_on_coverage(run.model(), 1, plan(300));
  EXPECT_NEAR(of(found, "allocation.missile_share").by_window[0]->value, 1.0, 1e-3);
  EXPECT_FALSE(of(found, "budget.gni_error").by_window[0]);
}

TEST(Influence, IsLeftOutWhereCoverageIsNotComputed) {
  Estimator model = small().model();
  model.compute_only({"waterfall"});
  EXPECT_TRUE(influence_on_coverage(model, 1, plan(worlds)).inputs.empty());
}

TEST(Influence, OfJudgementDecidesByTheClosestLabelOfEachInput) {
  const auto row = [](const char* name, std::size_t input, bool judgement, double r) {
    return Influence{name, input, judgement, {std::isnan(r) ? std::nullopt : std::optional{Estimate{r, 0.01}}}};
  };
  // 4 / sqrt(10,000) = 0.04 is the least that counts.
  const Influences made_up{
      10'001,
      {{"total", 0, 1}},
      {row("a", 0, true, 0.2), row("sourced", 1, false, 0.9), row("b[x]", 2, true, -0.1), row("b[y]", 2, true, -0.5),
       row("constant", 3, true, std::nan("")), row("c", 4, true, 0.3), row("noise", 5, true, 0.039)}};
  const auto found = deciding_judgements(made_up, 3);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0]->name, "b[y]");
  EXPECT_EQ(found[1]->name, "c");
  EXPECT_EQ(found[2]->name, "a");
  EXPECT_EQ(deciding_judgements(made_up, 9).size(), 3U);
}

TEST(Effects, AreTheMediansOfCoverageInTheLowestAndHighestFifth) {
  const auto& model = small().model();
  const std::size_t share = number(model, "allocation.missile_share");
  const auto effects = effects_on_coverage(model, share, std::nullopt, 1, plan(worlds));
  ASSERT_EQ(effects.size(), 1U);
  ASSERT_EQ(effects[0].parts.size(), 2U);
  const InputColumns draws{model.inputs(), streams_of(model.inputs(), share), 1, plan(worlds)};
  const auto coverage = small().column("coverage");
  std::vector<std::pair<double, double>> pairs;
  for (std::size_t w = 0; w < worlds; ++w) pairs.emplace_back(draws.column(0)[w], coverage[w]);
  std::ranges::sort(pairs);
  std::vector<double> low, high;
  for (std::size_t k = 0; k < worlds / 5; ++k) low.push_back(pairs[k].second);
  for (std::size_t k = worlds - worlds / 5; k < worlds; ++k) high.push_back(pairs[k].second);
  std::ranges::sort(low);
  std::ranges::sort(high);
  EXPECT_EQ(effects[0].parts[0].where, "low_fifth");
  EXPECT_EQ(effects[0].parts[0].median->value, low[worlds / 10 - 1]);  // rank ceil(n / 2) of n = 400
  EXPECT_EQ(effects[0].parts[1].median->value, high[worlds / 10 - 1]);
  EXPECT_GT(effects[0].parts[0].median->mc_se, 0.0);
}

TEST(Effects, OfAChoiceAreThoseOfEachChoice) {
  const auto& model = small().model();
  const auto effects = effects_on_coverage(model, number(model, "theft.basis"), std::nullopt, 1, plan(worlds));
  ASSERT_EQ(effects[0].parts.size(), 3U);
  EXPECT_EQ(effects[0].parts[1].where, "estimates");
  EXPECT_TRUE(effects[0].parts[1].median);
  EXPECT_FALSE(effects[0].parts[2].median);  // combined has no weight
}

TEST(Effects, OfOneLabelOfAnInputDrawnByTheftAreItsOwn) {
  const auto& model = small().model();
  const std::size_t amount = number(model, "theft.amount");
  const auto& labels = model.inputs().inputs[amount].labels;
  const auto bybit = static_cast<std::size_t>(std::ranges::find(labels, "2025-02-bybit") - labels.begin());
  const auto effects = effects_on_coverage(model, amount, bybit, 1, plan(300));
  ASSERT_EQ(effects.size(), 1U);
  EXPECT_EQ(effects[0].draw, "theft.amount[2025-02-bybit]");
  EXPECT_TRUE(effects_on_coverage(model, amount, 0, 1, plan(300))[0].parts.empty());  // a constant
}

}  // namespace
}  // namespace fundshare::influence_test

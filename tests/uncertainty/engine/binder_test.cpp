// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/engine/binder.hpp"

#include <gtest/gtest.h>

#include "support/one_world.hpp"

namespace fundshare::binder_test {
namespace {

using test::choose;
using test::declare;

Law constant(double value) { return Constant::from_value(value); }

template <class Act>
std::string refusal(Act act) {
  try {
    act();
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Binder, RefusesADeclarationThatNoStageReads) {
  Binder binder{{declare("a.known", constant(1)), declare("a.knwon", constant(1))}, "my"};
  (void)binder.world("a.known", unbounded);
  EXPECT_EQ(refusal([&] { (void)binder.finish({}); }), "made-up:1:1: a.knwon: no such input (nearest: a.known)");
}

TEST(Binder, RefusesAnInputThatIsNotDeclared) {
  Binder binder{{}, "my"};
  EXPECT_EQ(refusal([&] { (void)binder.world("a.b", unbounded); }),
            "my: a.b: no such input in the scenario (the model needs it)");
}

TEST(Binder, RefusesAnotherScopeThanTheModelDraws) {
  Binder binder{{declare("a.b", constant(1), Scope::year)}, "my"};
  EXPECT_EQ(refusal([&] { (void)binder.world("a.b", unbounded); }),
            "made-up:1:1: a.b: scope 'year' (the model draws it with scope 'world')");
}

TEST(Binder, RefusesAZeroWhereMoneyIsDividedByIt) {
  Binder binder{{declare("a.b", constant(0)), declare("a.c", Bernoulli::from_probability(0.75)),
                 declare("a.d", Pert::from_low_mode_high(0, 1, 2))},
                "my"};
  EXPECT_EQ(
      refusal([&] { (void)binder.world("a.b", positive); }),
      "made-up:1:1: a.b: Constant(0) is 0 with probability 1 (allowed: above 0, since money is divided by what it "
      "makes)");
  EXPECT_EQ(refusal([&] { (void)binder.world("a.c", positive_share); }),
            "made-up:1:1: a.c: Bernoulli(0.75) is 0 with probability 0.25 (allowed: above 0, at most 1, since money is "
            "divided by what it makes)");
  EXPECT_EQ(refusal([&] { (void)binder.world("a.d", positive); }), "accepted");  // 0 has no weight of its own
}

TEST(Binder, GivesEveryLabelTheCommonLawOrItsOwn) {
  auto declared = declare("cost", constant(1));
  declared.by_label.emplace("B", Declaration::LabelLaw{constant(7), {"made-up", 2, 1, "cost[B]"}});
  Binder binder{{declared}, "my"};
  const auto number = binder.world_by("cost", unbounded, {"A", "B"});
  EXPECT_EQ(binder.input(number).law(0).constant(), 1.0);
  EXPECT_EQ(binder.input(number).law(1).constant(), 7.0);
  EXPECT_EQ(binder.input(number).stream_name(1), "cost[B]");
}

TEST(Binder, RefusesALabelThatTheInputDoesNotHave) {
  auto declared = declare("cost", constant(1));
  declared.by_label.emplace("ICMB", Declaration::LabelLaw{constant(7), {"made-up", 2, 1, "cost[ICMB]"}});
  Binder binder{{declared}, "my"};
  EXPECT_EQ(refusal([&] {
              (void)binder.world_by("cost", unbounded, {"ICBM", "SRBM"});
            }),
            "made-up:2:1: cost[ICMB]: 'ICMB' is not a label of cost (nearest: ICBM)");
}

TEST(Binder, RefusesALawThatReachesValuesTheInputCannotHave) {
  const auto claim = [](Law law, Support support) {
    return refusal([&] {
      Binder binder{{declare("share", std::move(law))}, "my"};
      (void)binder.world("share", support);
    });
  };
  EXPECT_EQ(claim(constant(1.5), unit_interval), "made-up:1:1: share: Constant(1.5) reaches 1.5 (allowed: 0 to 1)");
  EXPECT_EQ(claim(Normal::from_mean_sd(.5, .5), unit_interval),
            "made-up:1:1: share: Normal(0.5, 0.5) reaches -inf (allowed: 0 to 1)");
  EXPECT_EQ(claim(constant(-3), non_negative), "made-up:1:1: share: Constant(-3) reaches -3 (allowed: 0 or more)");
  EXPECT_EQ(claim(constant(0), unit_interval), "accepted");
  EXPECT_EQ(claim(constant(1), unit_interval), "accepted");
  EXPECT_EQ(claim(Beta::from_shapes(2, 2), unit_interval), "accepted");
  EXPECT_EQ(claim(LogNormal::from_median_gsd(1, 2), non_negative), "accepted");
  EXPECT_EQ(claim(Normal::from_mean_sd(0, 1), unbounded), "accepted");
}

TEST(Binder, NamesThePlaceOfTheLabelWhoseLawReachesTooFar) {
  auto declared = declare("denied", constant(.5), Scope::incident);
  declared.by_label.emplace("b", Declaration::LabelLaw{constant(2), {"made-up", 2, 1, "denied[b]"}});
  Binder binder{{declared}, "my"};
  EXPECT_TRUE(binder.sets_label("denied", "b"));
  EXPECT_FALSE(binder.sets_label("denied", "a"));
  EXPECT_EQ(refusal([&] {
              (void)binder.incident("denied", unit_interval, {"a", "b"});
            }),
            "made-up:2:1: denied[b]: Constant(2) reaches 2 (allowed: 0 to 1)");
}

TEST(Binder, TakesTheLawThatHoldsInEachYear) {
  auto declared = declare("capacity", constant(0), Scope::year);
  declared.law = std::vector<LawFromYear>{{2017, constant(25)}, {2020, constant(60)}};
  Binder binder{{declared}, "my"};
  const auto number = binder.year("capacity", unbounded, 2018, 2021);
  std::vector<double> values;
  for (std::size_t k = 0; k < 4; ++k) values.push_back(binder.input(number).law(k).constant().value());
  EXPECT_EQ(values, (std::vector<double>{25, 25, 60, 60}));
  Binder early{{declared}, "my"};
  EXPECT_EQ(refusal([&] { (void)early.year("capacity", unbounded, 2016, 2017); }),
            "made-up:1:1: capacity: no entry for 2016 (the first one is from 2017)");
}

TEST(Binder, TakesLawsFromTheRowsOfATable) {
  auto declared = declare("amount", constant(0), Scope::incident);
  declared.law = LawOfRows{};
  Binder binder{{declared}, "my"};
  const std::vector<Law> laws{constant(3), constant(4)};
  const auto number = binder.incident("amount", unbounded, {"x", "y"}, laws);
  EXPECT_EQ(binder.input(number).law(1).constant(), 4.0);
}

TEST(Binder, TakesOneEndOfTheRowsOfATable) {
  const std::vector<Law> laws{Pert::from_low_mode_high(1, 2, 5), constant(4)};
  const auto values_at = [&](LawOfRows::Part part) {
    auto declared = declare("amount", constant(0), Scope::incident);
    declared.law = LawOfRows{part};
    Binder binder{{declared}, "my"};
    const auto number = binder.incident("amount", unbounded, {"x", "y"}, laws);
    return std::vector{binder.input(number).law(0).constant(), binder.input(number).law(1).constant()};
  };
  EXPECT_EQ(values_at(LawOfRows::Part::low), (std::vector<std::optional<double>>{1.0, 4.0}));
  EXPECT_EQ(values_at(LawOfRows::Part::high), (std::vector<std::optional<double>>{5.0, 4.0}));
  EXPECT_EQ(values_at(LawOfRows::Part::whole), (std::vector<std::optional<double>>{std::nullopt, 4.0}));
}

TEST(Binder, ChecksTheChoicesOfACategory) {
  Binder binder{{choose("basis", {"incidents", "estimates"}, 0)}, "my"};
  EXPECT_EQ(refusal([&] {
              (void)binder.category("basis", {"incidents", "totals"});
            }),
            "made-up:1:1: basis: the choices are incidents, estimates, the model knows incidents, totals");
}

TEST(Binder, RefusesLawsOfRowsForAnInputOfNoTable) {
  auto declared = declare("a", constant(1));
  declared.law = LawOfRows{};
  Binder binder{{declared}, "my"};
  EXPECT_EQ(refusal([&] { (void)binder.world("a", unbounded); }),
            "made-up:1:1: a: law 'rows' (no table gives its laws)");
}

TEST(Binder, AnswersTheFirstStageThatReadsAnInput) {
  Binder binder{{declare("a", constant(1)), declare("b", constant(1))}, "my"};
  const auto a = binder.world("a", unbounded);
  binder.enter_stage(3);
  EXPECT_EQ(binder.world("a", unbounded), a);
  EXPECT_EQ(binder.stage_of(a), 1);
  EXPECT_EQ(binder.stage_of(binder.world("b", unbounded)), 3);
}

TEST(Binder, TiesAllStreamsOfADependence) {
  Binder binder{{declare("cost", constant(1)), declare("per_row", constant(1), Scope::incident)}, "my"};
  (void)binder.world_by("cost", unbounded, {"A", "B", "C"});
  (void)binder.incident("per_row", unbounded, {"x"});
  auto copy = binder;
  EXPECT_EQ(binder.finish({{"costs", {"cost"}, 0.5, {}}}).dependences.at(0).members.size(), 3u);
  EXPECT_EQ(refusal([&] {
              (void)copy.finish({{"costs", {"per_row"}, 0.5, {"made-up", 9, 2, "dependence.costs"}}});
            }),
            "made-up:9:2: dependence.costs: 'per_row' is not of scope world (only such inputs can be correlated)");
}

}  // namespace
}  // namespace fundshare::binder_test

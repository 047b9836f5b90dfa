// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/engine/draws.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace fundshare::draws_test {
namespace {

Input input(const std::string& name, Scope scope, std::vector<std::string> labels, Law law) {
  return {name, "g", "1", scope, std::move(labels), {std::move(law)}, "judgement", "made up", {"judgement"}};
}

Law unit() { return Uniform::from_bounds(0.0, 1.0); }

std::vector<double> column(const InputSet& set, std::size_t number, std::size_t label, std::uint64_t first,
                           std::size_t worlds, const Variant& variant = {}) {
  const Streams base{set};
  const Streams streams{set, base, variant};
  const MonteCarloPoints points{1};
  Draws draws{streams, points};
  draws.start(first, worlds);
  const auto x = draws(number, label);
  return {x.begin(), x.end()};
}

TEST(Draws, AreTheQuantilesOfTheStreamNamedByInputAndLabel) {
  const InputSet set{{input("theft.attributed", Scope::incident, {"x", "y"}, unit())}, {}};
  std::vector<double> expected(100);
  MonteCarloPoints{1}.fill(stream_of("theft.attributed[y]"), 0, 256, expected);
  EXPECT_EQ(column(set, 0, 1, 256, 100), expected);  // the unit law gives the uniforms back
}

TEST(Draws, StayWhenAnotherInputIsAdded) {
  const InputSet one{{input("b", Scope::world, {}, unit())}, {}};
  const InputSet two{{input("a", Scope::world, {}, unit()), input("b", Scope::world, {}, unit())}, {}};
  EXPECT_EQ(column(one, 0, 0, 0, 50), column(two, 1, 0, 0, 50));
}

TEST(Draws, KeepWorldColumnsForTheBlock) {
  const InputSet set{
      {input("w", Scope::world, {}, unit()), input("r", Scope::incident, {"1", "2", "3", "4", "5"}, unit())}, {}};
  const Streams streams{set};
  const MonteCarloPoints points{1};
  Draws draws{streams, points};
  draws.start(0, 10);
  const auto world = draws(0);
  const std::vector<double> before(world.begin(), world.end());
  for (std::size_t label = 0; label < 5; ++label) (void)draws(1, label);
  EXPECT_EQ(draws(0).data(), world.data());
  EXPECT_TRUE(std::equal(before.begin(), before.end(), world.begin()));
}

TEST(Draws, FillConstantsAndSayTheyAreConstant) {
  const InputSet set{{input("c", Scope::world, {}, Constant::from_value(2.5)), input("u", Scope::world, {}, unit())},
                     {}};
  const Streams streams{set};
  const MonteCarloPoints points{1};
  Draws draws{streams, points};
  draws.start(0, 3);
  EXPECT_EQ(draws.constant(0), 2.5);
  EXPECT_FALSE(draws.constant(1));
  EXPECT_EQ(draws.mean(1), 0.5);
  EXPECT_EQ(column(set, 0, 0, 0, 3), (std::vector<double>{2.5, 2.5, 2.5}));
}

TEST(Draws, AreReplacedByFrozenValuesLawsAndSeeds) {
  const InputSet set{{input("u", Scope::world, {}, unit())}, {}};
  EXPECT_EQ(column(set, 0, 0, 0, 2, {"v", {{"u", "", 0.25}}}), (std::vector<double>{0.25, 0.25}));
  const auto plain = column(set, 0, 0, 0, 4);
  const auto doubled = column(set, 0, 0, 0, 4, {"v", {{"u", "", Law{Uniform::from_bounds(0.0, 2.0)}}}});
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(doubled[i], 2.0 * plain[i]);  // same uniform, other law
  std::vector<double> reseeded(4);
  MonteCarloPoints{9}.fill(stream_of("u"), 0, 0, reseeded);
  EXPECT_EQ(column(set, 0, 0, 0, 4, {"v", {{"u", "", std::uint64_t{9}}}}), reseeded);
}

TEST(Draws, ReplaceOneLabelAndLeaveTheOthers) {
  const InputSet set{{input("r", Scope::incident, {"a", "b"}, unit())}, {}};
  const Variant variant{"v", {{"r", "b", 0.0}}};
  EXPECT_EQ(column(set, 0, 0, 0, 4, variant), column(set, 0, 0, 0, 4));
  EXPECT_EQ(column(set, 0, 1, 0, 4, variant), (std::vector<double>(4, 0.0)));
}

TEST(Draws, AreMovedOneMoveAfterTheOther) {
  const InputSet set{{input("u", Scope::world, {}, unit())}, {}};
  const auto plain = column(set, 0, 0, 0, 4);
  const auto moved = column(set, 0, 0, 0, 4, {"v", {{"u", "", Move{0.5, 0.25}}, {"u", "", Move{2.0, 1.0}}}});
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(moved[i], plain[i] + 1.5);
  EXPECT_EQ(column(set, 0, 0, 0, 4, {"v", {{"u", "", Move{}}}}), plain);
  EXPECT_EQ(column(set, 0, 0, 0, 2, {"v", {{"u", "", Move{0.5, 1.0}}, {"u", "", 3.0}}}),
            (std::vector<double>{2.5, 2.5}));
}

TEST(Draws, OfAMovedInputHaveTheMovedMeanAndConstant) {
  const InputSet set{{input("c", Scope::world, {}, Constant::from_value(2.0)), input("u", Scope::world, {}, unit())},
                     {}};
  const Streams base{set};
  const Streams streams{set, base, {"v", {{"c", "", Move{0.5, 1.0}}, {"u", "", Move{0.5, 1.0}}}}};
  const MonteCarloPoints points{1};
  const Draws draws{streams, points};
  EXPECT_EQ(draws.constant(0), 2.0);
  EXPECT_FALSE(draws.constant(1).has_value());
  EXPECT_EQ(draws.mean(1), 1.25);
}

TEST(Draws, SayWhichLabelAnOverrideNames) {
  const InputSet set{{input("r", Scope::incident, {"a", "b", "c"}, unit())}, {}};
  const Streams base{set};
  const Streams streams{set, base, {"v", {{"r", "", 0.5}, {"r", "b", 0.0}, {"r", "c", std::uint64_t{9}}}}};
  const MonteCarloPoints points{1};
  const Draws draws{streams, points};
  EXPECT_FALSE(draws.set_by_label(0, 0));  // every label is not this label
  EXPECT_TRUE(draws.set_by_label(0, 1));
  EXPECT_FALSE(draws.set_by_label(0, 2));  // other random numbers for the same law say nothing of the row
}

TEST(Draws, OfADependenceAreCoupledOnceForTheBlock) {
  InputSet set{{input("cost", Scope::world, {"A", "B"}, unit())}, {}};
  set.dependences.push_back({"costs", {{0, 0}, {0, 1}}, GaussianCopula::with_equal_spearman(0.9, 2)});
  std::vector<double> a(256), b(256);
  MonteCarloPoints{1}.fill(stream_of("cost[A]"), 0, 0, a);
  MonteCarloPoints{1}.fill(stream_of("cost[B]"), 0, 0, b);
  const std::vector<std::span<double>> columns{a, b};
  set.dependences[0].copula.couple(columns);
  EXPECT_EQ(column(set, 0, 0, 0, 256), a);
  EXPECT_EQ(column(set, 0, 1, 0, 256), b);
}

// Every kind of stream: drawn, constant, of a world, moved, of another seed, frozen, of a dependence.
TEST(Draws, OfSomeWorldsAreThoseOfAllOfThem) {
  InputSet set{{input("r", Scope::incident, {"plain", "moved", "reseeded", "frozen"}, unit()),
                input("c", Scope::incident, {"x"}, Constant::from_value(2.5)), input("w", Scope::world, {}, unit()),
                input("cost", Scope::incident, {"A", "B"}, unit())},
               {}};
  set.dependences.push_back({"costs", {{3, 0}, {3, 1}}, GaussianCopula::with_equal_spearman(0.9, 2)});
  const Streams base{set};
  const Streams streams{
      set, base, {"v", {{"r", "moved", Move{0.5, 1.0}}, {"r", "reseeded", std::uint64_t{9}}, {"r", "frozen", 0.25}}}};
  const MonteCarloPoints points{1};
  Draws draws{streams, points};
  draws.start(512, 200);
  const std::vector<std::uint32_t> places{0, 3, 4, 77, 199};
  for (const auto& [number, label] : {std::pair{0, 0}, {0, 1}, {0, 2}, {0, 3}, {1, 0}, {2, 0}, {3, 0}, {3, 1}}) {
    const auto all = draws(static_cast<std::size_t>(number), static_cast<std::size_t>(label));
    const auto some = draws.at(static_cast<std::size_t>(number), static_cast<std::size_t>(label), places);
    ASSERT_EQ(some.size(), places.size());
    for (std::size_t i = 0; i < places.size(); ++i) EXPECT_EQ(some[i], all[places[i]]) << number << ' ' << label;
  }
  EXPECT_TRUE(draws.at(0, 0, {}).empty());
}

TEST(Streams, RefuseAnOverrideOfNoInput) {
  const InputSet set{{input("u", Scope::world, {}, unit())}, {}};
  const Streams base{set};
  EXPECT_THROW((Streams{set, base, {"v", {{"x", "", 1.0}}}}), std::logic_error);
}

}  // namespace
}  // namespace fundshare::draws_test

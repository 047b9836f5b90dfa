// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/engine/run.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "fundshare/uncertainty/engine/column_store.hpp"

namespace fundshare::run_test {
namespace {

/// Two stages: the first keeps a, the second multiplies it by b. It counts how often each stage ran.
class Product {
 public:
  struct Workspace {
    std::vector<double> a;
  };

  Product() {
    for (const char* name : {"a", "b"}) {
      inputs_.inputs.push_back(
          {name, "g", "1", Scope::world, {}, {Uniform::from_bounds(0.0, 1.0)}, "judgement", "made up", {"judgement"}});
    }
  }
  [[nodiscard]] const InputSet& inputs() const { return inputs_; }
  [[nodiscard]] std::span<const Output> outputs() const { return outputs_; }
  [[nodiscard]] int stage_of(std::size_t input) const { return input == 0 ? 1 : 2; }
  [[nodiscard]] Workspace make_workspace() const { return {std::vector<double>(block_worlds)}; }
  void evaluate(Draws& draws, Workspace& work, int first_stage, Block& out) const {
    if (first_stage <= 1) {
      ++first_stage_runs;
      std::ranges::copy(draws(0), work.a.begin());
    }
    const auto b = draws(1);
    for (std::size_t w = 0; w < draws.worlds(); ++w) out[0][w] = work.a[w] * b[w];
  }
  mutable std::atomic<int> first_stage_runs{0};

 private:
  InputSet inputs_;
  std::vector<Output> outputs_{{"summary", "product", "1", "total", 0, 0, "none", {}}};
};

static_assert(Model<Product>);

ColumnStore run_product(const Product& model, std::vector<Variant> variants, std::uint64_t worlds, unsigned threads) {
  variants.insert(variants.begin(), Variant{});
  ColumnStore columns{variants.size(), 1, worlds};
  run(model, variants, MonteCarloPoints{1}, Plan{worlds, threads, {}, nullptr}, columns);
  return columns;
}

std::vector<double> copy_of(std::span<const double> x) { return {x.begin(), x.end()}; }

TEST(Run, FillsEveryWorldAlsoOfAShortLastBlock) {
  const Product model;
  const auto columns = run_product(model, {}, 1000, 1);
  std::vector<double> a(1000), b(1000);
  MonteCarloPoints{1}.fill(stream_of("a"), 0, 0, a);
  MonteCarloPoints{1}.fill(stream_of("b"), 0, 0, b);
  for (std::size_t w = 0; w < 1000; ++w) ASSERT_EQ(columns.column(0)[w], a[w] * b[w]) << w;
}

TEST(Run, GivesTheSameBitsForAnyNumberOfThreads) {
  const Product model;
  const auto one = copy_of(run_product(model, {}, 10'000, 1).column(0));
  for (const unsigned threads : {2u, 7u, 64u})
    EXPECT_EQ(copy_of(run_product(model, {}, 10'000, threads).column(0)), one);
}

TEST(Run, TheFirstWorldsOfALongerRunAreThoseOfAShorterOne) {
  const Product model;
  const auto longer = run_product(model, {}, 2000, 2);
  EXPECT_EQ(copy_of(run_product(model, {}, 700, 2).column(0)), copy_of(longer.column(0).first(700)));
}

TEST(Run, SharesUniformsBetweenVariants) {
  const Product model;
  const auto columns = run_product(
      model, {{"half", {{"b", "", 0.5}}}, {"same", {{"b", "", Law{Uniform::from_bounds(0.0, 1.0)}}}}}, 600, 2);
  std::vector<double> a(600);
  MonteCarloPoints{1}.fill(stream_of("a"), 0, 0, a);
  for (std::size_t w = 0; w < 600; ++w) ASSERT_EQ(columns.column(0, 1)[w], 0.5 * a[w]);
  EXPECT_EQ(copy_of(columns.column(0, 2)), copy_of(columns.column(0, 0)));
}

TEST(Run, StartsAVariantAtTheFirstStageThatItTouches) {
  const Product model;
  // Three blocks; the unchanged scenario and the variant of a run stage 1, the variant of b does not.
  const auto columns = run_product(model, {{"a", {{"a", "", 2.0}}}, {"b", {{"b", "", 1.0}}}}, 3 * block_worlds, 1);
  EXPECT_EQ(model.first_stage_runs, 6);
  std::vector<double> a(10), b(10);
  MonteCarloPoints{1}.fill(stream_of("a"), 0, 0, a);
  MonteCarloPoints{1}.fill(stream_of("b"), 0, 0, b);
  for (std::size_t w = 0; w < 10; ++w) {
    EXPECT_EQ(columns.column(0, 1)[w], 2.0 * b[w]);
    EXPECT_EQ(columns.column(0, 2)[w], a[w]);  // the stage 1 of the unchanged scenario, not that of the other variant
  }
}

TEST(Run, StopsWhenAsked) {
  const Product model;
  const std::atomic<bool> stop{true};
  ColumnStore columns{1, 1, 100};
  const Variant unchanged{};
  EXPECT_THROW(run(model, {&unchanged, 1}, MonteCarloPoints{1}, Plan{100, 2, {}, &stop}, columns), Stopped);
}

TEST(Run, CountsTheWorldsDone) {
  const Product model;
  std::atomic<std::uint64_t> most{0};
  ColumnStore columns{1, 1, 1000};
  const Variant unchanged{};
  run(model, {&unchanged, 1}, MonteCarloPoints{1}, Plan{1000, 1, [&](std::uint64_t done) { most = done; }, nullptr},
      columns);
  EXPECT_EQ(most, 1000u);
}

TEST(BlockLoop, RethrowsTheFaultOfTheLowestBlock) {
  const Plan plan{block_worlds * 64, 4, {}, nullptr};
  try {
    for_each_block(64, plan, [] {
      return BlockTask{[](std::uint64_t block) {
        if (block == 0 || block == 63) throw std::runtime_error{std::to_string(block)};
      }};
    });
    FAIL() << "no fault came through";
  } catch (const std::runtime_error& fault) {
    EXPECT_STREQ(fault.what(), "0");
  }
}

TEST(ColumnStore, RefusesMoreThanTheMachineHas) {
  try {
    ColumnStore columns{1, 1'000'000, 1'000'000'000'000};
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::usage);
    EXPECT_TRUE(std::string{error.what()}.starts_with("--worlds: 1000000000000 worlds of 1000000 outputs need "));
  }
}

}  // namespace
}  // namespace fundshare::run_test

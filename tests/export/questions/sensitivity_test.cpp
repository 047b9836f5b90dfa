// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "fundshare/export/questions/sensitivity_page.hpp"
#include "fundshare/export/questions/sensitivity_tables.hpp"
#include "support/small_run.hpp"

namespace fundshare::sensitivity_test {
namespace {

using ::testing::HasSubstr;

/// Two groups, two inputs, one output with made-up figures on the model of the project.
struct SensitivityAnswer : ::testing::Test {
  SensitivityAnswer()
      : model{test::SmallRun::project_evidence(), read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, {}),
              Plan{.worlds = 0}} {
    const auto& inputs = model.inputs().inputs;
    const auto number = [&](const char* name) {
      return static_cast<std::size_t>(std::ranges::find(inputs, name, &Input::name) - inputs.begin());
    };
    const std::size_t share = number("allocation.missile_share"), method = number("budget.method");
    found.sizes = SensitivitySizes::from_worlds(16'000);
    found.groups = found.inputs = {{"allocation", {share}}, {"budget.method", {method}}};
    Summary summary;
    summary.sd = {0.2, 0.0};
    summary.quantiles.fill({0.19, 0.0});
    const Index much{0.64, 0.004, 0.632, 0.648}, little{0.003, 0.002, -0.001, 0.007},
        variance{0.04, 0.001, 0.038, 0.042};
    found.outputs.push_back(
        {windows_of(model, "coverage").front(),
         summary,
         0.1,
         {variance, {{little, little, little, little}, {much, much, much, much}}, {{0.6, 0.3, -0.1, 1.3}}, {1, 0}},
         {variance, {{little, little, little}, {much, much, {0.0256, 0.0, 0.0, 0.0}}}},
         {{"budget.method",
           method,
           Estimate{0.4123, 0.01},
           {{"bottom_up", 7, 0, 0, {0.2, 0.0}, {0.16, 0.0}}, {"top_down", 3, 1, 1, {0.4, 0.0}, {0.29, 0.0}}}}}});
    found.left_out.push_back({windows_of(model, "coverage").back(), "it is the same in all worlds"});
  }
  [[nodiscard]] std::string table(const std::string& name) const {
    const auto tables = sensitivity_tables("made_up", model, found);
    return std::ranges::find(tables, name, &ResultFile::name)->bytes;
  }
  Estimator model;
  WhatMatters found{};
};

TEST_F(SensitivityAnswer, HasARowForEveryGroupAndInput) {
  const auto bytes = table("sensitivity.csv");
  EXPECT_EQ(std::ranges::count(bytes, '\n'), 5);
  // First order 0.64 of a variance of 0.04: 0.0256 is removed, and sqrt(0.0144) = 0.12 left.
  EXPECT_THAT(bytes, HasSubstr("made_up,coverage,total,2017,2025,input,budget.method,budget.method,yes,yes,0.64,0.004,"
                               "0.632,0.648,0.64,0.004,0.632,0.648,0.04,0.001,0.0256,0.12\n"));
}

TEST_F(SensitivityAnswer, RanksTheGroupsAndSaysWhatIsSettled) {
  const auto bytes = table("shapley.csv");
  EXPECT_THAT(bytes, HasSubstr(",budget.method,yes,yes,1,0.64,0.004,0.632,0.648,0.64,0.004,0.6,0.3,no\n"));
  EXPECT_THAT(bytes, HasSubstr(",allocation,no,yes,2,0.003,0.002,-0.001,0.007,0.003,0.002,,,\n"));
}

TEST_F(SensitivityAnswer, TellsTheOutputAtEachChoice) {
  EXPECT_THAT(table("tornado.csv"), HasSubstr(",budget.method,top_down,1,1,3,0.4,0,0.29,0\n"));
  EXPECT_THAT(table("rank_correlations.csv"), HasSubstr(",budget.method,yes,0.4123,0.01\n"));
}

TEST_F(SensitivityAnswer, IsRoundedForPeople) {
  const auto text = page_text(sensitivity_page("made_up", model, found));
  EXPECT_THAT(text, HasSubstr("What decides coverage in made_up"));
  EXPECT_THAT(text, HasSubstr("64 % (63-65)"));
  EXPECT_THAT(text, HasSubstr("< 1 % (0-1)"));  // and not below 0
  EXPECT_THAT(text, HasSubstr("structure, judgement"));
  EXPECT_THAT(text, HasSubstr("+0.41"));
  EXPECT_THAT(text, HasSubstr("not settled by this run: budget.method and allocation"));
  EXPECT_THAT(text, HasSubstr("inputs rest on judgement"));
  EXPECT_THAT(text, ::testing::Not(HasSubstr("Year by year")));
}

TEST_F(SensitivityAnswer, NamesWhatIsLeftOut) {
  EXPECT_THAT(sensitivity_warnings(model, found),
              ::testing::ElementsAre("coverage of 2025 is left out: it is the same in all worlds"));
}

}  // namespace
}  // namespace fundshare::sensitivity_test

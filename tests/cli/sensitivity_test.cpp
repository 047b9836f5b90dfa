// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::sensitivity_test {
namespace {

using test::run_program;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct SensitivityTest : ::testing::Test {
  [[nodiscard]] test::Outcome run(std::vector<std::string> more) const {
    more.insert(more.begin(), "sensitivity");
    return run_program(more, folder.path);
  }
  test::TemporaryFolder folder;
};

TEST_F(SensitivityTest, PrintsAPageAndWritesItsTables) {
  const auto outcome = run({"--worlds", "10240", "--set", "years=[2023, 2025]"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  for (const char* part :
       {"What decides coverage in baseline", "Groups of inputs: share of the variance", "Single inputs",
        "What learning one input exactly would bring", "Year by year", "structure, judgement",
        "inputs rest on judgement", "Files: results/sensitivity/baseline/"}) {
    EXPECT_THAT(outcome.out, HasSubstr(part));
  }
  std::vector<std::string> names;
  for (const auto& [name, bytes] : test::tree(folder.path / "results" / "sensitivity" / "baseline"))
    names.push_back(name);
  EXPECT_THAT(names, ElementsAre("data_dictionary.csv", "manifest.json", "rank_correlations.csv", "sensitivity.csv",
                                 "shapley.csv", "tornado.csv"));
}

TEST_F(SensitivityTest, ThreadsChangeNoByte) {
  for (const char* threads : {"1", "3"}) {
    ASSERT_EQ(
        run({"--worlds", "10240", "--set", "years=[2024, 2025]", "--threads", threads, "--quiet", "--out", threads})
            .code,
        0);
  }
  EXPECT_THAT(test::differing(test::tree(folder.path / "1"), test::tree(folder.path / "3")), ElementsAre());
}

TEST_F(SensitivityTest, RefusesWithoutWritingAnything) {
  test::put(folder.path / "tied.toml",
            "extends = \"baseline\"\n[dependence.two]\ninputs = [\"allocation.missile_share\", "
            "\"budget.military_share\"]\nspearman = 0.5\n");
  const auto refused = [&](int code, const std::vector<std::string>& arguments) {
    const auto before = test::tree(folder.path);
    const auto outcome = run(arguments);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_THAT(test::differing(test::tree(folder.path), before), ElementsAre());
    return outcome.err;
  };
  EXPECT_THAT(refused(64, {"--output", "covrage"}),
              HasSubstr("--output: there is no output 'covrage'; did you mean 'coverage'?"));
  EXPECT_THAT(refused(64, {"--worlds", "5000"}), HasSubstr("--worlds: '5000' is not a whole number from 10240 to"));
  EXPECT_THAT(refused(65, {"./tied.toml", "--worlds", "10240"}),
              HasSubstr("dependence.two ties allocation.missile_share (of 'allocation') to budget.military_share (of "
                        "'budget')"));
  EXPECT_THAT(refused(64, {"--variant", "x:years=1"}), HasSubstr("--variant"));
}

}  // namespace
}  // namespace fundshare::sensitivity_test

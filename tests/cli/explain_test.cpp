// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::explain_test {
namespace {

using test::run_program;

struct ExplainCommandTest : ::testing::Test {
  std::string printed(const std::vector<std::string>& arguments) {
    const auto outcome = run_program(arguments, folder.path);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.out;
  }
  /// Whether the text holds the parts in this order.
  static bool holds(const std::string& text, const std::vector<std::string>& parts) {
    std::size_t at = 0;
    for (const auto& part : parts) {
      at = text.find(part, at);
      if (at == std::string::npos) return false;
    }
    return true;
  }
  test::TemporaryFolder folder;
};

// Beta(2, 2): mean 1/2, sd sqrt(1/20) = 0.2236, quantiles 0.1354 and 0.8646 (roots of 3 x^2 - 2 x^3 = .05, .95).
TEST_F(ExplainCommandTest, AnInputIsShownWithLawEvidenceAndAddresses) {
  const auto text = printed({"explain", "allocation.missile_share"});
  EXPECT_TRUE(holds(text, {"allocation.missile_share: an uncertain input", "meaning", "read by", "stage 3, allocate",
                           "can reach", "coverage", "Beta(2, 2)", "0.5  0.2236  0.1354  0.5  0.8646", "N001",
                           "seen_secondary", "inputs/input_evidence.csv:2", "https://", "judgement"}))
      << text;
}

// Coverage is proportional to the share, so that it is lower in the lowest fifth: "+0." before a rank correlation.
TEST_F(ExplainCommandTest, AnInputIsShownWithWhatItMoved) {
  const auto text = printed({"explain", "missile_share"});
  EXPECT_TRUE(holds(text, {"How it moved coverage of 2017-2025, in 20,000 worlds", "rank_correlation", "low_fifth",
                           "high_fifth", "allocation.missile_share", "+0.", "%"}))
      << text;
  EXPECT_EQ(text, printed({"explain", "missile_share"}));
  const auto json = printed({"explain", "budget.method", "--json"});
  EXPECT_TRUE(holds(json, {"\"influence\"", "\"rank_correlation\": 0.", "\"bottom_up\": 0.", "\"top_down\": 0."}));
}

TEST_F(ExplainCommandTest, AnInputDrawnByTheftIsShownWithWhatOneOfItsLabelsMoved) {
  EXPECT_TRUE(
      holds(printed({"explain", "theft.amount"}), {"how it moved coverage", "ask for one, such as", "'theft.amount["}));
  EXPECT_TRUE(
      holds(printed({"explain", "theft.amount[2025-02-bybit]"}), {"in 20,000 worlds", "theft.amount[2025-02-bybit]"}));
}

TEST_F(ExplainCommandTest, AConstantMovesNothing) {
  const auto text = printed({"explain", "missile_share", "--set", "allocation.missile_share=0.75"});
  EXPECT_TRUE(holds(text, {"the same in all worlds: it moves nothing"})) << text;
}

TEST_F(ExplainCommandTest, TheScenarioAndSettingsAskedForAreShown) {
  const auto text = printed({"explain", "allocation.missile_share", "--set", "allocation.missile_share=0.75"});
  EXPECT_TRUE(holds(text, {"confidence", "set by scenario", "Constant(0.75)"})) << text;
  test::put(folder.path / "mine.toml", "extends = \"baseline\"\nprice_path = \"frozen\"\n");
  EXPECT_TRUE(holds(printed({"explain", "price_path", "--scenario", "mine.toml"}), {"in mine", "\"frozen\""}));
}

TEST_F(ExplainCommandTest, OutputsFlagsAndExitCodesAreExplained) {
  EXPECT_TRUE(holds(printed({"explain", "coverage"}), {"definition", "P / B", "year basis", "spending", "Flags",
                                                       "carried_forward", "launches_minimum", "opening_stock_zero"}));
  EXPECT_TRUE(holds(printed({"explain", "no_launches"}), {"a flag", "can stand on", "coverage_tests"}));
  EXPECT_TRUE(holds(printed({"explain", "73"}), {"73: an exit code", "output folder"}));
}

TEST_F(ExplainCommandTest, JsonIsAnArrayOfAllThatTheNameStandsFor) {
  const auto json = printed({"explain", "usd_best", "--json"});
  EXPECT_TRUE(json.starts_with("[\n")) << json;
  EXPECT_TRUE(holds(json, {"\"kind\": \"column\"", "\"theft/incidents.csv\""})) << json;
}

TEST_F(ExplainCommandTest, AnUnknownNameEndsWithTheNearest) {
  const auto outcome = run_program({"explain", "coverrage"}, folder.path);
  EXPECT_EQ(outcome.code, 64);
  EXPECT_TRUE(outcome.err.starts_with("fundshare: nothing is called 'coverrage' (nearest: coverage)")) << outcome.err;
  EXPECT_EQ(run_program({"explain"}, folder.path).code, 64);
}

}  // namespace
}  // namespace fundshare::explain_test

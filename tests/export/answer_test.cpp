// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/answer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "fundshare/export/json_documents.hpp"

namespace fundshare::answer_test {
namespace {

Answer::Interval interval(double median, double q05, double q95) {
  return {{median, 0.001}, {q05, 0.001}, {q95, 0.001}};
}

/// Numbers that nobody computed.
Answer made_up_answer() {
  Answer answer;
  answer.version = "1.2.3";
  answer.scenario = "made_up";
  answer.run_id = "0123456789ab";
  answer.folder = "results/made_up/";
  answer.worlds = 200'000;
  answer.seed = 7;
  answer.periods = {{"total", 2017, 2025}, {"rolling3", 2023, 2025}};
  answer.rows = {
      {"coverage",
       "money for missiles over the programme's budget",
       {interval(0.273, 0.062, 0.881), interval(0.449, 0.113, 1.43)}},
      {"gross_ratio", "value stolen over the programme's budget", {interval(1.0, 0.004, 2.0), std::nullopt}}};
  answer.halves = {{"all", "all worlds", {Estimate{0.181, 0.00086}, Estimate{0.449, 0.0011}}},
                   {"top_down", "budget from the size of the economy", {Estimate{0.0, 0.0}, std::nullopt}}};
  answer.deciders = {
      {"allocation.missile_share", "allocation.missile_share", {Estimate{0.6816, 0.0043}, Estimate{0.6612, 0.00444}}},
      {"budget.method", "budget.method (top_down, not bottom_up)", {Estimate{-0.42, 0.0301}, std::nullopt}}};
  answer.decider_worlds = 20'000;
  answer.checks = {{{"X1", "held_stock_usd", 174e6, {2020, 1, 1}, {2020, 1, 31}, 36, 36},
                    {{4.4e8, 1e6}, {1e8, 1e6}, {2.04e9, 1e6}},
                    {0.112, 0.001}},
                   {{"X2", "net_cash_usd_cyber", 1.4e9, {2017, 1, 1}, {2023, 12, 31}, 0, 6},
                    {{1.7e9, 1e6}, {9e8, 1e6}, {2.5e9, 1e6}},
                    {0.18, 0.001}}};
  answer.inputs = {46, 31, 2};
  answer.notes = {"As of a made-up day."};
  return answer;
}

TEST(Answer, IsWordForWordThis) {
  EXPECT_EQ(describe_answer(made_up_answer()),
            R"(How much of North Korea's missile budget stolen cryptocurrency covers (scenario made_up)

median (model 90 % interval)                                     2017-2025                 2023-2025
  money for missiles over the programme's budget           27 % (6 %-88 %)         45 % (11 %-140 %)
  value stolen over the programme's budget             100 % (< 1 %-200 %)                  no value

Share of worlds in which it covers half of the budget or more (se: standard error)
  all worlds                                              18 % (se 0.09 %)           45 % (se 0.1 %)
  budget from the size of the economy                         none of them                  no world

What decides it, of the inputs that rest on judgement (rank correlation; + covers more)
  allocation.missile_share                                +0.68 (se 0.004)          +0.66 (se 0.004)
  budget.method (top_down, not bottom_up)                   -0.4 (se 0.03)                  no value

Beside what others observed, USD (nothing is tuned to it)
  X1    held, 2020-01     at least   170 m, model 440 m (100 m-2.0 bn)       worlds below: 11 %
  X2    cash, 2017-2023   reported  1.4 bn, model 1.7 bn (900 m-2.5 bn)      worlds below: 18 %

31 of 46 inputs rest on judgement, in whole or in part; 2 more set by the scenario (inputs.csv).
As of a made-up day.
These are outputs of a model under stated assumptions, not measurements of spending.
Files: results/made_up/ (200,000 worlds, seed 7, version 1.2.3, run 0123456789ab)
)");
}

TEST(Answer, FitsOneScreenOfAHundredColumns) {
  Answer answer = made_up_answer();
  answer.rows.resize(4, answer.rows.front());
  answer.halves.resize(3, answer.halves.front());
  answer.deciders.resize(most_deciders, answer.deciders.front());
  answer.checks.resize(5, answer.checks.front());
  const std::string text = describe_answer(answer);
  EXPECT_LE(std::ranges::count(text, '\n'), 29);
  for (std::size_t start = 0; start < text.size();) {
    const auto end = text.find('\n', start);
    EXPECT_LE(end - start, 100U) << text.substr(start, end - start);
    start = end + 1;
  }
}

TEST(Answer, NamesChangedSettingsBelowItsHeadline) {
  Answer answer = made_up_answer();
  EXPECT_EQ(describe_answer(answer).find("Settings"), std::string::npos);
  answer.settings = {"allocation.missile_share = 1"};
  EXPECT_NE(describe_answer(answer).find("(scenario made_up)\nSettings changed on the command line: "
                                         "allocation.missile_share = 1\n\nmedian "),
            std::string::npos);
  EXPECT_NE(answer_json(answer).find("\"changed_settings\": [\n    \"allocation.missile_share = 1\"\n  ]"),
            std::string::npos);
}

// The first line holds 37 + 61 + 2 = 100 columns, the second 2 + 94 + 4.
TEST(Answer, FillsLinesWithChangedSettings) {
  const std::string fits(61, 'a'), longest(200, 'b');
  EXPECT_EQ(settings_text({}), "");
  EXPECT_EQ(settings_text({fits, longest, "c = \x1b"}),
            "Settings changed on the command line: " + fits + ";\n  " + std::string(94, 'b') + "...;\n  c = ?\n");
  EXPECT_EQ(settings_text({fits + "a", "c"}), "Settings changed on the command line:\n  " + fits + "a; c\n");
}

TEST(Answer, UsesNoWordThatOverClaims) {
  const std::regex banned{
      R"(\b(true|false|wrong|right|debunk|exaggerate|confirm|refute|prove|plausible|likely|unlikely|probable|significant|chance|funds|pays for|margin of error|confidence interval)\b)",
      std::regex::icase};
  EXPECT_FALSE(std::regex_search(describe_answer(made_up_answer()), banned));
}

TEST(Answer, OfAShortWindowHasOneColumnAndNoChecks) {
  Answer answer = made_up_answer();
  answer.periods.resize(1);
  for (auto& row : answer.rows) row.by_period.resize(1);
  for (auto& half : answer.halves) half.by_period.resize(1);
  answer.deciders.clear();
  answer.checks.clear();
  answer.inputs.set_by_scenario = 0;
  const std::string text = describe_answer(answer);
  EXPECT_EQ(text.find("2023-2025"), std::string::npos);
  EXPECT_EQ(text.find("observed"), std::string::npos);
  EXPECT_EQ(text.find("decides"), std::string::npos);
  EXPECT_NE(text.find("in whole or in part (inputs.csv).\n"), std::string::npos) << text;
}

TEST(Answer, NamesFromFilesReachTheTerminalAsPlainText) {
  Answer answer = made_up_answer();
  answer.folder = "results/\x1b[31m{}%s";
  EXPECT_NE(describe_answer(answer).find("results/?[31m{}%s"), std::string::npos);
}

TEST(Answer, AsJsonKeepsEveryDigit) {
  const std::string json = answer_json(made_up_answer());
  EXPECT_NE(json.find("\"value\": 0.273"), std::string::npos) << json;
  EXPECT_NE(json.find("\"run_id\": \"0123456789ab\""), std::string::npos);
  EXPECT_NE(json.find("\"median\": null"), std::string::npos);
  EXPECT_NE(json.find("\"budget_method\": \"top_down\""), std::string::npos);
  EXPECT_NE(json.find("\"value\": 0.6816"), std::string::npos);
  EXPECT_NE(json.find("\"folder\": \"results/made_up/\""), std::string::npos);
}

}  // namespace
}  // namespace fundshare::answer_test

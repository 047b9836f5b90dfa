// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "fundshare/export/answer.hpp"
#include "fundshare/export/json_documents.hpp"

namespace fundshare::comparison_test {
namespace {

Answer::Interval interval(double median, double q05, double q95) {
  return {{median, 0.001}, {q05, 0.001}, {q95, 0.001}};
}

/// Numbers that nobody computed.
Answer made_up(int last_year, double median) {
  Answer answer;
  answer.scenario = "made_up";
  answer.periods = {{"total", 2017, last_year}, {"rolling3", last_year - 2, last_year}};
  answer.rows = {{"coverage", "money over budget", {interval(median, 0.05, 0.9), std::nullopt}},
                 {"net_ratio", "not shown", {std::nullopt, std::nullopt}}};
  return answer;
}

TEST(Comparison, HasALineForEachRun) {
  EXPECT_EQ(describe_comparison({{"one", made_up(2025, 0.2)}, {"one+more", made_up(2025, 0.4)}}),
            R"(Runs side by side: money over budget

median (model 90 % interval)                                     2017-2025                 2023-2025
  one                                                      20 % (5 %-90 %)                  no value
  one+more                                                 40 % (5 %-90 %)                  no value
Every run draws the same random numbers: the runs differ by their settings alone.
)");
}

TEST(Comparison, NamesTheYearsOfEachRunWhereTheyDiffer) {
  EXPECT_EQ(describe_comparison({{"one", made_up(2025, 0.2)}, {"two", made_up(2021, 0.4)}}),
            R"(Runs side by side: money over budget

median (model 90 % interval)                                     all years          last three years
  one (2017-2025)                                          20 % (5 %-90 %)                  no value
  two (2017-2021)                                          40 % (5 %-90 %)                  no value
Every run draws the same random numbers: the runs differ by their settings alone.
)");
}

TEST(Comparison, AsJsonIsTheListOfAnswers) {
  const Answer one = made_up(2025, 0.2);
  const std::string list = answers_json({{"one", one}, {"two", made_up(2021, 0.4)}});
  EXPECT_TRUE(list.starts_with("[\n  {\n")) << list;
  EXPECT_TRUE(list.ends_with("  }\n]\n")) << list;
  EXPECT_NE(list.find("\"year_end\": 2021"), std::string::npos);
}

}  // namespace
}  // namespace fundshare::comparison_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/lever_page.hpp"

#include <gtest/gtest.h>

namespace fundshare::lever_page_test {
namespace {

/// Levers a, b, c with these medians of the relative change of coverage, each with this error.
LeverStudy made_up_study(const std::vector<Estimate>& medians) {
  LeverStudy study;
  study.outputs = {{"summary", "coverage", "1", "total", 2017, 2025, "spending", {}}};
  for (std::size_t k = 0; k < medians.size(); ++k) {
    Summary summary;
    summary.quantiles.fill(medians[k]);
    study.effects.push_back({k, 0.5, 0, {{}, {}, {}, summary}});
  }
  return study;
}

LeverRanking ranked(const std::vector<Estimate>& medians) {
  return rank_levers({0.5, 0.01, {}}, made_up_study(medians));
}

TEST(LeverPage, TheLargestFallComesFirst) {
  const auto ranking = ranked({{-0.1, 0.001}, {0.02, 0.001}, {-0.5, 0.001}});
  EXPECT_EQ(ranking.levers, (std::vector<std::size_t>{2, 0, 1}));
  EXPECT_TRUE(ranking.ties.empty());
}

TEST(LeverPage, NeighboursWithinAPointOrThreeErrorsAreLevel) {
  const auto close = ranked({{-0.500, 0.0}, {-0.495, 0.0}, {-0.3, 0.0}});
  ASSERT_EQ(close.ties.size(), 1U);
  EXPECT_EQ(close.ties[0], (std::pair<std::size_t, std::size_t>{0, 1}));
  // 0.05 apart; the error of the difference is sqrt(2) 0.012 = 0.017: 2.9 errors, against 3.5 with 0.010
  EXPECT_EQ(ranked({{-0.50, 0.012}, {-0.45, 0.012}}).ties.size(), 1U);
  EXPECT_EQ(ranked({{-0.50, 0.010}, {-0.45, 0.010}}).ties.size(), 0U);
}

TEST(LeverPage, WithoutAnErrorNothingIsApart) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(ranked({{-0.50, nan}, {-0.10, nan}}).ties.size(), 1U);
}

}  // namespace
}  // namespace fundshare::lever_page_test

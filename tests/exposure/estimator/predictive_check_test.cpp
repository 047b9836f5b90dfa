// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/estimator/predictive_check.hpp"

#include <gtest/gtest.h>

namespace fundshare::predictive_check_test {
namespace {

EvidenceRow row(const std::string& id, double best, Date start, Date end) {
  EvidenceRow out;
  out.id = id;
  out.best = best;
  out.period_start = start;
  out.period_end = end;
  return out;
}

Evidence made_up_evidence() {
  Evidence evidence;
  evidence.rows["E035"] = row("E035", 170.0, {2022, 1, 1}, {2022, 1, 31});
  evidence.rows["C27"] = row("C27", 1090.0, {2021, 1, 1}, {2022, 12, 31});
  return evidence;
}

TEST(PredictiveChecks, TakeTheMonthThatHoldsTheEndOfThePeriod) {
  const auto checks = predictive_checks(made_up_evidence(), {2021, 2022});
  ASSERT_EQ(checks.size(), 2u);
  EXPECT_EQ(checks[0].first, 12u);  // January 2022, counted from January 2021
  EXPECT_EQ(checks[1].first, 0u);
  EXPECT_EQ(checks[1].last, 1u);
}

TEST(PredictiveChecks, LeaveOutWhatTheWindowDoesNotHold) {
  EXPECT_TRUE(predictive_checks(made_up_evidence(), {2017, 2020}).empty());
  EXPECT_EQ(predictive_checks(made_up_evidence(), {2022, 2022}).size(), 1u);
}

TEST(PredictiveChecks, CompareStocksAtMonthEndsAndCashOverYears) {
  const StudyWindow window{2021, 2022};
  const auto checks = predictive_checks(made_up_evidence(), window);
  RealisedUsd cash{window};
  cash.held_by_month[12][0] = 42.0;
  cash.net[0][0] = 3.0;
  cash.net[1][0] = 4.0;
  Block out(checks.size() + 1, 1);
  const double factor[] = {2.0};
  evaluate_checks(checks, cash, factor, 1, out);
  EXPECT_EQ(out[1][0], 42.0);
  EXPECT_EQ(out[2][0], 14.0);
}

}  // namespace
}  // namespace fundshare::predictive_check_test

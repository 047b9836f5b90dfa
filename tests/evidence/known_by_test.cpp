// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/known_by.hpp"

#include <gtest/gtest.h>

namespace fundshare::known_by_test {
namespace {

Evidence made_up_evidence() {
  Evidence evidence;
  for (const Date date : {Date{2022, 7, 28}, Date{2022, 7, 29}}) {
    evidence.incidents.emplace_back().date = date;
    evidence.launches.emplace_back().date = date;
  }
  for (const Month month : {Month{2022, 6}, Month{2022, 7}}) evidence.prices.push_back({month, 1.0, 1.0});
  evidence.unit_costs.emplace_back().id = "DEF-X";
  evidence.rows["E001"].period_end = Date{2030, 1, 1};
  evidence.claims.emplace_back().date = {2030, 1, 1};
  return evidence;
}

AnnualEstimate estimate(PartialDate published) {
  AnnualEstimate row;
  row.start = {2021, 1, 1};
  row.end = {2021, 12, 31};
  row.published = published;
  return row;
}

Anchor anchor(std::optional<PartialDate> published) {
  Anchor row;
  row.start = {2021, 1, 1};
  row.end = {2021, 12, 31};
  row.published = published;
  return row;
}

std::size_t estimates_known(PartialDate published, Date day) {
  Evidence evidence;
  evidence.estimates = {estimate(published)};
  return known_by(evidence, day).estimates.size();
}

std::size_t anchors_known(std::optional<PartialDate> published, Date day) {
  Evidence evidence;
  evidence.anchors = {anchor(published)};
  return known_by(evidence, day).anchors.size();
}

TEST(KnownBy, TheftsAndLaunchesCountUpToTheDay) {
  const auto known = known_by(made_up_evidence(), {2022, 7, 28});
  ASSERT_EQ(known.incidents.size(), 1U);
  EXPECT_EQ(known.incidents[0].date, (Date{2022, 7, 28}));
  ASSERT_EQ(known.launches.size(), 1U);
  EXPECT_EQ(known.launches[0].date, (Date{2022, 7, 28}));
}

TEST(KnownBy, AMonthHasAPriceWhenItHasEnded) {
  EXPECT_EQ(known_by(made_up_evidence(), {2022, 7, 30}).prices.size(), 1U);
  EXPECT_EQ(known_by(made_up_evidence(), {2022, 7, 31}).prices.size(), 2U);
}

TEST(KnownBy, AnEstimateCountsFromItsPublication) {
  EXPECT_EQ(estimates_known({2022, 1, 13}, {2022, 1, 12}), 0U);
  EXPECT_EQ(estimates_known({2022, 1, 13}, {2022, 1, 13}), 1U);
}

TEST(KnownBy, AnIncompleteDateCountsAsItsLastDay) {
  EXPECT_EQ(estimates_known({2022, 2, {}}, {2022, 2, 27}), 0U);
  EXPECT_EQ(estimates_known({2022, 2, {}}, {2022, 2, 28}), 1U);
  EXPECT_EQ(anchors_known(PartialDate{2022, {}, {}}, {2022, 12, 30}), 0U);
  EXPECT_EQ(anchors_known(PartialDate{2022, {}, {}}, {2022, 12, 31}), 1U);
}

// 2021-12-31 and 245 days: 31 + 28 + 31 + 30 + 31 + 30 + 31 + 31 = 243 lead to 31 August 2022.
TEST(KnownBy, AnAnchorWithoutADateCountsAfter245Days) {
  EXPECT_EQ(anchors_known({}, {2022, 9, 1}), 0U);
  EXPECT_EQ(anchors_known({}, {2022, 9, 2}), 1U);
}

TEST(KnownBy, UnitCostsEvidenceRowsAndClaimsStay) {
  const auto known = known_by(made_up_evidence(), {2020, 1, 1});
  EXPECT_EQ(known.unit_costs.size(), 1U);
  EXPECT_EQ(known.rows.size(), 1U);
  EXPECT_EQ(known.claims.size(), 1U);
}

TEST(DataCoverage, EndsWithTheEarliestOfTheTables) {
  auto evidence = made_up_evidence();
  EXPECT_EQ(data_coverage(evidence, {}).last(), (Month{2022, 7}));
  evidence.prices.pop_back();
  EXPECT_EQ(data_coverage(evidence, {}).last(), (Month{2022, 6}));
}

TEST(DataCoverage, HoldsNoMonthThatHadNotEndedOnTheDay) {
  EXPECT_EQ(data_coverage(made_up_evidence(), Date{2022, 7, 30}).last(), (Month{2022, 6}));
  EXPECT_EQ(data_coverage(made_up_evidence(), Date{2022, 7, 31}).last(), (Month{2022, 7}));
  EXPECT_EQ(data_coverage(made_up_evidence(), Date{2022, 1, 15}).last(), (Month{2021, 12}));
}

TEST(LastFullYear, HadEndedOnTheDay) {
  EXPECT_EQ(last_full_year({2024, 12, 30}), 2023);
  EXPECT_EQ(last_full_year({2024, 12, 31}), 2024);
  EXPECT_EQ(last_full_month({2024, 1, 30}), (Month{2023, 12}));
}

TEST(StudyWindow, CountsTheMonthsOfAPartialLastYear) {
  const StudyWindow window{2025, 2026, 6};
  EXPECT_EQ(window.months(), 18U);
  EXPECT_EQ(window.months_of(0), 12U);
  EXPECT_EQ(window.months_of(1), 6U);
  EXPECT_EQ(window.fraction_of(1), 0.5);
  EXPECT_TRUE(window.is_partial(1) && !window.is_partial(0));
  EXPECT_EQ(window.month_index({2026, 6}), std::optional<std::size_t>{17});
  EXPECT_FALSE(window.month_index({2026, 7}));
}

}  // namespace
}  // namespace fundshare::known_by_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/readings.hpp"

#include <gtest/gtest.h>

namespace fundshare::readings_test {
namespace {

using Years = MoreFigures::Years;
using Months = MoreFigures::Months;

Claim without_period(Date date, int year_start, int year_end) {
  Claim claim;
  claim.date = date;
  claim.period_rule = "three_years_then_latest_then_to_date";
  claim.year_start = year_start;
  claim.year_end = year_end;
  return claim;
}

Claim stated(Date start, Date end) {
  Claim claim;
  claim.date = {2024, 1, 1};
  claim.period_rule = "stated";
  claim.period_start = start;
  claim.period_end = end;
  claim.year_start = start.year;
  claim.year_end = end.year;
  return claim;
}

TEST(ClaimPeriods, WithoutAPeriodAreThreeYearsTheLastOfThemAndAllToDate) {
  const auto periods = periods_of(without_period({2023, 5, 9}, 2020, 2022), false, 2017);
  ASSERT_EQ(periods.size(), 3U);
  EXPECT_EQ(periods[0].years, (Years{2020, 2022}));
  EXPECT_EQ(periods[1].years, (Years{2022, 2022}));
  EXPECT_EQ(periods[2].years, (Years{2017, 2022}));
  EXPECT_TRUE(periods[0].is_headline);
  EXPECT_FALSE(periods[1].is_headline || periods[2].is_headline);
}

TEST(ClaimPeriods, AHeadlineWindowThatDiffersIsOneMore) {
  const auto periods = periods_of(without_period({2023, 6, 11}, 2019, 2021), false, 2017);
  ASSERT_EQ(periods.size(), 4U);
  EXPECT_EQ(periods[3].kind, PeriodKind::headline);
  EXPECT_EQ(periods[3].years, (Years{2019, 2021}));
  EXPECT_TRUE(periods[3].is_headline);
}

TEST(ClaimPeriods, TheLastDayOfAYearEndsIt) {
  EXPECT_EQ(periods_of(without_period({2022, 12, 31}, 2020, 2022), false, 2017)[0].years, (Years{2020, 2022}));
  EXPECT_EQ(periods_of(without_period({2022, 12, 30}, 2020, 2022), false, 2017)[0].years, (Years{2019, 2021}));
}

TEST(ClaimPeriods, StatedDollarsAreSummedOverTheirMonthsAndSharesOverTheirYears) {
  const auto claim = stated({2020, 10, 18}, {2022, 10, 18});
  const auto months = periods_of(claim, true, 2017);
  ASSERT_EQ(months.size(), 1U);
  EXPECT_EQ(months[0].months, (Months{{2020, 11}, {2022, 10}}));  // two years, not 25 months
  const auto years = periods_of(claim, false, 2017);
  ASSERT_EQ(years.size(), 1U);
  EXPECT_EQ(years[0].years, (Years{2020, 2022}));
}

TEST(ClaimPeriods, AMonthCountsFromHalfOfItsDaysOn) {
  EXPECT_EQ(months_of_period({2021, 6, 16}, {2021, 8, 15}), (Months{{2021, 6}, {2021, 7}}));  // 15 of 30, 15 of 31
  EXPECT_EQ(months_of_period({2021, 6, 17}, {2021, 8, 16}), (Months{{2021, 7}, {2021, 8}}));
  EXPECT_EQ(months_of_period({2021, 6, 1}, {2021, 6, 30}), (Months{{2021, 6}, {2021, 6}}));
  EXPECT_FALSE(months_of_period({2021, 6, 10}, {2021, 6, 12}));
  EXPECT_THROW((void)months_of_period({2021, 6, 2}, {2021, 6, 1}), std::logic_error);
}

TEST(ClaimPeriods, PastTheFullYearsOfTheModelThereIsAReason) {
  const ClaimPeriod period{PeriodKind::headline, Years{2017, 2023}, {}};
  EXPECT_EQ(within(period, {2017, 2023, 10}, {2023, 10}).missing,
            "2017-2023 is not inside the full years 2017-2022 of the model");
  EXPECT_EQ(within(period, {2017, 2023}, {2023, 12}).missing, "");
  EXPECT_EQ(within(period, {2018, 2023}, {2023, 12}).missing,
            "2017-2023 is not inside the full years 2018-2023 of the model");
}

TEST(ClaimPeriods, AStatedPeriodIsCutAtWhatIsKnown) {
  const auto months = within({PeriodKind::stated, {}, Months{{2020, 11}, {2022, 10}}}, {2017, 2022, 9}, {2022, 9});
  EXPECT_EQ(months.months, (Months{{2020, 11}, {2022, 9}}));
  EXPECT_EQ(months.note, "ends with 2022-09, the last month that was known; the claim goes on to 2022-10");
  const auto years = within({PeriodKind::stated, Years{2021, 2022}, {}}, {2017, 2022, 9}, {2022, 9});
  EXPECT_EQ(years.years, (Years{2021, 2021}));
  EXPECT_EQ(years.note, "ends with 2021, the last full year that was known; the claim goes on to 2022");
  EXPECT_EQ(within({PeriodKind::stated, {}, Months{{2015, 12}, {2019, 5}}}, {2017, 2025}, {2025, 12}).missing,
            "2015-12 to 2019-05 does not begin inside the months 2017-01 to 2025-12 of the model");
}

TEST(ClaimPeriods, AStatedPeriodIsNotCutByTheYearsThatAreStudied) {
  const ClaimPeriod six_years{PeriodKind::stated, {}, Months{{2017, 1}, {2022, 12}}};
  const auto months = within(six_years, {2017, 2017}, {2026, 3});
  EXPECT_EQ(months.missing, "2017-2022 does not end inside the months 2017-01 to 2017-12 of the model");
  EXPECT_EQ(months.months, six_years.months);
  EXPECT_EQ(months.note, "");
  const auto years = within({PeriodKind::stated, Years{2020, 2022}, {}}, {2017, 2021}, {2026, 3});
  EXPECT_EQ(years.missing, "2020-2022 is not inside the full years 2017-2021 of the model");
  EXPECT_EQ(years.note, "");
  EXPECT_EQ(within(six_years, {2017, 2022}, {2026, 3}).missing, "");
}

// Known to October 2022, studied to 2021: the full years are those known, the months are not.
TEST(ClaimPeriods, WhereTheYearsStudiedEndWithTheLastFullYearKnownYearsAreCutAndMonthsAreNot) {
  EXPECT_EQ(within({PeriodKind::stated, Years{2021, 2022}, {}}, {2017, 2021}, {2022, 10}).years, (Years{2021, 2021}));
  EXPECT_NE(within({PeriodKind::stated, {}, Months{{2021, 1}, {2022, 12}}}, {2017, 2021}, {2022, 10}).missing, "");
}

TEST(ClaimPeriods, AreWrittenAsYearsWhereTheMonthsAreWholeYears) {
  EXPECT_EQ(period_text({PeriodKind::stated, {}, Months{{2022, 1}, {2022, 12}}}), "2022");
  EXPECT_EQ(period_text({PeriodKind::stated, {}, Months{{2017, 1}, {2022, 12}}}), "2017-2022");
  EXPECT_EQ(period_text({PeriodKind::stated, {}, Months{{2019, 1}, {2020, 11}}}), "2019-01 to 2020-11");
  EXPECT_EQ(period_text({PeriodKind::latest, Years{2022, 2022}, {}}), "2022");
}

TEST(JudgedValue, IsTheEndThatTheSideSpeaksOf) {
  Claim claim;
  claim.low = 1.0;
  claim.best = 2.0;
  claim.high = 3.0;
  claim.side = "at_least";
  EXPECT_EQ(judged_value(claim, 9.0), 1.0);
  claim.side = "at_most";
  EXPECT_EQ(judged_value(claim, 9.0), 3.0);
  claim.side = "about";
  EXPECT_EQ(judged_value(claim, 9.0), 2.0);
  claim.best.reset();  // a range: its figure nearest the median
  EXPECT_EQ(judged_value(claim, 9.0), 3.0);
  EXPECT_EQ(judged_value(claim, 1.5), 1.5);
  claim.low.reset();
  EXPECT_EQ(judged_value(claim, 1.5), std::nullopt);
  claim.side = "at_least";
  claim.best = 2.0;
  EXPECT_EQ(judged_value(claim, 9.0), 2.0);  // a floor given as one figure
}

}  // namespace
}  // namespace fundshare::readings_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/dates.hpp"

#include <gtest/gtest.h>

#include "fundshare/evidence/study_window.hpp"

namespace fundshare::dates_test {
namespace {

TEST(Dates, OnlyDaysOfTheCalendarAreRead) {
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
  EXPECT_EQ(parse_date("2000-02-29"), (Date{2000, 2, 29}));
  for (const auto text : {"2022-02-30", "2023-02-29", "2100-02-29", "2023-04-31", "2023-13-01", "2023-00-10",
                          "2023-01-00", "03/23/2022", "44643", "2999-01-01", "1949-12-31", "2023-1-05", "2023-01-5",
                          "2023-01-05 ", "+023-01-05", "2023-01-05T00", ""}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
  EXPECT_TRUE(parse_date("1950-01-01") && parse_date("2100-12-31"));
}

TEST(Dates, MonthsAreReadAndCountedAcrossYears) {
  EXPECT_EQ(parse_month("2021-12"), (Month{2021, 12}));
  EXPECT_FALSE(parse_month("2021-13") || parse_month("2021-1") || parse_month("2021-12-01") || parse_month("2021/12"));
  EXPECT_EQ((Month{2023, 2}.index_from({2021, 11})), 15);
  EXPECT_EQ((Month{2021, 11}.index_from({2023, 2})), -15);
  EXPECT_EQ((Month{2021, 12}.plus(1)), (Month{2022, 1}));
  EXPECT_EQ((Month{2022, 1}.plus(-1)), (Month{2021, 12}));
  EXPECT_EQ((Month{2021, 11}.plus(15)), (Month{2023, 2}));
}

TEST(Dates, APartialDateSpansAllThatItCanMean) {
  EXPECT_EQ(parse_partial_date("2024")->earliest(), (Date{2024, 1, 1}));
  EXPECT_EQ(parse_partial_date("2024")->latest(), (Date{2024, 12, 31}));
  EXPECT_EQ(parse_partial_date("2024-02")->latest(), (Date{2024, 2, 29}));
  EXPECT_EQ(parse_partial_date("2023-02")->latest(), (Date{2023, 2, 28}));
  EXPECT_EQ(parse_partial_date("2023-02-03")->latest(), (Date{2023, 2, 3}));
  EXPECT_FALSE(parse_partial_date("2023-2") || parse_partial_date("23") || parse_partial_date("2023-02-30"));
}

TEST(Dates, DaysAreAddedOverMonthsAndLeapYears) {
  EXPECT_EQ((Date{2023, 12, 31}.plus_days(1)), (Date{2024, 1, 1}));
  EXPECT_EQ((Date{2024, 2, 28}.plus_days(1)), (Date{2024, 2, 29}));
  EXPECT_EQ((Date{2022, 12, 31}.plus_days(245)), (Date{2023, 9, 2}));  // 31+28+31+30+31+30+31+31 = 243
  EXPECT_EQ((Date{2023, 9, 2}.plus_days(-245)), (Date{2022, 12, 31}));
}

TEST(Dates, AreWrittenAsTheyAreRead) {
  EXPECT_EQ(to_string(Date{2021, 3, 4}), "2021-03-04");
  EXPECT_EQ(to_string(Month{2021, 3}), "2021-03");
  EXPECT_LT((Date{2021, 3, 4}), (Date{2021, 12, 1}));
}

TEST(StudyWindow, FindsTheMonthsThatLieInIt) {
  const StudyWindow window{2018, 2019};
  EXPECT_EQ(window.months(), 24U);
  EXPECT_EQ(window.month_index({2018, 1}), std::optional<std::size_t>{0});
  EXPECT_EQ(window.month_index({2019, 12}), std::optional<std::size_t>{23});
  EXPECT_FALSE(window.month_index({2017, 12}) || window.month_index({2020, 1}));
}

}  // namespace
}  // namespace fundshare::dates_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/parse_cell.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace fundshare::parse_cell_test {
namespace {

std::string usd_problem(std::string_view text) { return parse_usd_cell(text, any_amount).problem; }
std::string number_problem(std::string_view text) { return parse_number_cell(text, any_number).problem; }

const std::string amount = " is not an amount (write a number >= 0 such as 6.2e8";

TEST(ParseCell, ReadsTheNearestDouble) {
  EXPECT_EQ(parse_number_cell("0.3", any_number).value, 0.3);
  EXPECT_EQ(parse_number_cell("1e-5", any_number).value, 1e-5);
  EXPECT_EQ(parse_usd_cell("6.2e8", any_amount).value, 620000000.0);
  EXPECT_EQ(parse_usd_cell("1e15", any_amount).value, 1e15);
  EXPECT_EQ(parse_number_cell("-12.5", any_number).value, -12.5);
}

TEST(ParseCell, MinusZeroIsZero) {
  const auto zero = parse_usd_cell("-0", any_amount);
  ASSERT_TRUE(zero.value);
  EXPECT_EQ(*zero.value, 0.0);
  EXPECT_FALSE(std::signbit(*zero.value));
}

TEST(ParseCell, RefusesOtherDecimalMarks) {
  EXPECT_EQ(usd_problem("1,5"), "'1,5'" + amount + ")");
  EXPECT_EQ(number_problem("1,5"), "'1,5' is not a number (use 1234.56)");
  EXPECT_EQ(number_problem("1.234,56"), "'1.234,56' is not a number (use 1234.56)");
  EXPECT_EQ(number_problem("1,234,567"), "'1,234,567' is not a number (use 1234.56)");
}

TEST(ParseCell, RefusesWordsForTheUnknown) {
  const std::string empty = "; leave the cell empty where a value is unknown and the column is optional)";
  for (const std::string text : {"NA", "#DIV/0!", "-", "TBD"})
    EXPECT_EQ(usd_problem(text), "'" + text + "'" + amount + empty);
  for (const std::string text : {"NaN", "nan", "inf", "-inf", "infinity"})
    EXPECT_EQ(usd_problem(text), "'" + text + "'" + amount + ")");
}

TEST(ParseCell, RefusesWhatIsOutOfRange) {
  const std::string range = " is out of range (must be in 0..1e+15)";
  for (const std::string text : {"1e400", "1e-400", "1e308", "1e16"})
    EXPECT_EQ(usd_problem(text), "'" + text + "'" + range);
  const std::string digits(400, '9');
  EXPECT_EQ(usd_problem(digits), "'" + digits.substr(0, 60) + "...'" + range);
}

TEST(ParseCell, RefusesUnitsAndSaysHowToWriteThem) {
  EXPECT_EQ(usd_problem("625M"), "'625M'" + amount + "; write the unit out: 625M as 625e6)");
  EXPECT_EQ(usd_problem("$625"), "'$625'" + amount + "; leave the currency sign out)");
  EXPECT_EQ(usd_problem("45%"), "'45%'" + amount + "; write 45% as 0.45)");
  EXPECT_EQ(usd_problem("(625)"), "'(625)'" + amount + "; write (625) as -625)");
  EXPECT_EQ(usd_problem("0x10"), "'0x10'" + amount + "; hexadecimal numbers are not read)");
  EXPECT_EQ(usd_problem("1_000"), "'1_000'" + amount + "; leave separators of digits out)");
  EXPECT_EQ(usd_problem("+5"), "'+5'" + amount + "; leave the plus sign out)");
}

TEST(ParseCell, RefusesNegativeDollarsUnlessTheColumnAllowsThem) {
  EXPECT_EQ(usd_problem("-5"), "'-5'" + amount + ")");
  EXPECT_EQ(parse_usd_cell("-5", {-1e12, 1e12}).value, -5.0);
  EXPECT_EQ(parse_usd_cell("five", {-1e12, 1e12}).problem, "'five' is not an amount (write a number such as -6.2e8)");
}

TEST(ParseCell, FractionsLieBetweenZeroAndOne) {
  EXPECT_EQ(parse_fraction_cell("0").value, 0.0);
  EXPECT_EQ(parse_fraction_cell("1").value, 1.0);
  for (const std::string text : {"1.2", "-0.1", "80"}) {
    EXPECT_EQ(parse_fraction_cell(text).problem, "'" + text + "' must be in [0,1]");
  }
}

TEST(ParseCell, IntegersYearsAndTruthValues) {
  EXPECT_EQ(parse_integer_cell("12", {0, 20}).value, 12);
  EXPECT_EQ(parse_integer_cell("1.0", {0, 20}).problem, "'1.0' is not a whole number (use 12)");
  EXPECT_EQ(parse_integer_cell("21", {0, 20}).problem, "'21' is out of range (must be in 0..20)");
  EXPECT_EQ(parse_integer_cell("99999999999", {0, 20}).problem, "'99999999999' is out of range (must be in 0..20)");
  EXPECT_EQ(parse_year_cell("2019").value, 2019);
  EXPECT_EQ(parse_year_cell("2019-01").problem, "'2019-01' is not a year (YYYY within 1950..2100)");
  EXPECT_EQ(parse_boolean_cell("true").value, true);
  EXPECT_EQ(parse_boolean_cell("yes").problem, "'yes' is not a truth value (write true or false)");
}

TEST(ParseCell, DatesAreIsoDaysOfTheCalendar) {
  const std::string rule = " is not a date (YYYY-MM-DD within 1950-01-01..2100-12-31)";
  for (const std::string text : {"2022-02-30", "03/23/2022", "44643", "2999-01-01"}) {
    EXPECT_EQ(parse_date_cell(text).problem, "'" + text + "'" + rule);
  }
  EXPECT_EQ(parse_month_cell("2022").problem, "'2022' is not a month (YYYY-MM within 1950-01..2100-12)");
  EXPECT_EQ(parse_partial_date_cell("May 2022").problem,
            "'May 2022' is not a date (YYYY, YYYY-MM or YYYY-MM-DD within 1950..2100)");
}

TEST(ParseCell, NothingOfTheCellReachesATerminalRaw) {
  EXPECT_EQ(number_problem("\x1b[31m{}%s"), "'?[31m{}%s' is not a number (use 1234.56; write 45% as 0.45)");
}

}  // namespace
}  // namespace fundshare::parse_cell_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/conditioning/stated_errors.hpp"

#include <gmock/gmock.h>

namespace fundshare::stated_errors_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Texts = std::vector<std::string>;

Observation made_up(const std::string& name, const std::string& unit, double value,
                    const std::string& year_basis = "spending") {
  Observation one;
  one.name = one.variable = name;
  one.unit = unit;
  one.year_basis = year_basis;
  one.statement.value = value;
  return one;
}

std::vector<Observation> share_and_money() {
  return {made_up("share", "1", 0.5), made_up("money", "usd_nominal", 1e9)};
}

std::string refusal(std::vector<Observation> observations, const Texts& standard, const Texts& relative) {
  try {
    set_errors(observations, standard, relative);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::usage);
    return error.what();
  }
  return "accepted";
}

TEST(StatedErrors, GoToTheObservationsInOrder) {
  auto observations = share_and_money();
  set_errors(observations, Texts{"0.1", "2e8"}, Texts{});
  EXPECT_EQ(observations[0].statement.standard_error, 0.1);
  EXPECT_EQ(observations[1].statement.standard_error, 2e8);
  EXPECT_EQ(observations[1].statement.error, EvidenceError::normal);
}

TEST(StatedErrors, RelativeOnesGoToDollars) {
  auto observations = share_and_money();
  set_errors(observations, Texts{"0.1"}, Texts{"0.2"});
  EXPECT_EQ(observations[0].statement.standard_error, 0.1);
  EXPECT_EQ(observations[0].statement.error, EvidenceError::normal);
  EXPECT_EQ(observations[1].statement.standard_error, 0.2);
  EXPECT_EQ(observations[1].statement.error, EvidenceError::log_normal);
}

TEST(StatedErrors, OneServesAllOfItsKind) {
  std::vector<Observation> observations{made_up("a", "1", 0.5), made_up("b", "1", 0.6)};
  set_errors(observations, Texts{"0.1"}, Texts{});
  EXPECT_EQ(observations[0].statement.standard_error, 0.1);
  EXPECT_EQ(observations[1].statement.standard_error, 0.1);
}

TEST(StatedErrors, MissingOrLeftOverOnesAreRefused) {
  EXPECT_EQ(refusal(share_and_money(), {}, {}),
            "--se: 0 given, 2 needed (one for each --on in their order, or one for all)");
  EXPECT_THAT(refusal(share_and_money(), {"1", "2", "3"}, {}), HasSubstr("--se: 3 given, 2 needed"));
  EXPECT_THAT(refusal(share_and_money(), {}, {"0.1"}), HasSubstr("--se: 0 given, 1 needed"));
  EXPECT_EQ(refusal({made_up("share", "1", 0.5)}, {"0.1"}, {"0.1"}),
            "--relative-se: no --on needs it, as it goes with outputs in dollars");
  EXPECT_EQ(refusal({made_up("money", "usd_nominal", 1e9)}, {"0.1"}, {"0.1"}), "--se: no --on needs it");
}

TEST(StatedErrors, MustBeNumbersAboveZero) {
  for (const char* text : {"0", "-1", "x", "", "10%", "1e-13", "inf"}) {
    EXPECT_NE(refusal({made_up("share", "1", 0.5)}, {text}, {}), "accepted") << text;
  }
  EXPECT_THAT(refusal({made_up("money", "usd_nominal", 0.0)}, {}, {"0.1"}), HasSubstr("the value of money"));
}

TEST(StatedErrors, ClaimsOfOneOriginAndTotalsOfTheftAreCautionedAgainst) {
  Claim first, second;
  first.origin_group = second.origin_group = "us_gov";
  auto a = made_up("C1", "1", 0.5), b = made_up("C2", "1", 0.5);
  a.claim = &first;
  b.claim = &second;
  EXPECT_THAT(cautions_of(std::vector{a, b}),
              ElementsAre("C1 and C2 go back to one origin (us_gov): together they count one witness twice"));
  EXPECT_THAT(cautions_of(std::vector{a, made_up("share", "1", 0.5)}), ElementsAre());
  EXPECT_THAT(cautions_of(std::vector{made_up("stolen", "usd_nominal", 1e9, "theft")}),
              ElementsAre(HasSubstr("stolen is a total of thefts")));
  EXPECT_THAT(cautions_of(std::vector{made_up("gross_ratio", "1", 1.0, "theft")}), ElementsAre());
}

}  // namespace
}  // namespace fundshare::stated_errors_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/base/error.hpp"

#include <gtest/gtest.h>

namespace fundshare::error_test {
namespace {

std::string text_of(const ErrorList& list) {
  try {
    list.throw_if_any();
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Error, NamesFileLineColumnAndHeader) {
  EXPECT_EQ(message_at({"a.csv", 14, 7, "usd_best"}, "'1,5' is not an amount"),
            "a.csv:14:7: usd_best: '1,5' is not an amount");
  EXPECT_EQ(message_at({"a.csv", 0, 0, ""}, "is empty"), "a.csv: is empty");
}

TEST(Error, LetsNoControlByteOfAnInputReachTheTerminal) {
  EXPECT_EQ(message_at({"a\x1b[31m.csv", 1, 2, "x\n"}, "\xe2\x80\xae!"), "a?[31m.csv:1:2: x?: ?\?\?!");
}

TEST(Error, CutsWhatItQuotes) { EXPECT_EQ(printable(std::string(1000, 'a'), 5), "aaaaa..."); }

TEST(Error, CarriesTheExitCodeOfItsKind) {
  EXPECT_EQ(InputError({"a", 1, 1, ""}, "b").code(), ExitCode::data);
  EXPECT_EQ(Error(ExitCode::io, "x").code(), ExitCode::io);
}

TEST(Error, ListsTwentyFaultsAndCountsTheRest) {
  ErrorList list;
  EXPECT_EQ(text_of(list), "");
  for (int i = 1; i <= 23; ++i) list.add({"t.csv", i, 1, ""}, "bad");
  const std::string text = text_of(list);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 20);
  EXPECT_TRUE(text.starts_with("t.csv:1:1: bad\nt.csv:2:1: bad\n"));
  EXPECT_TRUE(text.ends_with("t.csv:20:1: bad\nand 3 more"));
}

TEST(Error, SuggestsTheNearestName) {
  const std::vector<std::string> names{"budget.method", "theft.basis"};
  EXPECT_EQ(nearest("bugdet.method", names), "budget.method");
  EXPECT_EQ(nearest("theft.bases", names), "theft.basis");
  EXPECT_EQ(nearest("zzzzzz", names), "");
}

}  // namespace
}  // namespace fundshare::error_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/nesting.hpp"

#include <gtest/gtest.h>

#include "faults.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare::nesting_test {
namespace {

using testing::fault_of;

std::string repeated(const std::string& part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

std::string fault(const std::string& text) {
  return fault_of([&] { (void)parse_toml(text, "t"); });
}

TEST(Nesting, AHundredThousandLevelsAreRefusedInEveryForm) {
  constexpr int levels = 100'000;
  EXPECT_EQ(fault("a = " + repeated("[", levels)), "65 t:1:69: nested deeper than 64 levels");
  EXPECT_EQ(fault("a = " + repeated("{a=", levels)), "65 t:1:197: nested deeper than 64 levels");
  EXPECT_EQ(fault(repeated("a.", levels) + "a = 1"), "65 t:1:130: nested deeper than 64 levels");
  EXPECT_EQ(fault("\n[" + repeated("a.", levels) + "a]"), "65 t:2:129: nested deeper than 64 levels");
  EXPECT_EQ(fault(repeated("'a' .", levels) + "a = 1"), "65 t:1:325: nested deeper than 64 levels");
  EXPECT_EQ(fault(repeated("{a.a.a.a=", levels)), "65 t:1:145: nested deeper than 64 levels");
}

TEST(Nesting, LevelsEndWithTheirBrackets) {
  EXPECT_EQ(fault("a = [" + repeated("[1.5],", 1000) + "]"), "no error");
  EXPECT_EQ(fault(repeated("[[a.b]]\nc.d = { e = 1 }\n", 1000)), "no error");
}

TEST(Nesting, DotsAndBracketsInStringsAndCommentsCountForNothing) {
  const std::string noise = repeated("[.", 200);
  EXPECT_EQ(fault("a = '" + noise + "'\nb = \"\\\"" + noise + "\" # " + noise), "no error");
  EXPECT_EQ(fault("a = '''\n" + noise + "''\n'''\nb = \"\"\"\n\\\"\"" + noise + "\"\"\"\"\"\nc = 1"), "no error");
}

TEST(Nesting, DepthBehindAStringIsSeen) {
  const std::string deep = "b = " + repeated("[", 100);
  for (const std::string start : {"a = ''\n", "a = '''x''''\n", "a = \"\\\\\"\n", "a = \"\"\"\"\"\"\n", "# '\n"}) {
    EXPECT_NE(fault(start + deep).find("nested deeper than 64 levels"), std::string::npos) << start;
  }
  // The fourth quote belongs to the string; taken for the start of another one, it would hide the rest of the line.
  EXPECT_EQ(fault("a = ['''x'''', " + repeated("[", 100)), "65 t:1:79: nested deeper than 64 levels");
}

}  // namespace
}  // namespace fundshare::nesting_test

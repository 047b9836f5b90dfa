// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/node.hpp"

#include <gtest/gtest.h>

#include "faults.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare::node_test {
namespace {

using testing::fault_of;

Node value(const std::string& text) { return *parse_toml("v = " + text, "t.toml").find("v"); }

TEST(Node, ReadersAcceptWhatTheyName) {
  EXPECT_EQ(as_number(value("3")), 3.0);
  EXPECT_EQ(as_number(value("-2.5e3")), -2500.0);
  EXPECT_EQ(as_integer(value("2017"), 2017, 2025), 2017);
  EXPECT_EQ(as_string(value("'x y'")), "x y");
  EXPECT_EQ(as_strings(value("['a', 'b']")), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(as_choice(value("'b'"), {"a", "b"}), 1u);
}

TEST(Node, ReadersNameWhatTheyFoundAndWhatIsAllowed) {
  EXPECT_EQ(fault_of([] { (void)as_number(value("'1,5'")); }), "65 t.toml:1:5: v: must be a number (found '1,5')");
  EXPECT_EQ(fault_of([] { (void)as_number(value("true")); }), "65 t.toml:1:5: v: must be a number (found true)");
  EXPECT_EQ(fault_of([] { (void)as_number(value("nan")); }), "65 t.toml:1:5: v: must be finite (found nan)");
  EXPECT_EQ(fault_of([] { (void)as_number(value("-inf")); }), "65 t.toml:1:5: v: must be finite (found -inf)");
  EXPECT_EQ(fault_of([] { (void)as_integer(value("2017.0"), 1, 9); }),
            "65 t.toml:1:5: v: must be an integer from 1 to 9 (found 2017)");
  EXPECT_EQ(fault_of([] { (void)as_integer(value("10"), 1, 9); }),
            "65 t.toml:1:5: v: must be an integer from 1 to 9 (found 10)");
  EXPECT_EQ(fault_of([] { (void)as_string(value("[]")); }), "65 t.toml:1:5: v: must be a string (found an empty list)");
  EXPECT_EQ(fault_of([] { (void)as_string(value("''")); }), "65 t.toml:1:5: v: must not be empty");
  EXPECT_EQ(fault_of([] { (void)as_strings(value("[]")); }),
            "65 t.toml:1:5: v: must be a list of one or more strings (found an empty list)");
  EXPECT_EQ(fault_of([] { (void)as_strings(value("['a', 'a']")); }), "65 t.toml:1:11: v: 'a' stands twice in the list");
  EXPECT_EQ(fault_of([] {
              (void)as_choice(value("'c'"), {"a", "b"});
            }),
            "65 t.toml:1:5: v: must be one of a, b (found 'c')");
  EXPECT_EQ(fault_of([] {
              (void)as_choice(value("{}"), {"a", "b"});
            }),
            "65 t.toml:1:5: v: must be one of a, b (found an empty table)");
}

TEST(Node, AFaultOfTheCommandLineHasItsOwnExitCode) {
  EXPECT_EQ(fault_of([] {
              (void)as_number(Node{true, {"--set", 0, 0, "a.b"}});
            }),
            "64 --set: a.b: must be a number (found true)");
}

TEST(Node, ControlCharactersOfAFileReachNoMessage) { EXPECT_EQ(show(value("\"a\\u001b[31m\"")), "'a?[31m'"); }

TEST(Node, TheDumpReadsBackAsTheSameDocument) {
  const std::string text =
      "b = 1\na = [1.0, 2.5, 1e300, 'x']\n[t.'name[2018-09-zaif]']\nlaw = { beta = [2, 0.1] }\nq = "
      "\"a\\\"b\\\\c\\n\\t\"\n"
      "[t.empty]\n[[list]]\nk = true\n[[list]]\nk = inf\n";
  const Node root = parse_toml(text, "t.toml");
  const std::string dump = to_toml(root);
  EXPECT_TRUE(same_value(root, parse_toml(dump, "dump")));
  EXPECT_EQ(to_toml(parse_toml(dump, "dump")), dump);
  EXPECT_TRUE(dump.starts_with("b = 1\na = [1.0, 2.5, 1e+300, \"x\"]\nt.\"name[2018-09-zaif]\".law.beta = [2, 0.1]\n"))
      << dump;
}

TEST(Node, SameValueTellsDifferencesAtAnyDepth) {
  const auto parse = [](const std::string& text) { return parse_toml(text, "t"); };
  EXPECT_TRUE(same_value(parse("a = [{ x = 1 }]"), parse("\n\na = [ { x = 1 } ]")));
  EXPECT_FALSE(same_value(parse("a = [{ x = 1 }]"), parse("a = [{ x = 2 }]")));
  EXPECT_FALSE(same_value(parse("a = [{ x = 1 }]"), parse("a = [{ y = 1 }]")));
  EXPECT_FALSE(same_value(parse("a = 1"), parse("a = 1.0")));
  EXPECT_FALSE(same_value(parse("a = [1]"), parse("a = [1, 1]")));
}

}  // namespace
}  // namespace fundshare::node_test

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "faults.hpp"
#include "fundshare/uncertainty/spec/overlay.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare::apply_set_test {
namespace {

using testing::fault_of;

Node after(std::string_view setting) {
  Node root = parse_toml("mode = 'a'\n[g.delay]\nlaw = 1\nunit = 'x'\n[g.inner.cost]\nlaw = 5\n", "base.toml");
  apply_set(root, setting);
  return root;
}

Node at(std::string_view setting, std::string_view key) { return *after(setting).find("g")->find(key); }

std::string fault(const std::string& setting) {
  return fault_of([&] { (void)after(setting); });
}

TEST(ApplySet, AValueIsTomlElseABareWord) {
  EXPECT_EQ(to_toml(after("mode=b").find("mode") ? *after("mode=b").find("mode") : Node{}), " = \"b\"\n");
  EXPECT_EQ(*after("mode = bottom_up ").find("mode")->string(), "bottom_up");
  EXPECT_EQ(*after("mode='two words'").find("mode")->string(), "two words");
  EXPECT_EQ(*after("mode=2018-09-01").find("mode")->string(), "2018-09-01");
  EXPECT_EQ(std::get<bool>(after("mode=true").find("mode")->value), true);
  EXPECT_EQ(as_number(*after("mode=1e6").find("mode")), 1e6);
  EXPECT_EQ(after("mode=[2017, 2020]").find("mode")->list()->size(), 2u);
}

TEST(ApplySet, AnInputTakesALawOrSomeOfItsKeys) {
  EXPECT_EQ(to_toml(at("g.delay={ beta = [4, 2] }", "delay")),
            "law.beta = [4, 2]\nunit = \"x\"\nconfidence = \"set by scenario\"\nevidence = [\"scenario\"]\n");
  EXPECT_EQ(to_toml(at("g.delay.unit=y", "delay")), "law = 1\nunit = \"y\"\n");
  EXPECT_EQ(as_number(*at("g.delay.law=2", "delay").find("law")), 2.0);
}

TEST(ApplySet, ALabelMayHoldDotsDashesSpacesAndEqualSigns) {
  EXPECT_EQ(as_number(at("g.delay[2018-09 a.b=c]=0.5", "delay[2018-09 a.b=c]")), 0.5);
}

TEST(ApplySet, APartOfTheKeyMayStandInQuotes) {
  EXPECT_EQ(to_toml(at("g.\"delay\".unit=y", "delay")), to_toml(at("g.delay.unit=y", "delay")));
  EXPECT_EQ(to_toml(at("'g'.\"inner\".'cost'.unit=y", "inner")), to_toml(at("g.inner.cost.unit=y", "inner")));
  EXPECT_EQ(*at("g.rules.\"2018-01 a.b=c\"=exclude", "rules").find("2018-01 a.b=c")->string(), "exclude");
  EXPECT_EQ(as_number(at("g.\"delay[x]\"=0.5", "delay[x]")), 0.5);
  for (const char* bad : {"g.\"delay=1", "g.\"\"=1", "g.\"a\"b=1", "g.a\"b\"=1", "g.\"a\\b\"=1", "g.'a\"=1"}) {
    EXPECT_TRUE(fault(bad).starts_with("64 --set")) << bad;
  }
}

TEST(ApplySet, PlacesNameTheKey) {
  EXPECT_EQ(message_at(at("g.delay=7", "delay").find("law")->place, "x"), "--set: g.delay: x");
}

TEST(ApplySet, FaultsHaveTheExitCodeOfTheCommandLine) {
  EXPECT_EQ(fault("mode"), "64 --set: 'mode' must have the form key=value");
  EXPECT_EQ(fault("mode="), "64 --set: mode: has no value (write key=value)");
  EXPECT_TRUE(fault("mode=1,5").starts_with("64 --set: mode: cannot be read as a TOML value (")) << fault("mode=1,5");
  EXPECT_TRUE(fault("mode=two words").starts_with("64 --set: mode: cannot be read as a TOML value ("));
  EXPECT_EQ(fault("mode=1\nother=2"), "64 --set: mode: must be one value, on one line");
  const std::string shape =
      ": the key must be names with dots between them, such as theft.basis or budget.unit_cost[ICBM]";
  EXPECT_EQ(fault("=1"), "64 --set" + shape);
  EXPECT_EQ(fault("g..delay=1"), "64 --set: g..delay" + shape);
  EXPECT_EQ(fault("g.delay[]=1"), "64 --set: g.delay[]" + shape);
  EXPECT_EQ(fault("g.delay[x]y=1"), "64 --set: g.delay[x]y" + shape);
  EXPECT_EQ(fault("g.inner=1"), "64 --set: g.inner: is a group of settings, not one (found 1)");
  EXPECT_EQ(fault("g.dellay={ law = 1 }"), "64 --set: g.dellay: no input 'g.dellay' (nearest: g.delay)");
}

TEST(ApplySet, AVeryLongPathIsRefused) {
  std::string key;
  for (int i = 0; i < 40'000; ++i) key += "a.";
  const auto text = fault(key + "a=1");
  EXPECT_TRUE(text.starts_with("64 --set: a.a.")) << text.substr(0, 100);
  EXPECT_TRUE(text.ends_with(": the key has more than 32 parts")) << text.substr(text.size() - 60);
}

}  // namespace
}  // namespace fundshare::apply_set_test

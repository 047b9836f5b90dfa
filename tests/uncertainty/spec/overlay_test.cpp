// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/overlay.hpp"

#include <gtest/gtest.h>

#include "faults.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare::overlay_test {
namespace {

using testing::fault_of;

const std::string base_text = R"(
years = [2017, 2025]
[g]
setting = "a"
[g.delay]
law = { pert = [1, 2, 3] }
unit = "months"
confidence = "low"
evidence = ["E1"]
[g.inner.cost]
law = 5
)";

Node laid(const std::string& changes) {
  return overlay(parse_toml(base_text, "base.toml"), parse_toml(changes, "my.toml"));
}

std::string dump(const std::string& changes, const char* path) {
  const Node root = laid(changes);
  return to_toml(*root.find("g")->find(path));
}

TEST(Overlay, WithoutChangesTheDocumentStays) { EXPECT_EQ(to_toml(laid("")), to_toml(parse_toml(base_text, "b"))); }

TEST(Overlay, ALawReplacesTheLawAndItsSource) {
  EXPECT_EQ(dump("g.delay = { beta = [4, 2] }", "delay"),
            "law.beta = [4, 2]\nunit = \"months\"\nconfidence = \"set by scenario\"\nevidence = [\"scenario\"]\n");
  EXPECT_EQ(dump("g.delay = 3", "delay"),
            "law = 3\nunit = \"months\"\nconfidence = \"set by scenario\"\nevidence = [\"scenario\"]\n");
}

TEST(Overlay, ATableOfInputKeysIsMerged) {
  EXPECT_EQ(dump("[g.delay]\nlaw = { beta = [4, 2] }\nevidence = ['E9']\nconfidence = 'high'", "delay"),
            "law.beta = [4, 2]\nunit = \"months\"\nconfidence = \"high\"\nevidence = [\"E9\"]\n");
  EXPECT_EQ(dump("[g.delay]\nlaw = 3", "delay"),
            "law = 3\nunit = \"months\"\nconfidence = \"set by scenario\"\nevidence = [\"scenario\"]\n");
  EXPECT_EQ(dump("g.delay.unit = 'days'", "delay"),
            "law.pert = [1, 2, 3]\nunit = \"days\"\nconfidence = \"low\"\nevidence = [\"E1\"]\n");
}

TEST(Overlay, AChangedLawKeepsThePlaceOfTheChange) {
  const Node root = laid("\n\n  g.delay = 3");
  EXPECT_EQ(message_at(root.find("g")->find("delay")->find("law")->place, "x"), "my.toml:3:13: g.delay: x");
  EXPECT_EQ(message_at(root.find("g")->find("inner")->find("cost")->place, "x"), "base.toml:10:1: g.inner.cost: x");
}

TEST(Overlay, OtherValuesAreReplacedOrAdded) {
  const Node root = laid("years = [2020, 2021]\n[g]\nsetting = 'b'\nother = 1\n'delay[x]' = 2");
  EXPECT_EQ(to_toml(root).substr(0, 45), "years = [2020, 2021]\ng.setting = \"b\"\ng.delay.");
  EXPECT_EQ(as_number(*root.find("g")->find("other")), 1.0);
  EXPECT_EQ(as_number(*root.find("g")->find("delay[x]")), 2.0);
}

TEST(Overlay, AnInputThatTheBaseHasNotIsRefused) {
  const auto fault = [](const std::string& changes) { return fault_of([&] { (void)laid(changes); }); };
  EXPECT_EQ(fault("[g.dellay]\nlaw = 1"), "65 my.toml:1:1: g.dellay: no input 'g.dellay' (nearest: g.delay)");
  EXPECT_EQ(fault("[h.delay]\nlaw = 1"), "65 my.toml:1:1: h: no input 'h.delay' (nearest: g.delay)");
  EXPECT_EQ(fault("[g]\nlaw = 1"), "65 my.toml:1:1: g: no input 'g'");
}

TEST(Overlay, AGroupOfSettingsCannotBecomeAValue) {
  EXPECT_EQ(fault_of([] { (void)laid("g.inner = 0.5"); }),
            "65 my.toml:1:11: g.inner: is a group of settings, not one (found 0.5)");
}

TEST(Overlay, InputsAreListedInTheOrderOfTheDocument) {
  EXPECT_EQ(input_names(parse_toml(base_text, "b")), (std::vector<std::string>{"g.delay", "g.inner.cost"}));
}

}  // namespace
}  // namespace fundshare::overlay_test

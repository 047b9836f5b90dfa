// SPDX-License-Identifier: Apache-2.0
// The table of laws is what the reader goes by; here the rest of what it says is held against the laws themselves.
#include "fundshare/uncertainty/spec/law_forms.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "faults.hpp"
#include "fundshare/uncertainty/spec/parse_law.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare::law_forms_test {
namespace {

using testing::fault_of;

Node node_of(const std::string& text) { return parse_toml_value(text, {"law", 0, 0, ""}); }

/// The node as TOML on one line.
std::string inline_text(const Node& node) {
  NodeList list{node};
  return to_toml(Node{NodeTable{{"x", {}, Node{list, {}}}}, {}});  // x = [ ... ]
}

/// The example of a form with another number at one parameter.
std::string with_value(const LawEntry& law, const LawForm& form, std::size_t index, double value) {
  Node node = node_of(form.example);
  Node& inner = *node.find(law.name);
  if (form.shape == Shape::number) {
    inner.value = value;
  } else if (form.shape == Shape::list) {
    std::get<NodeList>(inner.value)[index].value = value;
  } else {
    Node* at = inner.find(form.parameters[index].name);
    if (!at) return "";  // left out of the example
    at->value = value;
  }
  const auto line = inline_text(node);
  return line.substr(line.find('[') + 1, line.rfind(']') - line.find('[') - 1);
}

bool accepted(const std::string& text) {
  return fault_of([&] { (void)parse_law(node_of(text)); }) == "no error";
}

TEST(LawForms, EveryExampleIsReadByItsOwnForm) {
  for (const auto& law : law_table()) {
    for (const auto& form : law.forms) {
      const Node node = node_of(form.example);
      ASSERT_NE(node.find(law.name), nullptr) << form.example;
      EXPECT_EQ(&form_of({law.name, *node.find(law.name), "x"}, law), &form) << form.example;
      EXPECT_NO_THROW((void)parse_law(node)) << form.example;
    }
  }
}

// Open bounds are refused themselves; beyond closed bounds the next number outside is refused. Parameters that depend
// on others (mean and mode) are left to the tests of the laws.
TEST(LawForms, NumbersOutsideTheLimitsOfTheTableAreRefused) {
  int tried = 0;
  for (const auto& law : law_table()) {
    for (const auto& form : law.forms) {
      if (form.shape == Shape::values || form.shape == Shape::parts) continue;
      for (std::size_t i = 0; i < form.parameters.size(); ++i) {
        const auto& [name, limits, required, takes] = form.parameters[i];
        if (takes != Takes::number) continue;
        const double below = limits.low_open ? limits.low : std::nextafter(limits.low, -1e308);
        const double above = limits.high_open ? limits.high : std::nextafter(limits.high, 1e308);
        for (const double value : {below, above}) {
          if (!std::isfinite(value == below ? limits.low : limits.high)) continue;
          const auto text = with_value(law, form, i, value);
          if (text.empty()) continue;
          EXPECT_FALSE(accepted(text)) << text;
          ++tried;
        }
      }
    }
  }
  EXPECT_GT(tried, 25);
}

TEST(LawForms, NamesAndKeysStandOnce) {
  std::set<std::string> names;
  for (const auto& law : law_table()) {
    EXPECT_TRUE(names.insert(law.name).second) << law.name;
    EXPECT_FALSE(law.forms.empty()) << law.name;
    for (const auto& form : law.forms) {
      std::set<std::string> keys;
      for (const auto& parameter : form.parameters) EXPECT_TRUE(keys.insert(parameter.name).second) << law.name;
      EXPECT_TRUE(form.least_quantiles == 0 || form.shape == Shape::table) << law.name;
    }
  }
}

TEST(LawForms, TheHelpShowsEveryLawAndForm) {
  const auto text = law_forms_text();
  for (const auto& law : law_table()) {
    EXPECT_NE(text.find(std::string{"\n  "} + law.name + ": "), std::string::npos) << law.name;
    for (const auto& form : law.forms) EXPECT_NE(text.find(form.example), std::string::npos) << form.example;
  }
  EXPECT_NE(text.find("truncate = [low, high]"), std::string::npos);
}

}  // namespace
}  // namespace fundshare::law_forms_test

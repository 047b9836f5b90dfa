// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/parse_inputs.hpp"

#include <gtest/gtest.h>

#include "faults.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare::parse_inputs_test {
namespace {

using testing::fault_of;

const std::string rest =
    "\nunit = '1'\nscope = 'world'\ngroup = 'g'\nconfidence = 'low'\nevidence = ['E1', 'judgement']\nmeaning = "
    "'What.'\n";

std::vector<Declaration> inputs(const std::string& text) {
  return parse_inputs(parse_toml(text, "my.toml"), {"name", "g.mode"});
}

std::string fault(const std::string& text) {
  return fault_of([&] { (void)inputs(text); });
}

Declaration with_law(const std::string& law, const std::string& more = "") {
  return inputs("[g.x]\nlaw = " + law + rest + more).at(0);
}

std::string fault_of_law(const std::string& law, const std::string& more = "") {
  return fault("[g.x]\nlaw = " + law + rest + more);
}

TEST(ParseInputs, AnInputHasAllItsFields) {
  const auto x = with_law("{ beta = [2, 3] }");
  EXPECT_EQ(x.name, "g.x");
  EXPECT_EQ(x.unit, "1");
  EXPECT_EQ(x.group, "g");
  EXPECT_EQ(x.scope, Scope::world);
  EXPECT_EQ(x.confidence, "low");
  EXPECT_EQ(x.evidence, (std::vector<std::string>{"E1", "judgement"}));
  EXPECT_EQ(x.meaning, "What.");
  EXPECT_EQ(std::get<Law>(x.law), Law{Beta::from_shapes(2, 3)});
  EXPECT_EQ(message_at(x.place, "y"), "my.toml:2:7: g.x: y");
}

TEST(ParseInputs, InputsComeInTheOrderOfTheFileAndSettingsAreLeftOut) {
  const auto all = inputs("name = 'n'\n[g]\nmode = 3\n[g.b]\nlaw = 1" + rest + "[g.a.deep]\nlaw = 2" + rest);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].name, "g.b");
  EXPECT_EQ(all[1].name, "g.a.deep");
}

TEST(ParseInputs, LawsMayComeFromRowsOrHoldFromAYear) {
  EXPECT_EQ(std::get<LawOfRows>(with_law("'rows'").law).part, LawOfRows::Part::whole);
  EXPECT_EQ(std::get<LawOfRows>(with_law("'rows_low'").law).part, LawOfRows::Part::low);
  EXPECT_EQ(std::get<LawOfRows>(with_law("'rows_high'").law).part, LawOfRows::Part::high);
  const auto by_year =
      std::get<std::vector<LawFromYear>>(with_law("{ from_year = { 2020 = { beta = [2, 3] }, 2017 = 5 } }").law);
  ASSERT_EQ(by_year.size(), 2u);
  EXPECT_EQ(by_year[0].year, 2017);
  EXPECT_EQ(by_year[0].law, Law{Constant::from_value(5)});
  EXPECT_EQ(by_year[1].year, 2020);
  EXPECT_EQ(by_year[1].law, Law{Beta::from_shapes(2, 3)});
}

TEST(ParseInputs, ACategoryIsAChoiceOrWeights) {
  const std::string choices = "choices = ['a', 'b', 'c']\n";
  const auto weighted = with_law("{ c = 0.75, a = 0.25 }", choices);
  EXPECT_EQ(weighted.choices, (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ(std::get<Law>(weighted.law).mean(), 1.5);
  EXPECT_EQ(std::get<Law>(weighted.law).quantile(0.2), 0.0);
  EXPECT_EQ(std::get<Law>(weighted.law).quantile(0.3), 2.0);
  EXPECT_EQ(std::get<Law>(with_law("'b'", choices).law), Law{Constant::from_value(1)});
  EXPECT_EQ(std::get<Law>(with_law("{ c = 1 }", choices).law), Law{Constant::from_value(2)});
  EXPECT_EQ(fault_of_law("'d'", choices), "65 my.toml:2:7: g.x.law: must be one of a, b, c (found 'd')");
  EXPECT_EQ(fault_of_law("2", choices), "65 my.toml:2:7: g.x.law: must be one of a, b, c (found 2)");
  EXPECT_EQ(fault_of_law("{ d = 1 }", choices), "65 my.toml:2:9: g.x.law.d: unknown choice; the choices are a, b, c");
  EXPECT_EQ(fault_of_law("{ a = 0.5, b = 0.4 }", choices),
            "65 my.toml:2:7: g.x.law: the weights must sum to 1 (found 0.9)");
  EXPECT_EQ(fault_of_law("{ a = -1, b = 2 }", choices),
            "65 my.toml:2:13: g.x.law.a: a weight must lie in [0, 1] (found -1)");
}

TEST(ParseInputs, OneLabelMayHaveItsOwnLaw) {
  const auto x = inputs("[g.x]\nlaw = 'rows'" + rest + "[g]\n'x[2018-01 a.b]' = { beta = [2, 3] }\n'x[c]' = 4\n").at(0);
  ASSERT_EQ(x.by_label.size(), 2u);
  EXPECT_EQ(x.by_label.at("2018-01 a.b").law, Law{Beta::from_shapes(2, 3)});
  EXPECT_EQ(message_at(x.by_label.at("c").place, "y"), "my.toml:11:10: g.x[c]: y");
  EXPECT_EQ(fault("[g]\n'y[c]' = 4\n[g.x]\nlaw = 1" + rest), "65 my.toml:2:1: g.y[c]: no input 'g.y' (nearest: g.x)");
  EXPECT_EQ(fault("[g]\n'x[c]' = 'rows'\n[g.x]\nlaw = 1" + rest),
            "65 my.toml:2:10: g.x[c]: must be a number or a law such as { beta = [2, 10] } (found 'rows')");
}

TEST(ParseInputs, UnknownKeysAreRefusedWithTheNearestName) {
  const std::string x = "[g.unrecorded]\nlaw = 1" + rest;
  EXPECT_EQ(fault(x + "[g]\nunrecored = 1"), "65 my.toml:10:1: g.unrecored: unknown key (nearest: g.unrecorded)");
  EXPECT_EQ(fault("unrecorded = 1\n" + x), "65 my.toml:1:1: unrecorded: unknown key (nearest: g.unrecorded)");
  EXPECT_EQ(fault("nam = 1\n" + x), "65 my.toml:1:1: nam: unknown key (nearest: name)");
  EXPECT_EQ(fault("zzzzzzzz = 1\n" + x), "65 my.toml:1:1: zzzzzzzz: unknown key");
  EXPECT_EQ(fault(x + "[h]"), "65 my.toml:9:2: h: unknown key");
  EXPECT_EQ(fault(x + "\"g.unrecorded\" = 2\n"),
            "65 my.toml:9:1: g.unrecorded.g.unrecorded: unknown key of an input; the keys are law, unit, scope, group, "
            "confidence, evidence, meaning, choices");
  EXPECT_EQ(fault("'g.mood' = 2\n" + x), "65 my.toml:1:1: g.mood: unknown key (nearest: g.mode)");
  EXPECT_EQ(fault_of_law("1", "grup = 'a'\n"),
            "65 my.toml:9:1: g.x.grup: unknown key of an input (nearest: group); the keys are law, unit, scope, group, "
            "confidence, evidence, meaning, choices");
}

TEST(ParseInputs, FieldsAreChecked) {
  const auto without = [](const std::string& key) {
    std::string text = "[g.x]\nlaw = 1" + rest;
    const auto at = text.find("\n" + key + " =");
    return fault(text.erase(at, text.find('\n', at + 1) - at));
  };
  for (const std::string key : {"law", "unit", "scope", "group", "confidence", "evidence", "meaning"}) {
    EXPECT_EQ(without(key), "65 my.toml:1:1: g.x: lacks the key " + key +
                                " (an input needs law, unit, scope, group, confidence, evidence and meaning)");
  }
  const auto with = [](const std::string& key, const std::string& value) {
    std::string text = "[g.x]\nlaw = 1" + rest;
    const auto at = text.find("\n" + key + " =") + key.size() + 4;
    return fault(text.replace(at, text.find('\n', at) - at, value));
  };
  EXPECT_EQ(with("scope", "'decade'"),
            "65 my.toml:4:9: g.x.scope: must be one of world, year, incident (found 'decade')");
  EXPECT_EQ(
      with("confidence", "'some'"),
      "65 my.toml:6:14: g.x.confidence: must be one of high, medium, low, judgement, set by scenario (found 'some')");
  EXPECT_EQ(with("evidence", "[]"),
            "65 my.toml:7:12: g.x.evidence: must be a list of one or more strings (found an empty list)");
  EXPECT_EQ(with("evidence", "['E1; rm']"),
            "65 my.toml:7:12: g.x.evidence: 'E1; rm' is not an evidence id (letters, digits, '-' and '_')");
  EXPECT_EQ(with("evidence", "'judgement'"), "no error");
  EXPECT_EQ(with("meaning", "''"), "65 my.toml:8:11: g.x.meaning: must not be empty");
  EXPECT_EQ(with("law", "{ from_year = {} }"),
            "65 my.toml:2:21: g.x.law.from_year: needs a table such as { 2017 = 1, 2020 = 2 } (found an empty table)");
  EXPECT_EQ(with("law", "{ from_year = { 17 = 1 } }"),
            "65 my.toml:2:23: g.x.law.from_year.17: '17' is not a year of four digits");
}

TEST(ParseInputs, AllFaultsOfAFileAreReportedAtOnce) {
  EXPECT_EQ(fault("[g.x]\nlaw = { beta = [0, 1] }" + rest + "[g.y]\nlaw = { poisson = -1 }" + rest),
            "65 my.toml:2:16: g.x: beta: first shape must be > 0 (found 0)\n"
            "my.toml:10:19: g.y: poisson: mean must lie in [0, 1e6] (found -1)");
}

}  // namespace
}  // namespace fundshare::parse_inputs_test

// SPDX-License-Identifier: Apache-2.0
// What the schema holds; that it takes and refuses what it should is the check .ci/schema, with a validator.
#include "fundshare/export/scenario_schema.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "fundshare/exposure/estimator/scenario.hpp"
#include "fundshare/exposure/estimator/scenario_settings.hpp"
#include "fundshare/uncertainty/spec/law_forms.hpp"

namespace fundshare::scenario_schema_test {
namespace {

using Json = nlohmann::json;

struct ScenarioSchema : ::testing::Test {
  const std::vector<Declaration> inputs =
      read_scenario("baseline", std::string{FUNDSHARE_TEST_SOURCE_DIR} + "/data", {}).inputs;
  const Json schema = Json::parse(scenario_schema_json(inputs));

  /// The schema of a dotted name.
  [[nodiscard]] Json at(std::string name) const {
    Json found = schema;
    while (!name.empty()) {
      const auto dot = name.find('.');
      found = found.at("properties").at(name.substr(0, dot));
      name = dot == std::string::npos ? "" : name.substr(dot + 1);
    }
    return found;
  }
};

TEST_F(ScenarioSchema, EverySettingAndInputIsThereWithItsMeaning) {
  for (const auto& setting : scenario_settings()) EXPECT_EQ(at(setting.name).at("description"), setting.meaning);
  for (const auto& input : inputs) EXPECT_EQ(at(input.name).at("description"), input.meaning);
  EXPECT_EQ(at("price_path").at("enum"), Json({"historical", "frozen", "simulated"}));
}

TEST_F(ScenarioSchema, GroupsAreClosedButForLabels) {
  EXPECT_EQ(schema.at("additionalProperties"), false);
  EXPECT_EQ(at("theft").at("additionalProperties"), false);
  EXPECT_EQ(at("theft.attribution").at("additionalProperties"), false);
  EXPECT_TRUE(at("budget").at("patternProperties").contains("^unit_cost\\[.+\\]$"));
}

TEST_F(ScenarioSchema, EveryLawHasADefinitionAndACondition) {
  const Json& law = schema.at("definitions").at("law").at("then");
  EXPECT_EQ(law.at("allOf").size(), law_table().size());
  for (const auto& entry : law_table()) {
    EXPECT_EQ(schema.at("definitions").at(std::string{"law_"} + entry.name).at("description"), entry.meaning);
  }
}

TEST_F(ScenarioSchema, EveryReferenceHasItsDefinition) {
  int found = 0;
  const auto walk = [&](const auto& self, const Json& node) -> void {
    if (node.is_object() && node.contains("$ref")) {
      const std::string target = node.at("$ref");
      EXPECT_TRUE(schema.at("definitions").contains(target.substr(std::string{"#/definitions/"}.size()))) << target;
      ++found;
    }
    if (node.is_structured()) {
      for (const auto& child : node) self(self, child);
    }
  };
  walk(walk, schema);
  EXPECT_GT(found, 50);
}

}  // namespace
}  // namespace fundshare::scenario_schema_test

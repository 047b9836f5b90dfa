// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/scenario_schema.hpp"

#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/law_schema.hpp"
#include "fundshare/export/schema_nodes.hpp"
#include "fundshare/exposure/estimator/scenario_settings.hpp"
#include "fundshare/uncertainty/spec/overlay.hpp"
#include "fundshare/uncertainty/spec/parse_declaration.hpp"

namespace fundshare {
namespace {

using namespace json_schema;

Node closed_object(Node properties) {
  return object(
      {{"type", text("object")}, {"properties", std::move(properties)}, {"additionalProperties", flag(false)}});
}

Node share() { return object({{"type", text("number")}, {"minimum", number(0)}, {"maximum", number(1)}}); }

Node texts_of_one_or_more() { return list_of(type("string")); }

/// A choice, or weights of choices.
Node choice(const std::vector<std::string>& choices) {
  Node weights = object({});
  for (const auto& name : choices) add(weights, name, share());
  return when(type("string"), object({{"enum", texts(choices)}}), closed_object(std::move(weights)));
}

/// The law of a whole input: a law, one from each year on, or that of the rows of a table.
Node input_law() {
  const Node years = object({{"type", text("object")},
                             {"patternProperties", object({{"^[0-9]{4}$", reference("law")}})},
                             {"additionalProperties", flag(false)},
                             {"minProperties", whole(1)}});
  const Node by_year = object({{"type", text("object")}, {"required", texts({"from_year"})}});
  return when(type("string"), object({{"enum", texts(row_law_words())}}),
              when(by_year, closed_object(object({{"from_year", years}})), reference("law")));
}

/// The whole declaration of an input, as a table of its keys.
Node declaration(const Node& law) {
  const Node texts = when(type("string"), type("string"), texts_of_one_or_more());
  Node keys = object({});
  for (const auto& key : input_keys()) {
    if (key == "law") add(keys, key, law);
    if (key == "evidence" || key == "choices") add(keys, key, texts);
    if (key == "scope") add(keys, key, object({{"enum", json_schema::texts({"world", "year", "incident"})}}));
    if (!keys.find(key)) add(keys, key, type("string"));
  }
  return closed_object(std::move(keys));
}

/// A value for an input: a table with one of its keys, else its law.
Node input_value(const Node& law) {
  NodeList named;
  for (const auto& key : input_keys()) named.push_back(object({{"required", texts({key})}}));
  return when(object({{"type", text("object")}, {"anyOf", list(std::move(named))}}), declaration(law), law);
}

Node dependences(const std::vector<Declaration>& inputs) {
  std::vector<std::string> names;
  for (const auto& input : inputs) names.push_back(input.name);
  const Node spearman = object({{"type", text("number")}, {"minimum", number(-1)}, {"maximum", number(1)}});
  const Node members = object({{"inputs", list_of(object({{"enum", texts(names)}}))}, {"spearman", spearman}});
  return object({{"type", text("object")}, {"additionalProperties", closed_object(members)}});
}

Node setting_schema(const ScenarioSetting& setting, const std::vector<Declaration>& inputs) {
  switch (setting.kind) {
    case SettingKind::text:
      return type("string");
    case SettingKind::name:
      return object({{"type", text("string")}, {"pattern", text("^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$")}});
    case SettingKind::years:
      return object(
          {{"type", text("array")}, {"items", type("integer")}, {"minItems", whole(2)}, {"maxItems", whole(2)}});
    case SettingKind::flag:
      return type("boolean");
    case SettingKind::date_or_none:
      return object({{"type", text("string")}, {"pattern", text("^(none|[0-9]{4}-[0-9]{2}-[0-9]{2})$")}});
    case SettingKind::word:
      return object({{"enum", texts(setting.words)}});
    case SettingKind::texts:
      return texts_of_one_or_more();
    case SettingKind::rules: {
      const Node rule = when(type("string"), object({{"enum", texts({"include", "exclude"})}}), share());
      return object({{"type", text("object")}, {"additionalProperties", rule}});
    }
    case SettingKind::dependences:
      break;
  }
  return dependences(inputs);
}

/// The properties of the group that holds a dotted name; groups are made as they are met.
Node& properties_of(Node& schema, std::string_view name, const char* kind) {
  if (!schema.find(kind)) add(schema, kind, object({}));
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) return *schema.find(kind);
  Node& groups = *schema.find("properties");
  const std::string group{name.substr(0, dot)};
  if (!groups.find(group)) add(groups, group, closed_object(object({})));
  return properties_of(*groups.find(group), name.substr(dot + 1), kind);
}

std::string last_part(const std::string& name) { return name.substr(name.rfind('.') + 1); }

void add_input(Node& schema, const Declaration& input) {
  Node value = input.choices.empty() ? reference("input") : input_value(choice(input.choices));
  value = object({{"description", text(input.meaning)}, {"allOf", list({std::move(value)})}});
  add(properties_of(schema, input.name, "properties"), last_part(input.name), std::move(value));
  const Node of_label = input.choices.empty() ? reference("law") : choice(input.choices);
  add(properties_of(schema, input.name, "patternProperties"), "^" + last_part(input.name) + "\\[.+\\]$", of_label);
}

}  // namespace

std::string scenario_schema_json(const std::vector<Declaration>& inputs) {
  Node schema = object({{"$schema", text("http://json-schema.org/draft-07/schema#")},
                        {"title", text("Scenario of fundshare")},
                        {"description", text("What a run assumes: settings, and the laws of uncertain inputs.")},
                        {"type", text("object")},
                        {"additionalProperties", flag(false)},
                        {"properties", object({})}});
  for (const auto& setting : scenario_settings()) {
    Node value = setting_schema(setting, inputs);
    add(value, "description", text(setting.meaning));
    add(properties_of(schema, setting.name, "properties"), last_part(setting.name), std::move(value));
  }
  for (const auto& input : inputs) add_input(schema, input);
  Members definitions = law_definitions();
  definitions.emplace_back("input_law", input_law());
  definitions.emplace_back("input", input_value(reference("input_law")));
  add(schema, "definitions", object(definitions));
  return json_text(schema);
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/law_schema.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fundshare/export/schema_nodes.hpp"
#include "fundshare/uncertainty/spec/law_forms.hpp"

namespace fundshare {
namespace {

using namespace json_schema;

constexpr Limits positive{0, std::numeric_limits<double>::infinity(), true, false};
constexpr const char* quantile_pattern = "q[0-9]{2,3}";

Node limited_number(const Limits& limits) {
  Node schema = type("number");
  if (std::isfinite(limits.low)) add(schema, limits.low_open ? "exclusiveMinimum" : "minimum", number(limits.low));
  if (std::isfinite(limits.high)) add(schema, limits.high_open ? "exclusiveMaximum" : "maximum", number(limits.high));
  return schema;
}

Node value_of(const Parameter& parameter) {
  switch (parameter.takes) {
    case Takes::numbers:
      return list_of(limited_number(parameter.limits));
    case Takes::laws:
      return list_of(reference("law"));
    case Takes::smoothing:
      return when(type("boolean"), object({}), limited_number(parameter.limits));
    case Takes::number:
      break;
  }
  return limited_number(parameter.limits);
}

/// As many numbers as the form has parameters.
Node fixed_list(const LawForm& form) {
  NodeList items;
  for (const auto& parameter : form.parameters) items.push_back(value_of(parameter));
  const auto count = items.size();
  return object({{"items", list(std::move(items))}, {"minItems", whole(count)}, {"maxItems", whole(count)}});
}

Node part_list(const LawForm& form) {
  const Node weight = value_of(form.parameters.front());
  const Node part = object({{"type", text("object")},
                            {"properties", object({{"weight", weight}, {"law", reference("law")}})},
                            {"required", texts({"weight", "law"})},
                            {"additionalProperties", flag(false)}});
  return object({{"items", part}, {"minItems", whole(1)}});
}

/// Which keys stand together: those of one form.
Node keys_of_form(const LawForm& form) {
  std::vector<std::string> required;
  std::string names;
  for (const auto& parameter : form.parameters) {
    if (parameter.required) required.emplace_back(parameter.name);
    names += std::string{names.empty() ? "" : "|"} + parameter.name;
  }
  if (form.least_quantiles > 0) names += std::string{names.empty() ? "" : "|"} + quantile_pattern;
  const auto least = required.size() + form.least_quantiles;
  Node schema = object({{"propertyNames", object({{"pattern", text("^(" + names + ")$")}})}});
  if (!required.empty()) add(schema, "required", texts(required));
  add(schema, "minProperties", whole(least));
  return schema;
}

Node keyed_table(const LawEntry& law) {
  Node properties = object({});
  NodeList forms;
  bool quantiles = false;
  for (const auto& form : law.forms) {
    if (form.shape != Shape::table) continue;
    for (const auto& parameter : form.parameters) {
      if (!properties.find(parameter.name)) add(properties, parameter.name, value_of(parameter));
    }
    quantiles = quantiles || form.least_quantiles > 0;
    forms.push_back(keys_of_form(form));
  }
  Node schema = object({{"properties", properties}});
  if (quantiles) {
    add(schema, "patternProperties", object({{std::string{"^"} + quantile_pattern + "$", type("number")}}));
  }
  add(schema, "additionalProperties", flag(false));
  if (forms.size() == 1) {
    for (auto& entry : *forms.front().table()) schema.table()->push_back(entry);
  } else {
    add(schema, "anyOf", list(std::move(forms)));
  }
  return schema;
}

/// What may stand at the name of a law.
Node at_name(const LawEntry& law) {
  std::vector<std::string> types;
  NodeList rules;
  const auto allow = [&](const char* name, Node rule) {
    types.emplace_back(name);
    rules.push_back(when(type(name), std::move(rule)));
  };
  for (const auto& form : law.forms) {
    if (form.shape == Shape::number) allow("number", value_of(form.parameters.front()));
    if (form.shape == Shape::list) allow("array", fixed_list(form));
    if (form.shape == Shape::values) allow("array", object({{"items", type("number")}, {"minItems", whole(1)}}));
    if (form.shape == Shape::parts) allow("array", part_list(form));
  }
  const bool table = std::ranges::any_of(law.forms, [](const LawForm& form) { return form.shape == Shape::table; });
  if (table) allow("object", keyed_table(law));
  NodeList examples;
  for (const auto& form : law.forms) examples.push_back(text(form.example));
  return object({{"description", text(law.meaning)},
                 {"examples", list(std::move(examples))},
                 {"type", texts(types)},
                 {"allOf", list(std::move(rules))}});
}

/// What may stand beside the name. Infinite ends of an interval are no numbers of JSON.
Members wrappers() {
  const Node bound = object({{"type", texts({"number", "null"})}});
  Members members;
  for (const auto& [key, meaning] : law_wrappers()) {
    const std::string name = key;
    Node schema = name == "scale" ? limited_number(positive) : type("number");
    if (name == "truncate") {
      schema = object({{"type", text("array")}, {"items", bound}, {"minItems", whole(2)}, {"maxItems", whole(2)}});
    }
    add(schema, "description", text(meaning));
    members.emplace_back(name, std::move(schema));
  }
  return members;
}

Node any_law() {
  Members names = wrappers();
  NodeList rules;
  NodeList one_name;
  for (const auto& law : law_table()) {
    names.emplace_back(law.name, object({{"description", text(law.meaning)}}));
    one_name.push_back(object({{"required", texts({law.name})}}));
    Members allowed = wrappers();
    allowed.emplace_back(law.name, reference(std::string{"law_"} + law.name));
    rules.push_back(when(object({{"required", texts({law.name})}}),
                         object({{"properties", object(allowed)}, {"additionalProperties", flag(false)}})));
  }
  const Node table = object({{"properties", object(names)},
                             {"additionalProperties", flag(false)},
                             {"anyOf", list(std::move(one_name))},
                             {"allOf", list(std::move(rules))}});
  return object({{"description", text("A number, or a table of one key: the name of a law.")},
                 {"type", texts({"number", "boolean", "object"})},
                 {"if", type("object")},
                 {"then", table}});
}

}  // namespace

std::vector<std::pair<std::string, Node>> law_definitions() {
  std::vector<std::pair<std::string, Node>> definitions{{"law", any_law()}};
  for (const auto& law : law_table()) definitions.emplace_back(std::string{"law_"} + law.name, at_name(law));
  return definitions;
}

}  // namespace fundshare

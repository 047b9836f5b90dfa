// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/law_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace fundshare {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// 0.05 for "q05", 0.975 for "q975"; nothing for other words and for 0.
std::optional<double> probability_of(std::string_view key) {
  if ((key.size() != 3 && key.size() != 4) || key[0] != 'q' || !std::ranges::all_of(key.substr(1), is_digit)) return {};
  int digits = 0;
  for (const char c : key.substr(1)) digits = 10 * digits + (c - '0');
  if (digits == 0) return {};
  return digits / (key.size() == 3 ? 100.0 : 1000.0);
}

}  // namespace

bool is_quantile_key(std::string_view key) { return probability_of(key).has_value(); }

void LawParameters::fail(const Node& node, std::string_view problem) const {
  throw InputError{{node.place.file, node.place.line, node.place.column, input_}, fmt::format("{}: {}", law_, problem)};
}

double LawParameters::number(const Node& node) const {
  if (const auto* whole = std::get_if<std::int64_t>(&node.value)) return static_cast<double>(*whole);
  const auto* number = std::get_if<double>(&node.value);
  if (!number) fail(node, fmt::format("must be a number (found {})", show(node)));
  if (!std::isfinite(*number)) fail(node, fmt::format("must be finite (found {})", *number));
  return *number;
}

std::vector<double> LawParameters::numbers(const NodeList& list) const {
  std::vector<double> values;
  for (const auto& element : list) values.push_back(number(element));
  return values;
}

const Node& LawParameters::at(std::string_view key) const {
  const Node* node = value_.find(key);
  expects(node != nullptr, "a parameter that a form requires is there");
  return *node;
}

std::optional<double> LawParameters::optional_number(std::string_view key) const {
  const Node* node = value_.find(key);
  return node ? std::optional{number(*node)} : std::nullopt;
}

std::vector<double> LawParameters::optional_list(std::string_view key) const {
  const Node* node = value_.find(key);
  if (!node) return {};
  if (!node->list()) fail(*node, fmt::format("needs a list of {} (found {})", key, show(*node)));
  return numbers(*node->list());
}

std::pair<double, double> LawParameters::bounds() const {
  const auto* list = value_.list();
  if (!list || list->size() != 2) fail(value_, fmt::format("needs [low, high] (found {})", show(value_)));
  const auto bound = [this](const Node& node) {
    const auto* real = std::get_if<double>(&node.value);
    return real && std::isinf(*real) ? *real : number(node);
  };
  return {bound(list->front()), bound(list->back())};
}

std::vector<LawParameters::Quantile> LawParameters::all_quantiles() const {
  std::vector<Quantile> found;
  const auto* entries = value_.table();
  if (!entries) return found;
  for (const auto& entry : *entries) {
    if (const auto p = probability_of(entry.key)) found.push_back({*p, number(entry.value)});
  }
  std::ranges::stable_sort(found, {}, &Quantile::p);
  return found;
}

}  // namespace fundshare

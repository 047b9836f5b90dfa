// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/parse_law.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "fundshare/uncertainty/spec/law_forms.hpp"
#include "fundshare/uncertainty/spec/law_parameters.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare {
namespace {

/// The problem as a law states it, without the law's name in front: "PERT: low must be < high" -> "low must be < high".
std::string_view without_name(std::string_view problem, std::string_view name) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  const bool named = problem.size() > name.size() + 2 && problem.substr(name.size(), 2) == ": " &&
                     std::ranges::equal(problem.substr(0, name.size()), name, same);
  return named ? problem.substr(name.size() + 2) : problem;
}

/// What may stand beside the name of a law.
bool is_wrapper(std::string_view key) {
  return std::ranges::any_of(law_wrappers(), [key](const Wrapper& wrapper) { return wrapper.key == key; });
}

/// The law of one key, its name.
Law named_law(const NodeEntry& entry, const std::string& input) {
  const auto& [name, key_place, value] = entry;
  for (const auto& law : law_table()) {
    if (name != law.name) continue;
    const LawParameters given{name, value, input};
    const LawForm& form = form_of(given, law);
    try {
      return form.make(given);
    } catch (const std::domain_error& problem) {
      given.fail(value, without_name(problem.what(), name));
    }
  }
  throw InputError{{key_place.file, key_place.line, key_place.column, input},
                   fmt::format("unknown law '{}'{}; the laws are {}", printable(name, 40), hint(name, law_names()),
                               fmt::join(law_names(), ", "))};
}

/// The law cut to `truncate`, then times `scale`, then plus `shift`, as far as the table has these keys.
Law wrapped(Law law, const Node& node, const std::string& input) {
  const auto apply = [&](std::string_view key, auto wrap) {
    const Node* value = node.find(key);
    if (!value) return;
    const LawParameters given{std::string{key}, *value, input};
    try {
      law = wrap(given);
    } catch (const std::domain_error& problem) {
      given.fail(*value, without_name(problem.what(), key));
    }
  };
  apply("truncate", [&](const LawParameters& given) -> Law {
    const auto [low, high] = given.bounds();
    return Truncated::from_law_bounds(law, low, high);
  });
  apply("scale", [&](const LawParameters& given) -> Law {
    return Affine::from_law_scale_shift(law, given.number(given.value()), 0);
  });
  apply("shift", [&](const LawParameters& given) -> Law {
    const auto* scaled = node.find("scale") ? std::get_if<Affine>(&law.value()) : nullptr;
    const double by = given.number(given.value());
    return scaled ? Affine::from_law_scale_shift(scaled->law(), scaled->scale(), by)
                  : Affine::from_law_scale_shift(law, 1, by);
  });
  return law;
}

}  // namespace

Law parse_law_of(const Node& node, const std::string& input) {
  const Place place{node.place.file, node.place.line, node.place.column, input};
  if (const auto* truth = std::get_if<bool>(&node.value)) return Constant::from_value(*truth ? 1.0 : 0.0);
  const auto* entries = node.table();
  if (!entries) {
    if (node.string() || node.list()) {
      throw InputError{place,
                       fmt::format("must be a number or a law such as {{ beta = [2, 10] }} (found {})", show(node))};
    }
    return Constant::from_value(LawParameters{"constant", node, input}.number(node));
  }
  const auto names = std::ranges::count_if(*entries, [](const NodeEntry& entry) { return !is_wrapper(entry.key); });
  if (names != 1) {
    throw InputError{place, fmt::format("a law is a table of one key, its name (found {} keys)", names)};
  }
  return wrapped(
      named_law(*std::ranges::find_if(*entries, [](const auto& entry) { return !is_wrapper(entry.key); }), input), node,
      input);
}

Law parse_law(const Node& node) {
  constexpr std::string_view key = ".law";
  std::string input = node.place.name;
  if (input.ends_with(key)) input.resize(input.size() - key.size());
  return parse_law_of(node, input);
}

Law parse_law_text(std::string_view text, const std::string& named) {
  try {
    return parse_law(parse_toml_value(text, {named, 0, 0, ""}));
  } catch (const InputError& fault) {
    throw Error{ExitCode::usage, fault.what()};
  }
}

const std::vector<std::string>& law_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& law : law_table()) all.emplace_back(law.name);
    return all;
  }();
  return names;
}

}  // namespace fundshare

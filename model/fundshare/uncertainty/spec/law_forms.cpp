// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/law_forms.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace fundshare {
namespace {

std::vector<std::string> names_of(const LawForm& form, bool required) {
  std::vector<std::string> names;
  for (const auto& parameter : form.parameters) {
    if (parameter.required == required) names.emplace_back(parameter.name);
  }
  return names;
}

bool takes_key(const LawForm& form, const std::string& key) {
  if (is_quantile_key(key)) return form.least_quantiles > 0;
  return std::ranges::any_of(form.parameters, [&](const Parameter& parameter) { return parameter.name == key; });
}

/// Every key that some form of the law takes, in their order; quantiles aside.
std::vector<std::string> keys_of(const LawEntry& law) {
  std::vector<std::string> keys;
  for (const auto& form : law.forms) {
    if (form.shape != Shape::table) continue;
    for (const auto& parameter : form.parameters) {
      if (std::ranges::find(keys, parameter.name) == keys.end()) keys.emplace_back(parameter.name);
    }
  }
  return keys;
}

[[noreturn]] void refuse_key(const LawParameters& given, const LawEntry& law, const NodeEntry& entry) {
  auto keys = keys_of(law);
  const bool quantiles = std::ranges::any_of(law.forms, [](const LawForm& form) { return form.least_quantiles > 0; });
  std::string allowed = fmt::format("{}", fmt::join(keys, ", "));
  if (quantiles) allowed += keys.empty() ? "quantiles such as q05" : " and quantiles such as q05";
  const auto near = hint(entry.key, keys);
  given.fail(entry.value, fmt::format("unknown key '{}'{}; the keys are {}", printable(entry.key, 40), near, allowed));
}

std::string all_forms(const LawEntry& law) {
  std::vector<std::string> words;
  for (const auto& form : law.forms) words.push_back(describe_form(form));
  return fmt::format("{}", fmt::join(words, ", or "));
}

const LawForm& table_form(const LawParameters& given, const LawEntry& law) {
  const NodeTable& entries = *given.value().table();
  for (const auto& entry : entries) {
    const bool known = std::ranges::any_of(
        law.forms, [&](const LawForm& form) { return form.shape == Shape::table && takes_key(form, entry.key); });
    if (!known) refuse_key(given, law, entry);
  }
  const auto quantiles = static_cast<std::size_t>(
      std::ranges::count_if(entries, [](const NodeEntry& entry) { return is_quantile_key(entry.key); }));
  const auto fits = [&](const LawForm& form) {
    const auto required = names_of(form, true);
    return form.shape == Shape::table &&
           std::ranges::all_of(entries, [&](const NodeEntry& entry) { return takes_key(form, entry.key); }) &&
           std::ranges::all_of(required, [&](const std::string& key) { return given.value().find(key) != nullptr; });
  };
  for (const auto& form : law.forms) {
    if (fits(form) && quantiles >= form.least_quantiles) return form;
  }
  const auto short_of = std::ranges::find_if(law.forms, fits);
  if (short_of != law.forms.end() && quantiles > 0) {
    given.fail(given.value(),
               fmt::format("there must be {} quantiles at least (found {})", short_of->least_quantiles, quantiles));
  }
  given.fail(given.value(), "needs " + all_forms(law));
}

}  // namespace

std::string describe_form(const LawForm& form) {
  if (form.shape == Shape::number) return "a number";
  if (form.shape == Shape::values) return "a list of numbers";
  if (form.shape == Shape::parts) return "a list of parts";
  const auto required = names_of(form, true);
  if (form.shape == Shape::list) return fmt::format("[{}]", fmt::join(required, ", "));
  std::string text;
  for (std::size_t i = 0; i < required.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == required.size() ? " and " : ", ") + required[i];
  }
  if (!text.empty()) text = (required.size() == 1 ? "the key " : "the keys ") + text;
  constexpr std::array counts{"no", "one", "two", "three"};
  if (form.least_quantiles > 0) {
    text += (text.empty() ? "" : " with ") + std::string{counts.at(form.least_quantiles)} +
            (form.least_quantiles == 2 ? " quantiles or more such as q05 and q95"
                                       : " quantiles or more such as q05, q50 and q95");
  }
  const auto others = names_of(form, false);
  return others.empty() ? text : text + fmt::format(" (also {})", fmt::join(others, ", "));
}

const LawForm& form_of(const LawParameters& given, const LawEntry& law) {
  const Node& value = given.value();
  const bool has_table = std::ranges::any_of(law.forms, [](const LawForm& f) { return f.shape == Shape::table; });
  if (value.table() && has_table) return table_form(given, law);
  const LawForm& form = law.forms.front();
  if (form.shape == Shape::number) return form;  // its number says itself what it is not
  if (!value.list() || form.shape == Shape::table) {
    given.fail(value, fmt::format("needs {} (found {})",
                                  form.shape == Shape::table ? all_forms(law) : describe_form(form), show(value)));
  }
  const std::size_t count = form.parameters.size();
  if (form.shape == Shape::list && value.list()->size() != count) {
    given.fail(value, fmt::format("needs {} numbers {} (found {})", count, describe_form(form), value.list()->size()));
  }
  return form;
}

const std::vector<Wrapper>& law_wrappers() {
  static const std::vector<Wrapper> wrappers{
      {"truncate", "truncate = [low, high]: the law given that it lies between them, which may be -inf and inf"},
      {"scale", "scale = s: then times s > 0"},
      {"shift", "shift = t: then plus t"}};
  return wrappers;
}

std::string law_forms_text() {
  std::string text = "A law is a number, or a table of one key, the name of the law:\n";
  for (const auto& law : law_table()) {
    text += fmt::format("\n  {}: {}\n", law.name, law.meaning);
    for (const auto& form : law.forms) {
      text += fmt::format("    {}\n", form.example);
      if (form.shape != Shape::number) text += fmt::format("      {}\n", describe_form(form));
    }
  }
  text +=
      "\nqNN is the quantile at NN percent, qNNN that at NNN tenths of a percent.\nBeside any law, in this order:\n";
  for (const auto& wrapper : law_wrappers()) text += fmt::format("  {}\n", wrapper.meaning);
  return text;
}

}  // namespace fundshare

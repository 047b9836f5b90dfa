// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/shown_windows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/exposure/share/output_list.hpp"

namespace fundshare {

const std::vector<std::string>& compared_variables() {
  static const std::vector<std::string> variables{
      "coverage",     "funded_share",      "net_ratio", "gross_ratio", "coverage_foreign_parts",
      "coverage_wmd", "missile_funds_usd", "budget_usd"};
  return variables;
}

std::vector<ShownWindow> headline_windows(StudyWindow window) {
  std::vector<ShownWindow> out{{"total", window.first_year, window.last_year, window.last_month}};
  if (window.years() >= 3) out.push_back({"rolling3", window.last_year - 2, window.last_year, window.last_month});
  return out;
}

std::vector<ShownWindow> all_shown_windows(StudyWindow window) {
  auto out = headline_windows(window);
  for (int year = window.first_year; year <= window.last_year; ++year) {
    out.push_back({"year", year, year, year == window.last_year ? window.last_month : 12});
  }
  return out;
}

std::optional<ShownOutput> find_shown(const Estimator& model, const std::string& variable, const ShownWindow& window) {
  const int last_month = window.year_end == model.window().last_year ? model.window().last_month : 12;
  if (last_month != window.last_month) return std::nullopt;
  const auto at = std::ranges::find_if(model.outputs(), [&](const Output& output) {
    return output.table == "summary" && output.variable == variable && output.window == window.window &&
           output.year_start == window.year_start && output.year_end == window.year_end;
  });
  if (at == model.outputs().end()) return std::nullopt;
  return ShownOutput{variable, at->unit, window, static_cast<std::size_t>(at - model.outputs().begin()), at->flags};
}

std::vector<ShownOutput> find_all_shown(const Estimator& model, const std::vector<std::string>& variables,
                                        const std::vector<ShownWindow>& windows) {
  std::vector<ShownOutput> out;
  for (const auto& variable : variables) {
    for (const auto& window : windows) {
      if (auto shown = find_shown(model, variable, window)) out.push_back(std::move(*shown));
    }
  }
  return out;
}

std::vector<std::size_t> numbers_of(const std::vector<ShownOutput>& shown) {
  std::vector<std::size_t> numbers;
  for (const auto& output : shown) numbers.push_back(output.number);
  return numbers;
}

void compute_shown(Estimator& model, const std::vector<std::string>& variables) {
  for (const auto& name : variables) {
    const auto defined = std::ranges::count(output_definitions(), name, &OutputDefinition::variable);
    if (defined == 0 && (name == "waterfall" || name == "checks" || name == "equivalents")) {
      throw Error{ExitCode::usage,
                  fmt::format("--outputs: '{}' is a table; only variables of summary.csv can be compared", name)};
    }
    if (std::ranges::count(variables, name) > 1) {
      throw Error{ExitCode::usage, fmt::format("--outputs: '{}' is named twice", printable(name, 80))};
    }
  }
  model.compute_only(variables);
}

}  // namespace fundshare

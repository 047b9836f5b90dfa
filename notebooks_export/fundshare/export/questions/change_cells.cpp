// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/change_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "fundshare/export/questions/figure_cells.hpp"
#include "fundshare/export/rounding.hpp"

namespace fundshare {
namespace {

/// The text of the size with a sign; "> -1 %" for what rounds to nothing.
std::string with_sign(const std::string& size, bool falls) {
  const char* sign = falls ? "-" : "+";
  if (size.starts_with("< ")) return fmt::format("{} {}{}", falls ? ">" : "<", sign, size.substr(2));
  if (size.starts_with("~")) return fmt::format("~{}{}", sign, size.substr(1));
  return std::isalpha(static_cast<unsigned char>(size.front())) != 0 ? size : sign + size;
}

bool rounds_to_nothing(const std::string& text) { return text.starts_with("<") || text.starts_with(">"); }

/// "less than 1 %" of figures that all are 0 or round to nothing, of which some are not 0; else nothing.
std::string all_small(const std::array<std::string, 3>& texts) {
  std::string size;
  for (const auto& text : texts) {
    if (!text.starts_with("0") && !rounds_to_nothing(text)) return {};
    if (!rounds_to_nothing(text)) continue;
    const std::string here = text.substr(3);
    if (here.size() > size.size() || (here.size() == size.size() && here > size)) size = here;
  }
  return size.empty() ? size : "less than " + size;
}

template <class Show>
PageCell interval_cell(const std::optional<Summary>& change, Show show) {
  if (!change) return undefined_cell();
  const Estimate& median = change->quantile(.50);
  const Estimate &low = change->quantile(.05), &high = change->quantile(.95);
  std::string text = all_small({show(median), show(low), show(high)});
  if (text.empty()) {
    text = show(low) == show(high) ? show(median) : fmt::format("{} ({} to {})", show(median), show(low), show(high));
  }
  PageCell cell{median.value, std::move(text)};
  cell.spread = PageSpread{low.value, high.value, median.mc_se};
  return cell;
}

}  // namespace

std::string signed_percent(Estimate change) {
  if (change.value == 0.0) return "0 %";
  return with_sign(percent({std::fabs(change.value), change.mc_se}), change.value < 0.0);
}

std::string signed_points(Estimate change) {
  const std::string text = signed_percent(change);
  if (!text.ends_with(" %")) return text;
  const std::string number = text.substr(0, text.size() - 2);
  const auto digits = number.find_first_of("0123456789");
  return number + (number.substr(std::min(digits, number.size())) == "1" ? " point" : " points");
}

std::string signed_dollars(Estimate change) {
  if (change.value == 0.0) return "0";
  return with_sign(dollars({std::fabs(change.value), change.mc_se}), change.value < 0.0);
}

PageCell percent_change_cell(const std::optional<Summary>& change) { return interval_cell(change, signed_percent); }

PageCell points_change_cell(const std::optional<Summary>& change) {
  auto cell = interval_cell(change, signed_points);
  const std::string unit = " point";
  for (auto at = cell.text.find(unit, cell.text.find('(')); at != std::string::npos; at = cell.text.find(unit, at)) {
    cell.text.erase(at, unit.size() + (cell.text.compare(at + unit.size(), 1, "s") == 0 ? 1 : 0));
  }
  return cell;
}

PageCell dollar_change_cell(const std::optional<Summary>& change) { return interval_cell(change, signed_dollars); }

PageCell decimal_cell(Estimate number) {
  if (!std::isfinite(number.value)) return {"no value"};
  const double rounded = rounded_step(number, 0.01);
  const int decimals = 2.0 * number.mc_se > 0.5 ? 0 : (2.0 * number.mc_se >= 0.02 ? 1 : 2);
  std::string text = fmt::format("{:.{}f}", rounded, decimals);
  if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return {number.value, (std::isnan(number.mc_se) ? "~" : "") + text};
}

std::vector<Cell> spread_cells(const std::optional<Summary>& summary, double factor) {
  std::vector<Cell> cells;
  const auto add = [&](std::optional<Estimate> estimate) {
    cells.emplace_back(estimate ? std::optional{factor * estimate->value} : std::nullopt);
    cells.emplace_back(estimate ? std::optional{factor * estimate->mc_se} : std::nullopt);
  };
  add(summary ? std::optional{summary->mean} : std::nullopt);
  for (const double level : {.05, .50, .95}) add(summary ? std::optional{summary->quantile(level)} : std::nullopt);
  return cells;
}

}  // namespace fundshare

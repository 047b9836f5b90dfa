// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/change_cells.hpp"

#include <fmt/format.h>

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

template <class Show>
PageCell interval_cell(const std::optional<Summary>& change, Show show) {
  if (!change) return undefined_cell();
  const Estimate& median = change->quantile(.50);
  const Estimate &low = change->quantile(.05), &high = change->quantile(.95);
  if (show(low) == show(high)) return {median.value, show(median)};
  return {median.value, fmt::format("{} ({} to {})", show(median), show(low), show(high))};
}

}  // namespace

std::string signed_percent(Estimate change) {
  if (change.value == 0.0) return "0 %";
  return with_sign(percent({std::fabs(change.value), change.mc_se}), change.value < 0.0);
}

std::string signed_dollars(Estimate change) {
  if (change.value == 0.0) return "0";
  return with_sign(dollars({std::fabs(change.value), change.mc_se}), change.value < 0.0);
}

PageCell percent_change_cell(const std::optional<Summary>& change) { return interval_cell(change, signed_percent); }

PageCell dollar_change_cell(const std::optional<Summary>& change) { return interval_cell(change, signed_dollars); }

PageCell decimal_cell(Estimate number) {
  if (!std::isfinite(number.value)) return {"no value"};
  const double rounded = rounded_step(number, 0.01);
  int decimals = 2;
  for (double step = 0.02; decimals > 0 && 2.0 * number.mc_se >= step; step *= 10.0) --decimals;
  return {number.value, fmt::format("{}{:.{}f}", std::isnan(number.mc_se) ? "~" : "", rounded, decimals)};
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

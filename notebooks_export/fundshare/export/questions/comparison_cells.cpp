// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/comparison_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "fundshare/export/questions/figure_cells.hpp"
#include "fundshare/export/rounding.hpp"

namespace fundshare {
namespace {

/// A difference of shares in points of a percent: one decimal at most, and no finer than its error.
std::string difference_points(Estimate share) {
  const Estimate figure{100.0 * share.value, 100.0 * share.mc_se};
  if (!std::isfinite(figure.value) || std::isinf(figure.mc_se)) return "no value";
  const double rounded = rounded_step(figure, 0.1);
  return fmt::format("{:.{}f}", rounded, std::fabs(rounded) < 10.0 && rounded != 0.0 ? 1 : 0);
}

std::string difference_dollars(Estimate usd) {
  if (!(usd.value < 0.0)) return dollars(usd);
  const std::string size = dollars({-usd.value, usd.mc_se});
  return size.starts_with("< ") ? "> -" + size.substr(2) : "-" + size;
}

}  // namespace

std::string years_text(const ShownWindow& window) {
  std::string text = std::to_string(window.year_start);
  if (window.year_end != window.year_start) text += fmt::format("-{}", window.year_end);
  return window.last_month == 12 ? text : fmt::format("{} to month {}", text, window.last_month);
}

std::string window_text(const ShownWindow& window) {
  if (window.window == "total") return "all years";
  if (window.window == "rolling3") return "last three years";
  return window.window == "common" ? "same years" : "year";
}

PageCell interval_cell(const std::optional<Summary>& summary, const std::string& unit) {
  if (!summary) return undefined_cell();
  return unit == "1" ? percent_interval_cell(*summary) : dollars_interval_cell(*summary);
}

PageCell difference_cell(const Summary& difference, const std::string& unit) {
  const auto show = unit == "1" ? difference_points : difference_dollars;
  const Estimate median = difference.quantile(.50), low = difference.quantile(.05), high = difference.quantile(.95);
  PageCell cell{median.value,
                fmt::format("{} ({} to {}){}", show(median), show(low), show(high), unit == "1" ? " points" : "")};
  cell.spread = PageSpread{low.value, high.value, median.mc_se};
  return cell;
}

PageCell ratio_cell(Estimate ratio) {
  if (!std::isfinite(ratio.value)) return {"no value"};
  return {ratio.value, fmt::format("{:.6g}", rounded_step(ratio, 0.01))};
}

PageCell worlds_cell(Estimate share) {
  if (share.value == 0.0) return {0.0, "none"};
  return share.value == 1.0 ? PageCell{1.0, "all"} : share_of_worlds_cell(share);
}

std::vector<Cell> estimate_cells(const std::optional<Estimate>& figure) {
  const auto number = [](double value) { return std::isfinite(value) ? std::optional{value} : std::nullopt; };
  if (!figure) return {std::optional<double>{}, std::optional<double>{}};
  return {number(figure->value), number(figure->mc_se)};
}

std::string judgement_sentence(const Estimator& model) {
  const auto& inputs = model.inputs().inputs;
  const auto judged = std::ranges::count_if(inputs, [](const Input& input) { return input.rests_on_judgement(); });
  return judgement_note(static_cast<std::size_t>(judged), inputs.size());
}

}  // namespace fundshare

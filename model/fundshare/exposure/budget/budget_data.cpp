// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/budget/budget_data.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/uncertainty/engine/row_law.hpp"

namespace fundshare {
namespace {

/// The dollars of a yearly quantity of the anchors, by calendar year.
std::map<int, double> anchors_by_year(const Evidence& evidence, const char* quantity) {
  std::map<int, double> known;
  for (const auto& anchor : evidence.anchors) {
    const int year = anchor.start.year;
    const bool is_year = anchor.start == Date{year, 1, 1} && anchor.end == Date{year, 12, 31};
    if (anchor.quantity == quantity && anchor.unit == "usd" && is_year && anchor.best &&
        may_feed_default(anchor.source_checked)) {
      if (!(*anchor.best > 0.0)) {
        throw InputError{anchor.place,
                         fmt::format("value_best of {} is {} (must be above 0)", anchor.id, *anchor.best)};
      }
      known[year] = *anchor.best;
    }
  }
  if (known.empty()) {
    throw InputError{
        fmt::format("budget/budget_anchors.csv: no row with quantity {} in usd that may be used (one is needed; with "
                    "as_of, one published by that day)",
                    quantity)};
  }
  return known;
}

/// In the last year of the window, after its last month.
bool past_partial_year(Date date, StudyWindow window) {
  return date.year == window.last_year && window.end() < date.in_month();
}

void count_launches(const Evidence& evidence, BudgetData& data, std::vector<std::string>& minimum_labels) {
  const int last = std::max(data.window.last_year, data.stockpile_last_year);
  data.counts.assign(static_cast<std::size_t>(last - stockpile_first_year + 1),
                     std::vector<double>(data.classes.size(), 0.0));
  data.has_launches.assign(data.window.years(), 0);
  data.has_minimum.assign(data.window.years(), 0);
  for (const auto& launch : evidence.launches) {
    if (launch.date.year < stockpile_first_year || launch.date.year > last) continue;
    if (!may_feed_default(launch.source_checked) || past_partial_year(launch.date, data.window)) continue;
    const auto at = std::ranges::find(data.classes, launch.missile_class);
    if (at == data.classes.end()) {
      throw InputError{launch.place,
                       fmt::format("class '{}' has no DEF- row in budget/unit_costs.csv", launch.missile_class)};
    }
    const auto missile_class = static_cast<std::size_t>(at - data.classes.begin());
    const auto year = static_cast<std::size_t>(launch.date.year - stockpile_first_year);
    data.counts[year][missile_class] += launch.count;
    if (launch.count_is_minimum) {
      data.minimums.push_back({missile_class, year});
      minimum_labels.push_back(launch.id);
    }
    if (!data.window.contains(launch.date.year)) continue;
    data.has_launches[data.window.year_index(launch.date.year)] = 1;
    if (launch.count_is_minimum) data.has_minimum[data.window.year_index(launch.date.year)] = 1;
  }
}

/// The default unit costs: ids DEF-<class>, one law per class.
std::vector<Law> unit_cost_laws(const Evidence& evidence, std::vector<std::string>& classes) {
  std::vector<Law> laws;
  for (const auto& cost : evidence.unit_costs) {
    if (!cost.id.starts_with("DEF-") || !may_feed_default(cost.source_checked)) continue;
    classes.push_back(cost.missile_class);
    laws.push_back(row_law(cost.low.value(), cost.best.value(), cost.high.value()));
  }
  return laws;
}

BudgetInputs claim_inputs(Binder& binder, const std::vector<std::string>& classes, const std::vector<Law>& costs,
                          const std::vector<std::string>& minimum_labels) {
  return {.method = binder.category("budget.method", {"bottom_up", "top_down"}),
          .unit_cost = binder.world_by("budget.unit_cost", non_negative, classes, costs),
          .uncounted_launches = binder.incident("budget.uncounted_launches", non_negative, minimum_labels),
          .materials_share = binder.world("budget.materials_share", positive_share),
          .stockpile_ratio = binder.world("budget.stockpile_ratio", non_negative),
          .stockpile_labour = binder.world("budget.stockpile_labour", non_negative),
          .research_and_sites = binder.world("budget.research_and_sites", non_negative),
          .technology_offset = binder.world("budget.technology_offset", unit_interval),
          .gni_error = binder.world("budget.gni_error", positive),
          .military_share = binder.world("budget.military_share", positive_share),
          .missile_share_of_military = binder.world("budget.missile_share_of_military", positive_share),
          .domestic_price_ratio = binder.world("budget.domestic_price_ratio", non_negative),
          .import_share = binder.world("budget.import_share", unit_interval),
          .import_markup = binder.world("budget.import_markup", non_negative),
          .nuclear_error = binder.world("budget.nuclear_error", non_negative),
          .nuclear_overlap = binder.world("budget.nuclear_overlap", unit_interval),
          .other_foreign_income = binder.world("budget.other_foreign_income", non_negative),
          .russia_income = binder.world("budget.russia_income", non_negative)};
}

bool is_zero(const Input& input) {
  return std::ranges::all_of(input.laws, [](const Law& law) { return law.constant() == 0.0; });
}

/// A bottom-up budget of nothing, in every year and world. The factors of the top-down one are refused one by one.
void check_bottom_up(const BudgetInputs& in, const Binder& binder) {
  const bool used = binder.input(in.method).law(0).quantile(0.0) < 1.0;  // bottom_up is the value 0
  if (!used || !is_zero(binder.input(in.research_and_sites)) || !is_zero(binder.input(in.unit_cost))) return;
  throw InputError{
      "budget.research_and_sites: 0, and every budget.unit_cost is 0 too (a bottom-up budget needs one above 0, since "
      "money is divided by it)"};
}

}  // namespace

YearlySeries carry_forward(const std::map<int, double>& known, int first_year, int last_year) {
  expects(!known.empty(), "a yearly series has a value");
  YearlySeries series;
  for (int year = first_year; year <= last_year; ++year) {
    auto at = known.upper_bound(year);  // the first later year
    if (at != known.begin()) --at;      // the year itself or the nearest earlier one
    series.values.push_back(at->second);
    series.carried.push_back(at->first != year);
  }
  return series;
}

BudgetData make_budget_data(const Evidence& evidence, PriceBasis price_basis, StudyWindow window, int last_known_year,
                            Binder& binder) {
  BudgetData data{.window = window,
                  .price_basis = price_basis,
                  .stockpile_last_year = std::min(last_stockpile_year, last_known_year),
                  .inputs = {},
                  .classes = {},
                  .counts = {},
                  .minimums = {},
                  .has_launches = {},
                  .has_minimum = {},
                  .gni = {},
                  .gni_before = {},
                  .exports = {},
                  .bottom_up_value = 0.0,
                  .top_down_value = 1.0};
  const auto costs = unit_cost_laws(evidence, data.classes);
  std::vector<std::string> minimum_labels;
  count_launches(evidence, data, minimum_labels);
  data.inputs = claim_inputs(binder, data.classes, costs, minimum_labels);
  check_bottom_up(data.inputs, binder);
  const auto gni = anchors_by_year(evidence, "gni");
  data.gni = carry_forward(gni, window.first_year, window.last_year);
  data.gni_before = carry_forward(gni, window.first_year - 1, window.last_year - 1);
  data.exports = carry_forward(anchors_by_year(evidence, "total_exports"), window.first_year, window.last_year);
  return data;
}

}  // namespace fundshare

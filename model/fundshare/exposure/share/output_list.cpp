// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/share/output_list.hpp"

#include <algorithm>
#include <array>

namespace fundshare {
namespace {

constexpr const char* usd = "usd_nominal";
constexpr const char* usd_2022 = "usd_unit_cost_prices";

constexpr std::array definitions{
    OutputDefinition{"gross_theft_usd", Measure::sum, Series::gross, Series::gross, usd, "theft"},
    OutputDefinition{"kept_theft_usd", Measure::sum, Series::kept, Series::kept, usd, "theft"},
    OutputDefinition{"net_cash_usd", Measure::sum, Series::net, Series::net, usd, "cash"},
    OutputDefinition{"missile_funds_usd", Measure::sum, Series::funds, Series::funds, usd, "spending"},
    OutputDefinition{"still_held_usd", Measure::last_year, Series::held, Series::held, usd, "year_end"},
    OutputDefinition{"in_transit_usd", Measure::last_year, Series::in_transit, Series::in_transit, usd, "year_end"},
    OutputDefinition{"budget_usd", Measure::sum, Series::budget, Series::budget, usd_2022, "spending"},
    OutputDefinition{"tests_usd", Measure::sum, Series::tests, Series::tests, usd_2022, "spending"},
    OutputDefinition{"foreign_parts_usd", Measure::sum, Series::foreign_parts, Series::foreign_parts, usd_2022,
                     "spending"},
    OutputDefinition{"wmd_usd", Measure::sum, Series::wmd, Series::wmd, usd_2022, "spending"},
    OutputDefinition{"foreign_income_usd", Measure::sum, Series::income_with_net, Series::income_with_net, usd,
                     "spending"},
    OutputDefinition{"in_kind_usd", Measure::sum, Series::in_kind, Series::in_kind, usd_2022, "spending"},
    OutputDefinition{"coverage", Measure::ratio, Series::funds, Series::budget, "1", "spending"},
    OutputDefinition{"funded_share", Measure::ratio, Series::spent, Series::budget, "1", "spending"},
    OutputDefinition{"coverage_foreign_parts", Measure::ratio, Series::funds, Series::foreign_parts, "1", "spending"},
    OutputDefinition{"coverage_tests", Measure::ratio, Series::funds, Series::tests, "1", "spending"},
    OutputDefinition{"coverage_wmd", Measure::ratio, Series::wmd_funds, Series::wmd, "1", "spending"},
    OutputDefinition{"net_ratio", Measure::ratio, Series::net, Series::budget, "1", "cash"},
    OutputDefinition{"gross_ratio", Measure::ratio, Series::gross, Series::budget, "1", "theft"},
    OutputDefinition{"kept_ratio", Measure::ratio, Series::kept, Series::budget, "1", "theft"},
    OutputDefinition{"gross_over_foreign_parts", Measure::ratio, Series::gross, Series::foreign_parts, "1", "theft"},
    OutputDefinition{"gross_over_tests", Measure::ratio, Series::gross, Series::tests, "1", "theft"},
    OutputDefinition{"gross_over_wmd", Measure::ratio, Series::gross, Series::wmd, "1", "theft"},
    OutputDefinition{"gross_over_foreign_income", Measure::ratio, Series::gross, Series::income_with_gross, "1",
                     "theft"},
    OutputDefinition{"net_over_foreign_income", Measure::ratio, Series::net, Series::income_with_net, "1", "cash"},
    OutputDefinition{"realised_share", Measure::ratio, Series::net, Series::gross, "1", "cash", true},
    OutputDefinition{"gross_theft_usd_cyber", Measure::sum, Series::gross_cyber, Series::gross_cyber, usd, "theft"},
    OutputDefinition{"net_cash_usd_cyber", Measure::sum, Series::net_cyber, Series::net_cyber, usd, "cash"},
    OutputDefinition{"coverage_cyber", Measure::ratio, Series::funds_cyber, Series::budget, "1", "spending"},
    OutputDefinition{"coverage_foreign_parts_cyber", Measure::ratio, Series::funds_cyber, Series::foreign_parts, "1",
                     "spending"},
    OutputDefinition{"coverage_wmd_cyber", Measure::ratio, Series::wmd_funds_cyber, Series::wmd, "1", "spending"},
    OutputDefinition{"net_ratio_cyber", Measure::ratio, Series::net_cyber, Series::budget, "1", "cash"},
    OutputDefinition{"gross_ratio_cyber", Measure::ratio, Series::gross_cyber, Series::budget, "1", "theft"},
    OutputDefinition{"gross_over_foreign_parts_cyber", Measure::ratio, Series::gross_cyber, Series::foreign_parts, "1",
                     "theft"},
    OutputDefinition{"gross_over_tests_cyber", Measure::ratio, Series::gross_cyber, Series::tests, "1", "theft"},
    OutputDefinition{"gross_over_wmd_cyber", Measure::ratio, Series::gross_cyber, Series::wmd, "1", "theft"},
    OutputDefinition{"gross_over_foreign_income_cyber", Measure::ratio, Series::gross_cyber,
                     Series::income_with_gross_cyber, "1", "theft"},
    OutputDefinition{"net_over_foreign_income_cyber", Measure::ratio, Series::net_cyber, Series::income_with_net_cyber,
                     "1", "cash"},
    OutputDefinition{"coverage_cyber_it", Measure::ratio, Series::funds_cyber_it, Series::budget, "1", "spending"},
    OutputDefinition{"coverage_foreign_parts_cyber_it", Measure::ratio, Series::funds_cyber_it, Series::foreign_parts,
                     "1", "spending"},
    OutputDefinition{"coverage_wmd_cyber_it", Measure::ratio, Series::wmd_funds_cyber_it, Series::wmd, "1", "spending"},
    OutputDefinition{"net_ratio_cyber_it", Measure::ratio, Series::net_cyber_it, Series::budget, "1", "cash"},
    OutputDefinition{"net_over_foreign_income_cyber_it", Measure::ratio, Series::net_cyber_it,
                     Series::income_with_net_cyber_it, "1", "cash"},
};

bool any_year(const std::vector<char>& marks, const ReportWindow& window) {
  return std::any_of(marks.begin() + static_cast<std::ptrdiff_t>(window.first),
                     marks.begin() + static_cast<std::ptrdiff_t>(window.last) + 1, [](char mark) { return mark != 0; });
}

bool is_income(Series series) {
  return series == Series::income_with_gross || series == Series::income_with_net ||
         series == Series::income_with_gross_cyber || series == Series::income_with_net_cyber ||
         series == Series::income_with_net_cyber_it;
}

/// In alphabetical order, as they are joined in the tables.
std::vector<std::string> flags_of(const OutputDefinition& output, const ReportWindow& window, const YearFacts& facts) {
  const Series base = output.bottom;  // of a sum: the series itself
  const bool of_programme = base == Series::budget || base == Series::foreign_parts || base == Series::wmd;
  const bool from_launches = of_programme || base == Series::tests;
  std::vector<std::string> flags;
  if ((of_programme && any_year(facts.gni_carried, window)) ||
      (base == Series::wmd && any_year(facts.gni_before_carried, window)) ||
      (is_income(base) && any_year(facts.exports_carried, window))) {
    flags.push_back("carried_forward");
  }
  if (from_launches && any_year(facts.has_minimum_count, window)) flags.push_back("launches_minimum");
  const std::string basis = output.year_basis;
  if (basis == "theft" && any_year(facts.lacks_estimate, window)) flags.push_back("no_estimate");
  if (base == Series::tests && !any_year(facts.has_launches, window)) flags.push_back("no_launches");
  if (basis != "theft" && window.first < 2) flags.push_back("opening_stock_zero");
  if (facts.is_partial[window.last]) flags.push_back("partial");
  return flags;
}

}  // namespace

std::span<const OutputDefinition> output_definitions() { return definitions; }

std::vector<ReportWindow> report_windows(StudyWindow window) {
  std::vector<ReportWindow> windows;
  for (std::size_t year = 0; year < window.years(); ++year) windows.push_back({"year", year, year});
  for (std::size_t year = 0; year + 3 <= window.years(); ++year) windows.push_back({"rolling3", year, year + 2});
  windows.push_back({"total", 0, window.years() - 1});
  return windows;
}

std::vector<Output> list_outputs(StudyWindow window, const std::vector<ReportWindow>& windows, const YearFacts& facts) {
  std::vector<Output> outputs;
  for (const auto& definition : definitions) {
    for (const auto& report : windows) {
      if (definition.whole_window_only && report.name != "total") continue;
      outputs.push_back({"summary", definition.variable, definition.unit, report.name,
                         window.first_year + static_cast<int>(report.first),
                         window.first_year + static_cast<int>(report.last), definition.year_basis,
                         flags_of(definition, report, facts)});
    }
  }
  return outputs;
}

}  // namespace fundshare

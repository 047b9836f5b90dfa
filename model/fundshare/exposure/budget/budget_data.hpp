// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/evidence/records.hpp"
#include "fundshare/evidence/study_window.hpp"
#include "fundshare/uncertainty/engine/binder.hpp"

namespace fundshare {

/// At whose prices domestic work is counted: as Seoul does, or cheaper.
enum class PriceBasis { south_korean, market };

/// The mean yearly launches that stockpile building scales with are those of 2017 to 2024, or to the last year that is
/// known in full.
inline constexpr int stockpile_first_year = 2017;
inline constexpr int last_stockpile_year = 2024;
/// Payments from Russia begin (RUS-* rows of the evidence).
inline constexpr int first_russia_income_year = 2023;

/// A yearly series with the nearest value for years without one.
struct YearlySeries {
  std::vector<double> values;  ///< by year of the window
  std::vector<char> carried;   ///< whether the value is another year's
};

/// The nearest earlier year that is known, else the nearest later one.
/// \param known  by calendar year, not empty
[[nodiscard]] YearlySeries carry_forward(const std::map<int, double>& known, int first_year, int last_year);

/// A row of launches whose count is a minimum: it adds uncounted missiles to its class and year.
struct MinimumCount {
  std::size_t missile_class, year;  ///< year counted from stockpile_first_year
};

/// Numbers of the inputs that the budget stage reads.
struct BudgetInputs {
  std::size_t method, unit_cost, uncounted_launches, materials_share, stockpile_ratio, stockpile_labour,
      research_and_sites, technology_offset, gni_error, military_share, missile_share_of_military, domestic_price_ratio,
      import_share, import_markup, nuclear_error, nuclear_overlap, other_foreign_income, russia_income;
};

/// Everything that programme_budget() needs beside the draws.
struct BudgetData {
  StudyWindow window;
  PriceBasis price_basis;
  int stockpile_last_year;  ///< of the mean yearly launches
  BudgetInputs inputs;
  std::vector<std::string> classes;  ///< label k of budget.unit_cost
  std::vector<std::vector<double>>
      counts;  ///< launched missiles: calendar years from stockpile_first_year down, classes across
  std::vector<MinimumCount> minimums;           ///< label k of budget.uncounted_launches
  std::vector<char> has_launches, has_minimum;  ///< by year of the window
  YearlySeries gni;                             ///< of the year, USD
  YearlySeries gni_before;                      ///< of the year before, USD
  YearlySeries exports;                         ///< recorded goods, nominal USD
  double bottom_up_value, top_down_value;       ///< values of the categorical input budget.method
};

/// Counts launches, fills the yearly series and claims the inputs of the stage.
/// \param last_known_year  the last calendar year of which everything is known
/// \throws InputError if a table has no value for a series, or a launch class has no default unit cost
[[nodiscard]] BudgetData make_budget_data(const Evidence& evidence, PriceBasis price_basis, StudyWindow window,
                                          int last_known_year, Binder& binder);

}  // namespace fundshare

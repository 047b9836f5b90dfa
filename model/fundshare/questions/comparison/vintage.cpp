// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/vintage.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>

#include "fundshare/questions/paired_columns.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {
namespace {

/// A share and the yearly money above its line; below it is the budget.
struct Share {
  const char* variable;
  const char* money;
};
constexpr std::array shares{Share{"coverage", "missile_funds_usd"}, Share{"net_ratio", "net_cash_usd"},
                            Share{"gross_ratio", "gross_theft_usd"}};
constexpr const char* budget = "budget_usd";

/// Sums of yearly columns in the order of the years, as the model sums its own windows.
std::vector<double> sum_of_years(const PairedColumns& columns, std::size_t first, std::size_t years) {
  const auto start = columns.column(0, first);
  std::vector<double> sum(start.begin(), start.end());
  for (std::size_t year = 1; year < years; ++year) {
    const auto more = columns.column(0, first + year);
    for (std::size_t w = 0; w < sum.size(); ++w) sum[w] += more[w];
  }
  return sum;
}

void divide(std::vector<double>& top, const std::vector<double>& bottom) {
  constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t w = 0; w < top.size(); ++w) top[w] = bottom[w] == 0.0 ? undefined : top[w] / bottom[w];
}

VintageFigure figure_of(std::size_t date, const char* variable, const ShownWindow& window,
                        std::span<const double> column) {
  return {date, variable, window, summarise(column), share_at_least(column, 0.5)};
}

/// One day: its own windows into the result, and its shares over the common window for the comparisons.
std::vector<std::vector<double>> run_day(const Estimator& model, std::size_t date, StudyWindow common,
                                         std::uint64_t seed, const Plan& plan, VintageResult& out) {
  const auto own = find_all_shown(model, vintage_variables(), headline_windows(model.window()));
  std::vector<ShownWindow> years;
  for (int year = common.first_year; year <= common.last_year; ++year) years.push_back({"year", year, year});
  std::vector<std::string> money;
  for (const auto& share : shares) money.emplace_back(share.money);
  money.emplace_back(budget);
  auto kept = own;
  for (auto& more : find_all_shown(model, money, years)) kept.push_back(std::move(more));
  expect_memory(static_cast<double>(kept.size() + 2 * shares.size()), plan.worlds);
  const auto columns = run_paired(model, {}, numbers_of(kept), seed, plan);
  for (const auto& window : headline_windows(model.window())) {
    for (std::size_t k = 0; k < own.size(); ++k) {
      if (own[k].window != window) continue;
      const auto& of = shares[k / headline_windows(model.window()).size()];
      out.figures.push_back(figure_of(date, of.variable, window, columns.column(0, k)));
    }
  }
  const auto below = sum_of_years(columns, own.size() + shares.size() * years.size(), years.size());
  std::vector<std::vector<double>> over_common;
  for (std::size_t s = 0; s < shares.size(); ++s) {
    auto column = sum_of_years(columns, own.size() + s * years.size(), years.size());
    divide(column, below);
    out.figures.push_back(
        figure_of(date, shares[s].variable, {common_window, common.first_year, common.last_year}, column));
    over_common.push_back(std::move(column));
  }
  return over_common;
}

}  // namespace

const std::vector<std::string>& vintage_variables() {
  static const std::vector<std::string> variables{shares[0].variable, shares[1].variable, shares[2].variable};
  return variables;
}

std::vector<Estimator> vintage_models(const Evidence& evidence, const Scenario& scenario,
                                      const std::vector<VintageDate>& dates, const Plan& pilot) {
  std::vector<std::string> variables = vintage_variables();
  for (const auto& share : shares) variables.emplace_back(share.money);
  variables.emplace_back(budget);
  std::vector<Estimator> models;
  models.reserve(dates.size());
  for (const auto& date : dates) {
    const Scenario then = at_vintage(scenario, evidence, date);
    try {
      models.emplace_back(evidence, then, pilot);
    } catch (const InputError& fault) {
      throw Error{ExitCode::usage, fmt::format("--dates: {}: too little was public: {}", date.label(), fault.what())};
    }
    models.back().compute_only(variables);
  }
  return models;
}

VintageResult vintage(const std::vector<Estimator>& models, std::uint64_t seed, const std::vector<Plan>& plans) {
  expects(models.size() > 1 && plans.size() == models.size(), "two days or more, and a plan for each");
  VintageResult out;
  std::vector<std::vector<double>> before;
  for (std::size_t d = 0; d < models.size(); ++d) {
    auto now = run_day(models[d], d, models.front().window(), seed, plans[d], out);
    for (std::size_t s = 0; !before.empty() && s < shares.size(); ++s) {
      out.changes.push_back({d, shares[s].variable, compare_paired(before[s], now[s])});
    }
    before = std::move(now);
  }
  return out;
}

}  // namespace fundshare

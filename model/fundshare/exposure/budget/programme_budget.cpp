// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/budget/programme_budget.hpp"

#include <algorithm>

#include "fundshare/numerics/vector_loop.hpp"

namespace fundshare {
namespace {

/// ICAN's formula: 6 % of a military budget of 35 % of GNI of the year before (N049: within 13 % of its 2019-2022
/// figures).
constexpr double ican_share_of_gni = 0.35 * 0.06;

/// Tmat by calendar year: counts times unit costs, uncounted missiles of minimum rows included.
void cost_launches(const BudgetData& data, Draws& draws, ProgrammeBudget& out) {
  out.materials.fill(0.0);
  for (std::size_t c = 0; c < data.classes.size(); ++c) {
    const auto cost = draws(data.inputs.unit_cost, c);
    for (std::size_t year = 0; year < data.counts.size(); ++year) {
      const double count = data.counts[year][c];
      if (count == 0.0) continue;
      const auto row = out.materials[year];
      vector_loop(cost.size(), [&](std::size_t w) FUNDSHARE_BODY { row[w] += count * cost[w]; });
    }
  }
  for (std::size_t k = 0; k < data.minimums.size(); ++k) {
    const auto cost = draws(data.inputs.unit_cost, data.minimums[k].missile_class);
    const auto uncounted = draws(data.inputs.uncounted_launches, k);
    const auto row = out.materials[data.minimums[k].year];
    vector_loop(cost.size(), [&](std::size_t w) FUNDSHARE_BODY { row[w] += uncounted[w] * cost[w]; });
  }
}

void average_materials(const BudgetData& data, ProgrammeBudget& out) {
  const auto years = static_cast<std::size_t>(data.stockpile_last_year - stockpile_first_year + 1);
  out.mean_materials.fill(0.0);
  const auto mean = out.mean_materials[0];
  for (std::size_t year = 0; year < years; ++year) {
    const auto row = out.materials[year];
    vector_loop(mean.size(), [&](std::size_t w) FUNDSHARE_BODY { mean[w] += row[w]; });
  }
  for (double& value : mean) value /= static_cast<double>(years);
}

/// T, B, F and the value of stolen know-how of one year of the window, at the prices of Seoul.
void budget_of_year(const BudgetData& data, std::size_t year, Draws& draws, ProgrammeBudget& out) {
  const auto& in = data.inputs;
  const auto method = draws(in.method), share = draws(in.materials_share), ratio = draws(in.stockpile_ratio);
  const auto labour = draws(in.stockpile_labour), research = draws(in.research_and_sites),
             offset = draws(in.technology_offset);
  const auto error = draws(in.gni_error), military = draws(in.military_share);
  const auto missile = draws(in.missile_share_of_military), imported = draws(in.import_share);
  const auto materials = out.materials[static_cast<std::size_t>(data.window.first_year - stockpile_first_year) + year];
  const auto mean = out.mean_materials[0];
  const auto tests = out.tests[year], programme = out.programme[year], parts = out.foreign_parts[year];
  const auto in_kind = out.in_kind[year];
  const double part = data.window.fraction_of(year), gni = part * data.gni.values[year];
  vector_loop(draws.worlds(), [&](std::size_t w) FUNDSHARE_BODY {
    tests[w] = materials[w] / share[w];
    const double bottom_up = tests[w] + part * (ratio[w] * labour[w] * mean[w]) + part * research[w];
    const double top_down = gni * error[w] * military[w] * missile[w];
    programme[w] = method[w] == data.bottom_up_value ? bottom_up : top_down;
    parts[w] = programme[w] * imported[w];
    in_kind[w] = part * (research[w] * offset[w] / (1.0 - offset[w]));
  });
}

/// Domestic work at cheaper prices; foreign parts stay.
void convert_to_market_prices(const BudgetData& data, std::size_t year, Draws& draws, ProgrammeBudget& out) {
  const auto imported = draws(data.inputs.import_share), ratio = draws(data.inputs.domestic_price_ratio);
  const auto programme = out.programme[year];
  vector_loop(draws.worlds(),
              [&](std::size_t w) FUNDSHARE_BODY { programme[w] *= imported[w] + (1.0 - imported[w]) * ratio[w]; });
}

/// Foreign parts at higher prices, in the budget and on their own; the rest of the budget stays.
void mark_up_imports(const BudgetData& data, std::size_t year, Draws& draws, ProgrammeBudget& out) {
  const auto constant = draws.constant(data.inputs.import_markup);
  if (constant && *constant == 0.0) return;
  const auto markup = draws(data.inputs.import_markup);
  const auto programme = out.programme[year], parts = out.foreign_parts[year];
  vector_loop(draws.worlds(), [&](std::size_t w) FUNDSHARE_BODY {
    programme[w] += markup[w] * parts[w];
    parts[w] *= 1.0 + markup[w];
  });
}

void wider_denominators(const BudgetData& data, std::size_t year, Draws& draws, ProgrammeBudget& out) {
  const auto& in = data.inputs;
  const auto error = draws(in.nuclear_error), overlap = draws(in.nuclear_overlap);
  const auto other = draws(in.other_foreign_income), russia = draws(in.russia_income);
  const double part = data.window.fraction_of(year);
  const double nuclear = part * (ican_share_of_gni * data.gni_before.values[year]);
  const bool from_russia = data.window.first_year + static_cast<int>(year) >= first_russia_income_year;
  const double exports = part * data.exports.values[year];
  const auto programme = out.programme[year], wmd = out.wmd[year], income = out.other_income[year];
  vector_loop(draws.worlds(), [&](std::size_t w) FUNDSHARE_BODY {
    wmd[w] = programme[w] + nuclear * error[w] * (1.0 - overlap[w]);
    income[w] = exports + part * other[w] + (from_russia ? part * russia[w] : 0.0);
  });
}

}  // namespace

ProgrammeBudget::ProgrammeBudget(const BudgetData& data)
    : programme(data.window.years(), block_worlds),
      tests(data.window.years(), block_worlds),
      foreign_parts(data.window.years(), block_worlds),
      wmd(data.window.years(), block_worlds),
      in_kind(data.window.years(), block_worlds),
      other_income(data.window.years(), block_worlds),
      materials(data.counts.size(), block_worlds),
      mean_materials(1, block_worlds) {}

void programme_budget(const BudgetData& data, Draws& draws, ProgrammeBudget& out) {
  cost_launches(data, draws, out);
  average_materials(data, out);
  for (std::size_t year = 0; year < data.window.years(); ++year) {
    budget_of_year(data, year, draws, out);
    if (data.price_basis == PriceBasis::market) convert_to_market_prices(data, year, draws, out);
    mark_up_imports(data, year, draws, out);
    wider_denominators(data, year, draws, out);
  }
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/share/missile_equivalents.hpp"

#include <array>
#include <limits>

#include "fundshare/numerics/vector_loop.hpp"

namespace fundshare {
namespace {

/// The class of launches that no source names: its cost is that of no one missile.
bool is_named(const std::string& missile_class) { return missile_class != "unknown"; }

/// In alphabetical order.
std::vector<std::string> flags_of(std::size_t first_year, bool is_partial) {
  std::vector<std::string> flags;
  if (first_year < 2) flags.emplace_back("opening_stock_zero");
  if (is_partial) flags.emplace_back("partial");
  return flags;
}

void divide(std::span<const double> money, std::span<const double> cost, std::span<double> out) {
  constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
  vector_loop(out.size(), [&](std::size_t w) FUNDSHARE_BODY {
    out[w] = cost[w] == 0.0 ? undefined : money[w] / (cost[w] == 0.0 ? 1.0 : cost[w]);
  });
}

}  // namespace

std::vector<Output> list_missile_equivalents(StudyWindow window, const std::vector<std::string>& classes,
                                             const YearFacts& facts) {
  std::vector<Output> outputs;
  const auto add = [&](const std::string& missile_class, const char* name, std::size_t first, std::size_t last) {
    outputs.push_back({"equivalents", missile_class, "missiles", name, window.first_year + static_cast<int>(first),
                       window.first_year + static_cast<int>(last), "cash",
                       flags_of(first, facts.is_partial[last] != 0)});
  };
  for (const auto& missile_class : classes) {
    if (!is_named(missile_class)) continue;
    for (std::size_t year = 0; year < window.years(); ++year) add(missile_class, "year", year, year);
    add(missile_class, "total", 0, window.years() - 1);
  }
  return outputs;
}

void missile_equivalents(const RealisedUsd& cash, const BudgetData& budget, Draws& draws, std::size_t first_row,
                         Block& out) {
  const std::size_t years = budget.window.years();
  std::array<double, block_worlds> total{};
  for (std::size_t year = 0; year < years; ++year) {
    const auto net = cash.net[year];
    vector_loop(out.worlds(), [&](std::size_t w) FUNDSHARE_BODY { total[w] += net[w]; });
  }
  std::size_t row = first_row;
  for (std::size_t c = 0; c < budget.classes.size(); ++c) {
    if (!is_named(budget.classes[c])) continue;
    const auto cost = draws(budget.inputs.unit_cost, c);
    for (std::size_t year = 0; year < years; ++year) divide(cash.net[year], cost, out[row++]);
    divide(total, cost, out[row++]);
  }
}

}  // namespace fundshare

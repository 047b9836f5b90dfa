// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/share/waterfall.hpp"

#include <algorithm>
#include <array>

#include "fundshare/numerics/vector_loop.hpp"

namespace fundshare {
namespace {

/// How the whole window follows from its years.
enum class OverWindow { sum, first_year, last_year };

/// One entry of the account: where its yearly rows stand.
struct Step {
  const char* name;
  const char* year_basis;
  OverWindow over_window;
  const Rows& (*rows)(const RealisedUsd& cash, const MissileFundsUsd& funds, const SeriesTable& series);
};

template <auto member>
const Rows& of_cash(const RealisedUsd& cash, const MissileFundsUsd&, const SeriesTable&) {
  return cash.*member;
}
template <auto member>
const Rows& of_funds(const RealisedUsd&, const MissileFundsUsd& funds, const SeriesTable&) {
  return funds.*member;
}
template <Series which>
const Rows& of_series(const RealisedUsd&, const MissileFundsUsd&, const SeriesTable& series) {
  return series[which];
}

constexpr std::array steps{
    Step{"opening_held", "cash", OverWindow::first_year, of_cash<&RealisedUsd::opening_held>},
    Step{"gross", "theft", OverWindow::sum, of_cash<&RealisedUsd::gross>},
    Step{"denied", "theft", OverWindow::sum, of_cash<&RealisedUsd::denied>},
    Step{"conversion", "theft", OverWindow::sum, of_cash<&RealisedUsd::conversion>},
    Step{"stranded", "theft", OverWindow::sum, of_cash<&RealisedUsd::stranded>},
    Step{"price_change", "cash", OverWindow::sum, of_cash<&RealisedUsd::price_change>},
    Step{"discount", "cash", OverWindow::sum, of_cash<&RealisedUsd::discount>},
    Step{"operating", "cash", OverWindow::sum, of_cash<&RealisedUsd::operating>},
    Step{"net", "cash", OverWindow::sum, of_cash<&RealisedUsd::net>},
    Step{"closing_held", "cash", OverWindow::last_year, of_cash<&RealisedUsd::closing_held>},
    Step{"to_missiles", "cash", OverWindow::sum, of_funds<&MissileFundsUsd::to_missiles>},
    Step{"other_uses", "cash", OverWindow::sum, of_funds<&MissileFundsUsd::other_uses>},
    Step{"opening_in_transit", "spending", OverWindow::first_year, of_funds<&MissileFundsUsd::opening_in_transit>},
    Step{"missile_funds", "spending", OverWindow::sum, of_funds<&MissileFundsUsd::spent>},
    Step{"closing_in_transit", "spending", OverWindow::last_year, of_funds<&MissileFundsUsd::closing_in_transit>},
    Step{"spend", "spending", OverWindow::sum, of_series<Series::spent>},
    Step{"account_change", "spending", OverWindow::sum, of_series<Series::account_change>},
};

/// Adds one year to the whole window.
void combine(OverWindow how, bool first, std::span<const double> year, std::span<double> total) {
  if (how == OverWindow::first_year && !first) return;
  vector_loop(total.size(), [&](std::size_t w) FUNDSHARE_BODY {
    total[w] = (how == OverWindow::sum && !first) ? total[w] + year[w] : year[w];
  });
}

}  // namespace

std::vector<Output> list_waterfall(StudyWindow window) {
  std::vector<Output> outputs;
  for (const Step& step : steps) {
    for (int year = window.first_year; year <= window.last_year; ++year) {
      outputs.push_back({"waterfall", step.name, "usd_nominal", "year", year, year, step.year_basis, {}});
    }
    outputs.push_back(
        {"waterfall", step.name, "usd_nominal", "total", window.first_year, window.last_year, step.year_basis, {}});
  }
  return outputs;
}

void waterfall(const RealisedUsd& cash, const MissileFundsUsd& funds, const SeriesTable& series, std::size_t first_row,
               Block& out) {
  std::size_t row = first_row;
  for (const Step& step : steps) {
    const Rows& yearly = step.rows(cash, funds, series);
    const auto total = out[row + yearly.rows()];
    for (std::size_t year = 0; year < yearly.rows(); ++year, ++row) {
      const auto values = yearly[year].first(total.size());
      std::ranges::copy(values, out[row].begin());
      combine(step.over_window, year == 0, values, total);
    }
    ++row;
  }
}

}  // namespace fundshare

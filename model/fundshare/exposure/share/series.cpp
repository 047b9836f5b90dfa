// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/share/series.hpp"

#include <algorithm>

#include "fundshare/numerics/vector_loop.hpp"

namespace fundshare {
namespace {

void copy_rows(const Rows& from, Rows& to) {
  for (std::size_t row = 0; row < to.rows(); ++row) std::ranges::copy(from[row], to[row].begin());
}

/// Names that an engineer of the stages and one of the outputs both know.
void copy_stages(const RealisedUsd& cash, const MissileFundsUsd& funds, const ProgrammeBudget& budget,
                 SeriesTable& out) {
  copy_rows(cash.gross, out[Series::gross]);
  copy_rows(cash.kept, out[Series::kept]);
  copy_rows(cash.net, out[Series::net]);
  copy_rows(cash.closing_held, out[Series::held]);
  copy_rows(funds.spent, out[Series::funds]);
  copy_rows(funds.spent_wmd, out[Series::wmd_funds]);
  copy_rows(funds.closing_in_transit, out[Series::in_transit]);
  copy_rows(budget.programme, out[Series::budget]);
  copy_rows(budget.tests, out[Series::tests]);
  copy_rows(budget.foreign_parts, out[Series::foreign_parts]);
  copy_rows(budget.wmd, out[Series::wmd]);
  copy_rows(budget.in_kind, out[Series::in_kind]);
}

/// out = a + b, entry by entry.
void add_rows(const Rows& a, const Rows& b, Rows& out) {
  for (std::size_t row = 0; row < out.rows(); ++row) {
    const auto x = a[row], y = b[row];
    const auto sum = out[row];
    vector_loop(sum.size(), [&](std::size_t w) FUNDSHARE_BODY { sum[w] = x[w] + y[w]; });
  }
}

void scale_rows(const Rows& from, std::span<const double> factor, Rows& out) {
  for (std::size_t row = 0; row < out.rows(); ++row) {
    const auto x = from[row];
    const auto scaled = out[row];
    vector_loop(factor.size(), [&](std::size_t w) FUNDSHARE_BODY { scaled[w] = factor[w] * x[w]; });
  }
}

void run_account(SeriesTable& out, std::size_t worlds) {
  std::array<double, block_worlds> account{};
  for (std::size_t year = 0; year < out[Series::budget].rows(); ++year) {
    const auto funds = out[Series::funds][year], budget = out[Series::budget][year];
    const auto spent = out[Series::spent][year], change = out[Series::account_change][year];
    vector_loop(worlds, [&](std::size_t w) FUNDSHARE_BODY {
      const double available = account[w] + funds[w];
      spent[w] = std::min(available, budget[w]);
      change[w] = (available - spent[w]) - account[w];
      account[w] = available - spent[w];
    });
  }
}

}  // namespace

SeriesTable::SeriesTable(StudyWindow window) {
  for (auto& rows : rows_) rows = Rows(window.years(), block_worlds);
}

void fill_series(const RealisedUsd& cash, const MissileFundsUsd& funds, const ProgrammeBudget& budget,
                 std::span<const double> cyber_factor, SeriesTable& out) {
  copy_stages(cash, funds, budget, out);
  run_account(out, cyber_factor.size());
  add_rows(budget.other_income, out[Series::gross], out[Series::income_with_gross]);
  add_rows(budget.other_income, out[Series::net], out[Series::income_with_net]);

  scale_rows(out[Series::gross], cyber_factor, out[Series::gross_cyber]);
  scale_rows(out[Series::net], cyber_factor, out[Series::net_cyber]);
  scale_rows(out[Series::funds], cyber_factor, out[Series::funds_cyber]);
  scale_rows(out[Series::wmd_funds], cyber_factor, out[Series::wmd_funds_cyber]);
  add_rows(budget.other_income, out[Series::gross_cyber], out[Series::income_with_gross_cyber]);
  add_rows(budget.other_income, out[Series::net_cyber], out[Series::income_with_net_cyber]);

  add_rows(out[Series::net_cyber], funds.it_income, out[Series::net_cyber_it]);
  add_rows(out[Series::funds_cyber], funds.it_missiles, out[Series::funds_cyber_it]);
  add_rows(out[Series::wmd_funds_cyber], funds.it_wmd, out[Series::wmd_funds_cyber_it]);
  add_rows(budget.other_income, out[Series::net_cyber_it], out[Series::income_with_net_cyber_it]);
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/allocation/allocate.hpp"

#include <algorithm>

#include "fundshare/numerics/vector_loop.hpp"

namespace fundshare {
namespace {

/// One month of the lag; what leaves the second compartment is added to the year.
void advance_lag(std::span<const double> net, std::span<const double> lag_months, RowsOf<NominalUsd>& compartments,
                 std::span<double> spent) {
  const auto first = compartments[0], second = compartments[1];
  vector_loop(lag_months.size(), [&](std::size_t w) FUNDSHARE_BODY {
    const double rate = 1.0 / (1.0 + 0.5 * lag_months[w]);
    first[w] += net[w];
    const double passed = rate * first[w];
    first[w] -= passed;
    second[w] += passed;
    const double released = rate * second[w];
    second[w] -= released;
    spent[w] += released;
  });
}

void copy_in_transit(const RowsOf<NominalUsd>& compartments, std::span<double> out) {
  const auto first = compartments[0], second = compartments[1];
  vector_loop(out.size(), [&](std::size_t w) FUNDSHARE_BODY { out[w] = first[w] + second[w]; });
}

/// Turns the flows of all net cash into those of missiles and of WMD, and adds the income of IT workers.
void apply_shares(const AllocationData& data, std::size_t year, std::span<const double> net, Draws& draws,
                  MissileFundsUsd& out) {
  const auto share = draws(data.missile_share), nuclear = draws(data.nuclear_ratio);
  const auto income = draws(data.it_income), remitted = draws(data.it_remitted);
  const bool earns = data.window.first_year + static_cast<int>(year) >= first_it_income_year;
  const double part = data.window.fraction_of(year);
  const auto spent = out.spent[year], wmd = out.spent_wmd[year], to_missiles = out.to_missiles[year];
  const auto other = out.other_uses[year], opening = out.opening_in_transit[year],
             closing = out.closing_in_transit[year];
  const auto it = out.it_income[year], it_missiles = out.it_missiles[year], it_wmd = out.it_wmd[year];
  vector_loop(draws.worlds(), [&](std::size_t w) FUNDSHARE_BODY {
    const double wmd_share = std::min(1.0, share[w] * (1.0 + nuclear[w]));
    wmd[w] = wmd_share * spent[w];
    spent[w] *= share[w];
    to_missiles[w] = share[w] * net[w];
    other[w] = (1.0 - share[w]) * net[w];
    opening[w] *= share[w];
    closing[w] *= share[w];
    it[w] = earns ? part * (income[w] * remitted[w]) : 0.0;
    it_missiles[w] = share[w] * it[w];
    it_wmd[w] = wmd_share * it[w];
  });
}

}  // namespace

AllocationData make_allocation_data(StudyWindow window, Binder& binder) {
  return {.window = window,
          .missile_share = binder.world("allocation.missile_share", unit_interval),
          .spending_lag = binder.world("allocation.spending_lag_months", non_negative),
          .nuclear_ratio = binder.world("allocation.nuclear_ratio", non_negative),
          .it_income = binder.world("allocation.it_income", non_negative),
          .it_remitted = binder.world("allocation.it_remitted", unit_interval)};
}

MissileFundsUsd::MissileFundsUsd(StudyWindow window) : compartments(2, block_worlds) {
  for (auto* rows : {&spent, &spent_wmd, &to_missiles, &other_uses, &opening_in_transit, &closing_in_transit,
                     &it_income, &it_missiles, &it_wmd}) {
    *rows = RowsOf<NominalUsd>(window.years(), block_worlds);
  }
}

void allocate(const AllocationData& data, const RealisedUsd& cash, Draws& draws, MissileFundsUsd& out) {
  out.compartments.fill(0.0);
  out.spent.fill(0.0);
  const auto lag = draws(data.spending_lag);
  for (std::size_t year = 0; year < data.window.years(); ++year) {
    copy_in_transit(out.compartments, out.opening_in_transit[year]);
    for (std::size_t month = 12 * year; month < 12 * year + data.window.months_of(year); ++month) {
      advance_lag(cash.net_by_month[month], lag, out.compartments, out.spent[year]);
    }
    copy_in_transit(out.compartments, out.closing_in_transit[year]);
    apply_shares(data, year, cash.net[year], draws, out);
  }
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "fundshare/exposure/allocation/allocate.hpp"
#include "fundshare/exposure/budget/programme_budget.hpp"

namespace fundshare {

/// The yearly quantities that outputs are made of. The second and third group carry the factor for other cyber theft,
/// the third the income of IT workers on top. `income_with_...` is foreign income other than theft plus that numerator.
enum class Series : std::size_t {
  gross,
  kept,
  net,
  funds,
  wmd_funds,
  held,
  in_transit,
  spent,
  account_change,
  budget,
  tests,
  foreign_parts,
  wmd,
  in_kind,
  income_with_gross,
  income_with_net,
  gross_cyber,
  net_cyber,
  funds_cyber,
  wmd_funds_cyber,
  income_with_gross_cyber,
  income_with_net_cyber,
  net_cyber_it,
  funds_cyber_it,
  wmd_funds_cyber_it,
  income_with_net_cyber_it,
  count
};

/// Years down, worlds across, one table per series.
class SeriesTable {
 public:
  explicit SeriesTable(StudyWindow window);
  [[nodiscard]] Rows& operator[](Series series) { return rows_[static_cast<std::size_t>(series)]; }
  [[nodiscard]] const Rows& operator[](Series series) const { return rows_[static_cast<std::size_t>(series)]; }

 private:
  std::array<Rows, static_cast<std::size_t>(Series::count)> rows_;
};

/// Fills the table from the stages. The account of funded_share runs from the first year of the window:
/// A += P_t; spent_t = min(A, B_t); A -= spent_t.
/// \param cyber_factor  theft.other_cyber_factor, one per world
void fill_series(const RealisedUsd& cash, const MissileFundsUsd& funds, const ProgrammeBudget& budget,
                 std::span<const double> cyber_factor, SeriesTable& out);

}  // namespace fundshare

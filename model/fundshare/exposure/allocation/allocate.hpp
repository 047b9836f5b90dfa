// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/exposure/realisation/realise.hpp"
#include "fundshare/uncertainty/engine/binder.hpp"

namespace fundshare {

/// First calendar year with income of IT workers in the evidence (IT-UN24).
inline constexpr int first_it_income_year = 2018;

/// Numbers of the inputs that the allocation stage reads.
struct AllocationData {
  StudyWindow window;
  std::size_t missile_share, spending_lag, nuclear_ratio, it_income, it_remitted;
};

[[nodiscard]] AllocationData make_allocation_data(StudyWindow window, Binder& binder);

/// Money for missiles, and when, in nominal USD; years down, worlds across.
struct MissileFundsUsd {
  explicit MissileFundsUsd(StudyWindow window);
  RowsOf<NominalUsd> spent;                                   ///< P: lagged cash of the year for missiles
  RowsOf<NominalUsd> spent_wmd;                               ///< W: the same with min(1, w (1 + n)) in place of w
  RowsOf<NominalUsd> to_missiles;                             ///< w net of the year, before the lag
  RowsOf<NominalUsd> other_uses;                              ///< (1 - w) net of the year
  RowsOf<NominalUsd> opening_in_transit, closing_in_transit;  ///< in the two compartments of the lag
  RowsOf<NominalUsd> it_income;                               ///< remitted by IT workers, all of it
  RowsOf<NominalUsd> it_missiles, it_wmd;  ///< the shares of it that go to missiles, to WMD; without lag
  RowsOf<NominalUsd> compartments;         ///< two rows: G1 and G2 for w = 1
};

/// Stage 3: dollars for missiles, by year of spending. Two compartments in series with mean delay L/2 each:
/// \f[ G_1 \mathrel{+}= net_m;\; f_1 = k G_1;\; G_1 \mathrel{-}= f_1;\; G_2 \mathrel{+}= f_1;\; f_2 = k G_2;\;
///     G_2 \mathrel{-}= f_2;\; k = 1 / (1 + L/2) \f]
/// The lag is linear, so it runs once on all net cash and the shares w and min(1, w (1 + n)) multiply what comes out.
/// \param cash  net cash by month, nominal USD
/// \see docs/methods.md, "allocate"
void allocate(const AllocationData& data, const RealisedUsd& cash, Draws& draws, MissileFundsUsd& out);

}  // namespace fundshare

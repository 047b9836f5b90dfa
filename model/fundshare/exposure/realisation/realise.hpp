// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/exposure/realisation/realisation_data.hpp"
#include "fundshare/exposure/theft/attributed_theft.hpp"
#include "fundshare/uncertainty/engine/draws.hpp"

namespace fundshare {

/// Money that arrived and what became of the rest, in nominal USD; worlds across.
struct RealisedUsd {
  explicit RealisedUsd(StudyWindow window);
  RowsOf<NominalUsd> net_by_month;   ///< spendable cash, months down
  RowsOf<NominalUsd> held_by_month;  ///< stock at the end of the month
  /// Yearly account, years down:
  /// opening held + gross = denied + conversion + stranded - price change + discount + operating + net + closing held.
  RowsOf<NominalUsd> gross, kept, denied, conversion, stranded, price_change, discount, operating, net, opening_held,
      closing_held;
  RowsOf<NominalUsd> stock;  ///< one row: what is held while the months go by
  Rows returns;              ///< two rows: relative price change of BTC and of ETH in the month at hand
};

/// Stage 2: dollars that reach the state, by month.
/// \f[ H \leftarrow H (1 + r_m) + kept_m (1 - c)(1 - s), \quad cash_m = \min(H / (1 + D), capacity_m), \quad
///     H \leftarrow H - cash_m, \quad net_m = cash_m (1 - d)(1 - o) \f]
/// With a shock of the coin price, kept_m (1 - c)(1 - s) is times 1 - exposure * realisation.price_shock, which is 0
/// unless a question changes it. The window starts without a stock.
/// \param stolen  nominal USD by month, >= 0
/// \see docs/methods.md, "realise", for the evidence behind each input
void realise(const RealisationData& data, const StolenUsd& stolen, Draws& draws, RealisedUsd& out);

}  // namespace fundshare

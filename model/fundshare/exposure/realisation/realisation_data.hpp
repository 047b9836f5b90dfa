// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "fundshare/evidence/records.hpp"
#include "fundshare/evidence/study_window.hpp"
#include "fundshare/uncertainty/engine/binder.hpp"

namespace fundshare {

/// How coins held are revalued: at the prices of the table, not at all, or at the prices of the table and at drawn ones
/// in the months past them.
enum class PricePath { historical, frozen, simulated };

/// Relative price changes from the month before; zero in the first month of the window. Months past the end of these
/// are drawn.
struct MonthlyReturns {
  std::vector<double> btc, eth;
};

/// Numbers of the inputs of drawn prices: label k of the shocks is month k past the table.
struct SimulatedPrices {
  std::size_t btc_volatility, eth_volatility, correlation, btc_shock, eth_shock;
};

/// Numbers of the inputs that the realisation stage reads.
struct RealisationInputs {
  std::size_t conversion_cost, stranded, cashout_delay, monthly_capacity, capacity_factor, price_exposure, btc_weight,
      broker_discount, operating_cost, price_shock;
};

/// Everything that realise() needs beside the draws and the thefts.
struct RealisationData {
  StudyWindow window;
  RealisationInputs inputs;
  MonthlyReturns returns;
  std::optional<SimulatedPrices> simulated;  ///< where the window passes the prices of the table
};

/// Takes the returns from the monthly mean prices and claims the inputs of the stage.
/// \throws InputError if the prices do not cover the window and are not simulated
[[nodiscard]] RealisationData make_realisation_data(const std::vector<MonthlyPrice>& prices, PricePath path,
                                                    StudyWindow window, Binder& binder);

}  // namespace fundshare

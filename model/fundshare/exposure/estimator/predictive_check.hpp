// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "fundshare/evidence/records.hpp"
#include "fundshare/exposure/realisation/realise.hpp"
#include "fundshare/uncertainty/engine/model.hpp"

namespace fundshare {

/// A figure that somebody observed, set beside what the model says of the same months. Nothing is tuned to it.
struct PredictiveCheck {
  std::string id;           ///< of the evidence row
  std::string variable;     ///< held_stock_usd or net_cash_usd_cyber
  double observed;          ///< nominal USD
  Date start, end;          ///< what was observed
  std::size_t first, last;  ///< month of the stock, or years of the cash; places in the study window
};

/// Held stock against E035, E037, E038 (labelled wallets: floors) at the end of the month observed; net cash with the
/// factor for other cyber theft against C26a and C27. Checks outside the window are left out.
[[nodiscard]] std::vector<PredictiveCheck> predictive_checks(const Evidence& evidence, StudyWindow window);

/// One output per check.
[[nodiscard]] std::vector<Output> list_checks(const std::vector<PredictiveCheck>& checks);

/// Fills the rows of list_checks(). \param first_row  row of `out` where they begin
void evaluate_checks(const std::vector<PredictiveCheck>& checks, const RealisedUsd& cash,
                     std::span<const double> cyber_factor, std::size_t first_row, Block& out);

}  // namespace fundshare

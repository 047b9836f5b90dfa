// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/exposure/share/series.hpp"
#include "fundshare/uncertainty/engine/model.hpp"

namespace fundshare {

/// The account of the money, by year and for the whole window, in every world:
/// opening held + gross = denied + conversion + stranded - price change + discount + operating + net + closing held;
/// opening in transit + to missiles = missile funds + closing in transit; net = to missiles + other uses;
/// missile funds = spent + account change.
[[nodiscard]] std::vector<Output> list_waterfall(StudyWindow window);

/// Fills the rows of list_waterfall(), in its order. \param first_row  row of `out` where they begin
void waterfall(const RealisedUsd& cash, const MissileFundsUsd& funds, const SeriesTable& series, std::size_t first_row,
               Block& out);

}  // namespace fundshare

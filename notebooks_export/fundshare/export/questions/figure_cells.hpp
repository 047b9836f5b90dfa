// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/export/page.hpp"
#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

// Cells of pages for figures of a run: rounded for people by the rules of rounding.hpp, with every digit in JSON.

/// A ratio as "19 %".
[[nodiscard]] PageCell percent_cell(Estimate ratio);

/// A share of worlds: never 0 or 100 %.
[[nodiscard]] PageCell share_of_worlds_cell(Estimate share);

/// Dollars as "1.2 bn".
[[nodiscard]] PageCell dollars_cell(Estimate usd);

/// "19 % (4 %-61 %)": the median and the interval that holds nine in ten worlds; the number in JSON is the median.
[[nodiscard]] PageCell percent_interval_cell(const Summary& summary);

/// The same for dollars.
[[nodiscard]] PageCell dollars_interval_cell(const Summary& summary);

/// A cell for a figure that is undefined in some world.
[[nodiscard]] PageCell undefined_cell();

/// "35 of 46 inputs rest on judgement, in whole or in part.": belongs to every page with an interval.
[[nodiscard]] std::string judgement_note(std::size_t judgement, std::size_t all);

}  // namespace fundshare

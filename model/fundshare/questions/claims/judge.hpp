// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "fundshare/questions/claims/audit.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {

/// Sets a figure against a column of worlds. \param column  finite \param median  of the column
/// \return nothing where the claim gives no figure
[[nodiscard]] std::optional<Judged> judge(const Claim& claim, std::span<const double> column, double median);

/// The columns of a reading in its cut.
struct ReadingColumns {
  std::span<const double> output, budget, wmd, share, nuclear;
};

/// Fills the figures of one reading. \param summarise_column  of one thread
void fill_reading(const Claim& claim, const ReadingColumns& in, Summariser& summarise_column, ReadingResult& reading);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/questions/claims/verdicts.hpp"

namespace fundshare {

/// claims.csv: one row per claim, reading, period and cut; every claim has one row at least.
[[nodiscard]] ResultFile claims_table(const Evidence& evidence, const std::vector<ReadingResult>& readings);

/// claim_verdicts.csv: one row per origin.
[[nodiscard]] ResultFile claim_verdicts_table(const Evidence& evidence, const std::vector<OriginVerdict>& origins);

/// break_even.csv: one row per judged reading.
[[nodiscard]] ResultFile break_even_table(const Evidence& evidence, const std::vector<ReadingResult>& readings);

}  // namespace fundshare

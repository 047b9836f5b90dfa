// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/questions/levers/study_levers.hpp"

namespace fundshare {

/// levers.csv, lever_pairs.csv and lever_halving.csv.
[[nodiscard]] std::vector<ResultFile> lever_tables(const std::string& scenario, const LeverSet& set,
                                                   const LeverStudy& study);

}  // namespace fundshare

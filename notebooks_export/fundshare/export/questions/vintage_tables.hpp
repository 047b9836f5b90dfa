// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/page.hpp"
#include "fundshare/questions/comparison/vintage.hpp"

namespace fundshare {

/// What a vintage is about, for its tables and its page.
struct VintageRecord {
  std::string scenario;
  const std::vector<VintageDate>& dates;
  const std::vector<std::vector<KnownRows>>& rows;  ///< by date
  const VintageResult& result;
};

/// vintage.csv and vintage_rows.csv.
[[nodiscard]] std::vector<ResultFile> vintage_tables(const VintageRecord& record);

/// The shares by day over each window, what changed over the common one, and the rows that came in between.
/// \param judgement  see judgement_sentence()
[[nodiscard]] Page vintage_page(const VintageRecord& record, const std::string& judgement);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/page.hpp"
#include "fundshare/questions/comparison/compare.hpp"

namespace fundshare {

/// What names a comparison for its table and its page.
struct ComparisonLabels {
  std::vector<std::string> scenarios;  ///< by scenario; each once
  std::vector<std::string> judgement;  ///< by scenario, see judgement_sentence()
};

/// comparison.csv: the figures of each scenario, then of each pair; what one of a pair alone has is listed as such.
[[nodiscard]] ResultFile comparison_table(const ComparisonLabels& labels, const Comparison& comparison);

/// The whole window and the last three years for people, in words of compare_page.cpp.
[[nodiscard]] Page comparison_page(const ComparisonLabels& labels, const Comparison& comparison);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/page.hpp"
#include "fundshare/questions/comparison/frontier.hpp"

namespace fundshare {

/// frontier.csv, frontier_contours.csv and frontier_references.csv.
[[nodiscard]] std::vector<ResultFile> frontier_tables(const std::string& scenario, const FrontierRequest& request,
                                                      const FrontierResult& result);

/// The contours of every threshold. \param every_threshold  otherwise those of the highest alone stand in the text, as
/// all of them are in the table \param judgement  see judgement_sentence()
[[nodiscard]] Page frontier_page(const std::string& scenario, const FrontierRequest& request,
                                 const FrontierResult& result, const std::string& judgement, bool every_threshold);

}  // namespace fundshare

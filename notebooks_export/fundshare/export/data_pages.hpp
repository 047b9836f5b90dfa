// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/catalogue/findings.hpp"
#include "fundshare/catalogue/select_rows.hpp"
#include "fundshare/catalogue/survey.hpp"
#include "fundshare/export/page.hpp"

namespace fundshare {

/// What is there and on what it rests, with what a reader should know.
[[nodiscard]] Page survey_page(const std::string& scenario, const DataSurvey& survey,
                               const std::vector<Finding>& findings);

/// Rows of a table. \param most_width  of a column for people
[[nodiscard]] Page selection_page(const std::string& table, const Selection& selection, std::size_t most_width);

/// The same rows as CSV: ASCII, text that is safe in a spreadsheet, LF.
[[nodiscard]] std::string selection_csv(const Selection& selection);

/// What the columns of a table mean.
[[nodiscard]] Page dictionary_page(const std::string& table, const std::vector<ColumnRule>& columns);

/// What a column allows, in words: "YYYY-MM-DD", "0..1e15", "one of a, b".
[[nodiscard]] std::string allowed_text(const ColumnRule& rule);

}  // namespace fundshare

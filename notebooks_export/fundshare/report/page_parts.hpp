// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "fundshare/report/results.hpp"

namespace fundshare {

/// The three inputs on judgement that go closest with coverage, as a list.
[[nodiscard]] std::string deciders_html(const Results& results);

/// One row per definition and both periods, without claims: the table of the first page.
/// Nothing where none has a value.
[[nodiscard]] std::optional<std::string> half_table_html(const Results& results);

/// The sentence about one claim by the rules of the claims audit, such as that of C10; nothing where it was not judged.
[[nodiscard]] std::optional<std::string> claim_sentence_html(const Results& results, const std::string& claim);

/// Every input that rests on judgement, in whole or in part, with its law and range.
[[nodiscard]] std::string judgement_html(const Results& results);

/// Sources of the inputs and claims with their addresses; a sentence where the tables of the run are not at hand.
[[nodiscard]] std::string sources_html(const Results& results);

/// The largest budget a year at which half of the worlds reach half if all of the cash goes to missiles; nothing where
/// the folder has no contours.
[[nodiscard]] std::optional<std::string> frontier_end_html(const Results& results);

/// The model's median budget a year; nothing where the folder has no contours.
[[nodiscard]] std::optional<std::string> median_budget_html(const Results& results);

/// The last year of the window where the data go on after it; nothing where the window ends with the data.
[[nodiscard]] std::optional<std::string> window_end(const Results& results);

/// The first year, where the window is no longer than three years and opens with an empty account.
[[nodiscard]] std::optional<std::string> empty_opening(const Results& results);

/// What the script of the page draws from, as JSON.
[[nodiscard]] std::string explore_json(const Results& results);

}  // namespace fundshare

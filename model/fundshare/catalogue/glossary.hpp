// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fundshare {

/// One word of the program and what it means: a row of catalogue/glossary.csv, the one place of these texts.
struct Term {
  /// output, run_table (a table that a run writes), step (of the waterfall), flag, statistic, window, year_basis,
  /// setting, exit_code, error (a part of its message), source_check, confidence, attribution, evidence_word
  std::string kind;
  std::string name;
  std::string definition;  ///< formula in the symbols of docs/methods.md, or the values of a setting; may be empty
  std::string meaning;
};

/// Every word, in the order of the table.
[[nodiscard]] const std::vector<Term>& glossary();

/// The word of one kind, or nullptr.
[[nodiscard]] const Term* find_term(std::string_view kind, std::string_view name);

/// What a word of one kind means; empty for a word that is not there.
[[nodiscard]] std::string meaning_of(std::string_view kind, std::string_view name);

/// catalogue/glossary.csv as compiled in.
[[nodiscard]] std::string_view embedded_glossary();

}  // namespace fundshare

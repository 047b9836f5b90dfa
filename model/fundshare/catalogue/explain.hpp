// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "fundshare/catalogue/catalogue.hpp"
#include "fundshare/catalogue/glossary.hpp"
#include "fundshare/catalogue/source_card.hpp"

namespace fundshare {

/// An uncertain input, or one label of it.
struct InputExplanation {
  Input input;
  std::optional<std::size_t> label;  ///< asked for `name[label]`
  bool label_is_row = false;         ///< the label is the id of a row
  int stage = 0;                     ///< the first that reads it; 0 where this run has no use for it
  std::vector<EvidenceRow> rows;     ///< behind its law, in the order of the scenario
  std::vector<std::string> words;    ///< judgement, rows, definition, scenario
  std::vector<std::string> reaches;  ///< outputs that an input of its stage can move
};

/// An output of summary.csv.
struct OutputExplanation {
  Term term;
  std::string unit, year_basis;
  bool whole_window_only = false;
  std::vector<Term> flags;          ///< that can stand on it
  std::vector<int> stages;          ///< that it is made of
  std::vector<std::string> inputs;  ///< of these stages
  std::vector<std::string> claims;  ///< that are read as this output
};

/// A word of the glossary; for a flag with the outputs that can carry it.
struct TermExplanation {
  Term term;
  std::vector<std::string> outputs;
};

/// A table of the data folder, or the columns of one name.
struct TableExplanation {
  std::string name;
  std::size_t rows = 0;
  std::vector<ColumnRule> columns;
};
struct ColumnExplanation {
  std::vector<ColumnRule> columns;  ///< one per table that has it
};

/// A setting of the scenario with its value, as written in TOML.
struct SettingExplanation {
  Term term;
  std::string value;
};

using Explanation = std::variant<InputExplanation, OutputExplanation, SettingExplanation, TermExplanation, SourceCard,
                                 TableExplanation, ColumnExplanation>;

/// Everything that a name stands for: an input, `input[label]` or the last part of its name, an output, a setting, a
/// word of the glossary, the id of a row, a table, a column, an exit code, or the text of an error message.
/// \throws Error with code usage for a name that stands for nothing, with the nearest
[[nodiscard]] std::vector<Explanation> explain(const Catalogue& catalogue, const std::string& name);

}  // namespace fundshare

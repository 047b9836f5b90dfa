// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "fundshare/catalogue/catalogue.hpp"

namespace fundshare {

/// The kinds of check, in the order of SourceChecked.
inline constexpr std::array<SourceChecked, 6> source_checks{SourceChecked::seen,       SourceChecked::seen_secondary,
                                                            SourceChecked::derived,    SourceChecked::memory,
                                                            SourceChecked::assumption, SourceChecked::not_found};

/// One table at a glance.
struct TableFacts {
  std::string name;
  std::size_t rows = 0, columns = 0;
  std::optional<Date> first, last;                     ///< days that its dates or periods span; none without a date
  std::size_t months_spanned = 0, months_covered = 0;  ///< calendar months from first to last, and those with a row
  std::optional<std::array<std::size_t, 6>>
      by_check;  ///< rows by source_checked; none where the table has no such column
};

/// Rows and dollars of one kind by how their figures were checked.
struct MoneyFacts {
  std::string what;
  std::array<std::size_t, 6> rows{};
  std::array<double, 6> usd{};
  bool has_usd = true;  ///< whether dollars of these rows can be added up
  void add(SourceChecked checked, double amount_usd);
};

/// Inputs of one confidence by what they rest on.
struct InputBasis {
  std::string confidence;
  std::size_t rows = 0;                ///< rows of the tables alone
  std::size_t rows_and_judgement = 0;  ///< rows, and our own judgement for a part
  std::size_t judgement = 0;           ///< no row
  std::size_t definition = 0;          ///< follows from its meaning
  std::size_t scenario = 0;            ///< set without a source, also in a single label
};

/// What is there, and on what kind of source it rests.
struct DataSurvey {
  std::vector<TableFacts> tables;  ///< by name
  std::vector<MoneyFacts> money;   ///< thefts by attribution and as used, totals in use, launches, economy, citations
  std::vector<InputBasis> inputs;  ///< by confidence: high, medium, low, judgement, set by scenario
};

/// Counts what the tables of a catalogue hold and what its scenario takes from them.
[[nodiscard]] DataSurvey survey_data(const Catalogue& catalogue);

/// The rows of annual estimates that the scenario uses: one per estimator and year.
[[nodiscard]] std::vector<const AnnualEstimate*> estimates_in_use(const Catalogue& catalogue);

}  // namespace fundshare

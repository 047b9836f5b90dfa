// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/questions/claims/bands.hpp"

namespace fundshare {

/// The percentiles of a claim's figure over the readings of one definition, as shares, and what was varied.
struct PercentileSpread {
  double low, high;
  bool periods, theft_basis, budget_method;
  bool range_ends = false;  ///< the claim gives a range, and both ends were set against the worlds
  /// The same of the one reading whose median is shown.
  struct Shown {
    double low, high;
  };
  std::optional<Shown> shown = {};
};

/// One definition of a claim as it is said: texts are already rounded.
struct DefinitionWords {
  std::string definition;         ///< such as "money for missiles over the budget"
  std::string years;              ///< "2020-2022"; of the first definition alone
  std::string median, low, high;  ///< of the first definition alone
  Band band;                      ///< nearest the middle of all its readings
  std::optional<PercentileSpread> spread;
};

/// All that a verdict on one claim is made of.
struct ClaimWords {
  std::string speaker, date, paraphrase;
  DefinitionWords primary;
  std::optional<DefinitionWords> alternative;
  bool depends_on_reading = false;
  std::vector<std::string> without_source;  ///< inputs in words
  Side side = Side::about;
  bool named_cases_only = false, among_inputs = false;
};

/// " (from 12th to 85th percentile by period and budget method; 64th for the years shown)"; names what was varied;
/// empty where the two ends are the same.
[[nodiscard]] std::string spread_text(const PercentileSpread& spread);

/// "{speaker}, {date} (our paraphrase): {paraphrase}."
[[nodiscard]] std::string statement_text(const std::string& speaker, const std::string& date,
                                         const std::string& paraphrase);

/// What the model says beside a claim that cannot be tested: no verdict and no percentile.
struct BesideWords {
  std::string definition, years, median, low, high;
};

/// The verdict on one claim in full sentences.
[[nodiscard]] std::string verdict_text(const ClaimWords& claim);

/// "Cannot be tested with this model: {reason}." and what stands beside it.
[[nodiscard]] std::string not_testable_text(const std::string& reason, const std::optional<BesideWords>& beside);

/// The verdict on several claims of one origin: they count once. \param members  ids \param nearest, farthest  bands
/// with the ids of their claims
struct OriginWords {
  std::string origin;
  std::vector<std::string> members;
  bool depends_on_reading = false;
  struct End {
    std::string claim;
    Band band;
  };
  std::optional<End> nearest, farthest;  ///< nothing where no member was judged
};
[[nodiscard]] std::string origin_text(const OriginWords& origin);

}  // namespace fundshare

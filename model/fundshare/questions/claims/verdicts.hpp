// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/questions/claims/audit.hpp"
#include "fundshare/questions/claims/verdict_text.hpp"

namespace fundshare {

/// What is said of one definition of a claim, from all its periods and cuts.
struct DefinitionVerdict {
  const ReadingResult* shown;  ///< the headline period with the scenario's own worlds
  Band band;                   ///< the weakest of all readings
  PercentileSpread spread;     ///< of F over all readings
};

/// What is said of one claim.
struct ClaimVerdict {
  std::size_t claim;
  std::optional<DefinitionVerdict> primary, alternative;
  const ReadingResult* beside = nullptr;  ///< what the model says beside a claim that is only shown
  bool depends_on_reading = false;        ///< two readings, of definitions and periods, lie two bands apart or more
  std::vector<std::string>
      without_source;      ///< inputs of either definition for which no source gives a number, in words
  std::string not_judged;  ///< why there is no verdict; empty where there is one
};

/// What is said of the claims that go back to one origin: they count once.
struct OriginVerdict {
  std::string origin;
  std::vector<ClaimVerdict> claims;  ///< in the order of the table
  OriginWords words;
};

/// Verdicts of all claims, origins in the order of their first claim. \param readings  of all claims, in the order of
/// the claims; must outlive the result
[[nodiscard]] std::vector<OriginVerdict> claim_verdicts(const Evidence& evidence,
                                                        const std::vector<ReadingResult>& readings);

/// Inputs behind an output for which no source gives a number: the missile share of arriving money, the stockpile ratio
/// and the missile share of military spending behind the budget, the import share behind foreign parts.
[[nodiscard]] std::vector<std::string> inputs_without_source(const OutputDefinition& output);

}  // namespace fundshare

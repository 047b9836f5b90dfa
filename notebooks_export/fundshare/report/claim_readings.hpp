// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fundshare/report/results.hpp"

namespace fundshare {

/// One claim in one reading: an output of the model that it may speak of.
struct ClaimReading {
  std::string claim, date, origin_group, side;  ///< side is at_least, at_most or about
  bool primary = false;                         ///< the plain reading, not the critic's
  std::string output, unit;
  double value = 0;  ///< what was claimed; of a range the figure nearest the model's median
  std::optional<std::pair<double, double>> range;  ///< claimed from, to, where no single figure was named
  std::string years;                               ///< of the period shown: those that the sentences on the claim show
  ModelInterval model;                             ///< over the period shown
  Estimate percentile;                             ///< of the claim among the worlds, over the period shown
  Estimate lowest, highest;                        ///< percentiles over every period, way to count and budget method
  std::string phrase;                              ///< the verdict that says least of all of these
};

/// Every claim that can be judged, in the order of claims.csv: the plain reading, then the other one.
[[nodiscard]] std::vector<ClaimReading> claim_readings(const Results& results);

/// Who said it, such as "UN Panel of Experts"; empty where the tables of the run are not at hand.
[[nodiscard]] std::string speaker_of(const Results& results, const std::string& claim);

/// Whether the row's source is the statement itself, as far as the tables of the run say.
[[nodiscard]] bool from_primary_source(const Results& results, const std::string& claim);

/// "at least 50 %", "up to 33 %", "about 1.2 bn" or "630 m to 1.0 bn".
[[nodiscard]] std::string claimed_words(const ClaimReading& reading);

/// A percentile for people: "94th", "< 1st", "> 99th"; "~94th" where its error is not known.
[[nodiscard]] std::string percentile_words(Estimate percentile);

/// The name of an output without what is added to it: coverage for coverage_cyber_it.
[[nodiscard]] std::string base_output(std::string output);

}  // namespace fundshare

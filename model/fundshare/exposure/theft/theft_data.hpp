// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "fundshare/evidence/records.hpp"
#include "fundshare/evidence/study_window.hpp"
#include "fundshare/exposure/theft/combined_basis.hpp"
#include "fundshare/exposure/theft/estimate_posterior.hpp"
#include "fundshare/uncertainty/engine/binder.hpp"

namespace fundshare {

/// What a scenario says of one incident: the probability that it is counted, in place of its level's; none excludes it
/// from everything.
struct IncidentRule {
  std::string id;
  std::optional<double> probability;  ///< 1 includes it in every world
  Place place;
};

/// Which thefts count and whose totals are used.
struct TheftAssumptions {
  std::vector<IncidentRule> incidents;
  std::vector<std::string> estimators;  ///< exact names
  Place estimators_place;
};

/// One incident of the study window, ready for the walk over incidents.
struct Theft {
  std::size_t month, year;            ///< places in the study window
  std::size_t level;                  ///< attribution level, place in TheftInputs::attribution
  std::optional<double> probability;  ///< fixed by the scenario; 1 includes
  double best;                        ///< nominal USD
  bool core;                          ///< carries a share of the year's estimated total
  std::optional<double> denied;       ///< known share frozen, seized or returned; an override of this label wins
};

/// Numbers of the inputs that the theft stage reads.
struct TheftInputs {
  std::array<std::size_t, 5> attribution;  ///< by level
  std::size_t basis, attributed, amount, valuation_error, unrecorded, keep, denied, common_bias, estimator_bias,
      estimate_error;
};

/// Everything that attributed_theft() needs beside the draws.
struct TheftData {
  StudyWindow window;
  TheftInputs inputs;
  std::vector<Theft> thefts;      ///< label k of the incident inputs is theft k
  std::size_t unrecorded_label;   ///< label of realisation.denied and theft.keep that stands for thefts without a row
  std::vector<double> core_best;  ///< sum of best over the core incidents of each year, nominal USD
  EstimateErrors errors;          ///< of the published totals
  EstimatePosterior estimates;
  std::optional<CombinedBasis> combined;                    ///< set where some world may choose that basis
  double incidents_value, estimates_value, combined_value;  ///< values of the categorical input theft.basis
};

/// Checks that every rule names an incident and every estimator has a row in the tables, whatever their dates.
/// \throws InputError with the nearest name
void check_names(const Evidence& evidence, const TheftAssumptions& assumptions);

/// Selects the incidents and estimates of the window and claims the inputs of the stage.
/// \throws InputError where an error of the estimates has no finite standard deviation
[[nodiscard]] TheftData make_theft_data(const Evidence& evidence, const TheftAssumptions& assumptions,
                                        StudyWindow window, Binder& binder);

}  // namespace fundshare

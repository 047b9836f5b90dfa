// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/evidence/records.hpp"
#include "fundshare/evidence/study_window.hpp"
#include "fundshare/exposure/estimator/scenario.hpp"

namespace fundshare {

/// The years of a scenario, as far as incidents, launches and prices cover them on its day `as_of`. Where the scenario
/// allows a partial last year, that year ends with the last month that all three cover; drawn prices are no limit.
/// \throws InputError for a window past the data
[[nodiscard]] StudyWindow find_window(const Evidence& evidence, const Scenario& scenario);

}  // namespace fundshare

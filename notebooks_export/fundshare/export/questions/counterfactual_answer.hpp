// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/input_table.hpp"
#include "fundshare/export/page.hpp"
#include "fundshare/exposure/estimator/scenario.hpp"
#include "fundshare/questions/counterfactual/counterfactual.hpp"

namespace fundshare {

/// counterfactual.csv
[[nodiscard]] ResultFile counterfactual_table(const std::string& scenario, const CounterfactualStudy& study);

/// The answer of `fundshare counterfactual`. \param inputs  how many inputs the scenario has
[[nodiscard]] Page counterfactual_page(const Scenario& scenario, const CounterfactualStudy& study,
                                       const InputCount& inputs);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/exposure/theft/estimate_posterior.hpp"

namespace fundshare {

/// R: the covariance of c + b_v + e_vt between the published totals; symmetric, totals x totals in one list.
[[nodiscard]] std::vector<double> error_covariance(const std::vector<AnnualTotal>& totals,
                                                   const EstimateErrors& errors);

}  // namespace fundshare

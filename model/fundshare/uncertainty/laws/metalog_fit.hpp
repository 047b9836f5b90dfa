// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "fundshare/uncertainty/laws/fit_families.hpp"

namespace fundshare {

/// Metalog laws of `known.terms` coefficients, else of as many as there are quantiles, within `known.low` and
/// `known.high`. The search starts at the solution of the linear problem (Keelin 2016), each equation weighted by what
/// it does to Q(p) / x - 1.
/// \throws std::domain_error where that start has no density: the bound it breaks
[[nodiscard]] Family metalog_family(const std::vector<QuantilePoint>& quantiles, const KnownParameters& known);

}  // namespace fundshare

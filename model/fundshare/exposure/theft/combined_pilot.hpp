// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/exposure/theft/theft_data.hpp"
#include "fundshare/uncertainty/engine/sink.hpp"

namespace fundshare {

/// Worlds of the pilot run of the combined basis: their noise moves a quantile by up to .2 %, and is in no standard
/// error.
inline constexpr std::uint64_t pilot_worlds = 1'048'576;

/// S: covariance over worlds of the yearly log totals that log_recorded_totals() gives, years x years, from a pilot on
/// random numbers of its own (seed: hash of "theft.combined.pilot"), so that no run shares its draws.
/// \throws Stopped if the plan was stopped
[[nodiscard]] std::vector<std::vector<double>> log_total_covariance(const TheftData& data, const InputSet& inputs,
                                                                    const Plan& pilot);

}  // namespace fundshare

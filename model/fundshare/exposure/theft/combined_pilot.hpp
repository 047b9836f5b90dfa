// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/exposure/theft/theft_data.hpp"

namespace fundshare {

/// The pilot run of the combined basis.
struct Pilot {
  unsigned threads = 1;  ///< change no number
  /// The model's own: the noise of so many moves a quantile by up to .2 %, and is in no standard error.
  std::uint64_t worlds = 1'048'576;
};

/// S: covariance over worlds of the yearly log totals that log_recorded_totals() gives, years x years, from a pilot on
/// random numbers of its own (seed: hash of "theft.combined.pilot"), so that no run shares its draws.
[[nodiscard]] std::vector<std::vector<double>> log_total_covariance(const TheftData& data, const InputSet& inputs,
                                                                    const Pilot& pilot);

}  // namespace fundshare

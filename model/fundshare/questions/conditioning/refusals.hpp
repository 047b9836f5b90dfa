// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "fundshare/questions/conditioning/observation.hpp"
#include "fundshare/uncertainty/conditioning/smoothed_weights.hpp"

namespace fundshare {

/// \throws Error (64) where the same evidence is given twice
void check_repeats(std::span<const Observation> observations);

/// \throws Error (64): an output that is undefined in some world cannot be observed
[[noreturn]] void refuse_undefined(const Observation& observation);

/// \throws Error (65) with k-hat, the effective worlds, what the evidence says and what the model says of it
/// \param summary_of  the output of an observation before the evidence
[[noreturn]] void refuse_weights(const SmoothedWeights& weights, std::span<const Observation> observations,
                                 const std::function<std::optional<Summary>(const Observation&)>& summary_of);

/// \throws Error (64) with the memory needed if the columns of inputs and outputs do not fit into what may be used
void check_memory(const Estimator& model, std::size_t outputs, std::uint64_t worlds);

/// "0.62", "none" where the largest weights are equal, "infinite" where no tail can be fitted.
[[nodiscard]] std::string k_hat_text(const std::optional<double>& k_hat);

}  // namespace fundshare

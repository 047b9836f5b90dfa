// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "fundshare/export/page.hpp"
#include "fundshare/questions/influence.hpp"

namespace fundshare {

/// How the draws of one input went with coverage of the whole window: rank correlation, and the median of coverage in
/// the lowest and highest fifth of each draw, or for each choice; with Monte Carlo errors.
/// \param worlds  that were drawn
[[nodiscard]] PageTable influence_part(const Estimator& model, const std::vector<InputEffect>& effects,
                                       std::uint64_t worlds);

/// In place of it for an input that is drawn once for each row or year: why, and how to ask for one of its labels.
[[nodiscard]] PageFields influence_by_label(const Input& input);

}  // namespace fundshare

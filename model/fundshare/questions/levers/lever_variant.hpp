// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/questions/levers/lever.hpp"

namespace fundshare {

/// A lever pulled so far.
struct PulledLever {
  const Lever* lever;
  double dose;  ///< 0 .. lever->most
};

/// The variant of a scenario in which these levers are pulled. Replacements of laws come first, moves on top of them,
/// whatever the order; a dose of 0 adds no override.
/// \throws std::logic_error for a lever that check_levers() refuses
[[nodiscard]] Variant lever_variant(const Estimator& model, std::span<const PulledLever> pulled);

/// Checks the levers against the scenario: inputs and labels exist, sources are rows of the tables, and no input leaves
/// what it may be at the largest dose. \throws InputError with the nearest name
void check_levers(const LeverSet& set, const Estimator& model, const Evidence& evidence);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/evidence/records.hpp"

namespace fundshare {

/// Checks the rows of claims/claims.csv against the outputs of the model. A claim that is judged has a direction, a
/// figure for it and an output in the unit of the figure; one that is not judged has a reason; an output is one that
/// the model has, and the two readings of a claim differ.
/// \throws InputError with up to 20 faults, each at its cell
void check_claims(const Evidence& evidence);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare {

/// The first atom of a discrete law above y, or y where there is none.
[[nodiscard]] double atom_above(const Law& law, double y);
/// The last atom of a discrete law below y, or -inf where there is none.
[[nodiscard]] double atom_below(const Law& law, double y);

}  // namespace fundshare

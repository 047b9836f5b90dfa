// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare {

/// The law of a row that gives low <= best <= high: PERT(low, best, high), or the constant best where low = high.
[[nodiscard]] inline Law row_law(double low, double best, double high) {
  if (low == high) return Constant::from_value(best);
  return Pert::from_low_mode_high(low, best, high);
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare {

/// The density of a law at a point and its derivative, for solvers and tables. Atoms count as nothing.
struct Density {
  double value, slope;
};

[[nodiscard]] Density density(const Law& law, double x);

}  // namespace fundshare

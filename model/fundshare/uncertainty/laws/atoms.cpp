// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/atoms.hpp"

#include <cmath>

#include "fundshare/base/infinity.hpp"

namespace fundshare {

double atom_above(const Law& law, double y) {
  const double above = law.cdf_upper(y);
  if (above == 0) return y;
  return law.cdf(y) < 0.5 ? law.quantile(std::nextafter(law.cdf(y), 1.0))
                          : law.quantile_upper(std::nextafter(above, 0.0));
}

double atom_below(const Law& law, double y) {
  const double before = std::nextafter(y, -infinity);
  const double below = law.cdf(before);
  if (below == 0) return -infinity;
  return below < 0.5 ? law.quantile(below) : law.quantile_upper(law.cdf_upper(before));
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>

#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare::test {

/// What the making of a law is refused with; "accepted " and the law where it is not.
inline std::string refusal(const std::function<Law()>& build) {
  try {
    return "accepted " + build().describe();
  } catch (const std::domain_error& error) {
    return error.what();
  }
}

/// P(Q(p)) = p in both tails, within `relative` and what one step of x does; the two tails sum to 1 within `slack` and
/// that step.
inline void expect_cdf_undoes_quantile(const Law& law, double p, double relative, double slack) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const double x = law.quantile(p);
  const double step = law.cdf(std::nextafter(x, infinity)) - law.cdf(std::nextafter(x, -infinity));
  EXPECT_NEAR(law.cdf(x), p, relative * p + step) << law.describe() << " at " << p;
  const double y = law.quantile_upper(p);
  const double fall = law.cdf_upper(std::nextafter(y, -infinity)) - law.cdf_upper(std::nextafter(y, infinity));
  EXPECT_NEAR(law.cdf_upper(y), p, relative * p + fall) << law.describe() << " at " << p;
  EXPECT_NEAR(law.cdf(x) + law.cdf_upper(x), 1, slack + step) << law.describe() << " at " << p;
}

}  // namespace fundshare::test

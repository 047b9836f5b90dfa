// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {

// How figures are rounded for people: two significant figures, whole percents, one decimal of billions, and never in
// steps finer than two Monte Carlo standard errors (steps are 1, 2 or 5 times a power of ten). Tables keep every digit.

// A figure whose error cannot be given, because there are too few worlds, has a "~" in front. From a million units on
// figures have the form 1.2e+15.

/// The nearest multiple of the step that the rules ask for. \param finest  smallest step allowed
[[nodiscard]] double rounded_step(Estimate figure, double finest);

/// A ratio as whole percents: 0.273 is "27 %", 1.43 is "140 %"; "< 1 %" where a positive ratio rounds to nothing.
[[nodiscard]] std::string percent(Estimate ratio);

/// A share of worlds: as percent(), but never 0 or 100: "< 1 %", "> 99 %".
[[nodiscard]] std::string percent_of_worlds(Estimate share);

/// A standard error of a share, to one significant figure: 0.00086 is "0.09 %".
[[nodiscard]] std::string percent_error(double standard_error);

/// A correlation with its sign and at most two decimals: "+0.72", "-0.3"; "~" in front without an error.
[[nodiscard]] std::string correlation_text(Estimate correlation);

/// Its standard error to one significant figure: "0.004".
[[nodiscard]] std::string correlation_error(double standard_error);

/// Dollars: "3.4 bn", "170 m"; below a million "< 1 m".
[[nodiscard]] std::string dollars(Estimate usd);

/// 200000 as "200,000".
[[nodiscard]] std::string grouped(std::uint64_t count);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fundshare {

/// \throws std::domain_error "bound (found value)", as in "beta: first shape must be > 0 (found -1)", unless it held
void require(bool held, std::string_view bound, double found);
/// \throws std::domain_error "bound (found first and second)" unless it held
void require(bool held, std::string_view bound, double first, double second);
/// \throws std::domain_error "quantity must be > 0 (found -1)", or "must be finite", unless 0 < found < inf
void require_positive(std::string_view quantity, double found);
/// \throws std::domain_error unless 0 <= p <= 1
void require_probability(double p);
/// \throws std::domain_error naming the bound unless 0 < p1 < p2 < 1 and x1 < x2
void require_two_quantiles(std::string_view law, double p1, double x1, double p2, double x2);

/// "q05 = 0.8": a quantile as it is written in a scenario.
[[nodiscard]] std::string describe_quantile(double p, double x);
/// "q05 = 0.8, q95 = 10": two quantiles as they are written in a scenario.
[[nodiscard]] std::string describe_quantiles(double p1, double x1, double p2, double x2);

}  // namespace fundshare

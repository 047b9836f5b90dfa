// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>

namespace fundshare {

/// Tail index k of |x - median| from its m = min(n / 5, 3 sqrt(n)) largest values: moments of order below 1 / k exist.
/// With M_j the mean of (ln d_i - ln d_0)^j over them, d_0 the next smaller one,
/// k = M_1 + 1 - 1 / (2 (1 - M_1^2 / M_2)), which is negative where x is bounded and 0 for a normal x. Its standard
/// error is about sqrt((1 + k^2) / m). \return nothing for fewer than 50 values, or where the largest are all equal
/// \see A. Dekkers, J. Einmahl and L. de Haan, "A moment estimator for the index of an extreme-value distribution",
/// Annals of Statistics 17 (1989)
[[nodiscard]] std::optional<double> tail_index(std::span<const double> column);

/// From here on the variance is not finite, or cannot be estimated from worlds like these.
inline constexpr double most_tail_index = 0.5;

/// Why the variance of an output cannot be shared out: it is undefined in some world, it is the same in all, or its
/// tail index is most_tail_index or more. \return a phrase; nothing where it can
[[nodiscard]] std::optional<std::string> reason_against_variance(std::span<const double> column);

}  // namespace fundshare

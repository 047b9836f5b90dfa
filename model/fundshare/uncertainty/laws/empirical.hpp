// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare {

/// The largest samples. The table of 200 smoothed values takes 0.1 s to build, cut by `truncate` a second or two.
inline constexpr std::size_t most_sample_values = 100'000;
inline constexpr std::size_t most_smoothed_values = 200;

/// The law of a sample: each value with its share of the weights, a Discrete law.
/// \param weights  one per value, >= 0, of any sum; none for equal weights
/// \throws std::domain_error naming the bound: at least 1 and at most 100000 finite values
[[nodiscard]] Law empirical_law(std::span<const double> values, std::span<const double> weights);

/// The kernel estimate of a sample: the mixture of normal laws about its values, with the bandwidth as their standard
/// deviation. Without one, that of Silverman (1986): 0.9 min(sd, IQR / 1.34) n^(-1/5), with sd in place of a spread of
/// quartiles of 0. It reaches beyond the sample: cut it with `truncate` where values are bounded.
/// \throws std::domain_error as empirical_law, for more than 200 values, for a bandwidth that is not > 0, and without
///         one for fewer than two different values
[[nodiscard]] Law smoothed_law(std::span<const double> values, std::span<const double> weights,
                               std::optional<double> bandwidth);

/// Silverman's bandwidth. Quartiles interpolate between the values in order (type 7 of R's quantile); with weights w_i
/// of sum 1, n is 1 / sum w_i^2, the variance is divided by 1 - 1 / n, and the k-th value stands at the sum of the
/// weights before it plus w_k / 2, as a share of the way from the first value to the last.
[[nodiscard]] double silverman_bandwidth(std::span<const double> values, std::span<const double> weights);

}  // namespace fundshare

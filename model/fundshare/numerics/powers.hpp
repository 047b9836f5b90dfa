// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

/// The two ways of pow_ieee() for 0 < x < inf and finite y other than 0, |y| <= 2^64, for its tests.
namespace fundshare::kernel {

/// By ln x in double-double arithmetic: what a power is defined as here.
[[nodiscard]] double pow_by_pairs(double x, double y);

/// The same number in half the time by a table of logarithms; nothing where their errors might decide its last bit,
/// a few times in a hundred.
[[nodiscard]] std::optional<double> pow_by_table(double x, double y);

}  // namespace fundshare::kernel

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

/// The block loops of laws that are drawn without a table, in the steps of the laws' own quantile functions. Uniforms
/// become draws in place, without a branch for each.
namespace fundshare::direct {

/// scale u + shift
void scale(double scale, double shift, std::span<double> u);

/// The steps of Uniform::quantile.
void uniform(double low, double high, std::span<double> u);

/// The steps of Triangular::quantile.
void triangular(double low, double mode, double high, std::span<double> u);

/// The first of the values whose limit is at least u.
/// \param limits  increasing; the last is 1, and those after it, which fill up to a power of 2
void atoms(std::span<const double> limits, std::span<const double> values, std::span<double> u);

}  // namespace fundshare::direct

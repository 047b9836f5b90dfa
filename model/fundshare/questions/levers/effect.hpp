// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// What a change does to one output, world by world: all four are summaries of paired columns.
/// Nothing where the output is undefined in some world; `relative`, too, where it is 0 without the change.
struct Effect {
  std::optional<Summary> with;        ///< the output itself, changed
  std::optional<Summary> difference;  ///< with - without: the accounting effect
  std::optional<Summary> marginal;    ///< additionality times the difference; empty where no additionality was given
  std::optional<Summary> relative;    ///< with / without - 1
};

/// \param additionality  one value per world, or none \throws std::logic_error if the columns differ in length
[[nodiscard]] Effect paired_effect(std::span<const double> with, std::span<const double> without,
                                   std::span<const double> additionality);

/// a / b - 1, world by world; NaN where b is 0.
[[nodiscard]] std::vector<double> relative_change(std::span<const double> a, std::span<const double> b);

/// The draws of a world-scope input without labels in every world of a run of this seed.
[[nodiscard]] std::vector<double> draws_of(const Estimator& model, std::size_t input, std::uint64_t seed,
                                           const Plan& plan);

/// Numbers of the outputs of these variables over the whole study window and over its last three years; the latter only
/// where the window is longer. In the order of the variables.
[[nodiscard]] std::vector<std::size_t> outputs_of_long_windows(const Estimator& model,
                                                               const std::vector<std::string>& variables);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fundshare/evidence/records.hpp"
#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/uncertainty/conditioning/likelihood.hpp"

namespace fundshare {

/// A statement about one output of the model over one window, taken as evidence.
struct Observation {
  std::string name;                        ///< of a claim its id, else the output and its years
  std::string variable, unit, year_basis;  ///< of the output
  int first_year = 0, last_year = 0;
  Statement statement;           ///< without its error until set_errors()
  const Claim* claim = nullptr;  ///< a row of the tables that were read
  /// "coverage[2023-2025]", or "coverage[2024]".
  [[nodiscard]] std::string output_name() const;
  [[nodiscard]] bool in_dollars() const { return unit != "1"; }
};

/// Reads one piece of evidence: `claim:ID`, OUTPUT=VALUE for the whole study window, OUTPUT[YEARS]=VALUE or
/// OUTPUT@YEARS=VALUE with YEARS as 2024 or 2023-2025. Of a claim it takes output_variable over year_start..year_end,
/// and value_best (about), test_low (at_least) or test_high (at_most); a figure of month_variables() over the full
/// years of its period. \param evidence  must outlive the result \param model  not yet narrowed; reports from then on
/// the years that are asked for, where they lie in its window \throws Error (64) for another text, an unknown claim or
/// output (with the nearest), a claim that is not testable or whose dollars are those of a part of a year, or years
/// that the model does not report, with those that it does
[[nodiscard]] Observation read_observation(std::string_view text, const Evidence& evidence, Estimator& model);

/// Number of the output in the model as it is now. \throws std::logic_error if it is no longer computed
[[nodiscard]] std::size_t output_of(const Observation& observation, const Estimator& model);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "fundshare/exposure/share/series.hpp"
#include "fundshare/exposure/share/window.hpp"
#include "fundshare/uncertainty/engine/model.hpp"

namespace fundshare {

/// How an output of a window comes from yearly series: a sum over its years, the value of its last year, or the ratio
/// of two sums (never a mean of ratios).
enum class Measure { sum, last_year, ratio };

/// One line of the list of outputs: what it is made of, whatever the window.
struct OutputDefinition {
  const char* variable;
  Measure measure;
  Series top, bottom;  ///< bottom is read by ratios only
  const char* unit;
  const char* year_basis;
  bool whole_window_only = false;
};

/// Every output of the model, in the order of the documentation.
[[nodiscard]] std::span<const OutputDefinition> output_definitions();

/// What is known of each year of the study window beside the draws; one mark per year.
struct YearFacts {
  std::vector<char> has_launches, has_minimum_count, gni_carried, gni_before_carried, exports_carried, lacks_estimate,
      is_partial;
};

/// Outputs of every definition and window with their flags.
/// \see docs/methods.md, "Flags", for the rows that carry each
[[nodiscard]] std::vector<Output> list_outputs(StudyWindow window, const std::vector<ReportWindow>& windows,
                                               const YearFacts& facts);

}  // namespace fundshare

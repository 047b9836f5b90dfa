// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/exposure/estimator/estimator.hpp"

namespace fundshare {

/// A run of years that a figure is given for, apart from the model that gives it.
struct ShownWindow {
  std::string window;  ///< total, rolling3 or year
  int year_start, year_end;
  int last_month = 12;  ///< of the last year, which may be partial
  friend bool operator==(const ShownWindow&, const ShownWindow&) = default;
};

/// A figure of a model: which output it is, and where the model has it.
struct ShownOutput {
  std::string variable, unit;
  ShownWindow window;
  std::size_t number;  ///< of the model's output
  std::vector<std::string> flags;
};

/// The headline of every comparison: the shares of the budget and the money on either side of the line.
[[nodiscard]] const std::vector<std::string>& compared_variables();

/// The whole window and, where there is one, the last three years: the two that are always shown together.
[[nodiscard]] std::vector<ShownWindow> headline_windows(StudyWindow window);

/// These two, then every year.
[[nodiscard]] std::vector<ShownWindow> all_shown_windows(StudyWindow window);

/// The output of a model that is this variable over these years; nothing where it has no such figure.
[[nodiscard]] std::optional<ShownOutput> find_shown(const Estimator& model, const std::string& variable,
                                                    const ShownWindow& window);

/// The figures of a model, variable by variable, each over the windows in their order; those that it has not are left
/// out, such as the years of realised_share.
[[nodiscard]] std::vector<ShownOutput> find_all_shown(const Estimator& model, const std::vector<std::string>& variables,
                                                      const std::vector<ShownWindow>& windows);

/// Their numbers.
[[nodiscard]] std::vector<std::size_t> numbers_of(const std::vector<ShownOutput>& shown);

/// Makes a model compute these variables alone, each of them a variable of summary.csv named once.
/// \throws Error (64) that names --outputs for any other
void compute_shown(Estimator& model, const std::vector<std::string>& variables);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/questions/question.hpp"
#include "fundshare/questions/comparison/run_points.hpp"

namespace fundshare::cli {

/// The option --outputs of a question that shows several variables. \param standard  in words
[[nodiscard]] Option outputs_option(const std::string& standard);

/// The variables asked for, in order, or the standard ones.
[[nodiscard]] std::vector<std::string> outputs_of(const Arguments& given, const std::vector<std::string>& standard);

/// The words joined by commas, for the manifest.
[[nodiscard]] std::string joined_words(const std::vector<std::string>& words);

/// The scenario of a question as something whose settings can be varied. Question and arguments must outlive it.
/// \param option  blamed for a setting that cannot be
[[nodiscard]] PointSource point_source(const Question& question, const Arguments& given, const std::string& option);

/// The plans of a question that runs its worlds `runs` times, one after the other.
[[nodiscard]] std::vector<Plan> plans_of(Question& question, std::size_t runs);

}  // namespace fundshare::cli

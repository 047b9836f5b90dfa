// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "fundshare/questions/conditioning/observation.hpp"

namespace fundshare {

/// Gives each observation its error, in order. An observation in dollars takes the next relative error if any was
/// given, and then has a log-normal error; every other takes the next standard error. One error of a kind serves all
/// observations of that kind.
/// \param standard, relative  texts of numbers above 0
/// \throws Error (64) where a text is no such number, an error is missing or left over, or a relative error stands for
/// a value of 0
void set_errors(std::vector<Observation>& observations, std::span<const std::string> standard,
                std::span<const std::string> relative);

/// What a reader must know of evidence taken together: claims of one origin, totals of theft, which the tables of the
/// model already hold. Whole sentences.
[[nodiscard]] std::vector<std::string> cautions_of(std::span<const Observation> observations);

}  // namespace fundshare

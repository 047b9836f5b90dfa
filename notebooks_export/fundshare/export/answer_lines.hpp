// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/export/answer.hpp"

namespace fundshare {

// The parts that the texts of one answer and of several have in common.

/// A label of 48 columns, then cells of 25, aligned to the right.
[[nodiscard]] std::string answer_line(const std::string& label, const std::vector<std::string>& cells);

/// "19 % (4 %-61 %)", or "no value", or "~19 % (no interval)" with too few worlds.
/// \param text_of  percent or dollars of rounding.hpp
[[nodiscard]] std::string interval_text(const std::optional<Answer::Interval>& interval,
                                        std::string (*text_of)(Estimate));

/// The table of ratios, and the shares of worlds that reach one half.
[[nodiscard]] std::string ratio_lines(const Answer& answer);
/// The inputs that decide it, under a heading; empty where none is known.
[[nodiscard]] std::string decider_lines(const Answer& answer);
/// What the numbers rest on: the inputs by judgement, and the notes.
[[nodiscard]] std::string basis_lines(const Answer& answer);

/// "2017-2025", or one year.
[[nodiscard]] std::string years_text(const Answer::Period& period);

}  // namespace fundshare

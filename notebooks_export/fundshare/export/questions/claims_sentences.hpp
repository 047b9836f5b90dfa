// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/questions/claims/verdicts.hpp"

namespace fundshare {

/// Rounded for people by the unit of an output: percents for ratios, else dollars.
[[nodiscard]] std::string figure_text(const std::string& unit, Estimate figure);

/// "19 % (4 %-61 %)".
[[nodiscard]] std::string interval_text(const std::string& unit, const Interval& interval);

/// The verdict on one claim in full sentences, or why there is none.
[[nodiscard]] std::string claim_sentence(const Evidence& evidence, const ClaimVerdict& verdict);

/// The verdict on an origin: that on its one claim, or one on all of them together.
[[nodiscard]] std::string origin_sentence(const Evidence& evidence, const OriginVerdict& origin);

}  // namespace fundshare

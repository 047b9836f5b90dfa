// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "fundshare/export/input_table.hpp"
#include "fundshare/export/page.hpp"
#include "fundshare/questions/claims/verdicts.hpp"

namespace fundshare {

/// The audit for a terminal: verdicts by origin in full sentences, then what would make the claims hold. JSON has the
/// headline readings beside. \param as_of  "none", "claim" or a day
[[nodiscard]] Page claims_page(const Evidence& evidence, const std::vector<OriginVerdict>& origins,
                               const InputCount& inputs, const std::string& as_of);

}  // namespace fundshare

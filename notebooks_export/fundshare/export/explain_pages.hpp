// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/catalogue/explain.hpp"
#include "fundshare/export/page.hpp"

namespace fundshare {

/// A row with its cells, its addresses, how it was checked, and what reads it in a scenario.
[[nodiscard]] Page source_page(const SourceCard& card, const std::string& scenario);

/// What a name stands for. \param scenario  name of the scenario whose laws and settings are shown
[[nodiscard]] Page explanation_page(const Explanation& explanation, const std::string& scenario);

}  // namespace fundshare

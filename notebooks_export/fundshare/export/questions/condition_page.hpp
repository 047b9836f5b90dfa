// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/export/page.hpp"
#include "fundshare/export/questions/condition_tables.hpp"

namespace fundshare {

/// The answer of `condition` for people: the evidence, how far its weights can be trusted, the headline before and
/// after, the inputs that moved most, and what such an answer is not.
[[nodiscard]] Page condition_page(const ConditionRecord& record);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "fundshare/exposure/share/output_list.hpp"

namespace fundshare {

/// "attributed_theft", "realise", "allocate", "programme_budget", "funded_share" for the stages 1 to 5.
[[nodiscard]] std::string_view stage_name(int stage);

/// The stages whose inputs a yearly series is made of, directly or through an earlier stage.
[[nodiscard]] std::set<int> stages_of(Series series);

/// The stages whose inputs an output can depend on.
[[nodiscard]] std::set<int> stages_of(const OutputDefinition& output);

/// The outputs that an input of this stage can move; it need not move each of them.
[[nodiscard]] std::vector<std::string_view> outputs_reached_from(int stage);

}  // namespace fundshare

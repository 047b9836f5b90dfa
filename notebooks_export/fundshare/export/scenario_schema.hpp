// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/uncertainty/engine/declaration.hpp"

namespace fundshare {

/// A JSON Schema (draft 7) of scenario files, for editors and for checks before a run: every setting, every input with
/// its meaning, every law with its forms. It comes from the tables that the reader goes by; the reader still knows more
/// (that a name is that of an incident, say).
/// \param inputs  those of the baseline, which a scenario may change: read_scenario("baseline", data_dir, {}).inputs
[[nodiscard]] std::string scenario_schema_json(const std::vector<Declaration>& inputs);

}  // namespace fundshare

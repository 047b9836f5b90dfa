// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/uncertainty/engine/declaration.hpp"

namespace fundshare::testing {

/// One default of the model, typed from its description and not from the scenario file.
struct Default {
  std::string name;
  std::variant<Law, LawOfRows, std::vector<LawFromYear>> law;
  Scope scope;
  std::string group;
  std::string evidence;  ///< ids with a space between them
};

[[nodiscard]] std::vector<Default> baseline_defaults();

}  // namespace fundshare::testing

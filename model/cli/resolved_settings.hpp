// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare::cli {

/// One setting or input of a scenario after `extends` and `--set`.
struct ResolvedSetting {
  std::string key;      ///< as --set takes it, such as allocation.missile_share
  std::string value;    ///< as TOML in one line
  std::string from;     ///< "command line", or file and line
  bool changed = true;  ///< whether another scenario that it was compared with has another value
};

/// Every setting, and the law of every input, in the order of the document; of an input other keys are left out.
/// \param base  what they are compared with
[[nodiscard]] std::vector<ResolvedSetting> resolved_settings(const Node& root, const Node& base);

}  // namespace fundshare::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace fundshare::cli {

/// The shells that have a script.
[[nodiscard]] const std::vector<std::string>& completion_shells();

/// The script of a shell: the files fundshare.bash, .zsh and .fish of this folder. \throws std::logic_error for another
[[nodiscard]] std::string completion_script(const std::string& shell);

}  // namespace fundshare::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace fundshare {

/// A scenario to start from: it extends baseline and changes nothing. Every setting and every input of baseline stands
/// in it as a line that is switched off, "#key = value", after its meaning, so that taking the "#" off changes no
/// number. Made from the words of data_dir/scenarios/baseline.toml: section headings, remarks, defaults. \param file
/// what the scenario will be called, for the remark that says how to run it \throws Error as read_toml()
[[nodiscard]] std::string starter_scenario(const std::filesystem::path& data_dir, const std::string& file);

}  // namespace fundshare

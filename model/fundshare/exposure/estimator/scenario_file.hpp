// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// Whether the word names a file and not a shipped scenario: it holds a '/' or ends in .toml.
[[nodiscard]] bool is_scenario_path(const std::string& name_or_path);

/// The file of a scenario. \throws Error with code no_input for an unknown name, with the shipped names
[[nodiscard]] std::filesystem::path find_scenario(const std::string& name_or_path,
                                                  const std::filesystem::path& data_dir);

/// The document of a scenario laid over those it extends, at most 20 deep. `name`, `title` and `why` are the file's
/// own; without a `name` the scenario is called after its file. The key `extends` is gone.
/// An extended path is relative to the file that names it and may not leave its folder.
/// \throws Error with code no_input for a file that cannot be read, InputError for its content
[[nodiscard]] Node read_scenario_file(const std::filesystem::path& file, const std::filesystem::path& data_dir);

}  // namespace fundshare

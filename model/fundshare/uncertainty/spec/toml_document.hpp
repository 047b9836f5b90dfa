// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// The document as a tree of values with their places.
/// \param file  how the places name it
/// \throws InputError for a fault of syntax, a key given twice, or more than 64 levels of nesting
[[nodiscard]] Node parse_toml(std::string_view text, const std::string& file);

/// One value, such as `0.5` or `{ beta = [2, 10] }`, that stands at no line of a file but at `at`.
/// \throws InputError at `at` unless the text is one value
[[nodiscard]] Node parse_toml_value(std::string_view text, const Place& at);

/// Reads and parses a file of at most 4 MiB, or standard input for "-"; directories, pipes and devices are refused.
/// \throws Error with code no_input where the file cannot be read, InputError as parse_toml
[[nodiscard]] Node read_toml(const std::filesystem::path& path);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fundshare {

/// The scenario of a run as a TOML file that extends no other: every setting that its manifest records, those of --set,
/// of a variant and of a file of one's own included. With the seed, worlds and data of the run it gives the same run
/// id. \param manifest  the text of manifest.json \param file  its name, for messages \throws InputError where it is no
/// JSON, or has no table scenario.resolved
[[nodiscard]] std::string scenario_of_run(std::string_view manifest, const std::string& file);

}  // namespace fundshare

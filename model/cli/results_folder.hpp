// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "cli/arguments.hpp"
#include "fundshare/report/results.hpp"

namespace fundshare::cli {

/// The argument DIR of commands that read the folder of a run.
[[nodiscard]] Argument results_argument();

/// The text of a run's manifest. \throws Error (66) unless the folder holds a manifest of ours that lists summary.csv
[[nodiscard]] std::string manifest_of_run(const std::filesystem::path& run);

/// Refuses an --out in the folder of a run: the next run would refuse to replace it. \throws Error (73)
void refuse_inside(const std::filesystem::path& out, const std::filesystem::path& run);

/// The folder DIR, with the names and addresses of the tables it was made from. Where the data folder is not the one
/// that the run read, or there is none and --data does not ask for it, it is read without these and a line says so.
/// \throws Error as Results, and as data_folder() where --data names one
[[nodiscard]] Results read_results(const Arguments& given);

}  // namespace fundshare::cli

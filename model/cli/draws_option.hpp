// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "cli/arguments.hpp"
#include "fundshare/export/package/draws_files.hpp"

namespace fundshare::cli {

/// The option --draws of `run`.
[[nodiscard]] Option draws_option();

/// The format that it asks for, or nothing. \throws Error (64) for another word
[[nodiscard]] std::optional<DrawsFormat> draws_format(const Arguments& given);

/// Refuses draws that would take more than most_draws_bytes. \param every_window  as in draws_columns()
/// \throws Error (64) with the estimate
void check_draws(DrawsFormat format, const std::vector<Estimator>& models, bool every_window, std::uint64_t worlds);

}  // namespace fundshare::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/package/column_file.hpp"
#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/questions/input_columns.hpp"

namespace fundshare {

/// The columns of a file of draws: the number of the world, outputs, and every input of scope world.
struct DrawsColumns {
  std::vector<std::size_t> outputs;  ///< numbers of outputs of the model
  std::vector<InputColumns::Stream> inputs;
  [[nodiscard]] std::size_t count() const { return 1 + outputs.size() + inputs.size(); }
};

/// \param every_window  all windows of every output of summary.csv that the model computes; else the whole window and
/// the
///                      last three years, and for coverage all
[[nodiscard]] DrawsColumns draws_columns(const Estimator& model, bool every_window);

/// The header of each column: "world", "coverage_total", "coverage_rolling3_2023", "coverage_2019", and for inputs
/// their names.
[[nodiscard]] std::vector<std::string> draws_headers(const Estimator& model, const DrawsColumns& columns);

/// draws_columns.csv: what each column is.
[[nodiscard]] ResultFile draws_columns_table(const Estimator& model, const DrawsColumns& columns);

/// Worlds of a group of rows: what 64 MiB hold, a multiple of the worlds of a block.
[[nodiscard]] std::uint64_t worlds_of_group(std::size_t columns);

/// Draws the worlds of a run once more, group by group, and writes their columns: the numbers of the run bit for bit,
/// NaN where an output is undefined. One group is in memory at a time. \param plan  with the samplers of the run \param
/// group_worlds  a multiple of the worlds of a block \throws Stopped, and what the file throws
void write_draws(const Estimator& model, const DrawsColumns& columns, std::uint64_t seed, const Plan& plan,
                 std::uint64_t group_worlds, ColumnFile& file);

}  // namespace fundshare

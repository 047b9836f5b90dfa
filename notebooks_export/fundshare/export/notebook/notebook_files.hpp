// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fundshare/export/csv_table.hpp"

namespace fundshare {

/// A Jupyter notebook (nbformat 4.5, no outputs) of a script in cells. A line "# %% NAME" begins the cell of that id;
/// the word [markdown] after it makes text of the cell, whose lines lose their "# "; include=FILE takes the whole of
/// another template as the cell; tags=["parameters"] marks the cell that is filled in. What stands before the first
/// cell is left out, as are the remarks with the licence and empty lines at the ends. \param run_folder  the run's
/// folder as seen from the notebook, put in the place of RUN_FOLDER \throws std::logic_error where the script has no
/// cell, or no line RUN_FOLDER in a cell of parameters
[[nodiscard]] std::string notebook_json(std::string_view script, const std::string& run_folder);

/// The files of `fundshare export notebook`: Jupyter notebooks and an R Markdown file that show a run.
/// \param run_folder  the run's folder as seen from theirs
[[nodiscard]] std::vector<ResultFile> notebook_files(const std::string& run_folder);

}  // namespace fundshare

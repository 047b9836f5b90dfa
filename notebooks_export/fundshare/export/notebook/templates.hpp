// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace fundshare {

/// One file of notebooks_export/notebooks.
struct NotebookTemplate {
  std::string_view name, text;
};

/// Every template, as compiled in.
[[nodiscard]] const std::vector<NotebookTemplate>& notebook_templates();

/// The text of one. \throws std::logic_error for another name
[[nodiscard]] std::string_view notebook_template(std::string_view name);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare {

/// Files of notebooks_export/page as compiled in: the template of the report, its style and its script.
[[nodiscard]] std::string page_template();
[[nodiscard]] std::string page_style();
[[nodiscard]] std::string page_script();

}  // namespace fundshare

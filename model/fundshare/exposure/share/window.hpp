// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/evidence/study_window.hpp"

namespace fundshare {

/// A run of years that an output is reported for; years counted from the first of the study window.
struct ReportWindow {
  std::string name;  ///< year, rolling3 or total
  std::size_t first, last;
};

/// Every year, every full run of three years, the whole study window; in this order.
[[nodiscard]] std::vector<ReportWindow> report_windows(StudyWindow window);

}  // namespace fundshare

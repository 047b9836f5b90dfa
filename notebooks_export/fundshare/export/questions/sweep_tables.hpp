// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/page.hpp"
#include "fundshare/questions/comparison/sweep.hpp"

namespace fundshare {

/// sweep.csv: every figure at every point.
[[nodiscard]] ResultFile sweep_table(const std::string& scenario, const std::vector<Point>& points,
                                     const std::vector<SweepFigure>& figures);

/// sweep_points.csv: one line per point and setting, so that sweep.csv can be turned round by any key.
[[nodiscard]] ResultFile sweep_points_table(const std::string& scenario, const std::vector<Point>& points);

/// The first variable at every point, over the whole window and the last three years.
/// \param judgement  see judgement_sentence()
[[nodiscard]] Page sweep_page(const std::string& scenario, const std::vector<Point>& points,
                              const std::vector<SweepFigure>& figures, const std::string& judgement);

}  // namespace fundshare

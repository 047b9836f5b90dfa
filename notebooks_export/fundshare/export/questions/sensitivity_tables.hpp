// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/questions/sensitivity/what_matters.hpp"

namespace fundshare {

/// sensitivity.csv, shapley.csv, tornado.csv and rank_correlations.csv.
[[nodiscard]] std::vector<ResultFile> sensitivity_tables(const std::string& scenario, const Estimator& model,
                                                         const WhatMatters& found);

}  // namespace fundshare

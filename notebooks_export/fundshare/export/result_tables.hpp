// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/exposure/estimator/predictive_check.hpp"
#include "fundshare/questions/estimate.hpp"
#include "fundshare/questions/influence.hpp"

namespace fundshare {

/// summary.csv: mean, sd and every quantile of each output of the table "summary"; empty where undefined.
/// \param summaries  one per output
[[nodiscard]] ResultFile summary_table(const std::string& scenario, std::span<const Output> outputs,
                                       const std::vector<std::optional<Summary>>& summaries);

/// summary_wide.csv: one row for each output of summary.csv, with its mean and quartiles in columns of their own and
/// the same digits. \param summaries  one per output
[[nodiscard]] ResultFile wide_summary_table(const std::string& scenario, std::span<const Output> outputs,
                                            const std::vector<std::optional<Summary>>& summaries);

/// waterfall.csv: mean and the quantiles .05 .50 .95 of each output of the table "waterfall".
[[nodiscard]] ResultFile waterfall_table(const std::string& scenario, std::span<const Output> outputs,
                                         const std::vector<std::optional<Summary>>& summaries);

/// equivalents.csv: the quantiles .05 .50 .95 of each output of the table "equivalents".
[[nodiscard]] ResultFile equivalents_table(const std::string& scenario, std::span<const Output> outputs,
                                           const std::vector<std::optional<Summary>>& summaries);

/// exceedance.csv: the share of worlds at or above each threshold, by budget method.
[[nodiscard]] ResultFile exceedance_table(const std::string& scenario, std::span<const Output> outputs,
                                          const std::vector<Exceedance>& rows);

/// checks.csv: observed figures beside the model.
[[nodiscard]] ResultFile checks_table(const std::string& scenario, const std::vector<PredictiveCheck>& checks,
                                      const std::vector<CheckResult>& results);

/// influence.csv: the rank correlation of every input of scope world with coverage.
[[nodiscard]] ResultFile influence_table(const std::string& scenario, const Estimator& model,
                                         const Influences& influences);

/// data_dictionary.csv: the meaning of every column of these tables, and of itself, in the order of output_schema().
[[nodiscard]] ResultFile dictionary_table(const std::vector<std::string>& files);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fundshare/evidence/records.hpp"
#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/exposure/estimator/scenario.hpp"
#include "fundshare/questions/estimate.hpp"
#include "fundshare/questions/influence.hpp"

namespace fundshare {

/// One finished run: what went in and what came out. The parts must outlive it.
struct RunRecord {
  const Scenario& scenario;
  const Evidence& evidence;
  const Estimator& model;
  const EstimateResult& result;
  std::vector<std::string> warnings = {};
  Influences influences = {};
};

/// Name and SHA-256 of each table, one line each, in the order of their names.
[[nodiscard]] std::string digests(const std::vector<TableFile>& files);

/// 12 hexadecimal digits of SHA-256 over the names and digests of the tables of data/.
[[nodiscard]] std::string data_version(const std::vector<TableFile>& files);

/// 12 hexadecimal digits of SHA-256 over resolved scenario, tables, version, seed and worlds: equal ids, equal numbers.
[[nodiscard]] std::string run_id(const RunRecord& run);

/// What a reader of the numbers has to be told about this run, such as that it has few worlds.
[[nodiscard]] std::vector<std::string> warnings_of(const Estimator& model, const EstimateResult& result);

/// The part of it that the number of worlds gives.
[[nodiscard]] std::vector<std::string> warnings_of_worlds(std::uint64_t worlds);

/// What the settings of the run mean for its numbers, one sentence each: the day whose knowledge it uses, a partial
/// year, the combined basis, drawn prices. At most 100 columns.
[[nodiscard]] std::vector<std::string> notes_of(const RunRecord& run);

/// The settings of a scenario that the command line gave, by --set or a variant, as "allocation.missile_share = 1", in
/// the order of the document. What follows from a changed law, its confidence and evidence, is left out.
[[nodiscard]] std::vector<std::string> command_line_settings(const Node& resolved);

/// The name of the stream of random numbers that every run uses.
inline constexpr std::string_view generator_name = "Threefry2x64-20";

}  // namespace fundshare

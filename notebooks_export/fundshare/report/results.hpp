// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fundshare/evidence/records.hpp"
#include "fundshare/report/result_table.hpp"
#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// Years that a figure is about, both ends included.
struct Years {
  int first = 0, last = 0;
  friend bool operator==(const Years&, const Years&) = default;
};

/// "2017-2025", or "2024" for one year: as it stands in keys and on the page.
[[nodiscard]] std::string to_string(const Years& years);

/// Years of a row, from its columns year_start and year_end. \throws InputError as ResultTable::integer()
[[nodiscard]] Years years_of(const ResultTable& table, std::size_t row);

/// Median and model 90 % interval.
struct ModelInterval {
  Estimate median, q05, q95;
};

/// What a run was, from its manifest and its README.
struct RunFacts {
  std::string scenario, title, version, data_version, run_id;
  std::string as_of;      ///< YYYY-MM-DD
  std::string cite_line;  ///< one line
  std::uint64_t worlds = 0;
  Years years;                                              ///< the whole study window
  std::map<std::string, std::string> meaning;               ///< one sentence by name of input
  std::map<std::string, std::uint64_t> worlds_of_question;  ///< of questions that were answered in the same call
};

/// How many inputs there are, and how many rest on judgement in whole or in part.
struct InputTally {
  std::size_t all = 0, judgement = 0;
};

/// The folder of a run, read back: all that the figures and the page rest on.
class Results {
 public:
  /// \throws Error (66) for a folder or a file that is not there, InputError (65) for content
  explicit Results(const std::filesystem::path& folder);

  /// Takes in the tables that the run read, for names and addresses of sources.
  void add_evidence(Evidence evidence) { evidence_ = std::move(evidence); }

  [[nodiscard]] const RunFacts& facts() const { return facts_; }
  [[nodiscard]] const InputTally& inputs() const { return inputs_; }
  [[nodiscard]] const std::optional<Evidence>& evidence() const { return evidence_; }
  /// The whole window, and its last three years (the whole window where it is shorter).
  [[nodiscard]] Years whole() const { return facts_.years; }
  [[nodiscard]] Years last_three() const;

  /// A figure of summary.csv. \param statistic  mean, sd, q01, q05, q10, q25, q50, q75, q90, q95 or q99
  /// \return nothing where the output was not computed or is undefined
  [[nodiscard]] std::optional<Estimate> figure(const std::string& variable, const Years& years,
                                               const std::string& statistic) const;
  /// Median and model 90 % interval of it; nothing where one of the three is not there.
  [[nodiscard]] std::optional<ModelInterval> interval(const std::string& variable, const Years& years) const;
  /// Unit of an output, "1" for a ratio; empty for one that was not computed.
  [[nodiscard]] std::string unit(const std::string& variable) const;
  /// Cautions about an output in one period, such as launches_minimum.
  [[nodiscard]] std::string flags(const std::string& variable, const Years& years) const;
  /// Share of worlds in which a ratio reaches a threshold. \param label  such as half
  [[nodiscard]] std::optional<Estimate> reach(const std::string& variable, const Years& years, const std::string& label,
                                              const std::string& budget_method) const;

  /// Whether the run's folder holds a table. \param name  of the schema, such as claims
  [[nodiscard]] bool has(const std::string& name) const { return tables_.contains(name); }
  /// \throws std::logic_error for a table that is not there
  [[nodiscard]] const ResultTable& table(const std::string& name) const;

 private:
  void index_summary();
  void count_inputs();

  RunFacts facts_;
  InputTally inputs_;
  std::map<std::string, ResultTable> tables_;
  std::map<std::string, Estimate> figures_;
  std::map<std::string, std::string> units_, flags_;
  std::optional<Evidence> evidence_;
};

/// "coverage|2017-2025|q50": how a figure is found again in summary.csv.
[[nodiscard]] std::string figure_key(const std::string& variable, const Years& years, const std::string& statistic);

/// The files of a run's folder that are not as its manifest has them. \throws as read_facts()
[[nodiscard]] std::vector<std::string> changed_files(const std::filesystem::path& folder);

/// Whether the folder's manifest names these tables as the ones that the run read.
[[nodiscard]] bool same_data(const std::filesystem::path& folder, const std::vector<TableFile>& files);

}  // namespace fundshare

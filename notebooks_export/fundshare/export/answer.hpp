// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/export/input_table.hpp"
#include "fundshare/export/run_record.hpp"

namespace fundshare {

/// What is said first of a run, before anybody opens a table.
struct Answer {
  struct Period {
    std::string window;  ///< total, or rolling3 for the last three years
    int year_start, year_end;
  };
  struct Interval {
    Estimate median, q05, q95;
  };
  /// One ratio over every period; nothing where it is undefined in any world.
  struct Row {
    std::string variable, label;
    std::vector<std::optional<Interval>> by_period;
  };
  /// The share of worlds in which coverage reaches one half.
  struct Half {
    std::string budget_method, label;
    std::vector<std::optional<Estimate>> by_period;
  };
  struct Check {
    PredictiveCheck asked;
    Interval model;
    Estimate share_below;
  };

  /// An input that rests on judgement and goes closely with coverage.
  struct Decider {
    std::string input, label;                        ///< the label says what a choice chooses
    std::vector<std::optional<Estimate>> by_period;  ///< rank correlation with coverage
  };

  std::string version, scenario, run_id, folder;
  std::uint64_t worlds = 0, seed = 0;
  std::vector<Period> periods;
  std::vector<Row> rows;          ///< of the ratios that were computed
  std::vector<Half> halves;       ///< empty where coverage was not
  std::vector<Decider> deciders;  ///< the closest first; none without coverage, or in few worlds
  std::uint64_t decider_worlds = 0;
  std::vector<Check> checks;
  InputCount inputs;
  std::vector<std::string> notes, warnings;
  std::vector<std::string> questions = {};  ///< answered beside it, by the words of their commands
  std::vector<std::string> settings = {};   ///< that the command line changed, as command_line_settings()
};

/// How many inputs are named as deciding the answer.
inline constexpr std::size_t most_deciders = 3;

/// \param folder  where the files of the run are, as the user may type it
[[nodiscard]] Answer make_answer(const RunRecord& run, const std::string& folder);

/// The answer for a terminal: at most 29 lines of at most 100 columns, and those that name changed settings; rounded by
/// the rules of rounding.hpp.
[[nodiscard]] std::string describe_answer(const Answer& answer);

/// "Settings changed on the command line: a = 1; b = 2" in lines of at most 100 columns, the further ones indented;
/// empty where there are none. A setting that fits no line is cut.
[[nodiscard]] std::string settings_text(const std::vector<std::string>& settings);

/// An answer among several.
struct NamedAnswer {
  std::string name;  ///< of the run, such as baseline+frozen
  Answer answer;
};

/// Several answers side by side: coverage of the whole window and of the last three years, one line per run.
[[nodiscard]] std::string describe_comparison(const std::vector<NamedAnswer>& runs);

}  // namespace fundshare

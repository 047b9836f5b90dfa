// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/file_notes.hpp"

#include <algorithm>
#include <array>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

struct FileNote {
  std::string_view name, note;
};
constexpr std::array notes{
    FileNote{"README.txt", "the headline, what the numbers are not, the files, how to cite"},
    FileNote{"summary.csv", "every output by year, three years and all years: mean, sd, quantiles"},
    FileNote{"summary_wide.csv", "the same with mean, median and quartiles as columns: one row a figure"},
    FileNote{"exceedance.csv", "share of worlds where a ratio reaches a threshold, by budget method"},
    FileNote{"waterfall.csv", "from stolen to spent, year by year"},
    FileNote{"equivalents.csv", "the cash of each year in missiles of each class, by cost of materials"},
    FileNote{"checks.csv", "what others observed beside the model; nothing is tuned to it"},
    FileNote{"inputs.csv", "every input: its law, what it rests on, how it is drawn"},
    FileNote{"influence.csv", "rank correlation of every input of scope world with coverage"},
    FileNote{"claims.csv", "claims: every reading of every public statement beside the model"},
    FileNote{"claim_verdicts.csv", "claims: one row for each origin of statements, in words"},
    FileNote{"break_even.csv", "claims: the budget or share for missiles at which each would hold"},
    FileNote{"levers.csv", "levers: what hypothetical changes do to money and shares, by dose"},
    FileNote{"lever_pairs.csv", "levers: two changes at once"},
    FileNote{"lever_halving.csv", "levers: the dose that halves the money"},
    FileNote{"sensitivity.csv", "sensitivity: shares of the variance of coverage, by group and input"},
    FileNote{"shapley.csv", "sensitivity: shares of the variance that add up, by group"},
    FileNote{"tornado.csv", "sensitivity: coverage where one input is low or high"},
    FileNote{"rank_correlations.csv", "sensitivity: rank correlations with coverage"},
    FileNote{"frontier.csv", "frontier: share of worlds that reach a share, by allocation and budget"},
    FileNote{"frontier_contours.csv", "frontier: where 10, 50 and 90 % of worlds reach it"},
    FileNote{"frontier_references.csv", "frontier: the budgets of the scenario, to place them on the grid"},
    FileNote{"draws_columns.csv", "what each column of the draws is"},
    FileNote{"draws/draws.parquet", "a number for every world: outputs, and inputs of scope world"},
    FileNote{"draws/draws.nc", "a number for every world: outputs, and inputs of scope world"},
    FileNote{"draws/draws.csv", "a number for every world: outputs, and inputs of scope world"},
    FileNote{"data_dictionary.csv", "every column of these tables: type, unit, meaning"},
    FileNote{"results.xlsx", "a spreadsheet: coverage by year with a chart, summary, claims, dictionary"},
    FileNote{"datapackage.json", "every file and column for programs, as a Data Package; with digests"},
    FileNote{"manifest.json", "scenario, seed, worlds, digests of every file read and written"},
};

}  // namespace

std::string_view note_of_file(std::string_view name) {
  const auto* const at = std::ranges::find(notes, name, &FileNote::name);
  expects(at != notes.end(), "a file of a run has a note");
  return at->note;
}

}  // namespace fundshare

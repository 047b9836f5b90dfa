// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/questions/comparison_options.hpp"
#include "cli/questions/found.hpp"
#include "fundshare/evidence/parse_cell.hpp"
#include "fundshare/export/questions/comparison_cells.hpp"
#include "fundshare/export/questions/frontier_tables.hpp"
#include "fundshare/questions/estimate.hpp"

namespace fundshare::cli {
namespace {

constexpr NumberRange thresholds_allowed{0.0, 100.0};

/// A share as a number, or as one of the names such as 1/3.
double read_threshold(const std::string& text) {
  for (const auto& named : named_thresholds()) {
    if (text == named.label) return named.value;
  }
  const auto parsed = parse_number_cell(text, thresholds_allowed);
  if (!parsed.value || *parsed.value == 0.0) {
    throw Error{ExitCode::usage,
                fmt::format("--threshold: '{}' is not a share above 0, such as 0.5 or 1/3", printable(text, 40))};
  }
  return *parsed.value;
}

std::vector<double> thresholds_of(const Arguments& given) {
  std::vector<double> thresholds;
  for (const auto& text : given.texts("--threshold")) thresholds.push_back(read_threshold(text));
  if (thresholds.empty()) thresholds = {1.0 / 3.0, 0.4, 0.5};
  std::ranges::sort(thresholds);
  if (std::ranges::adjacent_find(thresholds) != thresholds.end()) {
    throw Error{ExitCode::usage, "--threshold: one share is asked for twice"};
  }
  return thresholds;
}

/// The ends of an axis as settings of their own, so that a fault is blamed on the option that has it.
void check_axis(const Question& question, const Arguments& given, const VaryAxis& axis, const std::string& option) {
  if (axis.key == budget_axis) return;
  if (!nearest(axis.key, {budget_axis}).empty()) {
    throw Error{ExitCode::usage, fmt::format("{}: there is no axis '{}'{}", option, printable(axis.key, 80),
                                             nearest_of(axis.key, {budget_axis}))};
  }
  auto source = point_source(question, given, option);
  source.pilot = {.worlds = 0};
  const PointRuns ends{
      std::move(source), frontier_variables(), {{{axis.key, axis.values.front()}}, {{axis.key, axis.values.back()}}}};
}

void execute_frontier(const Arguments& given, const std::atomic<bool>& stop) {
  Question question{"frontier", given, stop};
  question.answer(find_frontier(question, given));
}

}  // namespace

Found find_frontier(Question& question, const Arguments& given) {
  const std::string x = *given.text("--x"), y = *given.text("--y");
  const FrontierRequest request{parse_axis(x, "--x"), parse_axis(y, "--y"), thresholds_of(given)};
  auto points = frontier_points(request);
  check_axis(question, given, request.x, "--x");
  check_axis(question, given, request.y, "--y");
  const PointRuns runs{point_source(question, given, "--x or --y"), frontier_variables(), std::move(points)};
  const auto plan_of = [&](std::uint64_t done, std::uint64_t all) { return question.plan(done, all); };
  const auto result = frontier(request, runs, question.seed(), question.worlds(), plan_of);
  const auto& name = question.scenario().name;
  std::vector<std::string> thresholds;
  for (const double threshold : request.thresholds) thresholds.push_back(number_text(threshold));
  return {question.record({{"x", x}, {"y", y}, {"thresholds", joined_words(thresholds)}}),
          frontier_tables(name, request, result),
          frontier_page(name, request, result, judgement_sentence(runs.base()), !given.texts("--threshold").empty())};
}

Command frontier_command() {
  return {
      .name = "frontier",
      .summary = "find where coverage reaches a share of the budget",
      .arguments = {question_scenario()},
      .notes =
          "An axis is an input, which is then that constant in every world, or budget_per_year: the budget of\n"
          "every year set to one amount, USD at the prices of the unit costs. Contours say for each x at which\n"
          "y 10, 50 and 90 % of worlds reach the share. With budget_per_year on one axis a grid has at most\n"
          "10,201 cells, otherwise at most 441, as each is then drawn.",
      .options = question_options({{.name = "--x",
                                    .value = "NAME=FROM:TO:STEPS",
                                    .meaning = "the first axis",
                                    .accepts = NameOf{Names::setting, "="},
                                    .standard = "allocation.missile_share=0:1:21"},
                                   {.name = "--y",
                                    .value = "NAME=FROM:TO:STEPS",
                                    .meaning = "the second axis",
                                    .accepts = NameOf{Names::setting, "="},
                                    .standard = "budget_per_year=2e7:2e9:100"},
                                   {.name = "--threshold",
                                    .value = "P",
                                    .meaning = "a share of the budget, such as 0.5 or 1/3; may be repeated",
                                    .if_not_given = "1/3, 2/5 and 1/2",
                                    .repeats = true}},
                                  "200000"),
      .examples = {"fundshare frontier", "fundshare frontier frozen_prices --threshold 1/2 --threshold 1",
                   "fundshare frontier --x realisation.stranded=0:0.5:11 --y budget_per_year=2e8:1e9:17",
                   "fundshare frontier --x realisation.capacity_factor=0.5:2:4 --y allocation.missile_share=0:1:11"},
      .execute = execute_frontier};
}

}  // namespace fundshare::cli

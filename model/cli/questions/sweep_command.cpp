// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/questions/comparison_options.hpp"
#include "fundshare/export/questions/comparison_cells.hpp"
#include "fundshare/export/questions/sweep_tables.hpp"

namespace fundshare::cli {
namespace {

constexpr std::size_t most_points = 400;

std::vector<VaryAxis> axes_of(const Arguments& given) {
  std::vector<VaryAxis> axes;
  for (const auto& text : given.texts("--vary")) {
    axes.push_back(parse_axis(text, "--vary"));
    const auto& key = axes.back().key;
    if (std::ranges::count(axes, key, &VaryAxis::key) > 1) {
      throw Error{ExitCode::usage, fmt::format("--vary: '{}' is varied twice", printable(key, 80))};
    }
  }
  if (axes.empty()) {
    throw Error{ExitCode::usage,
                "sweep needs --vary KEY=FROM:TO:STEPS, such as --vary allocation.missile_share=0:1:11"};
  }
  return axes;
}

/// The scenario as it is, then the points.
std::vector<Point> points_of(const std::vector<VaryAxis>& axes, bool one_at_a_time) {
  double count = one_at_a_time ? 0.0 : grid_size(axes);
  for (const auto& axis : axes) count += one_at_a_time ? static_cast<double>(axis.values.size()) : 0.0;
  if (count > static_cast<double>(most_points)) {
    throw Error{ExitCode::usage, fmt::format("--vary: {} points are more than {} (take fewer steps{})", count,
                                             most_points, one_at_a_time ? "" : ", or --one-at-a-time")};
  }
  auto points = one_at_a_time ? one_at_a_time_points(axes) : grid_points(axes);
  points.insert(points.begin(), Point{});
  return points;
}

void execute_sweep(const Arguments& given, const std::atomic<bool>& stop) {
  const bool one_at_a_time = given.has("--one-at-a-time");
  auto points = points_of(axes_of(given), one_at_a_time);
  Question question{"sweep", given, stop};
  const auto variables = outputs_of(given, {"coverage", "funded_share", "net_ratio", "gross_ratio"});
  const PointRuns runs{point_source(question, given, "--vary"), variables, std::move(points)};
  const auto plan_of = [&](std::uint64_t done, std::uint64_t all) { return question.plan(done, all); };
  const auto figures = sweep(runs, question.seed(), question.worlds(), plan_of);
  const auto& name = question.scenario().name;
  question.answer(question.record({{"vary", joined_words(given.texts("--vary"))},
                                   {"points", one_at_a_time ? "one at a time" : "grid"},
                                   {"outputs", joined_words(variables)}}),
                  {sweep_table(name, runs.points(), figures), sweep_points_table(name, runs.points())},
                  sweep_page(name, runs.points(), figures, judgement_sentence(runs.base())));
}

}  // namespace

Command sweep_command() {
  return {.name = "sweep",
          .summary = "answer one question at many values of a setting",
          .arguments = {question_scenario()},
          .notes =
              "KEY is anything that --set takes with a number: an input, which is then that constant in every world,\n"
              "a probability of one theft, a rank correlation; or years.first and years.last, the ends of the window.\n"
              "STEPS values go evenly from FROM to TO. Several --vary make a grid of at most 400 points.",
          .options = question_options(
              {{.name = "--vary",
                .value = "KEY=FROM:TO:STEPS",
                .meaning = "the values of one setting",
                .accepts = NameOf{Names::setting, "="},
                .repeats = true},
               {.name = "--one-at-a-time", .meaning = "vary each setting alone, the others as the scenario has them"},
               outputs_option("coverage, funded_share, net_ratio, gross_ratio")},
              "100000"),
          .examples =
              {"fundshare sweep --vary allocation.missile_share=0:1:11",
               "fundshare sweep baseline --vary realisation.stranded=0:0.5:6 --vary allocation.missile_share=0:1:5",
               "fundshare sweep --vary realisation.cashout_delay_months=1:12:4 --vary budget.import_share=0.1:0.4:4 "
               "--one-at-a-time --outputs coverage_foreign_parts"},
          .execute = execute_sweep};
}

}  // namespace fundshare::cli

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/sweep_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "fundshare/export/questions/comparison_cells.hpp"
#include "fundshare/export/questions/figure_cells.hpp"

namespace fundshare {
namespace {

std::vector<std::string> texts_of(const Point& point) {
  std::vector<std::string> texts;
  for (const auto& setting : point) texts.push_back(setting.text());
  return texts;
}

std::string words_of(const Point& point) { return point.empty() ? "as it is" : listed(texts_of(point)); }

/// One window of one variable: the rows of the page.
PageTable table_of(const std::string& window, const std::vector<Point>& points,
                   const std::vector<SweepFigure>& figures) {
  PageTable table{window, "", {"settings", "median (90 % interval)"}, {}};
  for (const auto& figure : figures) {
    const auto& output = figure.output;
    if (output.variable != figures.front().output.variable || output.window.window != window) continue;
    if (table.rows.empty()) {
      table.title = fmt::format("{}, {}", output.variable, window_text(output.window));
      table.columns.insert(table.columns.begin() + 1, "years");
      for (std::size_t k = 0; k < figure.reached.size(); ++k) {
        table.columns.push_back(fmt::format("P(>= {})", named_thresholds()[k].label));
      }
    }
    std::vector<PageCell> row{words_of(points[figure.point]), years_text(output.window),
                              interval_cell(figure.summary, output.unit)};
    for (const auto& reached : figure.reached) row.push_back(reached ? worlds_cell(*reached) : undefined_cell());
    table.rows.push_back(std::move(row));
  }
  return table;
}

using Numbers = std::vector<std::optional<double>>;

Numbers numbers_of(const SweepFigure& figure) {
  Numbers numbers;
  const auto add = [&](const std::optional<Estimate>& one) {
    numbers.push_back(one ? std::optional{one->value} : std::nullopt);
  };
  const auto& summary = figure.summary;
  add(summary ? std::optional{summary->mean} : std::nullopt);
  for (const double level : {.05, .25, .50, .75, .95}) {
    add(summary ? std::optional{summary->quantile(level)} : std::nullopt);
  }
  for (const auto& share : figure.reached) add(share);
  for (auto& number : numbers) {
    if (number && std::isnan(*number)) number.reset();  // which equals no other
  }
  return numbers;
}

/// Whether the points that differ in this setting alone have the same numbers.
bool changes_nothing(const std::string& key, const std::vector<Point>& points,
                     const std::vector<SweepFigure>& figures) {
  std::map<std::tuple<std::string, std::string, std::vector<std::string>>, Numbers> seen;
  return std::ranges::all_of(figures, [&](const SweepFigure& figure) {
    Point others = points[figure.point];
    if (std::erase_if(others, [&](const Setting& one) { return one.key == key; }) == 0) return true;
    const auto numbers = numbers_of(figure);
    return seen.try_emplace({figure.output.variable, figure.output.window.window, texts_of(others)}, numbers)
               .first->second == numbers;
  });
}

/// The settings that are varied, in the order of the points.
std::vector<std::string> keys_of(const std::vector<Point>& points) {
  std::vector<std::string> keys;
  for (const auto& point : points) {
    for (const auto& setting : point) {
      if (std::ranges::find(keys, setting.key) == keys.end()) keys.push_back(setting.key);
    }
  }
  return keys;
}

}  // namespace

ResultFile sweep_table(const std::string& scenario, const std::vector<Point>& points,
                       const std::vector<SweepFigure>& figures) {
  CsvTable table{"sweep.csv"};
  for (const auto& figure : figures) {
    const auto& output = figure.output;
    const auto add = [&](const char* statistic, std::optional<double> level, const std::optional<Estimate>& value) {
      const auto numbers = estimate_cells(value);
      table.add({scenario, static_cast<int>(figure.point), joined(texts_of(points[figure.point])), output.variable,
                 output.unit, output.window.window, output.window.year_start, output.window.year_end, statistic, level,
                 numbers[0], numbers[1], joined(output.flags)});
    };
    const auto& summary = figure.summary;
    add("mean", std::nullopt, summary ? std::optional{summary->mean} : std::nullopt);
    for (const double level : {.05, .25, .50, .75, .95}) {
      add("quantile", level, summary ? std::optional{summary->quantile(level)} : std::nullopt);
    }
    for (std::size_t k = 0; k < figure.reached.size(); ++k) {
      add("probability", named_thresholds()[k].value, figure.reached[k]);
    }
  }
  return std::move(table).finish();
}

ResultFile sweep_points_table(const std::string& scenario, const std::vector<Point>& points) {
  CsvTable table{"sweep_points.csv"};
  for (std::size_t k = 0; k < points.size(); ++k) {
    for (const auto& setting : points[k]) table.add({scenario, static_cast<int>(k), setting.key, setting.value});
  }
  return std::move(table).finish();
}

Page sweep_page(const std::string& scenario, const std::vector<Point>& points, const std::vector<SweepFigure>& figures,
                const std::string& judgement) {
  Page page{"sweep", fmt::format("One question at {} points of scenario {}", points.size(), scenario), {}};
  for (const char* window : {"total", "rolling3"}) {
    auto table = table_of(window, points, figures);
    if (!table.rows.empty()) page.parts.emplace_back(std::move(table));
  }
  PageFields notes{
      "notes",
      "",
      {{"held", "Every other input is drawn as the scenario has it, with the same random numbers at every point."}}};
  for (const auto& key : keys_of(points)) {
    if (changes_nothing(key, points, figures)) {
      notes.fields.emplace_back("no effect", fmt::format("{} changes no number here.", key));
    }
  }
  notes.fields.emplace_back("columns",
                            "P(>= t) is the share of worlds in which the figure is at or above t. Other variables, "
                            "means and errors are in sweep.csv.");
  notes.fields.emplace_back("inputs", judgement);
  page.parts.emplace_back(std::move(notes));
  return page;
}

}  // namespace fundshare

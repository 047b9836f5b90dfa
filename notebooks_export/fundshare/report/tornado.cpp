// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "fundshare/export/rounding.hpp"
#include "fundshare/report/figures.hpp"
#include "fundshare/report/input_words.hpp"

namespace fundshare {
namespace {

using charts::Key;
using charts::Row;

constexpr std::size_t most_inputs = 12;

/// The median of the output in one part of the worlds: where an input is low, high, or a choice.
struct Part {
  std::string name;
  Estimate median;
};

struct Influence {
  std::string input;
  Part low, high;
  [[nodiscard]] double width() const { return std::fabs(high.median.value - low.median.value); }
};

/// Inputs in the order of how far the output moves between their first and last part.
std::vector<Influence> influences(const ResultTable& table, const Years& years) {
  std::vector<Influence> out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool asked = table.is(row, "variable", "coverage") && years_of(table, row) == years;
    if (!asked || !table.optional_number(row, "median")) continue;
    const Part part{table.text(row, "part"), table.estimate(row, "median", "median_mc_se")};
    const auto same = std::ranges::find(out, table.text(row, "input"), &Influence::input);
    if (same == out.end()) {
      out.push_back({table.text(row, "input"), part, part});
    } else {
      same->high = part;
    }
  }
  std::ranges::stable_sort(out, std::greater{}, &Influence::width);
  return out;
}

std::string part_words(std::string part) {
  std::ranges::replace(part, '_', ' ');
  return part;
}

/// ": ICBM" for a label [ICBM]; nothing for an input without labels.
std::string label_words(const std::string& input) {
  const auto bracket = input.find('[');
  return bracket == std::string::npos ? "" : ": " + input.substr(bracket + 1, input.size() - bracket - 2);
}

/// "low 5 %", or the name of a choice and its figure.
std::string part_figure(const Part& part) {
  const char* const tenth = part.name == "lowest_tenth" ? "low" : part.name == "highest_tenth" ? "high" : nullptr;
  return fmt::format("{} {}", tenth ? tenth : part_words(part.name), percent(part.median));
}

Row row_of(const Influence& one, const Results& results, const std::optional<Estimate>& base) {
  Row row;
  std::string words = input_words(results, one.input);
  if (words.ends_with('.')) words.pop_back();
  row.label = words.empty() ? one.input : words + label_words(one.input);
  row.small = words.empty() ? "" : one.input;
  row.figure = part_figure(one.low);
  row.figure_small = part_figure(one.high);
  row.tip = fmt::format("{}: {} median {}, {} median {}", one.input, part_words(one.low.name), percent(one.low.median),
                        part_words(one.high.name), percent(one.high.median));
  const double low = one.low.median.value, high = one.high.median.value;
  const double middle = base ? base->value : (low + high) / 2;
  row.spans = {{middle, low, 12, "s6 bar"}, {middle, high, 12, "s3 bar"}};
  return row;
}

FigureTable table_of(const std::vector<Influence>& all, const Results& results) {
  FigureTable table{{"input", "part", "median coverage", "part", "median coverage"}, {}};
  for (const auto& one : all) {
    const auto cell = [&](const Part& part) {
      return number_cell_of(percent(part.median), part.median.value,
                            fmt::format("tornado|{}|{}|{}", one.input, part.name, to_string(results.whole())));
    };
    table.rows.push_back(
        {{one.input}, {part_words(one.low.name)}, cell(one.low), {part_words(one.high.name)}, cell(one.high)});
  }
  return table;
}

}  // namespace

Figure tornado_figure(const Results& results) {
  auto all = influences(results.table("tornado"), results.whole());
  const std::size_t inputs = all.size();
  if (inputs > most_inputs) all.resize(most_inputs);
  const auto base = results.figure("coverage", results.whole(), "q50");
  charts::RowChart chart;
  double most = 0.0;
  for (const auto& one : all) {
    chart.rows.push_back(row_of(one, results, base));
    most = std::max({most, one.low.median.value, one.high.median.value});
  }
  most = std::max(0.1, std::ceil(most * 10.5) / 10.0);
  chart.axis = {charts::Scale::Kind::linear, 0.0, most, percent_ticks(charts::linear_ticks(0.0, most, 6)),
                "median of coverage: money for missiles over the programme's budget"};
  if (base) chart.references = {{base->value, "all worlds", "ref"}};
  chart.most_label_width = 300;
  chart.figure_heading = "median";
  chart.legend = {{Key::Swatch::box, "s6 bar", "lowest tenth of the input, or first choice"},
                  {Key::Swatch::box, "s3 bar", "highest tenth, or last choice"}};
  return {.name = "tornado",
          .title = "Median of coverage where one input is low or high",
          .unit = fmt::format("Percent of the budget, {}", to_string(results.whole())),
          .reading =
              "Each row looks at the tenth of the worlds in which one input is lowest, and at the tenth in which it is "
              "highest; all others vary as they do. A long bar marks an input that the scenario leaves wide open, or "
              "that weighs much, or both.",
          .keys = {},
          .note = fmt::format("The {} longest of {} bars, one for each input that varies, or class of it. A bar "
                              "describes the model with this scenario, "
                              "not what anybody could change; rows of about the same length are in no settled order.",
                              all.size(), inputs),
          .definition = "Output coverage, money for missiles over the programme's budget,",
          .period = to_string(results.whole()),
          .chart = std::move(chart),
          .table = table_of(all, results)};
}

}  // namespace fundshare

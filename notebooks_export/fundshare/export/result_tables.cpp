// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/result_tables.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

/// One statistic of a column of worlds; the figure is missing where the column is undefined in a world.
struct Statistic {
  const char* name;
  Cell level;
  std::optional<Estimate> figure;

  [[nodiscard]] Cell value() const { return figure ? Cell{figure->value} : Cell{std::optional<double>{}}; }
  [[nodiscard]] Cell mc_se() const { return figure ? Cell{figure->mc_se} : Cell{std::optional<double>{}}; }
};

Statistic mean_of(const std::optional<Summary>& summary) {
  return {"mean", std::optional<double>{}, summary ? std::optional{summary->mean} : std::nullopt};
}

Statistic sd_of(const std::optional<Summary>& summary) {
  return {"sd", std::optional<double>{}, summary ? std::optional{summary->sd} : std::nullopt};
}

Statistic quantile_of(const std::optional<Summary>& summary, double level) {
  return {"quantile", level, summary ? std::optional{summary->quantile(level)} : std::nullopt};
}

/// "third" for 1/3: a spreadsheet takes a fraction for a day of the year.
std::string threshold_word(const std::string& label) {
  static const std::map<std::string, std::string> words{
      {"1/4", "quarter"}, {"1/3", "third"}, {"2/5", "two_fifths"}, {"1/2", "half"}, {"1", "whole"}};
  const auto word = words.find(label);
  return word == words.end() ? label : word->second;
}

}  // namespace

ResultFile summary_table(const std::string& scenario, std::span<const Output> outputs,
                         const std::vector<std::optional<Summary>>& summaries) {
  expects(summaries.size() == outputs.size(), "one summary per output");
  CsvTable table{"summary.csv"};
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    const Output& output = outputs[k];
    if (output.table != "summary") continue;
    std::vector<Statistic> statistics{mean_of(summaries[k]), sd_of(summaries[k])};
    for (const double level : quantile_levels) statistics.push_back(quantile_of(summaries[k], level));
    for (const Statistic& each : statistics) {
      table.add({scenario, output.variable, output.unit, output.window, output.year_start, output.year_end,
                 output.year_basis, each.name, each.level, each.value(), each.mc_se(), joined(output.flags)});
    }
  }
  return std::move(table).finish();
}

ResultFile wide_summary_table(const std::string& scenario, std::span<const Output> outputs,
                              const std::vector<std::optional<Summary>>& summaries) {
  expects(summaries.size() == outputs.size(), "one summary per output");
  CsvTable table{"summary_wide.csv"};
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    const Output& output = outputs[k];
    if (output.table != "summary") continue;
    const Statistic mean = mean_of(summaries[k]), median = quantile_of(summaries[k], .50);
    const auto value = [&](double level) { return quantile_of(summaries[k], level).value(); };
    table.add({scenario, output.variable, output.unit, output.window, output.year_start, output.year_end,
               output.year_basis, mean.value(), value(.05), value(.25), median.value(), value(.75), value(.95),
               mean.mc_se(), median.mc_se(), joined(output.flags)});
  }
  return std::move(table).finish();
}

ResultFile waterfall_table(const std::string& scenario, std::span<const Output> outputs,
                           const std::vector<std::optional<Summary>>& summaries) {
  expects(summaries.size() == outputs.size(), "one summary per output");
  CsvTable table{"waterfall.csv"};
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    const Output& output = outputs[k];
    if (output.table != "waterfall") continue;
    for (const Statistic& each : {mean_of(summaries[k]), quantile_of(summaries[k], .05), quantile_of(summaries[k], .50),
                                  quantile_of(summaries[k], .95)}) {
      table.add({scenario, output.variable, output.unit, output.window, output.year_start, output.year_end,
                 output.year_basis, each.name, each.level, each.value(), each.mc_se()});
    }
  }
  return std::move(table).finish();
}

ResultFile equivalents_table(const std::string& scenario, std::span<const Output> outputs,
                             const std::vector<std::optional<Summary>>& summaries) {
  expects(summaries.size() == outputs.size(), "one summary per output");
  CsvTable table{"equivalents.csv"};
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    const Output& output = outputs[k];
    if (output.table != "equivalents") continue;
    for (const double level : {.05, .50, .95}) {
      const Statistic each = quantile_of(summaries[k], level);
      table.add({scenario, output.variable, output.unit, output.window, output.year_start, output.year_end,
                 output.year_basis, each.name, each.level, each.value(), each.mc_se(), joined(output.flags)});
    }
  }
  return std::move(table).finish();
}

ResultFile exceedance_table(const std::string& scenario, std::span<const Output> outputs,
                            const std::vector<Exceedance>& rows) {
  CsvTable table{"exceedance.csv"};
  for (const auto& row : rows) {
    const Output& output = outputs[row.output];
    std::optional<double> probability, mc_se;
    if (row.probability) {
      probability = row.probability->value;
      mc_se = row.probability->mc_se;
    }
    table.add({scenario, output.variable, output.window, output.year_start, output.year_end, row.budget_method,
               row.threshold, threshold_word(row.label), probability, mc_se});
  }
  return std::move(table).finish();
}

ResultFile checks_table(const std::string& scenario, const std::vector<PredictiveCheck>& checks,
                        const std::vector<CheckResult>& results) {
  CsvTable table{"checks.csv"};
  for (const auto& result : results) {
    const auto& check = checks[result.check];
    table.add({scenario, check.id, check.variable, to_string(check.start), to_string(check.end), check.observed,
               result.median.value, result.median.mc_se, result.q05.value, result.q95.value, result.share_below.value,
               result.share_below.mc_se});
  }
  return std::move(table).finish();
}

ResultFile influence_table(const std::string& scenario, const Estimator& model, const Influences& influences) {
  CsvTable table{"influence.csv"};
  const int first_year = model.window().first_year, worlds = static_cast<int>(influences.worlds);
  for (const auto& each : influences.inputs) {
    for (std::size_t k = 0; k < influences.windows.size(); ++k) {
      const auto& [window, first, last] = influences.windows[k];
      std::optional<double> correlation, mc_se;
      if (each.by_window[k]) {
        correlation = each.by_window[k]->value;
        mc_se = each.by_window[k]->mc_se;
      }
      table.add({scenario, each.name, model.inputs().inputs[each.input].group, each.judgement ? "yes" : "no",
                 "coverage", window, first_year + static_cast<int>(first), first_year + static_cast<int>(last),
                 correlation, mc_se, worlds});
    }
  }
  return std::move(table).finish();
}

ResultFile dictionary_table(const std::vector<std::string>& files) {
  CsvTable table{"data_dictionary.csv"};
  for (const auto& column : output_schema()) {
    const bool own = column.file == "data_dictionary.csv";
    if (!own && std::ranges::find(files, column.file) == files.end()) continue;
    table.add({column.file, column.column, column.type, column.unit, column.description});
  }
  return std::move(table).finish();
}

}  // namespace fundshare

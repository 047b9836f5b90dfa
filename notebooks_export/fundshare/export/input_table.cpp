// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/input_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace fundshare {
namespace {

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

void add_row(CsvTable& table, const Input& input, const std::string& name, const Law& law, bool set_by_scenario) {
  const std::string confidence = set_by_scenario ? "set by scenario" : input.confidence;
  const std::string evidence = set_by_scenario ? "scenario" : joined(input.evidence);
  table.add({name, input.group, to_string(input.scope), input.unit, law_text(input, law), law.mean(), law.quantile(.05),
             law.quantile(.50), law.quantile(.95), confidence, evidence});
}

bool one_law(const Input& input) {
  return std::ranges::all_of(input.laws, [&](const Law& law) { return law == input.laws.front(); });
}

}  // namespace

std::string law_text(const Input& input, const Law& law) {
  if (input.choices.empty()) return law.describe();
  std::string text = "Choice(";
  for (std::size_t k = 0; k < input.choices.size(); ++k) {
    const auto value = static_cast<double>(k);
    const double weight = law.cdf(value) - (k == 0 ? 0.0 : law.cdf(value - 0.5));
    text += fmt::format("{}{}: {:.6g}", k == 0 ? "" : ", ", input.choices[k], weight);
  }
  return text + ")";
}

ResultFile input_table(const InputSet& inputs) {
  CsvTable table{"inputs.csv"};
  for (const Input& input : inputs.inputs) {
    if (input.laws.empty()) continue;  // an input of the rows of a table that has none in these years
    if (one_law(input)) {
      add_row(table, input, input.name, input.laws.front(), false);
      continue;
    }
    for (std::size_t label = 0; label < input.laws.size(); ++label) {
      add_row(table, input, input.stream_name(label), input.laws[label],
              contains(input.labels_set, input.labels[label]));
    }
  }
  return std::move(table).finish();
}

InputCount count_inputs(const InputSet& inputs) {
  InputCount count;
  for (const Input& input : inputs.inputs) {
    ++count.all;
    if (input.rests_on_judgement()) ++count.judgement;
    if (contains(input.evidence, "scenario") || !input.labels_set.empty()) ++count.set_by_scenario;
  }
  return count;
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/input_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace fundshare {
namespace {

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

/// A bound with two digits, not below the bound: 1.05 x is by half a unit of the second digit above x, or more.
double rounded_up(double bound) {
  const std::string text = fmt::format("{:.1e}", 1.05 * bound);
  double rounded = 0.0;
  std::from_chars(text.data(), text.data() + text.size(), rounded);
  return rounded;
}

struct Row {
  std::string name;
  std::size_t label;
  bool set_by_scenario;
};

void add_row(CsvTable& table, const Input& input, const Row& row, const Sampling* sampling) {
  const auto& [name, label, set_by_scenario] = row;
  const Law& law = input.law(label);
  const std::string confidence = set_by_scenario ? "set by scenario" : input.confidence;
  const std::string evidence = set_by_scenario ? "scenario" : joined(input.evidence);
  table.add({name, input.group, to_string(input.scope), input.unit, law_text(input, law), law.mean(), law.quantile(.05),
             law.quantile(.50), law.quantile(.95), confidence, evidence,
             sampling == nullptr ? std::string_view{} : to_string(sampling->by),
             sampling == nullptr ? std::optional<double>{} : rounded_up(sampling->error_bound)});
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

ResultFile input_table(const InputSet& inputs, std::span<const Sampling> samplings) {
  CsvTable table{"inputs.csv"};
  std::size_t stream = 0;
  for (const Input& input : inputs.inputs) {
    const std::size_t first = stream;
    stream += input.streams();
    if (input.laws.empty()) continue;  // an input of the rows of a table that has none in these years
    const auto sampling = [&](std::size_t label) { return samplings.empty() ? nullptr : &samplings[first + label]; };
    if (one_law(input)) {
      add_row(table, input, {input.name, 0, false}, input.streams() == 0 ? nullptr : sampling(0));
      continue;
    }
    for (std::size_t label = 0; label < input.laws.size(); ++label) {
      add_row(table, input, {input.stream_name(label), label, contains(input.labels_set, input.labels[label])},
              sampling(label));
    }
  }
  return std::move(table).finish();
}

std::vector<std::string> sampling_warnings(const InputSet& inputs, std::span<const Sampling> samplings) {
  std::vector<std::string> out;
  std::size_t stream = 0;
  for (const Input& input : inputs.inputs) {
    const auto here = samplings.empty() ? samplings : samplings.subspan(stream, input.streams());
    stream += input.streams();
    const auto worst = std::ranges::max_element(here, {}, &Sampling::direct_share);
    if (worst == here.end() || worst->by != Sampling::By::direct) continue;
    const Law& law = input.law(static_cast<std::size_t>(worst - here.begin()));
    out.push_back(
        fmt::format("{}: {:.0f} % of the draws of {} are computed from the law itself, since its table of "
                    "quantiles misses 1e-10 there; the run is slower, not less exact",
                    input.name, 100.0 * worst->direct_share, law.describe()));
  }
  return out;
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

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/sensitivity_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "fundshare/export/input_table.hpp"
#include "fundshare/export/questions/figure_cells.hpp"
#include "fundshare/export/rounding.hpp"

namespace fundshare {
namespace {

constexpr std::size_t most_inputs = 12;  // rows of the table of inputs

std::string years(const Output& output) {
  return output.year_start == output.year_end ? fmt::format("{}", output.year_start)
                                              : fmt::format("{}-{}", output.year_start, output.year_end);
}

/// "47 % (46-49)": a share of the variance and its interval, in whole percents; noise below 0 is shown as 0.
PageCell share_cell(const Index& share) {
  const auto whole = [](double x) { return std::round(100.0 * std::max(0.0, x)); };
  if (share.value == 0.0 && share.mc_se == 0.0) return {0.0, "none"};
  const std::string value = whole(share.value) > 0.0 ? fmt::format("{:.0f} %", whole(share.value)) : "< 1 %";
  return {share.value, fmt::format("{} ({:.0f}-{:.0f})", value, whole(share.low), whole(share.high))};
}

PageCell figure_cell(const Output& output, Estimate figure) {
  return output.unit == "1" ? percent_cell(figure) : dollars_cell(figure);
}

/// "judgement", "structure", both or neither.
std::string marks(const InputSet& set, const InputGroup& group) {
  std::string text = is_structure(set, group) ? "structure" : "";
  if (rests_on_judgement(set, group)) text += text.empty() ? "judgement" : ", judgement";
  return text;
}

/// Places 0, 1 ... of a list, those with the greatest value first.
template <class Value>
std::vector<std::size_t> descending(std::size_t size, Value value) {
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return value(a) > value(b); });
  return order;
}

/// The outputs over several years, which come first; at least one.
std::size_t wide_windows(const Estimator& model, const WhatMatters& found) {
  const auto is_year = [&](const OutputSensitivity& each) { return model.outputs()[each.output].window == "year"; };
  const auto first_year = std::ranges::find_if(found.outputs, is_year);
  return std::max<std::size_t>(1, static_cast<std::size_t>(first_year - found.outputs.begin()));
}

/// Which neighbours in the ranking this run cannot tell apart.
std::string ranking_note(const WhatMatters& found, const SubsetEffects& effects) {
  std::string open;
  for (std::size_t rank = 0; rank < effects.lead.size(); ++rank) {
    if (effects.lead[rank].low > 0.0) continue;
    open += fmt::format("{}{} and {}", open.empty() ? "" : "; ", found.groups[effects.order[rank]].name,
                        found.groups[effects.order[rank + 1]].name);
  }
  const std::string intervals =
      "Alone: what is expected to go once the group is known. With its interactions: what stays once all else is "
      "known. "
      "In brackets: where the exact figure lies in 95 of 100 such runs, in percent. ";
  return intervals + (open.empty() ? "This run settles the order of all groups."
                                   : "Order not settled by this run: " + open + " (more --worlds).");
}

PageTable group_table(const Estimator& model, const WhatMatters& found) {
  const auto& whole = found.outputs.front();
  PageTable table{"groups",
                  "Groups of inputs: share of the variance (Shapley effects, which add up to 100 %)",
                  {"group"},
                  {},
                  ranking_note(found, whole.by_group)};
  const std::size_t windows = wide_windows(model, found);
  for (std::size_t k = 0; k < windows; ++k) table.columns.push_back(years(model.outputs()[found.outputs[k].output]));
  for (const char* column : {"alone", "with its interactions", "rests on"}) table.columns.emplace_back(column);
  for (const std::size_t g : whole.by_group.order) {
    std::vector<PageCell> row{found.groups[g].name};
    for (std::size_t k = 0; k < windows; ++k) row.push_back(share_cell(found.outputs[k].by_group.groups[g].shapley));
    row.push_back(share_cell(whole.by_group.groups[g].first_order));
    row.push_back(share_cell(whole.by_group.groups[g].total));
    row.emplace_back(marks(model.inputs(), found.groups[g]));
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// The stream of an input that goes most closely with the output; nothing for inputs that are no single number.
const StreamEffect* closest_stream(const OutputSensitivity& whole, const InputGroup& input) {
  const StreamEffect* closest = nullptr;
  for (const auto& stream : whole.streams) {
    if (std::ranges::find(input.inputs, stream.input) == input.inputs.end() || !stream.rank_correlation) continue;
    if (!closest || std::fabs(stream.rank_correlation->value) > std::fabs(closest->rank_correlation->value)) {
      closest = &stream;
    }
  }
  return closest;
}

void add_stream_cells(const Output& output, const StreamEffect* stream, std::vector<PageCell>& row) {
  if (!stream) return row.insert(row.end(), {PageCell{"-"}, PageCell{"-"}, PageCell{"-"}}), void();
  row.emplace_back(stream->rank_correlation->value, fmt::format("{:+.2f}", stream->rank_correlation->value));
  if (stream->parts.size() < 2) return row.insert(row.end(), {PageCell{"-"}, PageCell{"-"}}), void();
  row.push_back(figure_cell(output, stream->parts.front().median));
  row.push_back(figure_cell(output, stream->parts[1].median));
}

PageTable input_rows(const Estimator& model, const WhatMatters& found) {
  const auto& whole = found.outputs.front();
  const Output& output = model.outputs()[whole.output];
  PageTable table{"inputs",
                  fmt::format("Single inputs, {}: share of the variance", years(output)),
                  {"input", "alone", "with its interactions", "rank correlation", "median, input low",
                   "median, input high", "rests on"},
                  {},
                  fmt::format("The {} inputs with most interactions included, of {}; low and high: lowest and highest "
                              "tenth of the input, or the first and second choice.",
                              std::min(most_inputs, found.inputs.size()), found.inputs.size())};
  auto order = descending(found.inputs.size(), [&](std::size_t i) { return whole.by_input.inputs[i].total.value; });
  order.resize(std::min(most_inputs, order.size()));
  for (const std::size_t i : order) {
    const auto& effects = whole.by_input.inputs[i];
    std::vector<PageCell> row{found.inputs[i].name, share_cell(effects.first_order), share_cell(effects.total)};
    add_stream_cells(output, closest_stream(whole, found.inputs[i]), row);
    row.emplace_back(marks(model.inputs(), found.inputs[i]));
    table.rows.push_back(std::move(row));
  }
  return table;
}

PageTable learning_table(const Estimator& model, const WhatMatters& found) {
  constexpr std::size_t most = 5;
  const auto& whole = found.outputs.front();
  const Output& output = model.outputs()[whole.output];
  const Estimate sd = whole.summary.sd;
  PageTable table{"learning",
                  "What learning one input exactly would bring to the estimate",
                  {"input", "variance removed", "sd after"},
                  {},
                  fmt::format("The sd is {} now. An expectation over what might be learned: a single finding may also "
                              "widen the range.",
                              figure_cell(output, sd).text)};
  auto order =
      descending(found.inputs.size(), [&](std::size_t i) { return whole.by_input.inputs[i].first_order.value; });
  order.resize(std::min(most, order.size()));
  for (const std::size_t i : order) {
    const Index& first = whole.by_input.inputs[i].first_order;
    const double left = std::sqrt(std::clamp(1.0 - first.value, 0.0, 1.0));
    const double error = left > 0.0 ? 0.5 * first.mc_se / left * sd.value + left * sd.mc_se : sd.mc_se;
    table.rows.push_back({found.inputs[i].name, share_cell(first), figure_cell(output, {left * sd.value, error})});
  }
  return table;
}

PageTable year_table(const Estimator& model, const WhatMatters& found) {
  PageTable table{"years", "Year by year: share of the variance by group (Shapley effects, percent)", {"group"}, {}};
  const std::size_t first = wide_windows(model, found);
  for (std::size_t k = first; k < found.outputs.size(); ++k) {
    table.columns.push_back(years(model.outputs()[found.outputs[k].output]));
  }
  for (const std::size_t g : found.outputs.front().by_group.order) {
    std::vector<PageCell> row{found.groups[g].name};
    for (std::size_t k = first; k < found.outputs.size(); ++k) {
      const Index& share = found.outputs[k].by_group.groups[g].shapley;
      row.emplace_back(share.value, fmt::format("{:.0f}", 100.0 * std::max(0.0, share.value)));
    }
    table.rows.push_back(std::move(row));
  }
  double largest = 0.0;
  for (std::size_t k = first; k < found.outputs.size(); ++k) {
    for (const auto& group : found.outputs[k].by_group.groups) largest = std::max(largest, group.shapley.mc_se);
  }
  table.note = fmt::format("Monte Carlo standard error: {} at most.", percent_error(largest));
  return table;
}

}  // namespace

Page sensitivity_page(const std::string& scenario, const Estimator& model, const WhatMatters& found) {
  const auto& whole = found.outputs.front();
  const Output& output = model.outputs()[whole.output];
  const InputCount count = count_inputs(model.inputs());
  const auto& median = whole.summary.quantile(.50);
  PageFields about{
      "about",
      "",
      {{"output", fmt::format("{} over {}: median {} (model 90 % interval {}-{})", output.variable, years(output),
                              figure_cell(output, median).text, figure_cell(output, whole.summary.quantile(.05)).text,
                              figure_cell(output, whole.summary.quantile(.95)).text)},
       {"inputs", judgement_note(count.judgement, count.all)},
       {"worlds", fmt::format("{} plain; {} pairs for single inputs; {} pairs with all {} subsets of the groups",
                              grouped(found.sizes.worlds), grouped(found.sizes.single_pairs),
                              grouped(found.sizes.subset_pairs), grouped(std::uint64_t{1} << found.groups.size()))}}};
  Page page{"sensitivity",
            fmt::format("What decides {} in {}", output.variable, scenario),
            {std::move(about), group_table(model, found), input_rows(model, found), learning_table(model, found)}};
  if (wide_windows(model, found) < found.outputs.size()) page.parts.emplace_back(year_table(model, found));
  return page;
}

std::vector<std::string> sensitivity_warnings(const Estimator& model, const WhatMatters& found) {
  std::vector<std::string> warnings;
  for (const auto& [number, reason] : found.left_out) {
    const Output& output = model.outputs()[number];
    warnings.push_back(fmt::format("{} of {} is left out: {}", output.variable, years(output), reason));
  }
  return warnings;
}

}  // namespace fundshare

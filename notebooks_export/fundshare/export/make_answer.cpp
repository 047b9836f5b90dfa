// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "fundshare/export/answer.hpp"
#include "fundshare/export/version.hpp"

namespace fundshare {
namespace {

struct Named {
  const char* name;
  const char* label;
};
constexpr std::array headline{
    Named{"coverage", "money for missiles over the programme's budget"},
    Named{"net_ratio", "the same money without the allocation"},
    Named{"gross_ratio", "value stolen over the programme's budget"},
    Named{"coverage_foreign_parts", "money for missiles over foreign parts alone"},
};
constexpr std::array methods{
    Named{"all", "all worlds"},
    Named{"bottom_up", "budget from missiles and unit costs"},
    Named{"top_down", "budget from the size of the economy"},
};

/// The whole window, and the last three years where they are not the same.
std::vector<Answer::Period> periods_of(StudyWindow window) {
  std::vector<Answer::Period> periods{{"total", window.first_year, window.last_year}};
  if (window.years() > 3) periods.push_back({"rolling3", window.last_year - 2, window.last_year});
  return periods;
}

std::optional<Answer::Interval> interval_of(const std::optional<Summary>& summary) {
  if (!summary) return std::nullopt;
  return Answer::Interval{summary->quantile(.50), summary->quantile(.05), summary->quantile(.95)};
}

std::vector<Answer::Row> rows_of(const RunRecord& run, const std::vector<Answer::Period>& periods) {
  std::vector<Answer::Row> rows;
  for (const auto& [variable, label] : headline) {
    if (!run.model.computes(variable)) continue;
    Answer::Row row{variable, label, {}};
    for (const auto& [window, first, last] : periods) {
      row.by_period.push_back(interval_of(run.result.of(run.model, variable, window, first)));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Answer::Half> halves_of(const RunRecord& run, const std::vector<Answer::Period>& periods) {
  std::vector<Answer::Half> halves;
  if (!run.model.computes("coverage")) return halves;
  for (const auto& [method, label] : methods) {
    Answer::Half half{method, label, {}};
    for (const auto& [window, first, last] : periods) {
      half.by_period.push_back(run.result.exceedance(run.model, "coverage", window, first, "1/2", method));
    }
    halves.push_back(std::move(half));
  }
  return halves;
}

/// A choice between two with what the greater draw is: "budget.method (top_down, not bottom_up)".
std::string decider_label(const Influence& influence, const Input& input) {
  std::vector<std::string> drawn;
  for (std::size_t k = 0; k < input.choices.size(); ++k) {
    const auto value = static_cast<double>(k);
    if (input.law(0).cdf(value) > (k == 0 ? 0.0 : input.law(0).cdf(value - 0.5))) drawn.push_back(input.choices[k]);
  }
  if (drawn.size() != 2) return influence.name;
  return influence.name + " (" + drawn[1] + ", not " + drawn[0] + ")";
}

std::vector<Answer::Decider> deciders_of(const RunRecord& run) {
  std::vector<Answer::Decider> out;
  for (const auto* each : deciding_judgements(run.influences, most_deciders)) {
    out.push_back({each->name, decider_label(*each, run.model.inputs().inputs[each->input]), each->by_window});
  }
  return out;
}

}  // namespace

Answer make_answer(const RunRecord& run, const std::string& folder) {
  const auto periods = periods_of(run.model.window());
  std::vector<Answer::Check> checks;
  for (const auto& check : run.result.checks) {
    checks.push_back({run.model.checks()[check.check], {check.median, check.q05, check.q95}, check.share_below});
  }
  return {std::string{version()},
          run.scenario.name,
          run_id(run),
          folder,
          run.result.worlds,
          run.result.seed,
          periods,
          rows_of(run, periods),
          halves_of(run, periods),
          deciders_of(run),
          run.influences.worlds,
          std::move(checks),
          count_inputs(run.model.inputs()),
          notes_of(run),
          run.warnings,
          {},
          command_line_settings(run.scenario.resolved)};
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/conditioning/observation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "fundshare/evidence/parse_cell.hpp"
#include "fundshare/questions/claims/readings.hpp"

namespace fundshare {
namespace {

constexpr std::string_view claim_mark = "claim:";
constexpr const char* forms = "write claim:C10, coverage=0.5, 'coverage[2023-2025]=0.5' or coverage@2024=0.5";

[[noreturn]] void refuse(std::string_view text, const std::string& problem) {
  throw Error{ExitCode::usage, fmt::format("--on {}: {}", printable(text, 80), problem)};
}

std::string near(std::string_view word, const std::vector<std::string>& known) {
  const auto found = nearest(word, known);
  return found.empty() ? "" : fmt::format(" (nearest: {})", found);
}

std::string years_text(int first, int last) {
  return first == last ? std::to_string(first) : fmt::format("{}-{}", first, last);
}

bool is_window(const Output& output, const std::string& variable, int first, int last) {
  return output.table == "summary" && output.variable == variable && output.year_start == first &&
         output.year_end == last;
}

/// Every window of a variable, in the order of the model, each once.
std::vector<std::string> windows_of(const std::string& variable, const Estimator& model) {
  std::vector<std::string> windows;
  for (const Output& output : model.outputs()) {
    const auto years = years_text(output.year_start, output.year_end);
    if (output.table != "summary" || output.variable != variable) continue;
    if (std::ranges::find(windows, years) == windows.end()) windows.push_back(years);
  }
  return windows;
}

/// Lets the model report years of the study window that no standard window has.
void ask_for(int first, int last, Estimator& model) {
  const StudyWindow window = model.window();
  if (first > last || first < window.first_year || last > window.last_year) return;
  const bool reported = std::ranges::any_of(
      model.outputs(), [&](const Output& output) { return is_window(output, output.variable, first, last); });
  if (!reported) model.report_also({.years = {{first, last}}, .months = {}, .inputs = {}});
}

/// The output of these years; its unit and year basis go into the observation.
void find_output(std::string_view text, Estimator& model, Observation& out) {
  ask_for(out.first_year, out.last_year, model);
  const auto at = std::ranges::find_if(model.outputs(), [&](const Output& output) {
    return is_window(output, out.variable, out.first_year, out.last_year);
  });
  if (at != model.outputs().end()) {
    out.unit = at->unit;
    out.year_basis = at->year_basis;
    return;
  }
  std::string known;
  for (const auto& window : windows_of(out.variable, model)) known += (known.empty() ? "" : ", ") + window;
  refuse(text, fmt::format("the model does not report {} over {} (its windows: {})", out.variable,
                           years_text(out.first_year, out.last_year), known));
}

void check_variable(std::string_view text, const std::string& variable, const Estimator& model) {
  if (model.computes(variable)) return;
  std::vector<std::string> known;
  for (const Output& output : model.outputs()) {
    if (output.table == "summary") known.push_back(output.variable);
  }
  refuse(text, fmt::format("there is no output '{}'{}", printable(variable, 80), near(variable, known)));
}

int year_of(std::string_view text, std::string_view year) {
  const auto parsed = parse_year_cell(year);
  if (!parsed.value) refuse(text, fmt::format("the years {} ({})", parsed.problem, forms));
  return *parsed.value;
}

/// Splits OUTPUT, OUTPUT[YEARS] or OUTPUT@YEARS.
void read_target(std::string_view text, std::string_view target, const Estimator& model, Observation& out) {
  const auto mark = target.find_first_of("[@");
  out.variable = std::string{target.substr(0, mark)};
  check_variable(text, out.variable, model);
  out.first_year = model.window().first_year;
  out.last_year = model.window().last_year;
  if (mark == std::string_view::npos) return;
  auto years = target.substr(mark + 1);
  if (target[mark] == '[') {
    if (years.empty() || years.back() != ']') refuse(text, fmt::format("a [ without its ] ({})", forms));
    years.remove_suffix(1);
  }
  const auto dash = years.find('-');
  out.first_year = year_of(text, years.substr(0, dash));
  out.last_year = dash == std::string_view::npos ? out.first_year : year_of(text, years.substr(dash + 1));
}

Observation read_stated(std::string_view text, Estimator& model) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) refuse(text, fmt::format("neither a claim nor OUTPUT=VALUE ({})", forms));
  Observation out;
  read_target(text, text.substr(0, equals), model, out);
  find_output(text, model, out);
  const auto number = text.substr(equals + 1);
  const auto value = out.in_dollars() ? parse_usd_cell(number, any_amount) : parse_number_cell(number, any_amount);
  if (!value.value) refuse(text, fmt::format("the value {}", value.problem));
  out.statement.value = *value.value;
  out.name = out.output_name();
  return out;
}

/// The figure of a claim that its side speaks of.
std::optional<double> stated_value(const Claim& claim, EvidenceSide side) {
  switch (side) {
    case EvidenceSide::at_least:
      return claim.test_low;
    case EvidenceSide::at_most:
      return claim.test_high;
    case EvidenceSide::about:
      break;
  }
  if (claim.best || !claim.test_low || !claim.test_high) return claim.best;
  return 0.5 * (*claim.test_low + *claim.test_high);
}

EvidenceSide side_of(const Claim& claim) {
  if (claim.side == to_string(EvidenceSide::at_least)) return EvidenceSide::at_least;
  return claim.side == to_string(EvidenceSide::at_most) ? EvidenceSide::at_most : EvidenceSide::about;
}

/// `claims` reads a figure of stolen or arrived money over the months that the claim speaks of; evidence is over full
/// years, so such a claim must speak of full years. Sets its years, otherwise those of the table stay.
void take_years(std::string_view text, const Claim& claim, Observation& out) {
  if (!claim.period_start || !claim.period_end) return;
  if (std::ranges::none_of(month_variables(), [&](const char* name) { return out.variable == name; })) return;
  const auto months = months_of_period(*claim.period_start, *claim.period_end);
  if (months && months->first.month == 1 && months->last.month == 12) {
    out.first_year = months->first.year;
    out.last_year = months->last.year;
    return;
  }
  refuse(text, fmt::format("the claim speaks of {} to {}, and evidence is over full years (for the years {} write "
                           "'{}[{}]=VALUE' with a value of your own)",
                           to_string(*claim.period_start), to_string(*claim.period_end),
                           years_text(out.first_year, out.last_year), out.variable,
                           years_text(out.first_year, out.last_year)));
}

Observation read_claim(std::string_view text, const Evidence& evidence, Estimator& model) {
  const std::string id{text.substr(claim_mark.size())};
  const auto claim = std::ranges::find(evidence.claims, id, &Claim::id);
  if (claim == evidence.claims.end()) {
    std::vector<std::string> known;
    for (const Claim& one : evidence.claims) known.push_back(one.id);
    refuse(text, fmt::format("there is no claim '{}'{}", printable(id, 80), near(id, known)));
  }
  const EvidenceSide side = side_of(*claim);
  const auto value = stated_value(*claim, side);
  if (!claim->testable || claim->output_variable.empty() || !claim->year_start || !claim->year_end || !value) {
    refuse(text,
           "data/claims/claims.csv marks the claim as not testable with this model (name an output, its years and a "
           "value instead)");
  }
  Observation out;
  out.name = id;
  out.variable = claim->output_variable;
  out.first_year = *claim->year_start;
  out.last_year = *claim->year_end;
  out.statement = {side, EvidenceError::normal, *value, 0.0};
  out.claim = &*claim;
  check_variable(text, out.variable, model);
  take_years(text, *claim, out);
  find_output(text, model, out);
  return out;
}

}  // namespace

std::string Observation::output_name() const {
  return fmt::format("{}[{}]", variable, years_text(first_year, last_year));
}

Observation read_observation(std::string_view text, const Evidence& evidence, Estimator& model) {
  return text.starts_with(claim_mark) ? read_claim(text, evidence, model) : read_stated(text, model);
}

std::size_t output_of(const Observation& observation, const Estimator& model) {
  const auto at = std::ranges::find_if(model.outputs(), [&](const Output& output) {
    return is_window(output, observation.variable, observation.first_year, observation.last_year);
  });
  expects(at != model.outputs().end(), "the output of the evidence is computed");
  return static_cast<std::size_t>(at - model.outputs().begin());
}

}  // namespace fundshare

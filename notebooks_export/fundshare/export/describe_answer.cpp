// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "fundshare/base/error.hpp"
#include "fundshare/export/answer_lines.hpp"
#include "fundshare/export/rounding.hpp"

namespace fundshare {
namespace {

std::string half_text(const std::optional<Estimate>& share) {
  if (!share) return "no world";
  if (share->value == 0.0) return "none of them";
  if (share->value == 1.0) return "all of them";
  return fmt::format("{} (se {})", percent_of_worlds(*share), percent_error(share->mc_se));
}

std::string ratios(const Answer& answer) {
  if (answer.rows.empty()) return "None of the ratios shown here was asked for; the tables hold what was.\n";
  std::vector<std::string> cells;
  for (const auto& period : answer.periods) cells.push_back(years_text(period));
  std::string text = answer_line("median (model 90 % interval)", cells);
  for (const auto& row : answer.rows) {
    cells.clear();
    for (const auto& interval : row.by_period) cells.push_back(interval_text(interval, percent));
    text += answer_line("  " + row.label, cells);
  }
  return text;
}

std::string halves(const Answer& answer) {
  if (answer.halves.empty()) return "";
  std::string text = "Share of worlds in which it covers half of the budget or more (se: standard error)\n";
  for (const auto& half : answer.halves) {
    std::vector<std::string> cells;
    for (const auto& share : half.by_period) cells.push_back(half_text(share));
    text += answer_line("  " + half.label, cells);
  }
  return text;
}

std::string check_line(const Answer::Check& check) {
  const bool stock = check.asked.variable == "held_stock_usd";
  const std::string end = to_string(check.asked.end), start = to_string(check.asked.start);
  const std::string what = stock ? "held, " + end.substr(0, 7) : "cash, " + start.substr(0, 4) + "-" + end.substr(0, 4);
  const std::string model = interval_text(check.model, dollars);
  return fmt::format("  {:<6}{:<17} {} {:>7}, model {:<26} worlds below: {}\n", printable(check.asked.id, 6), what,
                     stock ? "at least" : "reported", dollars({check.asked.observed, 0.0}), model,
                     percent_of_worlds(check.share_below));
}

std::string decider_text(const std::optional<Estimate>& correlation) {
  return correlation ? fmt::format("{} (se {})", correlation_text(*correlation), correlation_error(correlation->mc_se))
                     : "no value";
}

std::string checks(const Answer& answer) {
  if (answer.checks.empty()) return "";
  std::string text = "\nBeside what others observed, USD (nothing is tuned to it)\n";
  for (const auto& check : answer.checks) text += check_line(check);
  return text;
}

std::string questions_line(const Answer& answer) {
  if (answer.questions.empty()) return "";
  return fmt::format("Answered as well, with tables in the same folder: {}\n", fmt::join(answer.questions, ", "));
}

}  // namespace

std::string ratio_lines(const Answer& answer) { return ratios(answer) + "\n" + halves(answer); }

std::string decider_lines(const Answer& answer) {
  if (answer.deciders.empty()) return "";
  std::string text = "What decides it, of the inputs that rest on judgement (rank correlation; + covers more)\n";
  for (const auto& decider : answer.deciders) {
    std::vector<std::string> cells;
    for (const auto& correlation : decider.by_period) cells.push_back(decider_text(correlation));
    text += answer_line("  " + printable(decider.label, 45), cells);
  }
  return text;
}

std::string basis_lines(const Answer& answer) {
  const auto& [all, judgement, set] = answer.inputs;
  std::string text = fmt::format("{} of {} inputs rest on judgement, in whole or in part", judgement, all);
  if (set > 0) text += fmt::format("; {} more set by the scenario", set);
  text += " (inputs.csv).\n";
  for (const auto& note : answer.notes) text += note + "\n";
  return text;
}

std::string settings_text(const std::vector<std::string>& settings) {
  constexpr std::size_t columns = 100, most = columns - 6;  // two of indent, "..." and ";"
  if (settings.empty()) return "";
  std::string text = "Settings changed on the command line:";
  std::size_t column = text.size();
  for (const auto& setting : settings) {
    const bool is_last = &setting == &settings.back();
    const std::string item = fmt::format(" {}{}", printable(setting, most), is_last ? "" : ";");
    if (column + item.size() > columns) {
      text += "\n ";
      column = 1;
    }
    text += item;
    column += item.size();
  }
  return text + "\n";
}

std::string describe_answer(const Answer& answer) {
  const std::string deciders = decider_lines(answer);
  return fmt::format(
      "How much of North Korea's missile budget stolen cryptocurrency covers (scenario {})\n{}\n{}{}{}{}\n{}"
      "These are outputs of a model under stated assumptions, not measurements of spending.\n"
      "Files: {} ({} world{}, seed {}, version {}, run {})\n{}",
      printable(answer.scenario, 64), settings_text(answer.settings), ratio_lines(answer), deciders.empty() ? "" : "\n",
      deciders, checks(answer), basis_lines(answer), printable(answer.folder, 4096), grouped(answer.worlds),
      answer.worlds == 1 ? "" : "s", answer.seed, printable(answer.version, 20), answer.run_id, questions_line(answer));
}

}  // namespace fundshare

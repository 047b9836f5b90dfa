// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "cli/commands.hpp"
#include "cli/questions/found.hpp"
#include "fundshare/export/input_table.hpp"
#include "fundshare/export/questions/claims_page.hpp"
#include "fundshare/export/questions/claims_tables.hpp"
#include "fundshare/questions/claims/verdicts.hpp"

namespace fundshare::cli {
namespace {

constexpr const char* standard_worlds = "20000";

AsOf parse_as_of(const std::string& text) {
  if (text == "none") return {AsOf::Kind::scenario, {}};
  if (text == "claim") return {AsOf::Kind::claim, {}};
  if (const auto day = parse_date(text)) return {AsOf::Kind::date, *day};
  throw Error{ExitCode::usage, fmt::format("--as-of: '{}' is not known (none, claim, or a day such as 2023-05-09)",
                                           printable(text, 40))};
}

/// A day of the scenario gives way to --as-of without a word, so that only one of the two is taken.
void check_one_day(const AsOf& known, const std::string& as_of, const Scenario& scenario) {
  if (known.kind == AsOf::Kind::scenario || !scenario.as_of) return;
  throw Error{ExitCode::usage,
              fmt::format("--as-of {}: the scenario has the setting as_of = {} (leave out one of them)", as_of,
                          to_string(*scenario.as_of))};
}

/// The last day of a theft or a launch.
Date last_day_of(const Evidence& evidence) {
  Date last{};
  for (const auto& incident : evidence.incidents) last = std::max(last, incident.date);
  for (const auto& launch : evidence.launches) last = std::max(last, launch.date);
  return last;
}

std::vector<std::string> warnings_of(const AsOf& known, const Evidence& evidence) {
  const Date last = last_day_of(evidence);
  if (known.kind != AsOf::Kind::date || known.date <= last) return {};
  return {fmt::format("--as-of {} is after the end of the tables: their last theft or launch is of {}",
                      to_string(known.date), to_string(last))};
}

/// Readings of all runs in the order of the claims.
std::vector<ReadingResult> in_order(std::vector<ReadingResult> readings) {
  std::ranges::stable_sort(readings, {}, &ReadingResult::claim);
  return readings;
}

void execute_claims(const Arguments& given, const std::atomic<bool>& stop) {
  Question question{"claims", given, stop};
  question.answer(find_claims(question, given));
}

}  // namespace

Found find_claims(Question& question, const Arguments& given) {
  const std::string as_of = given.text("--as-of").value();
  const AsOf known = parse_as_of(as_of);
  const auto& evidence = question.evidence();
  check_one_day(known, as_of, question.scenario());
  const auto runs = claim_runs(evidence, question.scenario(), known);
  std::vector<ReadingResult> readings;
  InputCount inputs;
  std::uint64_t done = 0;
  for (const auto& run : runs) {
    auto results = audit_claims(evidence, run, question.seed(), question.plan(done, runs.size() * question.worlds()),
                                question.pilot());
    std::ranges::move(results.readings, std::back_inserter(readings));
    inputs = count_inputs(results.inputs);
    done += question.worlds();
  }
  readings = in_order(std::move(readings));
  const auto origins = claim_verdicts(evidence, readings);
  return {
      question.record({{"as_of", as_of}}, warnings_of(known, evidence)),
      {claims_table(evidence, readings), claim_verdicts_table(evidence, origins), break_even_table(evidence, readings)},
      claims_page(evidence, origins, inputs, as_of)};
}

Command claims_command() {
  return {.name = "claims",
          .summary = "set public statements against the model: verdicts in words, and what would make each hold",
          .arguments = {question_scenario()},
          .notes =
              "Reads every row of data/claims/claims.csv as the outputs, years and direction that the table gives it.\n"
              "Writes claims.csv (every reading), claim_verdicts.csv (one row per origin) and break_even.csv.",
          .options = question_options({{.name = "--as-of",
                                        .value = "WHEN",
                                        .meaning = "none: use all that is published; claim: for each claim what was "
                                                   "published by its own day; or one day, YYYY-MM-DD",
                                        .accepts = OneOf{{"none", "claim"}, "a day, YYYY-MM-DD"},
                                        .standard = "none"}},
                                      standard_worlds, 300),
          .examples = {"fundshare claims", "fundshare claims baseline --as-of claim",
                       "fundshare claims --set budget.method=top_down --as-of 2023-05-09"},
          .execute = execute_claims};
}

}  // namespace fundshare::cli

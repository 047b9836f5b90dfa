// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/readme_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/base/error.hpp"
#include "fundshare/export/answer_lines.hpp"
#include "fundshare/export/file_notes.hpp"
#include "fundshare/export/rounding.hpp"
#include "fundshare/export/sha256.hpp"
#include "fundshare/export/version.hpp"

namespace fundshare {
namespace {

constexpr std::string_view limits =
    R"(These are outputs of a model under stated assumptions. They are not measurements of North Korean
spending, not intelligence, and not findings about any person or company. Not for screening,
blocking, listing, tracing or litigation against anyone. "Covers" is arithmetic: money is fungible,
and no dollar is followed to its use.
Not in it: income of IT workers and theft from banks, except in the outputs that end with _cyber or
_cyber_it; income from Russia, except in foreign income; what is not yet in the tables.
)";

/// One line for each file: its name, and what it is.
std::string file_lines(std::vector<std::string> files) {
  files.emplace_back("manifest.json");
  std::string text;
  for (const auto& file : files) text += fmt::format("  {:<24} {}\n", file, note_of_file(file));
  return text + "mc_se is the error of the sampling alone: it shrinks with more worlds, whatever the inputs.\n";
}

Date last_theft(const Evidence& evidence) {
  Date last{0, 1, 1};
  for (const auto& incident : evidence.incidents) last = std::max(last, incident.date);
  return last;
}

std::string deciders(const RunRecord& run, const Answer& answer) {
  const std::string lines = decider_lines(answer);
  if (run.influences.inputs.empty()) return "Coverage was not computed: nothing is said of what decides it.\n";
  if (lines.empty())
    return "No input that rests on judgement goes with coverage beyond the noise of the worlds drawn.\n";
  return lines + fmt::format(
                     "Spearman's rank correlation with coverage over the first {} worlds; se is its standard "
                     "error.\n",
                     grouped(answer.decider_worlds));
}

/// "baseline", or "baseline with 2 changed settings".
std::string cited_scenario(const RunRecord& run) {
  const auto changed = command_line_settings(run.scenario.resolved).size();
  if (changed == 0) return run.scenario.name;
  return fmt::format("{} with {} changed setting{}", run.scenario.name, changed, changed == 1 ? "" : "s");
}

/// The title of the scenario; of changed settings it says nothing, so that these stand in its place.
std::string title_lines(const RunRecord& run, const Answer& answer) {
  return answer.settings.empty() ? printable(run.scenario.title, 100) + "\n" : settings_text(answer.settings);
}

}  // namespace

std::string cite_line(const RunRecord& run, std::string_view manifest) {
  const Date day = run.scenario.as_of ? *run.scenario.as_of : last_theft(run.evidence);
  return fmt::format(
      "fundshare {}, data {} (as of {}), scenario {}, {} worlds, seed {}, manifest {}. The fundshare authors, {}.",
      version(), data_version(run.evidence.files), to_string(day), cited_scenario(run), grouped(run.result.worlds),
      run.result.seed, short_sha256(manifest), release_year());
}

std::string readme_text(const RunRecord& run, const std::vector<std::string>& files, std::string_view manifest) {
  const Answer answer = make_answer(run, "");
  std::string text = fmt::format(
      "How much of North Korea's missile budget stolen cryptocurrency covers (scenario {})\n{}\n{}\n{}\n{}\n{}\n"
      "Files\n{}\nCite as\n  {}\n",
      run.scenario.name, title_lines(run, answer), ratio_lines(answer), deciders(run, answer), basis_lines(answer),
      limits, file_lines(files), cite_line(run, manifest));
  return text;
}

}  // namespace fundshare

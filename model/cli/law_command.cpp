// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <charconv>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/base/standard_input.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/uncertainty/spec/law_forms.hpp"
#include "fundshare/uncertainty/spec/parse_law.hpp"

namespace fundshare::cli {
namespace {

constexpr std::size_t most_bytes = 1 << 16;

struct Level {
  double probability;
  bool upper;  ///< the x with P(X > x) = probability
};

Level level(const std::string& text) {
  const bool upper = text.starts_with("upper:");
  const std::string digits = upper ? text.substr(6) : text;
  double value = -1.0;
  const char* const last = digits.data() + digits.size();
  const auto [end, status] = std::from_chars(digits.data(), last, value);
  if (status != std::errc{} || end != last || !(value >= 0.0 && value <= 1.0)) {
    throw Error{ExitCode::usage, fmt::format("--at: '{}' is not a probability from 0 to 1, such as 0.05 or upper:1e-9",
                                             printable(text, 80))};
  }
  return {value, upper};
}

std::vector<Level> levels(const std::string& text) {
  std::vector<Level> out;
  for (std::size_t start = 0;;) {
    const auto end = text.find(',', start);
    out.push_back(level(text.substr(start, end - start)));
    if (end == std::string::npos) return out;
    start = end + 1;
  }
}

LawFacts facts_of(const Law& law, const std::vector<Level>& levels) {
  LawFacts facts{law.describe(), law.mean(), law.standard_deviation(), {}};
  for (const auto& [probability, upper] : levels) {
    facts.quantiles.push_back(
        {probability, upper, upper ? law.quantile_upper(probability) : law.quantile(probability)});
  }
  return facts;
}

/// 17 digits: enough to tell any two doubles apart. Where there is no number, why.
std::string shown(double value) {
  const auto why_not = describe_no_number(value);
  return why_not.empty() ? fmt::format("{:.17g}", value) : why_not;
}

std::string table_of(const LawFacts& facts) {
  std::string text =
      fmt::format("{}\n{:<16} {}\n{:<16} {}\n", facts.law, "mean", shown(facts.mean), "sd", shown(facts.sd));
  for (const auto& [probability, upper, value] : facts.quantiles) {
    text += fmt::format("{:<16} {}\n", fmt::format("{}{}", upper ? "upper:" : "quantile ", probability), shown(value));
  }
  return text;
}

void execute_law(const Arguments& arguments, const std::atomic<bool>& /*stop*/) {
  const auto asked = levels(*arguments.text("--at"));
  const std::string law = *arguments.text("LAW");
  const Law parsed = law == "-" ? parse_law_text(standard_input(most_bytes), standard_input_name) : parse_law_text(law);
  const LawFacts facts = facts_of(parsed, asked);
  print(arguments.has("--json") ? law_json(facts) : table_of(facts));
}

}  // namespace

Command law_command() {
  return {.name = "law",
          .summary = "show mean, sd and quantiles of a probability law",
          .arguments = {{.name = "LAW",
                         .meaning = "what a scenario may write for an input, or - for standard input",
                         .missing = "a LAW, such as '{ beta = [2, 10] }'"}},
          .notes = law_forms_text(),
          .options = {{.name = "--at",
                       .value = "P,...",
                       .meaning = "probabilities of the quantiles, such as 0.05,0.5,upper:1e-9; upper:P is the x that "
                                  "is passed with probability P",
                       .standard = ".01,.05,.10,.25,.5,.75,.9,.95,.99"},
                      json_option("print JSON")},
          .examples = {"fundshare law '{ beta = [2, 10] }'",
                       "fundshare law '{ lognormal = { q05 = 50e6, q95 = 400e6 } }' --at 0.5,upper:0.001"},
          .execute = execute_law};
}

}  // namespace fundshare::cli

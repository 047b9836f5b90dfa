// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/uncertainty/spec/parse_law.hpp"

namespace fundshare::cli {
namespace {

LawFacts facts_of(const Law& law, const std::vector<LawOptions::Level>& levels) {
  LawFacts facts{law.describe(), law.mean(), law.standard_deviation(), {}};
  for (const auto& [probability, upper] : levels) {
    facts.quantiles.push_back(
        {probability, upper, upper ? law.quantile_upper(probability) : law.quantile(probability)});
  }
  return facts;
}

/// 17 digits: enough to tell any two doubles apart.
std::string table_of(const LawFacts& facts) {
  std::string text = fmt::format("{}\n{:<16} {:.17g}\n{:<16} {:.17g}\n", facts.law, "mean", facts.mean, "sd", facts.sd);
  for (const auto& [probability, upper, value] : facts.quantiles) {
    text += fmt::format("{:<16} {:.17g}\n", fmt::format("{}{}", upper ? "upper:" : "quantile ", probability), value);
  }
  return text;
}

}  // namespace

void law_command(const LawOptions& options) {
  const LawFacts facts = facts_of(parse_law_text(options.expression), options.levels);
  print(options.json ? law_json(facts) : table_of(facts));
}

}  // namespace fundshare::cli

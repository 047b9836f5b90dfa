// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/commands.hpp"
#include "cli/completion/complete.hpp"
#include "cli/data_folder.hpp"
#include "fundshare/catalogue/source_card.hpp"
#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/exposure/estimator/scenario.hpp"
#include "fundshare/exposure/estimator/scenario_settings.hpp"
#include "fundshare/exposure/share/output_list.hpp"

namespace fundshare::cli {
namespace {

namespace fs = std::filesystem;

std::vector<Candidate> scenarios(const fs::path& data) {
  std::vector<Candidate> out;
  for (const auto& name : shipped_scenarios(data)) out.push_back({name, ""});
  return out;
}

/// Inputs with their meanings, then settings, as --set takes them.
std::vector<Candidate> settings(const fs::path& data) {
  std::vector<Candidate> out;
  for (const auto& input : read_scenario("baseline", data, {}).inputs) out.push_back({input.name + "=", input.meaning});
  for (const auto& setting : scenario_settings()) out.push_back({setting.name + "=", setting.meaning});
  return out;
}

/// The words that a setting or a choice takes.
std::vector<Candidate> values_of(const std::string& key, const fs::path& data) {
  std::vector<std::string> words;
  for (const auto& setting : scenario_settings()) {
    if (setting.name == key) words = setting.words;
  }
  for (const auto& input : read_scenario("baseline", data, {}).inputs) {
    if (input.name == key) words = input.choices;
  }
  std::vector<Candidate> out;
  for (const auto& word : words) out.push_back({key + "=" + word, ""});
  return out;
}

std::vector<Candidate> outputs(const std::string& after) {
  std::vector<Candidate> out;
  for (const auto& output : output_definitions()) out.push_back({output.variable + after, ""});
  return out;
}

std::vector<Candidate> tables(const fs::path& data) {
  std::vector<Candidate> out;
  for (const auto& [name, table] : read_tables(data).tables) out.push_back({fs::path{name}.stem().string(), name});
  return out;
}

std::vector<Candidate> incidents(const fs::path& data) {
  std::vector<Candidate> out;
  for (const auto& incident : read_evidence(data).incidents) out.push_back({incident.id, incident.victim});
  return out;
}

std::vector<Candidate> evidence(const fs::path& data) {
  auto out = outputs("=");
  for (const auto& claim : read_evidence(data).claims) out.push_back({"claim:" + claim.id, claim.speaker});
  return out;
}

/// What `explain` and `data sources` know.
std::vector<Candidate> topics(const fs::path& data) {
  auto out = outputs("");
  for (auto& [key, meaning] : settings(data)) out.push_back({key.substr(0, key.size() - 1), meaning});
  for (auto& id : row_ids(read_tables(data).tables)) out.push_back({std::move(id), ""});
  return out;
}

std::vector<Candidate> commands() {
  std::vector<Candidate> out;
  for (const auto& command : command_table()) out.push_back({command.name, command.summary});
  return out;
}

std::vector<Candidate> all_of(Names what, const std::string& typed) {
  const fs::path data = data_folder({});
  switch (what) {
    case Names::scenario:
      return scenarios(data);
    case Names::setting: {
      const auto equals = typed.find('=');
      return equals == std::string::npos ? settings(data) : values_of(typed.substr(0, equals), data);
    }
    case Names::output:
      return outputs("");
    case Names::table:
      return tables(data);
    case Names::incident:
      return incidents(data);
    case Names::evidence:
      return evidence(data);
    case Names::topic:
      return topics(data);
    case Names::command:
      return commands();
    case Names::question:
      return {{"all", ""}, {"claims", ""}, {"levers", ""}, {"sensitivity", ""}, {"frontier", ""}};
  }
  return {};
}

}  // namespace

std::vector<Candidate> names_of_kind(Names what, const std::string& typed) {
  auto out = all_of(what, typed);
  std::erase_if(out, [&](const Candidate& candidate) { return !candidate.word.starts_with(typed); });
  return out;
}

}  // namespace fundshare::cli

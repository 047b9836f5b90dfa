// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/run_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "fundshare/export/input_table.hpp"
#include "fundshare/export/rounding.hpp"
#include "fundshare/export/sha256.hpp"
#include "fundshare/export/version.hpp"
#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {
namespace {

constexpr std::uint64_t worlds_for_intervals = 261;  // below, the 1 % quantile has no error
constexpr std::uint64_t few_worlds = 10'000;         // the 1 % quantile then rests on the 100 lowest worlds

bool is_given(const Node* node) { return node && node->place.file == command_line; }

void gather_given(const Node& node, const std::string& key, std::vector<std::string>& out) {
  if (!node.table() || key.find('[') != std::string::npos) {  // a law of one label is one value
    if (is_given(&node)) out.push_back(fmt::format("{} = {}", key, to_toml_value(node)));
    return;
  }
  const bool has_new_law = is_given(node.find("law"));
  for (const auto& [name, place, value] : *node.table()) {
    const std::string shown = name.find('[') == std::string::npos ? to_toml_key(name) : name;
    if (has_new_law && name == "law") {
      out.push_back(fmt::format("{} = {}", key, to_toml_value(value)));
    } else if (!has_new_law || (name != "confidence" && name != "evidence")) {
      gather_given(value, key.empty() ? shown : key + "." + shown, out);
    }
  }
}

}  // namespace

std::vector<std::string> warnings_of_worlds(std::uint64_t worlds) {
  if (worlds >= few_worlds) return {};
  if (worlds < worlds_for_intervals) {
    return {fmt::format(
        "only {} world{}: too few for the ends of the intervals and their errors, which are left empty; use at "
        "least {} for results to be cited",
        grouped(worlds), worlds == 1 ? "" : "s", grouped(few_worlds))};
  }
  return {fmt::format("only {} worlds: the ends of the intervals are rough; use at least {} for results to be cited",
                      grouped(worlds), grouped(few_worlds))};
}

std::string digests(const std::vector<TableFile>& files) {
  std::string lines;
  for (const auto& file : files) lines += fmt::format("{} {}\n", file.name, sha256_hex(file.bytes));
  return lines;
}

std::string data_version(const std::vector<TableFile>& files) { return short_sha256(digests(files)); }

std::string run_id(const RunRecord& run) {
  return short_sha256(fmt::format("scenario\n{}data\n{}version {}\nseed {}\nworlds {}\n",
                                  to_toml(run.scenario.resolved), digests(run.evidence.files), version(),
                                  run.result.seed, run.result.worlds));
}

std::vector<std::string> command_line_settings(const Node& resolved) {
  std::vector<std::string> settings;
  gather_given(resolved, "", settings);
  return settings;
}

std::vector<std::string> notes_of(const RunRecord& run) {
  std::vector<std::string> notes;
  const auto& scenario = run.scenario;
  if (scenario.as_of) {
    notes.push_back(fmt::format("As of {}: what was public then; attribution, recoveries and laws are today's.",
                                to_string(*scenario.as_of)));
  }
  const StudyWindow window = run.model.window();
  if (window.last_month < 12) {
    notes.push_back(fmt::format("{} counts to {} alone, in thefts, launches and yearly amounts (flag partial).",
                                window.last_year, to_string(window.end())));
  }
  if (run.model.may_combine()) {
    notes.emplace_back("The combined basis is optimistic: some thefts inform both the incidents and the totals.");
  }
  if (scenario.price_path == PricePath::simulated) {
    notes.emplace_back("Coin prices of months past the price table, if the window has any, are drawn.");
  }
  return notes;
}

std::vector<std::string> warnings_of(const Estimator& model, const EstimateResult& result) {
  auto warnings = warnings_of_worlds(result.worlds);
  std::ranges::move(sampling_warnings(model.inputs(), result.samplings), std::back_inserter(warnings));
  return warnings;
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/source_card.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/catalogue/reach.hpp"

namespace fundshare {
namespace {

const ColumnRule* id_rule(const Table& table) {
  const auto at = std::ranges::find(table.rules(), ColumnType::id, &ColumnRule::type);
  return at == table.rules().end() ? nullptr : &*at;
}

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

void add_inputs(const Catalogue& catalogue, const std::string& id, std::vector<SourceUse>& uses) {
  const auto& inputs = catalogue.model().inputs().inputs;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto stage = stage_name(catalogue.model().stage_of(i));
    if (contains(inputs[i].evidence, id)) {
      uses.push_back({"input", inputs[i].name, fmt::format("stands behind its law; read by {}", stage)});
    }
    if (contains(inputs[i].labels, id)) {
      uses.push_back({"draw", fmt::format("{}[{}]", inputs[i].name, id), fmt::format("read by {}", stage)});
    }
  }
}

void add_checks(const Catalogue& catalogue, const std::string& id, std::vector<SourceUse>& uses) {
  for (const auto& check : catalogue.model().checks()) {
    if (check.id != id) continue;
    uses.push_back({"check", check.variable, "set beside the model in checks.csv; nothing is tuned to it"});
  }
}

// A claim is shown or judged against outputs.
void add_claim(const Catalogue& catalogue, const std::string& id, std::vector<SourceUse>& uses) {
  const auto& claims = catalogue.evidence().claims;
  const auto claim = std::ranges::find(claims, id, &Claim::id);
  if (claim == claims.end()) return;
  if (!claim->output_variable.empty()) uses.push_back({"output", claim->output_variable, "its plain reading"});
  if (!claim->alternative_output.empty())
    uses.push_back({"output", claim->alternative_output, "the reading that a critic would prefer"});
  for (const auto& other : claims) {
    if (other.id != id && other.origin_group == claim->origin_group)
      uses.push_back({"claim", other.id, fmt::format("goes back to the same source: {}", claim->origin_group)});
  }
}

// What the scenario says of one theft.
void add_rule(const Catalogue& catalogue, const std::string& id, std::vector<SourceUse>& uses) {
  const auto& rules = catalogue.scenario().incidents;
  const auto rule = std::ranges::find(rules, id, &IncidentRule::id);
  if (rule == rules.end()) return;
  const std::string value = !rule->probability ? "\"exclude\": it takes part in nothing"
                            : *rule->probability == 1.0
                                ? "\"include\": it counts in every world"
                                : fmt::format("{}: it counts in that share of the worlds", *rule->probability);
  uses.push_back({"setting", fmt::format("theft.incident.\"{}\"", id), value});
}

// Rows that stages read by their content and not by their id.
void add_series(const Catalogue& catalogue, const std::string& id, std::vector<SourceUse>& uses) {
  const auto& evidence = catalogue.known();
  const auto window = catalogue.model().window();
  for (const auto& anchor : evidence.anchors) {
    const int year = anchor.start.year;
    const bool is_year = anchor.start == Date{year, 1, 1} && anchor.end == Date{year, 12, 31};
    const bool is_read = anchor.quantity == "gni" || anchor.quantity == "total_exports";
    if (anchor.id == id && is_read && anchor.unit == "usd" && is_year && anchor.best &&
        may_feed_default(anchor.source_checked))
      uses.push_back({"series", fmt::format("{} of {}", anchor.quantity, year), "read by programme_budget"});
  }
  for (const auto& launch : evidence.launches) {
    const bool counted =
        launch.date.year <= std::max(window.last_year, last_stockpile_year) && may_feed_default(launch.source_checked);
    if (launch.id == id && counted && launch.date.year >= stockpile_first_year)
      uses.push_back({"count", fmt::format("{} of class {}", launch.count, launch.missile_class),
                      fmt::format("launches of {}; read by programme_budget", launch.date.year)});
  }
}

SourceCard make_card(const Catalogue& catalogue, const std::string& name, const Table& table, std::size_t row,
                     const ColumnRule& ids) {
  SourceCard card;
  card.id = table.text(row, ids.column);
  card.table = name;
  card.place = below_data_folder(catalogue.tables(), table.place(row, ids.column));
  for (const auto& rule : table.rules()) {
    const auto& cell = table.text(row, rule.column);
    if (cell.empty()) continue;
    card.cells.push_back({rule.column, cell, rule.unit, rule.meaning});
    if (rule.column == "source_checked") card.source_checked = cell;
    if (rule.column == "source_url") card.addresses = addresses_of(cell);
  }
  const auto checked = parse_source_checked(card.source_checked);
  card.feeds_default = !checked || may_feed_default(*checked);
  add_inputs(catalogue, card.id, card.uses);
  add_rule(catalogue, card.id, card.uses);
  add_series(catalogue, card.id, card.uses);
  add_checks(catalogue, card.id, card.uses);
  add_claim(catalogue, card.id, card.uses);
  return card;
}

}  // namespace

std::vector<std::string> addresses_of(const std::string& cell) {
  std::vector<std::string> addresses;
  for (std::size_t start = 0; start < cell.size();) {
    const auto end = std::min(cell.find(';', start), cell.size());
    const auto first = cell.find_first_not_of(' ', start);
    if (first < end) addresses.push_back(cell.substr(first, end - first));
    start = end + 1;
  }
  return addresses;
}

std::vector<std::string> row_ids(const Tables& tables) {
  std::vector<std::string> ids;
  for (const auto& [name, table] : tables) {
    const auto* const rule = id_rule(table);
    for (std::size_t row = 0; rule && row < table.rows(); ++row) ids.push_back(table.text(row, rule->column));
  }
  std::ranges::sort(ids);
  return ids;
}

std::vector<SourceCard> find_sources(const Catalogue& catalogue, const std::string& id) {
  std::vector<SourceCard> cards;
  for (const auto& [name, table] : catalogue.tables()) {
    const auto* const rule = id_rule(table);
    for (std::size_t row = 0; rule && row < table.rows(); ++row) {
      if (folded_id(table.text(row, rule->column)) == folded_id(id))
        cards.push_back(make_card(catalogue, name, table, row, *rule));
    }
  }
  return cards;
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/check_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "fundshare/evidence/check_names.hpp"

namespace fundshare {
namespace {

const Table& find_table(const Tables& tables, std::string_view name) {
  const auto found = tables.find(name);
  expects(found != tables.end(), "check_tables: a table is missing");
  return found->second;
}

// Reports the two cells of a row whose values stand in the order that they must not have.
void report_order(const Table& table, std::size_t row, const std::string& low, const std::string& high,
                  ErrorList& problems) {
  problems.add(table.place(row, low),
               fmt::format("{} is above {} {} of column {} (must be {} <= {})", printable(table.text(row, low), 40),
                           high, printable(table.text(row, high), 40), table.place(row, high).column, low, high));
}

bool is_dated(const Table& table, std::string_view column) {
  const auto& rules = table.rules();
  const auto rule = std::find_if(rules.begin(), rules.end(), [&](const ColumnRule& r) { return r.column == column; });
  return rule->type == ColumnType::date || rule->type == ColumnType::month;
}

// Checks `low` <= `high` in every row in which both are given, where the table has both columns.
void check_pair(const Table& table, const std::string& low, const std::string& high, ErrorList& problems) {
  if (!table.has(low) || !table.has(high)) return;
  const bool dated = is_dated(table, low);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, low).empty() || table.text(row, high).empty()) continue;
    const bool crossed =
        dated ? table.text(row, low) > table.text(row, high) : table.number(row, low) > table.number(row, high);
    if (crossed) report_order(table, row, low, high, problems);
  }
}

void check_orders(const Table& table, ErrorList& problems) {
  for (const std::string of : {"usd", "value", "test"}) {
    check_pair(table, of + "_low", of + "_best", problems);
    check_pair(table, of + "_best", of + "_high", problems);
    check_pair(table, of + "_low", of + "_high", problems);
  }
  for (const std::string of : {"period", "year"}) check_pair(table, of + "_start", of + "_end", problems);
  for (const std::string of : {"btc", "eth"}) check_pair(table, of + "_low_close", of + "_high_close", problems);
  check_pair(table, "recovered_usd", "usd_high", problems);
}

std::set<std::string> values_of(const Table& table, std::string_view column) {
  std::set<std::string> values;
  for (std::size_t row = 0; row < table.rows(); ++row) values.insert(table.text(row, column));
  return values;
}

void check_references(const Tables& tables, const Table& table, ErrorList& problems) {
  for (const auto& rule : table.rules()) {
    if (rule.type != ColumnType::reference) continue;
    const auto target = tables.find(rule.target_table);
    if (target == tables.end() || !target->second.has(rule.target_column)) {
      throw InputError(
          {table.file(), 1, table.place(0, rule.column).column, rule.column},
          fmt::format("the dictionary refers to {} of {}, which is not there", rule.target_column, rule.target_table));
    }
    const auto known = values_of(target->second, rule.target_column);
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const auto& cell = table.text(row, rule.column);
      if (cell.empty() || known.contains(cell)) continue;
      problems.add(table.place(row, rule.column), fmt::format("'{}' is not in column {} of {}", printable(cell, 60),
                                                              rule.target_column, target->second.file()));
    }
  }
}

void check_vendor_sets(const Tables& tables, ErrorList& problems) {
  const auto& incidents = find_table(tables, "theft/incidents.csv");
  const auto& sets = find_table(tables, "theft/incident_vendor_sets.csv");
  std::map<std::string, std::size_t> first_row;
  for (std::size_t row = 0; row < sets.rows(); ++row) {
    const auto [first, is_new] = first_row.emplace(sets.text(row, "incident_id"), row);
    if (is_new) continue;
    problems.add(sets.place(row, "incident_id"), fmt::format("'{}' is on line {} too", printable(first->first, 60),
                                                             sets.place(first->second, "incident_id").line));
  }
  for (std::size_t row = 0; row < incidents.rows(); ++row) {
    const auto& id = incidents.text(row, "incident_id");
    if (first_row.contains(id)) continue;
    problems.add(incidents.place(row, "incident_id"),
                 fmt::format("'{}' has no row in {}", printable(id, 60), sets.file()));
  }
}

// The month written in an id must be that of its date. `prefixes` are what may stand before the month.
void check_id_months(const Table& table, const std::string& id_column, const std::vector<std::string>& prefixes,
                     ErrorList& problems) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto& id = table.text(row, id_column);
    const auto month = to_string(table.date(row, "date").in_month());
    const bool agrees = std::any_of(prefixes.begin(), prefixes.end(),
                                    [&](const std::string& prefix) { return id.starts_with(prefix + month + "-"); });
    if (!agrees) {
      problems.add(table.place(row, id_column),
                   fmt::format("'{}' does not begin with {}{}, the month of its date in column {}", printable(id, 60),
                               prefixes.front(), month, table.place(row, "date").column));
    }
  }
}

void check_default_costs(const Tables& tables, ErrorList& problems) {
  const auto& launches = find_table(tables, "budget/launches.csv");
  const auto& costs = find_table(tables, "budget/unit_costs.csv");
  const auto known = values_of(costs, "cost_id");
  for (std::size_t row = 0; row < launches.rows(); ++row) {
    const auto& launched = launches.text(row, "class");
    if (known.contains("DEF-" + launched)) continue;
    problems.add(launches.place(row, "class"),
                 fmt::format("'{}' has no row DEF-{} in {}", launched, launched, costs.file()));
  }
  for (std::size_t row = 0; row < costs.rows(); ++row) {
    const auto& id = costs.text(row, "cost_id");
    if (!id.starts_with("DEF-") || id == "DEF-" + costs.text(row, "class")) continue;
    problems.add(costs.place(row, "class"),
                 fmt::format("'{}' is not the class in the id {}", costs.text(row, "class"), printable(id, 60)));
  }
}

void check_price_months(const Table& prices, ErrorList& problems) {
  std::vector<std::pair<Month, std::size_t>> months;
  for (std::size_t row = 0; row < prices.rows(); ++row) months.emplace_back(prices.month(row, "month"), row);
  std::sort(months.begin(), months.end());
  for (std::size_t i = 1; i < months.size(); ++i) {
    if (months[i].first == months[i - 1].first.plus(1)) continue;
    const auto at = prices.place(months[i].second, "month");
    const auto before = prices.place(months[i - 1].second, "month").line;
    problems.add(at, fmt::format("{} follows {} of line {} (months without gap or repeat)", to_string(months[i].first),
                                 to_string(months[i - 1].first), before));
  }
}

}  // namespace

void check_tables(const Tables& tables) {
  ErrorList problems;
  for (const auto& [name, table] : tables) {
    check_orders(table, problems);
    check_references(tables, table, problems);
  }
  check_vendor_sets(tables, problems);
  check_id_months(find_table(tables, "theft/incidents.csv"), "incident_id", {""}, problems);
  check_id_months(find_table(tables, "budget/launches.csv"), "launch_id", {"L-", "LX-"}, problems);
  check_default_costs(tables, problems);
  check_price_months(find_table(tables, "prices/prices_monthly.csv"), problems);
  check_estimators(find_table(tables, "theft/annual_theft_estimates.csv"), problems);
  check_repeats(find_table(tables, "budget/budget_anchors.csv"), problems);
  problems.throw_if_any();
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/read_evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "fundshare/evidence/csv_file.hpp"
#include "fundshare/evidence/make_records.hpp"
#include "fundshare/evidence/read_file.hpp"

namespace fundshare {
namespace {

// What the model cannot do without; a dictionary may name more.
constexpr std::string_view required_tables[] = {
    "budget/budget_anchors.csv",
    "budget/launches.csv",
    "budget/revenue_other.csv",
    "budget/unit_costs.csv",
    "claims/claims.csv",
    "inputs/input_evidence.csv",
    "prices/prices_monthly.csv",
    "realisation/realisation_evidence.csv",
    "theft/annual_theft_estimates.csv",
    "theft/incident_vendor_sets.csv",
    "theft/incidents.csv",
};

RawTable read_named(const std::filesystem::path& data_dir, const std::string& name, std::vector<TableFile>& files) {
  const auto path = data_dir / name;
  files.push_back({name, read_file(path), 0});
  auto raw = parse_csv(files.back().bytes, path.generic_string());
  files.back().rows = raw.rows.size();
  return raw;
}

// A name in the dictionary becomes a path: it must stay below the data folder.
void check_name(const std::string& name, const std::string& dictionary_file) {
  const std::filesystem::path path{name};
  const bool leaves = path.is_absolute() || std::find(path.begin(), path.end(), "..") != path.end();
  if (leaves) throw InputError({dictionary_file, 0, 0, "table"}, fmt::format("'{}' leaves the data folder", name));
}

void check_required(const Tables& tables, const std::string& dictionary_file) {
  for (const auto name : required_tables) {
    if (!tables.contains(name)) throw InputError({dictionary_file, 0, 0, {}}, fmt::format("has no rows for {}", name));
  }
}

template <class Record, class Key>
std::vector<Record> sorted_by(std::vector<Record> records, Key key) {
  std::stable_sort(records.begin(), records.end(), [&](const Record& a, const Record& b) { return key(a) < key(b); });
  return records;
}

const auto by_id = [](const auto& record) { return std::tie(record.id); };
const auto by_date = [](const auto& record) { return std::tie(record.date, record.id); };
const auto by_estimate = [](const AnnualEstimate& e) {
  return std::tie(e.estimator, e.start, e.end, e.scope, e.published, e.best, e.low, e.high, e.source_checked);
};

}  // namespace

TableSet read_tables(const std::filesystem::path& data_dir) {
  TableSet set;
  const auto raw_dictionary = read_named(data_dir, "dictionary.csv", set.files);
  const Dictionary dictionary{raw_dictionary};
  ErrorList problems;  // of all tables, so that an author mends them in one go
  for (const auto& name : dictionary.tables()) {
    check_name(name, raw_dictionary.file);
    try {
      set.tables.emplace(name, Table{read_named(data_dir, name, set.files), dictionary.rules_of(name)});
    } catch (const InputError& faults) {
      problems.add(faults);
    }
  }
  problems.throw_if_any();
  check_required(set.tables, raw_dictionary.file);
  std::sort(set.files.begin(), set.files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  check_tables(set.tables);
  return set;
}

Evidence make_evidence(const TableSet& set) {
  const auto& tables = set.tables;
  Evidence evidence;
  evidence.incidents = sorted_by(make_incidents(tables.at("theft/incidents.csv")), by_date);
  evidence.estimates = sorted_by(make_estimates(tables.at("theft/annual_theft_estimates.csv")), by_estimate);
  evidence.launches = sorted_by(make_launches(tables.at("budget/launches.csv")), by_date);
  evidence.unit_costs = sorted_by(make_unit_costs(tables.at("budget/unit_costs.csv")), by_id);
  evidence.anchors = sorted_by(make_anchors(tables.at("budget/budget_anchors.csv")), by_id);
  evidence.other_revenue = sorted_by(make_other_revenue(tables.at("budget/revenue_other.csv")), by_id);
  evidence.prices = sorted_by(make_prices(tables.at("prices/prices_monthly.csv")),
                              [](const MonthlyPrice& price) { return std::tie(price.month); });
  evidence.claims = sorted_by(make_claims(tables.at("claims/claims.csv")), by_id);
  evidence.rows = make_evidence_rows(tables);
  evidence.files = set.files;
  return evidence;
}

Evidence read_evidence(const std::filesystem::path& data_dir) { return make_evidence(read_tables(data_dir)); }

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "fundshare/evidence/make_records.hpp"

namespace fundshare {
namespace {

// Where a table that scenarios may cite keeps what all such tables have in common.
struct CitedTable {
  std::string_view name, id, subject, values;  // values: the word before _low, _best and _high
};

constexpr CitedTable cited_tables[] = {
    {"budget/budget_anchors.csv", "anchor_id", "quantity", "value"},
    {"budget/revenue_other.csv", "stream_id", "stream", "usd"},
    {"budget/unit_costs.csv", "cost_id", "class", "usd"},
    {"claims/claims.csv", "claim_id", "metric", "value"},
    {"inputs/input_evidence.csv", "evidence_id", "input", "value"},
    {"realisation/realisation_evidence.csv", "evidence_id", "parameter", "value"},
};

EvidenceRow make_row(const Table& table, std::size_t row, const CitedTable& cited) {
  const auto value = [&](const char* end) { return table.optional_number(row, std::string{cited.values} + end); };
  const auto day = [&](const char* column) {
    return table.has(column) ? table.optional_date(row, column) : std::nullopt;
  };
  const auto checked = parse_source_checked(table.text(row, "source_checked"));
  expects(checked.has_value(), "the dictionary allows a word for source_checked that the program does not know");
  return EvidenceRow{table.text(row, cited.id),
                     table.text(row, cited.subject),
                     table.has("unit") ? table.text(row, "unit") : "usd",
                     table.text(row, "source_url"),
                     *checked,
                     std::string{cited.name},
                     value("_low"),
                     value("_best"),
                     value("_high"),
                     day("period_start"),
                     day("period_end"),
                     table.place(row, cited.id)};
}

}  // namespace

std::map<std::string, EvidenceRow> make_evidence_rows(const Tables& tables) {
  std::map<std::string, EvidenceRow> rows;
  std::map<std::string, Place> seen;  // ids without regard to case, over all tables
  ErrorList problems;
  for (const auto& cited : cited_tables) {
    const auto& table = tables.find(cited.name)->second;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      auto made = make_row(table, row, cited);
      const auto [first, is_new] = seen.emplace(folded_id(made.id), made.place);
      if (!is_new) {
        problems.add(made.place, fmt::format("'{}' is the id of {}:{} too", printable(made.id, 60), first->second.file,
                                             first->second.line));
      }
      rows.emplace(made.id, std::move(made));
    }
  }
  problems.throw_if_any();
  return rows;
}

}  // namespace fundshare

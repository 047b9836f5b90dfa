// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/claims_tables.hpp"

#include <algorithm>

#include "fundshare/export/questions/claims_sentences.hpp"

namespace fundshare {
namespace {

using Cells = std::vector<Cell>;

const std::optional<double> nothing;

void append(const Cells& more, Cells& to) { to.insert(to.end(), more.begin(), more.end()); }

std::pair<std::string, std::string> ends_of(const ClaimPeriod& period) {
  if (period.months) return {to_string(period.months->first), to_string(period.months->last)};
  return {std::to_string(period.years->first), std::to_string(period.years->last)};
}

const char* reading_word(const ReadingResult& reading) { return reading.alternative ? "alternative" : "primary"; }

Cells place_cells(const ReadingResult& reading) {
  const auto [start, end] = ends_of(reading.period);
  return {reading_word(reading),
          reading.output,
          reading.unit,
          to_string(reading.period.kind),
          start,
          end,
          theft_basis_of(reading.cut),
          budget_method_of(reading.cut),
          reading.as_of ? to_string(*reading.as_of) : ""};
}

Cells figure_cells(const std::optional<Estimate>& figure, double scale = 1.0) {
  if (!figure) return {nothing, nothing};
  return {scale * figure->value, scale * figure->mc_se};
}

Cells interval_cells(const std::optional<Interval>& interval) {
  Cells cells;
  for (const auto member : {&Interval::median, &Interval::q05, &Interval::q95})
    append(figure_cells(interval ? std::optional{(*interval).*member} : std::nullopt), cells);
  return cells;
}

Cells claim_cells(const Claim& claim) { return {claim.id, to_string(claim.date), claim.origin_group, claim.side}; }

/// The row of a claim that is read as no output.
Cells bare_row(const Claim& claim) {
  Cells cells = claim_cells(claim);
  append({nothing}, cells);
  append(Cells(9, Cell{""}), cells);
  append(Cells(12, Cell{nothing}), cells);
  append({"not testable", claim.not_testable_reason}, cells);
  return cells;
}

std::string note_of(const Claim& claim, const ReadingResult& reading) {
  std::vector<std::string> notes;
  for (const auto& text : {claim.not_testable_reason, reading.missing, reading.period.note}) {
    if (!text.empty()) notes.push_back(text);
  }
  return joined(notes);
}

Cells reading_row(const Claim& claim, const ReadingResult& reading) {
  const auto& judged = reading.judged;
  Cells cells = claim_cells(claim);
  append({judged ? std::optional{judged->value} : nothing}, cells);
  append(place_cells(reading), cells);
  append(interval_cells(reading.model), cells);
  append(figure_cells(judged ? std::optional{judged->below} : std::nullopt, 100.0), cells);
  append(figure_cells(judged ? std::optional{judged->at_least} : std::nullopt), cells);
  append(figure_cells(judged ? judged->within : std::nullopt), cells);
  append({judged ? phrase(judged->band) : claim.testable ? "" : "not testable", note_of(claim, reading)}, cells);
  return cells;
}

/// One part of the break-even: the interval, the share of worlds in which nothing does, and the reason if it is empty.
Cells part_cells(const std::optional<Interval>& needed, const Estimate& none, const std::string& reason) {
  Cells cells = interval_cells(needed);
  append(figure_cells(needed ? std::optional{none} : std::nullopt), cells);
  append({reason}, cells);
  return cells;
}

}  // namespace

ResultFile claims_table(const Evidence& evidence, const std::vector<ReadingResult>& readings) {
  CsvTable table{"claims.csv"};
  for (std::size_t claim = 0; claim < evidence.claims.size(); ++claim) {
    bool has_row = false;
    for (const auto& reading : readings) {
      if (reading.claim != claim) continue;
      table.add(reading_row(evidence.claims[claim], reading));
      has_row = true;
    }
    if (!has_row) table.add(bare_row(evidence.claims[claim]));
  }
  return std::move(table).finish();
}

ResultFile claim_verdicts_table(const Evidence& evidence, const std::vector<OriginVerdict>& origins) {
  CsvTable table{"claim_verdicts.csv"};
  for (const auto& origin : origins) {
    const auto& words = origin.words;
    std::string statements;
    for (const auto& claim : origin.claims) {
      const auto sentence = claim_sentence(evidence, claim);
      statements += (statements.empty() ? "" : " ") + evidence.claims[claim.claim].id + ": " + sentence;
    }
    const auto judged =
        std::ranges::count_if(origin.claims, [](const auto& claim) { return claim.primary.has_value(); });
    table.add({origin.origin, joined(words.members), static_cast<int>(judged), words.depends_on_reading ? "yes" : "no",
               words.nearest ? words.nearest->claim : "", words.nearest ? phrase(words.nearest->band) : "",
               words.farthest ? words.farthest->claim : "", words.farthest ? phrase(words.farthest->band) : "",
               origin_sentence(evidence, origin), statements});
  }
  return std::move(table).finish();
}

ResultFile break_even_table(const Evidence& evidence, const std::vector<ReadingResult>& readings) {
  CsvTable table{"break_even.csv"};
  for (const auto& reading : readings) {
    if (!reading.judged) continue;
    const auto& needed = reading.judged->break_even;
    Cells cells{evidence.claims[reading.claim].id, reading.judged->value};
    append(place_cells(reading), cells);
    append(part_cells(needed.budget_usd_per_year, needed.no_budget, needed.no_budget_reason), cells);
    append(part_cells(needed.allocation, needed.no_allocation, needed.no_allocation_reason), cells);
    table.add(cells);
  }
  return std::move(table).finish();
}

}  // namespace fundshare

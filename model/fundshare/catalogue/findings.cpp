// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "fundshare/catalogue/survey.hpp"
#include "fundshare/exposure/share/output_list.hpp"

namespace fundshare {
namespace {

using Findings = std::vector<Finding>;
using Level = Finding::Level;

std::string usd(double amount) { return fmt::format("USD {:.0f} million", amount / 1e6); }

std::string rows_text(std::size_t count) { return fmt::format("{} {}", count, count == 1 ? "row" : "rows"); }

void add(Findings& findings, Level level, const char* kind, const std::string& message, std::vector<Place> places) {
  if (!places.empty()) findings.push_back({level, kind, message, std::move(places)});
}

// Rows that nobody checked, table by table.
void unchecked_rows(const Catalogue& catalogue, Findings& findings) {
  for (const auto& [name, table] : catalogue.tables()) {
    if (!table.has("source_checked")) continue;
    std::vector<Place> places;
    double best = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (may_feed_default(*parse_source_checked(table.text(row, "source_checked")))) continue;
      places.push_back(table.place(row, "source_checked"));
      if (name == "theft/incidents.csv") best += table.number(row, "usd_best");
    }
    add(findings, Level::note, "feeds_no_default",
        fmt::format("{} of {} whose source_checked is memory or not_found{}", rows_text(places.size()), name,
                    best > 0 ? " (" + usd(best) + " of thefts)" : ""),
        places);
  }
}

void blank_recoveries(const Catalogue& catalogue, Findings& findings) {
  std::size_t blank = 0;
  double blank_usd = 0, all_usd = 0;
  for (const auto& incident : catalogue.evidence().incidents) {
    all_usd += incident.best.value();
    if (incident.recovered) continue;
    ++blank;
    blank_usd += incident.best.value();
  }
  if (blank == 0) return;
  findings.push_back({Level::note,
                      "blank_recovery",
                      fmt::format("{} of {} thefts ({} of {}) have no recovered_usd: realisation.denied is drawn for "
                                  "them; data show incidents --where recovered_usd= lists them",
                                  blank, catalogue.evidence().incidents.size(), usd(blank_usd), usd(all_usd)),
                      {}});
}

bool is_calendar_year(const AnnualEstimate& row) {
  return row.start == Date{row.start.year, 1, 1} && row.end == Date{row.start.year, 12, 31};
}

// Every published total is in use, or is left out for one reason.
struct Fate {
  const char* kind;
  const char* why;
  std::vector<Place> places = {};
};

std::size_t fate_of(const AnnualEstimate& row, const Catalogue& catalogue) {
  const auto& estimators = catalogue.scenario().estimators;
  if (!may_feed_default(row.source_checked)) return 0;
  if (row.scope != "crypto_theft") return 1;
  if (std::ranges::find(estimators, row.estimator) == estimators.end()) return 2;
  if (!is_calendar_year(row)) return 3;
  const auto window = catalogue.model().window();
  if (!window.contains(row.start.year) || window.is_partial(window.year_index(row.start.year))) return 4;
  if (!row.best || row.best->value() <= 0) return 5;
  return 6;
}

void estimate_fates(const Catalogue& catalogue, Findings& findings) {
  std::vector<Fate> fates{{"unchecked", "from memory or not found"},  // already a finding of its own
                          {"other_scope", "something else than all crypto theft is counted"},
                          {"estimator_not_listed", "the estimator is not in theft.estimators"},
                          {"not_a_calendar_year", "the period is no calendar year"},
                          {"outside_the_years", "the study window does not hold the year in full"},
                          {"no_amount", "no amount above 0"},
                          {"older_publication", "a later publication of the same estimator is taken"}};
  const auto used = estimates_in_use(catalogue);
  for (const auto& row : catalogue.known().estimates) {
    if (std::ranges::find(used, &row) == used.end()) fates[fate_of(row, catalogue)].places.push_back(row.place);
  }
  for (auto& fate : fates) {
    if (&fate == &fates.front()) continue;
    std::ranges::sort(fate.places, {}, &Place::line);
    add(findings, Level::note, fate.kind,
        fmt::format("{} of annual totals in no use: {}", rows_text(fate.places.size()), fate.why), fate.places);
  }
}

void carried_years(const Catalogue& catalogue, Findings& findings) {
  const auto window = catalogue.model().window();
  for (const char* quantity : {"gni", "total_exports"}) {
    std::string missing;
    for (int year = window.first_year; year <= window.last_year; ++year) {
      const bool known = std::ranges::any_of(catalogue.known().anchors, [&](const Anchor& anchor) {
        return anchor.quantity == quantity && anchor.unit == "usd" && anchor.start == Date{year, 1, 1} &&
               anchor.end == Date{year, 12, 31} && anchor.best && may_feed_default(anchor.source_checked);
      });
      if (!known) missing += fmt::format("{}{}", missing.empty() ? "" : ", ", year);
    }
    if (!missing.empty())
      findings.push_back({Level::note,
                          "carried_forward",
                          fmt::format("no {} of its own for {}: a neighbouring year stands for it", quantity, missing),
                          {}});
  }
}

void repeated_thefts(const Catalogue& catalogue, Findings& findings) {
  std::map<std::pair<Date, double>, std::vector<Place>> same;
  for (const auto& incident : catalogue.evidence().incidents)
    same[{incident.date, incident.best.value()}].push_back(incident.place);
  for (const auto& [key, places] : same) {
    if (places.size() > 1)
      add(findings, Level::warning, "repeated_theft",
          fmt::format("{} thefts of {} have the same amount ({})", places.size(), to_string(key.first),
                      usd(key.second)),
          places);
  }
}

void repeated_totals(const Catalogue& catalogue, Findings& findings) {
  const auto& estimates = catalogue.evidence().estimates;
  for (std::size_t i = 1; i < estimates.size(); ++i) {
    const auto &a = estimates[i - 1], &b = estimates[i];
    const bool same = a.estimator == b.estimator && a.start == b.start && a.end == b.end && a.scope == b.scope;
    if (!same || a.published.latest() != b.published.latest()) continue;
    add(findings, Level::warning, a.published == b.published ? "repeated_total" : "tied_total",
        fmt::format("two totals of {} for one period have publications that may be one day: the later row of the two "
                    "is taken",
                    printable(a.estimator, 60)),
        {a.place, b.place});
  }
}

void missing_addresses(const Catalogue& catalogue, Findings& findings) {
  for (const auto& [name, table] : catalogue.tables()) {
    if (!table.has("source_checked") || !table.has("source_url")) continue;
    std::vector<Place> places;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const auto& checked = table.text(row, "source_checked");
      if ((checked == "seen" || checked == "seen_secondary") && table.text(row, "source_url").empty())
        places.push_back(table.place(row, "source_url"));
    }
    add(findings, Level::warning, "no_address",
        fmt::format("{} of {} without an address though the figure was seen", rows_text(places.size()), name), places);
  }
}

void unchecked_citations(const Catalogue& catalogue, Findings& findings) {
  for (const auto& input : catalogue.model().inputs().inputs) {
    for (const auto& id : input.evidence) {
      const auto row = catalogue.evidence().rows.find(id);
      if (row == catalogue.evidence().rows.end() || may_feed_default(row->second.source_checked)) continue;
      add(findings, Level::warning, "cites_unchecked_row",
          fmt::format("{} cites {}, whose source_checked is {}", input.name, id, to_string(row->second.source_checked)),
          {row->second.place});
    }
  }
}

void unknown_outputs(const Catalogue& catalogue, Findings& findings) {
  std::vector<std::string> known;
  for (const auto& output : output_definitions()) known.emplace_back(output.variable);
  for (const auto& claim : catalogue.evidence().claims) {
    for (const auto& name : {claim.output_variable, claim.alternative_output}) {
      if (name.empty() || std::ranges::find(known, name) != known.end()) continue;
      const auto near = nearest(name, known);
      add(findings, Level::warning, "unknown_output",
          fmt::format("claim {} asks for '{}', which is no output{}", claim.id, printable(name, 60),
                      near.empty() ? "" : fmt::format(" (nearest: {})", near)),
          {claim.place});
    }
  }
}

// A slip of units: a yearly figure of the economy that is ten times the one before it, or a tenth.
void far_jumps(const Catalogue& catalogue, Findings& findings) {
  constexpr double far = 10.0;
  std::map<std::pair<std::string, std::string>, std::map<Date, const Anchor*>> series;
  for (const auto& anchor : catalogue.evidence().anchors) {
    const bool is_year = anchor.start == Date{anchor.start.year, 1, 1} && anchor.end == Date{anchor.start.year, 12, 31};
    if (is_year && anchor.best && *anchor.best > 0.0 && may_feed_default(anchor.source_checked))
      series[{anchor.quantity, anchor.unit}][anchor.start] = &anchor;
  }
  for (const auto& [what, years] : series) {
    const Anchor* before = nullptr;
    for (const auto& [start, anchor] : years) {
      const double ratio = before ? *anchor->best / *before->best : 1.0;
      if (ratio > far || ratio < 1.0 / far) {
        add(findings, Level::warning, "far_jump",
            fmt::format("{} of {}: {} {}, after {} in the row before", what.first, to_string(start), *anchor->best,
                        what.second, *before->best),
            {anchor->place});
      }
      before = anchor;
    }
  }
}

// launches_annual.csv is written by hand from launches.csv.
void derived_counts(const Catalogue& catalogue, Findings& findings) {
  const auto table = catalogue.tables().find("budget/launches_annual.csv");
  if (table == catalogue.tables().end()) return;
  std::map<std::pair<int, std::string>, int> counted;
  for (const auto& launch : catalogue.evidence().launches)
    counted[{launch.date.year, launch.missile_class}] += launch.count;
  std::vector<Place> places;
  std::set<std::pair<int, std::string>> stated;
  for (std::size_t row = 0; row < table->second.rows(); ++row) {
    const std::pair key{table->second.year(row, "year"), table->second.text(row, "class")};
    stated.insert(key);
    const auto at = counted.find(key);
    if (table->second.integer(row, "count") != (at == counted.end() ? 0 : at->second))
      places.push_back(table->second.place(row, "count"));
  }
  add(findings, Level::warning, "derived_table",
      fmt::format("{} of budget/launches_annual.csv no longer the sum of budget/launches.csv",
                  rows_text(places.size())),
      places);
  for (const auto& [key, count] : counted) {
    if (!stated.contains(key))
      findings.push_back({Level::warning,
                          "derived_table",
                          fmt::format("budget/launches_annual.csv has no row for {} {}", key.first, key.second),
                          {}});
  }
}

}  // namespace

std::vector<Finding> find_oddities(const Catalogue& catalogue) {
  Findings findings;
  unchecked_rows(catalogue, findings);
  estimate_fates(catalogue, findings);
  blank_recoveries(catalogue, findings);
  carried_years(catalogue, findings);
  repeated_thefts(catalogue, findings);
  repeated_totals(catalogue, findings);
  missing_addresses(catalogue, findings);
  unchecked_citations(catalogue, findings);
  unknown_outputs(catalogue, findings);
  derived_counts(catalogue, findings);
  far_jumps(catalogue, findings);
  for (auto& finding : findings) {
    for (auto& place : finding.places) place = below_data_folder(catalogue.tables(), place);
  }
  return findings;
}

}  // namespace fundshare

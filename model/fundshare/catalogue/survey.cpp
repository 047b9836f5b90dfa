// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/survey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace fundshare {
namespace {

std::size_t place_of(SourceChecked checked) {
  return static_cast<std::size_t>(std::ranges::find(source_checks, checked) - source_checks.begin());
}

struct Span {
  std::string start, end;  // columns; equal where a row is one day, month or year
};

std::optional<Span> dated_by(const Table& table) {
  for (const auto& [start, end] : std::vector<Span>{{"date", "date"},
                                                    {"month", "month"},
                                                    {"period_start", "period_end"},
                                                    {"year", "year"},
                                                    {"year_of_estimate", "year_of_estimate"},
                                                    {"published", "published"}}) {
    if (table.has(start) && table.has(end)) return Span{start, end};
  }
  return std::nullopt;
}

void add_dates(const Table& table, TableFacts& facts) {
  const auto by = dated_by(table);
  if (!by) return;
  std::set<Month> months;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto start = parse_partial_date(table.text(row, by->start)),
               end = parse_partial_date(table.text(row, by->end));
    if (!start || !end) continue;  // blank
    const Date first = start->earliest(), last = end->latest();
    facts.first = std::min(facts.first.value_or(first), first);
    facts.last = std::max(facts.last.value_or(last), last);
    for (Month month = first.in_month(); month <= last.in_month(); month = month.plus(1)) months.insert(month);
  }
  if (!facts.first) return;
  facts.months_spanned = static_cast<std::size_t>(facts.last->in_month().index_from(facts.first->in_month()) + 1);
  facts.months_covered = months.size();
}

TableFacts facts_of(const std::string& name, const Table& table) {
  TableFacts facts;
  facts.name = name;
  facts.rows = table.rows();
  facts.columns = table.rules().size();
  add_dates(table, facts);
  if (!table.has("source_checked")) return facts;
  facts.by_check.emplace();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto checked = parse_source_checked(table.text(row, "source_checked"));
    if (checked) ++(*facts.by_check)[place_of(*checked)];
  }
  return facts;
}

const Input& input_named(const Catalogue& catalogue, std::string_view name) {
  const auto& inputs = catalogue.model().inputs().inputs;
  const auto at = std::ranges::find(inputs, name, &Input::name);
  expects(at != inputs.end(), "an input of the model");
  return *at;
}

std::vector<MoneyFacts> thefts(const Catalogue& catalogue) {
  std::vector<MoneyFacts> facts;
  for (const auto level : {AttributionLevel::government, AttributionLevel::un_panel, AttributionLevel::multi_vendor,
                           AttributionLevel::single_vendor, AttributionLevel::disputed_or_unconfirmed}) {
    facts.push_back({fmt::format("thefts, {}", to_string(level))});
    for (const auto& incident : catalogue.evidence().incidents) {
      if (incident.level == level) facts.back().add(incident.source_checked, incident.best.value());
    }
  }
  MoneyFacts all{"thefts, all"}, used{"thefts that the scenario draws"};
  const auto& labels = input_named(catalogue, "theft.amount").labels;
  for (const auto& incident : catalogue.evidence().incidents) {
    all.add(incident.source_checked, incident.best.value());
    if (std::ranges::find(labels, incident.id) != labels.end())
      used.add(incident.source_checked, incident.best.value());
  }
  facts.push_back(all);
  facts.push_back(used);
  return facts;
}

MoneyFacts launches(const Catalogue& catalogue) {
  MoneyFacts facts{"launches at the default prices"};
  for (const auto& launch : catalogue.evidence().launches) {
    const auto& costs = catalogue.evidence().unit_costs;
    const auto cost = std::ranges::find(costs, "DEF-" + launch.missile_class, &UnitCost::id);
    if (cost != costs.end()) facts.add(launch.source_checked, launch.count * cost->best.value());
  }
  return facts;
}

MoneyFacts default_prices(const Catalogue& catalogue) {
  MoneyFacts facts{"default prices of a missile"};
  facts.has_usd = false;
  for (const auto& cost : catalogue.evidence().unit_costs) {
    if (cost.id.starts_with("DEF-")) facts.add(cost.source_checked, 0);
  }
  return facts;
}

MoneyFacts economy(const Catalogue& catalogue, std::string_view quantity, const std::string& what) {
  MoneyFacts facts{what};
  const auto window = catalogue.model().window();
  for (const auto& anchor : catalogue.known().anchors) {
    const int year = anchor.start.year;
    const bool is_year = anchor.start == Date{year, 1, 1} && anchor.end == Date{year, 12, 31};
    if (anchor.quantity == quantity && anchor.unit == "usd" && is_year && window.contains(year) && anchor.best)
      facts.add(anchor.source_checked, *anchor.best);
  }
  return facts;
}

MoneyFacts citations(const Catalogue& catalogue) {
  MoneyFacts facts{"rows that stand behind inputs"};
  facts.has_usd = false;
  std::set<std::string> cited;
  for (const auto& input : catalogue.model().inputs().inputs)
    cited.insert(input.evidence.begin(), input.evidence.end());
  for (const auto& id : cited) {
    const auto row = catalogue.evidence().rows.find(id);
    if (row != catalogue.evidence().rows.end()) facts.add(row->second.source_checked, 0);
  }
  return facts;
}

void count_input(const Catalogue& catalogue, const Input& input, InputBasis& out) {
  const auto has = [&](std::string_view word) {
    return std::ranges::find(input.evidence, word) != input.evidence.end();
  };
  const bool has_rows = has("rows") || std::ranges::any_of(input.evidence, [&](const std::string& id) {
                          return catalogue.evidence().rows.contains(id);
                        });
  if (has("scenario") || !input.labels_set.empty()) {
    ++out.scenario;
  } else if (has("definition")) {
    ++out.definition;
  } else if (!has_rows) {
    ++out.judgement;
  } else {
    ++(input.rests_on_judgement() ? out.rows_and_judgement : out.rows);
  }
}

}  // namespace

void MoneyFacts::add(SourceChecked checked, double amount_usd) {
  ++rows[place_of(checked)];
  usd[place_of(checked)] += amount_usd;
}

std::vector<const AnnualEstimate*> estimates_in_use(const Catalogue& catalogue) {
  const auto& scenario = catalogue.scenario();
  const auto& estimates = catalogue.known().estimates;
  const auto window = catalogue.model().window();
  std::vector<const AnnualEstimate*> used;
  for (const auto& total : usable_totals(estimates, scenario.estimators, window)) {
    const int year = window.first_year + static_cast<int>(total.year);
    const AnnualEstimate* found = nullptr;
    for (const auto& row : estimates) {
      const bool same = row.estimator == scenario.estimators[total.estimator] && row.scope == "crypto_theft" &&
                        row.start == Date{year, 1, 1} && row.end == Date{year, 12, 31} && row.best &&
                        row.best->value() == total.usd && may_feed_default(row.source_checked);
      if (same && (!found || row.published.latest() >= found->published.latest())) found = &row;
    }
    expects(found != nullptr, "a usable total comes from a row");
    used.push_back(found);
  }
  return used;
}

DataSurvey survey_data(const Catalogue& catalogue) {
  DataSurvey survey;
  for (const auto& [name, table] : catalogue.tables()) survey.tables.push_back(facts_of(name, table));
  survey.money = thefts(catalogue);
  MoneyFacts totals{"yearly totals in use (they overlap)"};
  for (const auto* row : estimates_in_use(catalogue)) totals.add(row->source_checked, row->best->value());
  survey.money.push_back(totals);
  survey.money.push_back(launches(catalogue));
  survey.money.push_back(default_prices(catalogue));
  survey.money.push_back(economy(catalogue, "gni", "national income, by year"));
  survey.money.push_back(economy(catalogue, "total_exports", "recorded exports, by year"));
  survey.money.push_back(citations(catalogue));
  for (const std::string confidence : {"high", "medium", "low", "judgement", "set by scenario"}) {
    InputBasis basis{confidence};
    for (const auto& input : catalogue.model().inputs().inputs) {
      if (input.confidence == confidence) count_input(catalogue, input, basis);
    }
    survey.inputs.push_back(basis);
  }
  return survey;
}

}  // namespace fundshare

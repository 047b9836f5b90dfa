// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fundshare/base/error.hpp"
#include "fundshare/base/quantity.hpp"
#include "fundshare/evidence/dates.hpp"

namespace fundshare {

/// The strongest public attribution of a theft.
enum class AttributionLevel { government, un_panel, multi_vendor, single_vendor, disputed_or_unconfirmed };

/// How a figure was checked; the one vocabulary of every table. `memory` and `not_found` feed no default.
enum class SourceChecked { seen, seen_secondary, derived, memory, assumption, not_found };

/// The word of the tables for a level, such as "un_panel".
[[nodiscard]] std::string_view to_string(AttributionLevel level);
/// The word of the tables, such as "seen_secondary".
[[nodiscard]] std::string_view to_string(SourceChecked checked);
/// The level that a word of the tables names; nothing for another word.
[[nodiscard]] std::optional<AttributionLevel> parse_attribution_level(std::string_view word);
/// The same for how a figure was checked.
[[nodiscard]] std::optional<SourceChecked> parse_source_checked(std::string_view word);
/// Whether a figure may feed a default: neither `memory` nor `not_found`.
[[nodiscard]] constexpr bool may_feed_default(SourceChecked checked) {
  return checked != SourceChecked::memory && checked != SourceChecked::not_found;
}

/// One theft: a row of theft/incidents.csv. Amounts in dollars of the day of the theft, low <= best <= high.
struct Incident {
  std::string id;
  Date date;
  std::string victim;
  Usd low{0}, best{0}, high{0};
  AttributionLevel level = AttributionLevel::disputed_or_unconfirmed;
  std::optional<Usd> recovered;  ///< seized, frozen or returned; empty means unknown, not zero
  SourceChecked source_checked = SourceChecked::not_found;
  Place place;  ///< of the id cell
};

/// One published total of thefts over a period: a row of theft/annual_theft_estimates.csv.
struct AnnualEstimate {
  Date start, end;
  std::string estimator, scope;
  std::optional<Usd> low, best, high;
  PartialDate published;
  SourceChecked source_checked = SourceChecked::not_found;
  Place place;
};

/// Missiles of one class launched on one day: a row of budget/launches.csv.
struct Launch {
  std::string id;
  Date date;
  std::string missile_class;
  int count = 0;
  bool count_is_minimum = false;  ///< the source says "several" or "multiple"
  SourceChecked source_checked = SourceChecked::not_found;
  Place place;
};

/// One price of a missile: a row of budget/unit_costs.csv. Ids that begin with DEF- are the project's defaults.
struct UnitCost {
  std::string id, missile_class;
  UsdUnitCost low{0}, best{0}, high{0};
  SourceChecked source_checked = SourceChecked::not_found;
  Place place;
};

/// One published figure of the economy or of spending: a row of budget/budget_anchors.csv.
struct Anchor {
  std::string id;
  Date start, end;
  std::string quantity, unit;  ///< unit is usd, krw or share
  std::optional<double> low, best, high;
  std::optional<PartialDate> published;
  SourceChecked source_checked = SourceChecked::not_found;
  Place place;
};

/// One stream of other income over a period: a row of budget/revenue_other.csv. Costs are negative.
struct OtherRevenue {
  std::string id, stream, basis;  ///< basis is per_year or period_total
  Date start, end;
  std::optional<Usd> low, best, high, per_year_best;
  SourceChecked source_checked = SourceChecked::not_found;
  Place place;
};

/// Mean of the daily closes of a month in dollars: a row of prices/prices_monthly.csv.
struct MonthlyPrice {
  Month month;
  double btc_usd = 0, eth_usd = 0;
};

/// One public claim that the model can be set against: a row of claims/claims.csv.
struct Claim {
  std::string id;
  Date date;
  std::string speaker, paraphrase, metric, unit;
  std::string side;  ///< at_least, at_most or about
  std::string numerator, denominator;
  std::string stage;        ///< stolen, cash, spent, held, or empty
  std::string period_rule;  ///< stated, or three_years_then_latest_then_to_date
  std::string output_variable, alternative_output, origin_group;
  std::optional<double> low, best, high;
  std::optional<double> test_low, test_high;
  std::optional<Date> period_start, period_end;
  std::optional<int> year_start, year_end;
  bool testable = false;
  std::string not_testable_reason;  ///< empty where it is
  bool named_cases_only = false;    ///< a sum over named thefts
  bool among_inputs = false;        ///< the figure or its estimator feeds the model too
  SourceChecked source_checked = SourceChecked::not_found;
  Place place;
};

/// What any row that a scenario may cite by its id has in common.
struct EvidenceRow {
  std::string id;
  std::string subject;  ///< parameter, input, stream, quantity, class or metric
  std::string unit;
  std::string source_url;
  SourceChecked source_checked = SourceChecked::not_found;
  std::string table;  ///< such as budget/unit_costs.csv
  std::optional<double> low, best, high;
  std::optional<Date> period_start, period_end;
  Place place;
};

/// One file that was read, with the bytes read, so that a caller can hash what the answer rests on.
struct TableFile {
  std::string name;   ///< below the data folder, such as theft/incidents.csv
  std::string bytes;  ///< as read
  std::size_t rows = 0;
};

/// All that is known, in an order that does not depend on the order of the rows in the files.
struct Evidence {
  std::vector<Incident> incidents;          ///< by date, then id
  std::vector<AnnualEstimate> estimates;    ///< by estimator, start, end, scope, published, best
  std::vector<Launch> launches;             ///< by date, then id
  std::vector<UnitCost> unit_costs;         ///< by id
  std::vector<Anchor> anchors;              ///< by id
  std::vector<OtherRevenue> other_revenue;  ///< by id
  std::vector<MonthlyPrice> prices;         ///< by month, without a gap
  std::vector<Claim> claims;                ///< by id
  std::map<std::string, EvidenceRow> rows;  ///< by id: every row that a scenario may cite
  std::vector<TableFile> files;             ///< by name
};

}  // namespace fundshare

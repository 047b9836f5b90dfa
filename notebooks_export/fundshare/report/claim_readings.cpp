// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/claim_readings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "fundshare/questions/claims/bands.hpp"
#include "fundshare/report/figure.hpp"

namespace fundshare {
namespace {

Estimate estimate_of(const ResultTable& table, std::size_t row, const std::string& column) {
  return table.estimate(row, column, column + "_mc_se");
}

ClaimReading reading_of(const ResultTable& table, std::size_t row) {
  ClaimReading out;
  out.claim = table.text(row, "claim");
  out.date = table.text(row, "date");
  out.origin_group = table.text(row, "origin_group");
  out.side = table.text(row, "side");
  out.primary = table.is(row, "reading", "primary");
  out.output = table.text(row, "output");
  out.unit = table.text(row, "unit");
  out.value = table.number(row, "claim_value");
  const auto &start = table.text(row, "period_start"), &end = table.text(row, "period_end");
  out.years = start == end ? start : fmt::format("{} to {}", start, end);
  out.model = {estimate_of(table, row, "median"), estimate_of(table, row, "q05"), estimate_of(table, row, "q95")};
  out.percentile = out.lowest = out.highest = estimate_of(table, row, "percentile");
  out.phrase = table.text(row, "phrase");
  return out;
}

bool judged(const ResultTable& table, std::size_t row) {
  return table.optional_number(row, "claim_value") && table.optional_number(row, "percentile");
}

const Claim* claim_of(const Results& results, const std::string& id) {
  if (!results.evidence()) return nullptr;
  const auto& claims = results.evidence()->claims;
  const auto found = std::ranges::find(claims, id, &Claim::id);
  return found == claims.end() ? nullptr : &*found;
}

/// Whether the row, over all bases and methods, is of the years that the claim names itself.
bool of_own_years(const ResultTable& table, std::size_t row, const Claim* claim) {
  return claim && claim->year_start && claim->year_end && table.is(row, "theft_basis", "all") &&
         table.is(row, "budget_method", "all") &&
         table.text(row, "period_start") == std::to_string(*claim->year_start) &&
         table.text(row, "period_end") == std::to_string(*claim->year_end);
}

/// How little the phrase of a row says: bands to the middle, then the distance of its percentile.
std::pair<int, double> says(const ResultTable& table, std::size_t row) {
  const Side side = parse_side(table.text(row, "side")).value_or(Side::about);
  const std::string& words = table.text(row, "phrase");
  int steps = 0;
  for (int place = 0; place <= (side == Side::about ? 8 : 5); ++place) {
    if (phrase({side, place}) == words) steps = steps_from_middle({side, place});
  }
  return {steps, std::fabs(table.number(row, "percentile") - 50.0)};
}

/// Adds another row of the same reading.
void merge(const ResultTable& table, std::size_t row, bool show, ClaimReading& same) {
  const ClaimReading other = reading_of(table, row);
  if (other.percentile.value < same.lowest.value) same.lowest = other.percentile;
  if (other.percentile.value > same.highest.value) same.highest = other.percentile;
  if (!show) return;
  same.value = other.value;
  same.years = other.years;
  same.model = other.model;
  same.percentile = other.percentile;
}

}  // namespace

std::vector<ClaimReading> claim_readings(const Results& results) {
  const auto& table = results.table("claims");
  std::vector<ClaimReading> readings;
  std::vector<std::pair<int, double>> said;  // by the phrase so far
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!judged(table, row)) continue;
    const auto same = std::ranges::find_if(readings, [&](const ClaimReading& one) {
      return one.claim == table.text(row, "claim") && one.output == table.text(row, "output") &&
             one.primary == table.is(row, "reading", "primary");
    });
    const Claim* const claim = claim_of(results, table.text(row, "claim"));
    const auto of_row = says(table, row);
    if (same == readings.end()) {
      readings.push_back(reading_of(table, row));
      said.push_back(of_row);
      if (claim && claim->side == "about" && !claim->best && claim->low && claim->high)
        readings.back().range = {*claim->low, *claim->high};
      continue;
    }
    merge(table, row, of_own_years(table, row, claim), *same);
    auto& least = said[static_cast<std::size_t>(same - readings.begin())];
    if (of_row < least) {
      least = of_row;
      same->phrase = table.text(row, "phrase");
    }
  }
  return readings;
}

std::string speaker_of(const Results& results, const std::string& claim) {
  const Claim* const found = claim_of(results, claim);
  return found ? found->speaker : "";
}

bool from_primary_source(const Results& results, const std::string& claim) {
  const Claim* const found = claim_of(results, claim);
  return !found || found->source_checked == SourceChecked::seen;
}

std::string claimed_words(const ClaimReading& reading) {
  if (reading.range) {
    return fmt::format("{} to {}", figure_words(reading.unit, {reading.range->first, 0.0}),
                       figure_words(reading.unit, {reading.range->second, 0.0}));
  }
  const char* const side = reading.side == "at_least" ? "at least " : reading.side == "at_most" ? "up to " : "about ";
  return side + figure_words(reading.unit, {reading.value, 0.0});
}

std::string percentile_words(Estimate percentile) {
  if (percentile.value < 1.0) return "< 1st";
  if (percentile.value > 99.0) return "> 99th";
  const int whole = static_cast<int>(std::lround(percentile.value));
  const bool teen = whole / 10 == 1;
  const char* const ending = teen              ? "th"
                             : whole % 10 == 1 ? "st"
                             : whole % 10 == 2 ? "nd"
                             : whole % 10 == 3 ? "rd"
                                               : "th";
  return fmt::format("{}{}{}", std::isnan(percentile.mc_se) ? "~" : "", whole, ending);
}

std::string base_output(std::string output) {
  for (const std::string suffix : {"_it", "_cyber"}) {
    if (output.ends_with(suffix)) output.resize(output.size() - suffix.size());
  }
  return output;
}

}  // namespace fundshare

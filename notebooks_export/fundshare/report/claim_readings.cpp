// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/claim_readings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

}  // namespace

std::vector<ClaimReading> claim_readings(const Results& results) {
  const auto& table = results.table("claims");
  std::vector<ClaimReading> readings;
  std::vector<double> from_middle;  // of the phrase so far
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!judged(table, row)) continue;
    const auto same = std::ranges::find_if(readings, [&](const ClaimReading& one) {
      return one.claim == table.text(row, "claim") && one.output == table.text(row, "output") &&
             one.primary == table.is(row, "reading", "primary");
    });
    const auto percentile = estimate_of(table, row, "percentile");
    const double off_middle = std::fabs(percentile.value - 50.0);
    if (same == readings.end()) {
      readings.push_back(reading_of(table, row));
      from_middle.push_back(off_middle);
      continue;
    }
    if (percentile.value < same->lowest.value) same->lowest = percentile;
    if (percentile.value > same->highest.value) same->highest = percentile;
    double& nearest = from_middle[static_cast<std::size_t>(same - readings.begin())];
    if (off_middle < nearest) {
      nearest = off_middle;
      same->phrase = table.text(row, "phrase");
    }
  }
  return readings;
}

std::string speaker_of(const Results& results, const std::string& claim) {
  if (!results.evidence()) return "";
  const auto& claims = results.evidence()->claims;
  const auto found = std::ranges::find(claims, claim, &Claim::id);
  return found == claims.end() ? "" : found->speaker;
}

bool from_primary_source(const Results& results, const std::string& claim) {
  if (!results.evidence()) return true;
  const auto& claims = results.evidence()->claims;
  const auto found = std::ranges::find(claims, claim, &Claim::id);
  return found == claims.end() || found->source_checked == SourceChecked::seen;
}

std::string claimed_words(const ClaimReading& reading) {
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

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/verdict_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace fundshare {
namespace {

constexpr const char* depends_text = "The verdict depends on the reading. ";

/// "a, b and c".
std::string and_list(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t k = 0; k < words.size(); ++k)
    out += (k == 0 ? "" : k + 1 == words.size() ? " and " : ", ") + words[k];
  return out;
}

/// What was varied. The rule's own words where periods and budget methods were; the bases of theft go with them.
std::string varied(const PercentileSpread& spread) {
  if (spread.periods && spread.budget_method) return "period and budget method";
  std::vector<std::string> what;
  if (spread.periods) what.emplace_back("period");
  if (spread.theft_basis) what.emplace_back("theft basis");
  if (spread.budget_method) what.emplace_back("budget method");
  if (spread.range_ends) what.emplace_back("end of the claimed range");
  return and_list(what);
}

/// "; 94th for the years shown": the percentile that belongs to the median, of both ends of a claimed range.
std::string shown_text(const PercentileSpread& spread) {
  if (!spread.shown) return "";
  const auto low = percentile_text(spread.shown->low), high = percentile_text(spread.shown->high);
  return fmt::format("; {} for the years shown", low == high ? low : low + " and " + high);
}

std::string spread_of(const DefinitionWords& words) { return words.spread ? spread_text(*words.spread) : ""; }

std::string notes_of(const ClaimWords& claim) {
  std::string out;
  if (!claim.without_source.empty())
    out += fmt::format(" This rests on {}, for which no source gives a number.", and_list(claim.without_source));
  if (claim.side == Side::at_most) out += " A ceiling is not an estimate.";
  if (claim.named_cases_only) out += " The claim counts named cases only.";
  if (claim.among_inputs) out += " It is partly circular: this figure is among our inputs.";
  return out;
}

}  // namespace

std::string spread_text(const PercentileSpread& spread) {
  const auto low = percentile_text(spread.low), high = percentile_text(spread.high);
  const auto what = varied(spread);
  if (low == high || what.empty()) return "";
  return fmt::format(" (from {} to {} percentile by {}{})", low, high, what, shown_text(spread));
}

std::string statement_text(const std::string& speaker, const std::string& date, const std::string& paraphrase) {
  return fmt::format("{}, {} (our paraphrase): {}.", speaker, date, paraphrase);
}

std::string verdict_text(const ClaimWords& claim) {
  const auto& first = claim.primary;
  std::string out = claim.depends_on_reading ? depends_text : "";
  out += statement_text(claim.speaker, claim.date, claim.paraphrase);
  out += fmt::format(" Read as {}, {}: model median {} (90 % interval {}-{}); {}{}.", first.definition, first.years,
                     first.median, first.low, first.high, clause(first.band), spread_of(first));
  if (claim.alternative) {
    const bool lacks_verb = claim.side != Side::about && claim.alternative->band.place <= 1;
    out += fmt::format(" Read as {}: {}{}.", claim.alternative->definition,
                       lacks_verb ? clause(claim.alternative->band) : phrase(claim.alternative->band),
                       spread_of(*claim.alternative));
  }
  return out + notes_of(claim);
}

std::string not_testable_text(const std::string& reason, const std::optional<BesideWords>& beside) {
  std::string out = fmt::format("Cannot be tested with this model: {}.", reason);
  if (beside) {
    out += fmt::format(" Beside it, {}, {}: model median {} (90 % interval {}-{}).", beside->definition, beside->years,
                       beside->median, beside->low, beside->high);
  }
  return out;
}

std::string origin_text(const OriginWords& origin) {
  std::string out = origin.depends_on_reading ? depends_text : "";
  out += fmt::format("One origin ({}), {} statements that count once: {}.", origin.origin, origin.members.size(),
                     and_list(origin.members));
  if (!origin.nearest || !origin.farthest) return out;
  out += fmt::format(" Nearest the middle ({}): {}.", origin.nearest->claim, clause(origin.nearest->band));
  if (origin.farthest->band != origin.nearest->band)
    out += fmt::format(" Farthest from it ({}): {}.", origin.farthest->claim, clause(origin.farthest->band));
  return out;
}

}  // namespace fundshare

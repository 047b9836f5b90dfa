// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/verdicts.hpp"

#include <algorithm>

namespace fundshare {
namespace {

/// The judged readings of one claim, of one definition or of both.
std::vector<const ReadingResult*> judged_readings(const std::vector<ReadingResult>& readings, std::size_t claim) {
  std::vector<const ReadingResult*> out;
  for (const auto& reading : readings) {
    if (reading.claim == claim && reading.judged) out.push_back(&reading);
  }
  return out;
}

std::vector<Placed> placed(const std::vector<const ReadingResult*>& readings) {
  std::vector<Placed> out;
  for (const auto* reading : readings) out.push_back({reading->judged->band, reading->judged->on_side.value});
  return out;
}

PercentileSpread spread_of(const std::vector<const ReadingResult*>& readings) {
  PercentileSpread spread{1.0, 0.0, false, false, false};
  for (const auto* reading : readings) {
    const auto& judged = *reading->judged;
    spread.low = std::min(spread.low, judged.below_low_end.value);
    spread.high = std::max(spread.high, judged.below_high_end.value);
    spread.range_ends = spread.range_ends || judged.below_low_end.value != judged.below_high_end.value;
    spread.periods = spread.periods || reading->period.kind != readings.front()->period.kind;
    spread.theft_basis = spread.theft_basis || reading->cut == Cut::incidents;
    spread.budget_method = spread.budget_method || reading->cut == Cut::bottom_up;
  }
  return spread;
}

std::optional<DefinitionVerdict> definition_verdict(std::vector<const ReadingResult*> readings, bool alternative) {
  std::erase_if(readings, [&](const auto* reading) { return reading->alternative != alternative; });
  if (readings.empty()) return std::nullopt;
  const auto headline = std::ranges::find_if(
      readings, [](const auto* reading) { return reading->cut == Cut::all && reading->period.is_headline; });
  const auto* const shown = headline == readings.end() ? readings.front() : *headline;
  const auto all = placed(readings);
  auto spread = spread_of(readings);
  spread.shown = PercentileSpread::Shown{shown->judged->below_low_end.value, shown->judged->below_high_end.value};
  return DefinitionVerdict{shown, all[weakest(all)].band, spread};
}

void add_new(const std::vector<std::string>& words, std::vector<std::string>& to) {
  for (const auto& word : words) {
    if (std::ranges::find(to, word) == to.end()) to.push_back(word);
  }
}

/// Why a claim that can be tested has no judged reading.
std::string reason_of(const std::vector<ReadingResult>& readings, const Claim& claim, std::size_t number) {
  if (!claim.testable) return claim.not_testable_reason;
  const auto at = std::ranges::find_if(
      readings, [&](const auto& reading) { return reading.claim == number && !reading.missing.empty(); });
  return at == readings.end() ? "it gives no figure" : at->missing;
}

/// The headline reading of a claim that is only shown, if the model has one.
const ReadingResult* figure_beside(const std::vector<ReadingResult>& readings, std::size_t claim) {
  const auto at = std::ranges::find_if(readings, [&](const auto& reading) {
    return reading.claim == claim && reading.model && reading.period.is_headline;
  });
  return at == readings.end() ? nullptr : &*at;
}

ClaimVerdict verdict_on(const Evidence& evidence, const std::vector<ReadingResult>& readings, std::size_t claim) {
  ClaimVerdict verdict{claim, {}, {}, nullptr, false, {}, ""};
  const auto judged = judged_readings(readings, claim);
  verdict.primary = definition_verdict(judged, false);
  verdict.alternative = definition_verdict(judged, true);
  if (!verdict.primary) {
    verdict.not_judged = reason_of(readings, evidence.claims[claim], claim);
    verdict.beside = figure_beside(readings, claim);
    return verdict;
  }
  std::vector<const ReadingResult*> whole;
  std::ranges::copy_if(judged, std::back_inserter(whole), [](const auto* reading) { return reading->cut == Cut::all; });
  verdict.depends_on_reading = two_bands_apart(placed(whole));
  for (const auto* definition : {&verdict.primary, &verdict.alternative}) {
    if (*definition)
      add_new(inputs_without_source(*find_definition((*definition)->shown->output)), verdict.without_source);
  }
  return verdict;
}

/// A reading of a claim of an origin, whatever its side.
struct Candidate {
  std::string claim;
  const DefinitionVerdict* verdict;
};

OriginWords words_of(const Evidence& evidence, const OriginVerdict& origin) {
  OriginWords words{origin.origin, {}, false, {}, {}};
  std::vector<Candidate> candidates;
  for (const auto& verdict : origin.claims) {
    const auto& id = evidence.claims[verdict.claim].id;
    words.members.push_back(id);
    words.depends_on_reading = words.depends_on_reading || verdict.depends_on_reading;
    if (verdict.primary) candidates.push_back({id, &*verdict.primary});
  }
  if (candidates.empty()) return words;
  const auto [nearest, farthest] = std::ranges::minmax_element(
      candidates, {}, [](const Candidate& candidate) { return steps_from_middle(candidate.verdict->band); });
  words.nearest = OriginWords::End{nearest->claim, nearest->verdict->band};
  words.farthest = OriginWords::End{farthest->claim, farthest->verdict->band};
  words.depends_on_reading =
      words.depends_on_reading ||
      steps_from_middle(farthest->verdict->band) - steps_from_middle(nearest->verdict->band) >= 2;
  return words;
}

}  // namespace

std::vector<std::string> inputs_without_source(const OutputDefinition& output) {
  std::vector<std::string> inputs;
  const auto links = break_even_links(output);
  if (links.allocation != AllocationLink::none || output.top == Series::spent)
    inputs.emplace_back("the share of arriving money that goes to missiles (w)");
  const bool has_budget = links.budget != BudgetLink::none || output.bottom == Series::budget;
  if (has_budget) {
    inputs.emplace_back("the stockpile ratio");
    inputs.emplace_back("the missile share of military spending");
  }
  if (output.bottom == Series::foreign_parts) inputs.emplace_back("the import share");
  return inputs;
}

std::vector<OriginVerdict> claim_verdicts(const Evidence& evidence, const std::vector<ReadingResult>& readings) {
  std::vector<OriginVerdict> origins;
  for (std::size_t claim = 0; claim < evidence.claims.size(); ++claim) {
    const auto& name = evidence.claims[claim].origin_group;
    auto at = std::ranges::find(origins, name, &OriginVerdict::origin);
    if (at == origins.end()) at = origins.insert(origins.end(), {name, {}, {}});
    at->claims.push_back(verdict_on(evidence, readings, claim));
  }
  for (auto& origin : origins) origin.words = words_of(evidence, origin);
  return origins;
}

}  // namespace fundshare

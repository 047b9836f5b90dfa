// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/claims_sentences.hpp"

#include <fmt/format.h>

#include "fundshare/export/questions/reading_words.hpp"
#include "fundshare/export/rounding.hpp"

namespace fundshare {
namespace {

/// The years, and where a stated period was cut by the end of the data, what was left out.
std::string years_text(const ClaimPeriod& period) {
  const auto note = period.note.empty() ? "" : fmt::format(" ({})", period.note);
  return period_text(period) + note;
}

DefinitionWords words_of(const DefinitionVerdict& verdict) {
  const auto& shown = *verdict.shown;
  return {reading_words(shown.output),
          years_text(shown.period),
          figure_text(shown.unit, shown.model->median),
          figure_text(shown.unit, shown.model->q05),
          figure_text(shown.unit, shown.model->q95),
          verdict.band,
          verdict.spread};
}

std::optional<BesideWords> beside(const ClaimVerdict& verdict) {
  if (!verdict.beside) return std::nullopt;
  const auto& shown = *verdict.beside;
  return BesideWords{reading_words(shown.output), years_text(shown.period),
                     figure_text(shown.unit, shown.model->median), figure_text(shown.unit, shown.model->q05),
                     figure_text(shown.unit, shown.model->q95)};
}

}  // namespace

std::string figure_text(const std::string& unit, Estimate figure) {
  return unit == "1" ? percent(figure) : dollars(figure);
}

std::string interval_text(const std::string& unit, const Interval& interval) {
  return fmt::format("{} ({}-{})", figure_text(unit, interval.median), figure_text(unit, interval.q05),
                     figure_text(unit, interval.q95));
}

std::string claim_sentence(const Evidence& evidence, const ClaimVerdict& verdict) {
  const auto& claim = evidence.claims[verdict.claim];
  if (!verdict.primary) {
    return statement_text(claim.speaker, to_string(claim.date), claim.paraphrase) + " " +
           (claim.testable ? fmt::format("Not judged: {}.", verdict.not_judged)
                           : not_testable_text(verdict.not_judged, beside(verdict)));
  }
  std::optional<DefinitionWords> alternative;
  if (verdict.alternative) {
    alternative = words_of(*verdict.alternative);
    const auto& period = verdict.alternative->shown->period;  // said where it is cut in another way
    if (!period.note.empty() && period.note != verdict.primary->shown->period.note)
      alternative->definition += ", " + alternative->years;
  }
  return verdict_text({claim.speaker, to_string(claim.date), claim.paraphrase, words_of(*verdict.primary), alternative,
                       verdict.depends_on_reading, verdict.without_source, parse_side(claim.side).value(),
                       claim.named_cases_only, claim.among_inputs});
}

std::string origin_sentence(const Evidence& evidence, const OriginVerdict& origin) {
  if (origin.claims.size() == 1) return claim_sentence(evidence, origin.claims.front());
  return origin_text(origin.words);
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/claims_page.hpp"

#include <fmt/format.h>

#include "fundshare/export/questions/claims_sentences.hpp"
#include "fundshare/export/questions/figure_cells.hpp"
#include "fundshare/export/rounding.hpp"

namespace fundshare {
namespace {

PageFields origin_part(const Evidence& evidence, const OriginVerdict& origin) {
  const bool several = origin.claims.size() > 1;
  PageFields part{origin.origin, fmt::format("Origin: {}", origin.origin), {}};
  if (several) part.fields.emplace_back("one", origin_sentence(evidence, origin));
  for (const auto& verdict : origin.claims)
    part.fields.emplace_back(evidence.claims[verdict.claim].id, claim_sentence(evidence, verdict));
  return part;
}

std::string value_text(const ReadingResult& shown) { return figure_text(shown.unit, {shown.judged->value, 0.0}); }

PageCell cell_of(const std::string& unit, const std::optional<Interval>& interval) {
  if (!interval) return {"-"};
  return {interval->median.value, interval_text(unit, *interval)};
}

/// The headline reading of each definition of each claim, with every digit for programs.
PageTable readings_part(const Evidence& evidence, const std::vector<OriginVerdict>& origins) {
  PageTable part{
      "readings",
      "Headline readings",
      {"claim", "output", "years", "claim value", "median", "q05", "q95", "percentile", "probability", "phrase"},
      {}};
  part.json_alone = true;
  for (const auto& origin : origins) {
    for (const auto& verdict : origin.claims) {
      for (const auto* definition : {&verdict.primary, &verdict.alternative}) {
        if (!*definition) continue;
        const auto& shown = *(*definition)->shown;
        part.rows.push_back({evidence.claims[verdict.claim].id, shown.output, period_text(shown.period),
                             number_cell(shown.judged->value), number_cell(shown.model->median.value),
                             number_cell(shown.model->q05.value), number_cell(shown.model->q95.value),
                             number_cell(100.0 * shown.judged->below.value), number_cell(shown.judged->at_least.value),
                             phrase((*definition)->band)});
      }
    }
  }
  return part;
}

PageTable break_even_part(const Evidence& evidence, const std::vector<OriginVerdict>& origins) {
  PageTable part{
      "break_even",
      "What would make the claim hold exactly, plain reading: median (90 % interval) over the worlds",
      {"claim", "years", "figure", "missile budget a year", "or w", "no w up to 1 does"},
      {},
      "The budget is in USD at the prices of the unit costs, w is the share of arriving money that goes to "
      "missiles; each is changed alone. \"-\": the reading holds no budget below the line, or no w above it."};
  for (const auto& origin : origins) {
    for (const auto& verdict : origin.claims) {
      if (!verdict.primary) continue;
      const auto& shown = *verdict.primary->shown;
      const auto& needed = shown.judged->break_even;
      if (!needed.budget_usd_per_year && !needed.allocation) continue;
      part.rows.push_back({evidence.claims[verdict.claim].id, period_text(shown.period), value_text(shown),
                           cell_of("usd", needed.budget_usd_per_year), cell_of("1", needed.allocation),
                           needed.allocation ? share_of_worlds_cell(needed.no_allocation) : PageCell{"-"}});
    }
  }
  return part;
}

std::string as_of_text(const std::string& as_of) {
  if (as_of == "claim")
    return "Each claim is judged on what was published by its own day; attribution, recoveries and laws are today's.";
  if (as_of == "none") return "Everything in the tables is used, also what was published after a claim.";
  return fmt::format("What was published by {} is used; attribution, recoveries and laws are today's.", as_of);
}

}  // namespace

Page claims_page(const Evidence& evidence, const std::vector<OriginVerdict>& origins, const InputCount& inputs,
                 const std::string& as_of) {
  std::size_t judged = 0, all = 0;
  for (const auto& origin : origins) {
    for (const auto& verdict : origin.claims) {
      ++all;
      judged += verdict.primary ? 1 : 0;
    }
  }
  Page page{"claims",
            fmt::format("Claims audit: {} of {} public statements judged, {} origins", judged, all, origins.size()),
            {}};
  for (const auto& origin : origins) page.parts.emplace_back(origin_part(evidence, origin));
  page.parts.emplace_back(readings_part(evidence, origins));
  page.parts.emplace_back(break_even_part(evidence, origins));
  page.parts.emplace_back(PageFields{
      "notes",
      "How to read it",
      {{"range",
        "A percentile is the share of the model's worlds below the figure of the claim. The phrase is the one "
        "nearest the middle over all periods, theft bases and budget methods."},
       {"knowledge", as_of_text(as_of)},
       {"judgement", judgement_note(inputs.judgement, inputs.all)},
       {"more", "claims.csv has every reading, break_even.csv what would make each hold."}}});
  return page;
}

}  // namespace fundshare

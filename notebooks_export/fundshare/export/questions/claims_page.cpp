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
  if (several) part.fields.emplace_back("all", origin_sentence(evidence, origin));
  for (const auto& verdict : origin.claims)
    part.fields.emplace_back(evidence.claims[verdict.claim].id, claim_sentence(evidence, verdict));
  return part;
}

bool is_range(const Claim& claim) { return claim.side == "about" && !claim.best; }

/// A figure that somebody stated, with all its digits: 1.65 bn, 609.13 m, 33.33 %.
std::string stated_text(const std::string& unit, double value) {
  if (unit == "1") return fmt::format("{:.12g} %", 100.0 * value);
  return value >= 1e9 ? fmt::format("{:.12g} bn", value * 1e-9) : fmt::format("{:.12g} m", value * 1e-6);
}

/// The figure of a reading: stated, or for a range that has no best the one that the model's median picks.
std::string value_text(const Claim& claim, const ReadingResult& shown) {
  if (is_range(claim)) return figure_text(shown.unit, {shown.judged->value, 0.0});
  return stated_text(shown.unit, shown.judged->value);
}

/// A figure with the direction of its claim: "about 50 %", "<= 33 %", ">= 1.0 bn", or a range.
std::string claimed_text(const Claim& claim, const ReadingResult& shown) {
  if (is_range(claim))
    return fmt::format("{}-{}", stated_text(shown.unit, *claim.low), stated_text(shown.unit, *claim.high));
  const char* const words = claim.side == "at_least" ? ">=" : claim.side == "at_most" ? "<=" : "about";
  return fmt::format("{} {}", words, value_text(claim, shown));
}

std::string percentile_of(const Judged& judged) {
  const auto low = percentile_text(judged.below_low_end.value), high = percentile_text(judged.below_high_end.value);
  return low == high ? low : fmt::format("{}, {}", low, high);
}

/// Of a ceiling the worlds at or below it, else those at or above the figure; a range has no side.
PageCell side_cell(const Claim& claim, const Judged& judged) {
  if (is_range(claim)) return {"-"};
  return share_of_worlds_cell(claim.side == "at_most" ? judged.on_side : judged.at_least);
}

/// A budget that must be above 0: "none" where it is not.
std::string budget_text(Estimate usd) { return usd.value > 0.0 ? dollars(usd) : "none"; }

PageCell budget_cell(const std::optional<Interval>& needed) {
  if (!needed) return {"-"};
  return {needed->median.value,
          fmt::format("{} ({}-{})", budget_text(needed->median), budget_text(needed->q05), budget_text(needed->q95))};
}

PageCell allocation_cell(const std::optional<Interval>& needed) {
  if (!needed) return {"-"};
  return {needed->median.value, interval_text("1", *needed)};
}

PageTable overview_part(const Evidence& evidence, const std::vector<OriginVerdict>& origins) {
  PageTable part{"headline",
                 "Headline years, the scenario's own worlds",
                 {"claim", "reading", "years", "figure", "model median (90 %)", "percentile", "side"},
                 {},
                 "Percentile: that of the figure among the model's worlds. Side: share of worlds at or below a "
                 "ceiling (<=), at or above any other figure."};
  for (const auto& origin : origins) {
    for (const auto& verdict : origin.claims) {
      for (const auto* definition : {&verdict.primary, &verdict.alternative}) {
        if (!*definition) continue;
        const auto& shown = *(*definition)->shown;
        const auto& claim = evidence.claims[verdict.claim];
        part.rows.push_back({claim.id, shown.alternative ? "other" : "plain", period_text(shown.period),
                             claimed_text(claim, shown), interval_text(shown.unit, *shown.model),
                             percentile_of(*shown.judged), side_cell(claim, *shown.judged)});
      }
    }
  }
  return part;
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
      {"claim", "years", "figure", "missile budget a year", "or share for missiles", "no share does"},
      {},
      "The budget is in USD at the prices of the unit costs, the share for missiles (w) is that of arriving money; "
      "each is changed alone. \"none\" stands where no budget above 0 does, the last column is the share of "
      "worlds in which no share up to 100 % does. \"-\": the reading holds no budget below the line, or no "
      "share for missiles above it."};
  for (const auto& origin : origins) {
    for (const auto& verdict : origin.claims) {
      if (!verdict.primary) continue;
      const auto& shown = *verdict.primary->shown;
      const auto& needed = shown.judged->break_even;
      if (!needed.budget_usd_per_year && !needed.allocation) continue;
      part.rows.push_back({evidence.claims[verdict.claim].id, period_text(shown.period),
                           value_text(evidence.claims[verdict.claim], shown), budget_cell(needed.budget_usd_per_year),
                           allocation_cell(needed.allocation),
                           needed.allocation ? share_of_worlds_cell(needed.no_allocation) : PageCell{"-"}});
    }
  }
  return part;
}

std::string as_of_text(const std::string& as_of) {
  if (as_of == "claim")
    return "Each claim is judged on what was published by its own day; attribution, recoveries and laws are today's.";
  if (as_of == "none") return "Everything in the tables is used, also what was published after a claim.";
  return fmt::format(
      "What was published by {0} is used; attribution, recoveries and laws are today's. Claims made after {0} are not "
      "judged.",
      as_of);
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
  page.parts.emplace_back(PageFields{
      "",
      "",
      {{"phrase",
        "In the words of a verdict the phrase is that of the reading nearest the middle of the model's worlds; the "
        "brackets have the range of all readings and the percentile for the years shown."}}});
  for (const auto& origin : origins) page.parts.emplace_back(origin_part(evidence, origin));
  page.parts.emplace_back(overview_part(evidence, origins));
  page.parts.emplace_back(readings_part(evidence, origins));
  page.parts.emplace_back(break_even_part(evidence, origins));
  page.parts.emplace_back(PageFields{
      "notes",
      "How to read it",
      {{"range",
        "A percentile is the share of the model's worlds below the figure of the claim. The phrase is the one "
        "nearest the middle over all periods, theft bases and budget methods, and may belong to other years than the "
        "median."},
       {"knowledge", as_of_text(as_of)},
       {"judgement", judgement_note(inputs.judgement, inputs.all)},
       {"more", "claims.csv has every reading, break_even.csv what would make each hold."}}});
  return page;
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/lever_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "fundshare/base/error.hpp"
#include "fundshare/export/questions/change_cells.hpp"
#include "fundshare/export/questions/figure_cells.hpp"

namespace fundshare {
namespace {

constexpr std::size_t pairs_shown = 5;
constexpr double level_below = 0.01;  // changes of coverage that differ by less are called level

const char* short_name(const std::string& variable) {
  if (variable == "missile_funds_usd") return "money for missiles";
  if (variable == "coverage_foreign_parts") return "of foreign parts";
  if (variable == "coverage_wmd") return "of WMD";
  if (variable == "net_ratio") return "net ratio";
  return variable == "funded_share" ? "funded share" : "coverage";
}

/// What the page reads from a study.
class View {
 public:
  View(const Scenario& scenario, const LeverSet& set, const LeverStudy& study)
      : scenario_{scenario}, set_{set}, study_{study}, ranking_{rank_levers(set, study)} {}

  [[nodiscard]] bool has_last_years() const { return scenario_.last_year - scenario_.first_year > 2; }
  [[nodiscard]] std::string years(const std::string& window) const {
    return fmt::format("{}-{}", window == "total" ? scenario_.first_year : scenario_.last_year - 2,
                       scenario_.last_year);
  }
  [[nodiscard]] const Effect& effect(std::size_t lever, double dose, const std::string& variable,
                                     const std::string& window) const {
    const auto at = std::ranges::find_if(study_.effects, [&](const LeverEffect& row) {
      const Output& output = study_.outputs[row.output];
      return row.lever == lever && row.dose == dose && output.variable == variable && output.window == window;
    });
    expects(at != study_.effects.end(), "an effect of the study");
    return at->effect;
  }
  [[nodiscard]] const Effect& compared(std::size_t lever, const std::string& variable,
                                       const std::string& window = "total") const {
    return effect(lever, set_.compare_at, variable, window);
  }
  [[nodiscard]] PageTable ranking() const;
  [[nodiscard]] PageTable fungibility() const;
  [[nodiscard]] PageTable shares() const;
  [[nodiscard]] PageTable doses() const;
  [[nodiscard]] PageTable pairs() const;
  [[nodiscard]] std::string settled() const;

 private:
  [[nodiscard]] PageCell halving(std::size_t lever) const {
    const auto& dose = study_.halvings[lever].dose;
    return dose ? decimal_cell(*dose) : PageCell{fmt::format("none up to {}", set_.levers[lever].most)};
  }
  [[nodiscard]] PageCell elasticity(std::size_t lever) const {
    const auto& relative = effect(lever, set_.small_dose, "coverage", "total").relative;
    if (!relative) return undefined_cell();
    return decimal_cell({relative->mean.value / set_.small_dose, relative->mean.mc_se / set_.small_dose});
  }

  const Scenario& scenario_;
  const LeverSet& set_;
  const LeverStudy& study_;
  LeverRanking ranking_;
};

PageTable View::ranking() const {
  PageTable table{"ranking",
                  fmt::format("Each lever at dose {}, the largest fall of coverage first; change, median (model 90 % "
                              "interval)",
                              set_.compare_at),
                  {"lever", "money, " + years("total")},
                  {},
                  settled()};
  if (has_last_years()) table.columns.push_back("money, " + years("rolling3"));
  for (const auto& column :
       {"coverage, " + years("total"), std::string{"elasticity"}, std::string{"money halved at"}}) {
    table.columns.push_back(column);
  }
  for (const std::size_t k : ranking_.levers) {
    std::vector<PageCell> row{set_.levers[k].title, percent_change_cell(compared(k, "missile_funds_usd").relative)};
    if (has_last_years()) row.push_back(percent_change_cell(compared(k, "missile_funds_usd", "rolling3").relative));
    row.push_back(percent_change_cell(compared(k, "coverage").relative));
    row.push_back(elasticity(k));
    row.push_back(halving(k));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string View::settled() const {
  const std::string meaning =
      "Elasticity: mean change of coverage for a small dose, over the dose. Money halved at: the dose that leaves half "
      "of the median of the money. A change without an interval is the same in every world, to the digits shown. ";
  if (ranking_.ties.empty()) return meaning + "Neighbours are a point or more, and 3 standard errors, apart.";
  std::string names;
  for (const auto& [a, b] : ranking_.ties) {
    names += fmt::format("{}{} / {}", names.empty() ? "" : "; ", set_.levers[a].title, set_.levers[b].title);
  }
  return meaning + "Level, as they are less than a point or 3 standard errors apart: " + names + ".";
}

PageTable View::fungibility() const {
  PageTable table{
      "fungibility",
      fmt::format("The same with other money making up for a part ({}): accounting effect and effect on the "
                  "programme",
                  years("total")),
      {"lever", "money, accounting", "money, programme", "coverage, accounting", "coverage, programme"},
      {},
      "Effect on the programme: accounting effect times allocation.additionality, a judgement. Coverage in points "
      "(hundredths) of the budget."};
  for (const std::size_t k : ranking_.levers) {
    const Effect &money = compared(k, "missile_funds_usd"), &coverage = compared(k, "coverage");
    table.rows.push_back({set_.levers[k].title, dollar_change_cell(money.difference),
                          dollar_change_cell(money.marginal), points_change_cell(coverage.difference),
                          points_change_cell(coverage.marginal)});
  }
  return table;
}

PageTable View::shares() const {
  PageTable table{"shares", "What is left, " + years("total") + ": median (model 90 % interval)", {"lever"}, {}};
  std::vector<PageCell> unchanged{"none"};
  for (const auto& variable : lever_variables()) {
    if (variable == "missile_funds_usd") continue;
    table.columns.emplace_back(short_name(variable));
    for (const auto& [number, summary] : study_.baseline) {
      const Output& output = study_.outputs[number];
      if (output.variable != variable || output.window != "total") continue;
      unchanged.push_back(summary ? percent_interval_cell(*summary) : undefined_cell());
    }
  }
  table.rows.push_back(std::move(unchanged));
  for (const std::size_t k : ranking_.levers) {
    std::vector<PageCell> row{set_.levers[k].title};
    for (const auto& variable : lever_variables()) {
      if (variable == "missile_funds_usd") continue;
      const auto& with = compared(k, variable).with;
      row.push_back(with ? percent_interval_cell(*with) : undefined_cell());
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

PageTable View::doses() const {
  PageTable table{
      "doses", "Change of coverage by dose: median (model 90 % interval)", {"lever", "dose", years("total")}, {}};
  if (has_last_years()) table.columns.push_back(years("rolling3"));
  for (const std::size_t k : ranking_.levers) {
    for (const double dose : set_.levers[k].doses) {
      std::vector<PageCell> row{set_.levers[k].title,
                                {dose, fmt::format("{}", dose)},
                                percent_change_cell(effect(k, dose, "coverage", "total").relative)};
      if (has_last_years()) row.push_back(percent_change_cell(effect(k, dose, "coverage", "rolling3").relative));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

PageTable View::pairs() const {
  std::vector<const LeverPair*> found;
  for (const auto& pair : study_.pairs) {
    const Output& output = study_.outputs[pair.output];
    if (output.variable == "coverage" && output.window == "total" && pair.ratio) found.push_back(&pair);
  }
  const auto size = [](const LeverPair* pair) { return -std::fabs(pair->ratio->quantile(.50).value); };
  std::ranges::stable_sort(found, {}, size);
  PageTable table{"pairs",
                  fmt::format("Pairs at dose {} that part most from multiplying: change of coverage, {}",
                              set_.compare_at, years("total")),
                  {"lever", "and", "both together", "against the product of each alone"},
                  {},
                  "The last column is 0 where two levers multiply; above 0 the second takes less than its part of what "
                  "the first leaves."};
  for (std::size_t k = 0; k < std::min(pairs_shown, found.size()); ++k) {
    table.rows.push_back({set_.levers[found[k]->first].title, set_.levers[found[k]->second].title,
                          percent_change_cell(found[k]->relative), percent_change_cell(found[k]->ratio)});
  }
  return table;
}

}  // namespace

LeverRanking rank_levers(const LeverSet& set, const LeverStudy& study) {
  std::vector<std::pair<std::size_t, Estimate>> medians;
  for (const auto& row : study.effects) {
    const Output& output = study.outputs[row.output];
    if (row.dose != set.compare_at || output.variable != "coverage" || output.window != "total") continue;
    medians.emplace_back(row.lever, row.effect.relative ? row.effect.relative->quantile(.50) : Estimate{0.0, 0.0});
  }
  std::ranges::stable_sort(medians, {}, [](const auto& entry) { return entry.second.value; });
  LeverRanking ranking;
  for (std::size_t k = 0; k < medians.size(); ++k) {
    ranking.levers.push_back(medians[k].first);
    if (k == 0) continue;
    const Estimate &before = medians[k - 1].second, &here = medians[k].second;
    const double error = std::sqrt(before.mc_se * before.mc_se + here.mc_se * here.mc_se);
    const bool apart = here.value - before.value >= std::fmax(level_below, 3.0 * error) && !std::isnan(error);
    if (!apart) ranking.ties.emplace_back(medians[k - 1].first, medians[k].first);
  }
  return ranking;
}

Page lever_page(const Scenario& scenario, const LeverSet& set, const LeverStudy& study, const InputCount& inputs) {
  const View view{scenario, set, study};
  Page page{
      "levers",
      fmt::format("What levers would do to the money for missiles and to what it covers (scenario {})", scenario.name),
      {}};
  page.parts.emplace_back(view.ranking());
  page.parts.emplace_back(view.fungibility());
  page.parts.emplace_back(view.shares());
  page.parts.emplace_back(view.doses());
  page.parts.emplace_back(view.pairs());
  page.parts.emplace_back(PageFields{
      "notes",
      "",
      {{"dose", "the share by which a lever moves its quantity (data/levers.toml); equal doses are not equal effort"},
       {"levers", "describe hypothetical changes of inputs; they are no forecast and no advice"},
       {"inputs", judgement_note(inputs.judgement, inputs.all)}}});
  return page;
}

}  // namespace fundshare

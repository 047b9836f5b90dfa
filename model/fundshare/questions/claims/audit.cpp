// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/audit.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "fundshare/evidence/known_by.hpp"
#include "fundshare/questions/claims/judge.hpp"
#include "fundshare/questions/paired_columns.hpp"
#include "fundshare/uncertainty/engine/block_loop.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {
namespace {

constexpr const char* share_input = "allocation.missile_share";
constexpr const char* nuclear_input = "allocation.nuclear_ratio";

/// Variant k is the cut k; the first is the scenario itself.
std::vector<Variant> cut_variants() {
  return {{"incidents", {{"theft.basis", "", 0.0}}},
          {"estimates", {{"theft.basis", "", 1.0}}},
          {"bottom_up", {{"budget.method", "", 0.0}}},
          {"top_down", {{"budget.method", "", 1.0}}}};
}

bool in_months(const std::string& output) {
  return std::ranges::any_of(month_variables(), [&](const char* name) { return output == name; });
}

/// The cuts that can differ from the whole: a budget method only where the budget stands below the line.
std::vector<Cut> cuts_of(const ReadingResult& reading, bool testable) {
  if (!testable || !reading.missing.empty()) return {Cut::all};
  const auto* definition = find_definition(reading.output);
  if (break_even_links(*definition).budget == BudgetLink::none) return {Cut::all, Cut::incidents, Cut::estimates};
  return {Cut::all, Cut::incidents, Cut::estimates, Cut::bottom_up, Cut::top_down};
}

/// The period as the model covers it, with the reason where it has nothing: a day before the statement judges none of
/// it.
ClaimPeriod covered_by(ClaimPeriod period, const Claim& claim, const OutputDefinition& definition,
                       const std::optional<Date>& as_of, StudyWindow window, Month known) {
  if (as_of && *as_of < claim.date) {
    period.missing = "made after " + to_string(*as_of);
    return period;
  }
  period = within(std::move(period), window, known);
  if (definition.whole_window_only && period.missing.empty())
    period.missing = "the model has this output for the whole study window alone";
  return period;
}

/// Readings of one claim, without figures.
void list_readings(const Claim& claim, std::size_t number, const Scenario& scenario, StudyWindow window, Month known,
                   std::vector<ReadingResult>& out) {
  for (const bool alternative : {false, true}) {
    const auto& output = alternative ? claim.alternative_output : claim.output_variable;
    const auto* definition = find_definition(output);
    if (!definition) continue;
    for (const auto& period : periods_of(claim, in_months(output), window.first_year)) {
      const auto covered = covered_by(period, claim, *definition, scenario.as_of, window, known);
      ReadingResult reading{number,          alternative, output, definition->unit, covered, Cut::all, scenario.as_of,
                            covered.missing, {},          {}};
      for (const Cut cut : cuts_of(reading, claim.testable)) {
        reading.cut = cut;
        out.push_back(reading);
      }
    }
  }
}

MoreFigures figures_for(const std::vector<ReadingResult>& readings) {
  std::set<MoreFigures::Years> years;
  std::set<MoreFigures::Months> months;
  for (const auto& reading : readings) {
    if (!reading.missing.empty()) continue;
    if (reading.period.years) years.insert(*reading.period.years);
    if (reading.period.months) months.insert(*reading.period.months);
  }
  return {{years.begin(), years.end()}, {months.begin(), months.end()}, {share_input, nuclear_input}};
}

std::vector<std::string> outputs_for(const std::vector<ReadingResult>& readings) {
  std::set<std::string> names{"budget_usd", "wmd_usd"};
  for (const auto& reading : readings) names.insert(reading.output);
  return {names.begin(), names.end()};
}

/// The columns that the readings need, each once, and where each is.
class Columns {
 public:
  explicit Columns(const Estimator& model) : model_{&model} {}

  /// The number of a column, which is asked for from now on.
  std::size_t of(const std::string& output, const ClaimPeriod& period) {
    const bool by_month = period.months.has_value();
    const auto name = by_month ? month_span_name(period.months->first, period.months->last) : "years";
    return add(by_month ? "months" : "summary", output, name,
               by_month ? period.months->first.year : period.years->first,
               by_month ? period.months->last.year : period.years->last);
  }
  std::size_t of_input(const char* input) {
    return add("inputs", input, "total", model_->window().first_year, model_->window().last_year);
  }
  [[nodiscard]] const std::vector<std::size_t>& outputs() const { return outputs_; }

 private:
  std::size_t add(const char* table, const std::string& variable, const std::string& window, int first, int last) {
    const auto at = std::ranges::find_if(model_->outputs(), [&](const Output& output) {
      return output.table == table && output.variable == variable && output.window == window &&
             output.year_start == first && output.year_end == last;
    });
    expects(at != model_->outputs().end(), "an output of the model");
    const auto output = static_cast<std::size_t>(at - model_->outputs().begin());
    const auto known = std::ranges::find(outputs_, output);
    if (known == outputs_.end()) outputs_.push_back(output);
    return static_cast<std::size_t>(std::ranges::find(outputs_, output) - outputs_.begin());
  }

  const Estimator* model_;
  std::vector<std::size_t> outputs_;
};

/// Numbers of the columns that one reading needs.
struct Needed {
  std::size_t output = 0, budget = 0, wmd = 0;
};

std::vector<Needed> needed_columns(const std::vector<ReadingResult>& readings, Columns& columns) {
  std::vector<Needed> needed(readings.size());
  for (std::size_t k = 0; k < readings.size(); ++k) {
    const auto& reading = readings[k];
    if (!reading.missing.empty()) continue;
    needed[k].output = columns.of(reading.output, reading.period);
    if (!reading.period.years) continue;
    needed[k].budget = columns.of("budget_usd", reading.period);
    needed[k].wmd = columns.of("wmd_usd", reading.period);
  }
  return needed;
}

}  // namespace

const char* theft_basis_of(Cut cut) {
  return cut == Cut::incidents ? "incidents" : cut == Cut::estimates ? "estimates" : "all";
}

const char* budget_method_of(Cut cut) {
  return cut == Cut::bottom_up ? "bottom_up" : cut == Cut::top_down ? "top_down" : "all";
}

ClaimResults audit_claims(const Evidence& evidence, const ClaimRun& run, std::uint64_t seed, const Plan& plan,
                          const Plan& pilot) {
  Estimator model{evidence, run.scenario, pilot};
  const Month known = data_coverage(evidence, run.scenario.as_of).last();
  std::vector<ReadingResult> readings;
  for (const auto claim : run.claims)
    list_readings(evidence.claims[claim], claim, run.scenario, model.window(), known, readings);
  model.report_also(figures_for(readings));
  model.compute_only(outputs_for(readings));

  Columns columns{model};
  const auto needed = needed_columns(readings, columns);
  const auto share = columns.of_input(share_input), nuclear = columns.of_input(nuclear_input);
  const auto worlds = run_paired(model, cut_variants(), columns.outputs(), seed, plan);

  const auto fill = [&](std::size_t k, Summariser& summarise_column) {
    if (!readings[k].missing.empty()) return;
    const auto column = [&](std::size_t chosen) {
      return worlds.column(static_cast<std::size_t>(readings[k].cut), chosen);
    };
    fill_reading(
        evidence.claims[readings[k].claim],
        {column(needed[k].output), column(needed[k].budget), column(needed[k].wmd), column(share), column(nuclear)},
        summarise_column, readings[k]);
  };
  for_each_block(readings.size(), Plan{plan.worlds, plan.threads, {}, plan.stop}, [&] {
    const auto own = std::make_shared<Summariser>(plan.worlds, std::span<const std::uint8_t>{}, 0);
    return BlockTask{[&, own](std::uint64_t k) { fill(static_cast<std::size_t>(k), *own); }};
  });
  return {std::move(readings), model.inputs()};
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/uncertainty/engine/column_store.hpp"
#include "fundshare/uncertainty/engine/run.hpp"

namespace fundshare::test {

/// All columns of a short run of a shipped scenario on the tables of the project, with settings and edited evidence.
class SmallRun {
 public:
  SmallRun(const std::vector<std::string>& sets, std::uint64_t worlds, Evidence evidence = project_evidence(),
           const std::string& scenario = "baseline")
      : model_{evidence, read_scenario(scenario, FUNDSHARE_TEST_DATA_DIR, sets), Plan{1 << 14, 2}},
        columns_{1, model_.outputs().size(), worlds} {
    const Variant unchanged{};
    run(model_, {&unchanged, 1}, MonteCarloPoints{1}, Plan{worlds, 2, {}, nullptr}, columns_);
  }

  static Evidence project_evidence() { return read_evidence(FUNDSHARE_TEST_DATA_DIR); }

  [[nodiscard]] std::span<const double> column(const std::string& variable, const std::string& window = "total",
                                               int year_start = 2017, const std::string& table = "summary") const {
    const auto at = std::ranges::find_if(model_.outputs(), [&](const Output& output) {
      return output.table == table && output.variable == variable && output.window == window &&
             output.year_start == year_start;
    });
    expects(at != model_.outputs().end(), "an output of the model");
    return columns_.column(static_cast<std::size_t>(at - model_.outputs().begin()));
  }
  [[nodiscard]] const Estimator& model() const { return model_; }
  [[nodiscard]] const ColumnStore& columns() const { return columns_; }

 private:
  Estimator model_;
  ColumnStore columns_;
};

/// Settings and more settings.
inline std::vector<std::string> with(std::vector<std::string> sets, const std::vector<std::string>& more) {
  sets.insert(sets.end(), more.begin(), more.end());
  return sets;
}

/// Every input with a law or choice of its own set to a constant, so that a test frees only those it looks at.
inline std::vector<std::string> everything_constant() {
  return {"theft.basis=incidents",
          "theft.attribution.government=1",
          "theft.attribution.un_panel=1",
          "theft.attribution.multi_vendor=1",
          "theft.attribution.single_vendor=1",
          "theft.attribution.disputed_or_unconfirmed=1",
          "theft.amount=2e7",
          "theft.valuation_error=1",
          "theft.unrecorded=0.03",
          "theft.other_cyber_factor=1.15",
          "realisation.denied=0.03",
          "realisation.conversion_cost=0.02",
          "realisation.stranded=0.125",
          "realisation.cashout_delay_months=3",
          "realisation.capacity_factor=1",
          "realisation.price_exposure=0.8",
          "realisation.btc_weight=0.66",
          "realisation.broker_discount=0.1",
          "realisation.operating_cost=0.05",
          "allocation.missile_share=0.5",
          "allocation.spending_lag_months=6",
          "allocation.nuclear_ratio=0.5",
          "allocation.it_income=4e8",
          "allocation.it_remitted=0.65",
          "allocation.additionality=0.4",
          "budget.method=top_down",
          "budget.uncounted_launches=0",
          "budget.materials_share=0.55",
          "budget.stockpile_ratio=1.2",
          "budget.stockpile_labour=1.35",
          "budget.research_and_sites=1.4e8",
          "budget.technology_offset=0.02",
          "budget.gni_error=1",
          "budget.military_share=0.19",
          "budget.missile_share_of_military=0.075",
          "budget.domestic_price_ratio=0.5",
          "budget.import_share=0.2",
          "budget.nuclear_error=1",
          "budget.nuclear_overlap=0.65",
          "budget.other_foreign_income=1e9",
          "budget.russia_income=7e8"};
}

}  // namespace fundshare::test

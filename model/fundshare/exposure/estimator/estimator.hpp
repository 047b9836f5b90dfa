// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "fundshare/exposure/estimator/month_sums.hpp"
#include "fundshare/exposure/estimator/predictive_check.hpp"
#include "fundshare/exposure/estimator/scenario.hpp"
#include "fundshare/exposure/share/funded_share.hpp"
#include "fundshare/exposure/share/missile_equivalents.hpp"
#include "fundshare/exposure/theft/combined_pilot.hpp"

namespace fundshare {

/// The model: stolen coins to arrived dollars to missile money over budgets, in five stages.
class Estimator {
 public:
  /// Binds a scenario to what the tables held on its day `as_of`. Where the basis combined has a weight, its pilot runs
  /// here. \param pilot  how; of no worlds where the model is only asked what it is, and never evaluated
  /// \throws InputError where tables and scenario do not fit each other
  Estimator(const Evidence& evidence, const Scenario& scenario, const Plan& pilot = {.worlds = pilot_worlds});

  /// Lists and computes figures beside the standard ones: outputs of table `summary` over more years (window `years`),
  /// of table `months`, and of table `inputs`, the draws of inputs with one value per world. No other number changes.
  /// To be called before compute_only(). \throws std::logic_error for a period outside the window or an unknown input
  void report_also(const MoreFigures& more);

  /// Computes and lists these outputs alone from now on, with the months and inputs of report_also(): variables of
  /// output_definitions(), `waterfall` for the whole account of the money, `checks` for the predictive checks,
  /// `equivalents` for cash in missiles. No number of theirs changes. \throws Error (64) for a name that there is not,
  /// with the nearest
  void compute_only(const std::vector<std::string>& names);
  /// Whether a variable of output_definitions() is computed.
  [[nodiscard]] bool computes(const std::string& variable) const;

  struct Workspace {
    explicit Workspace(const Estimator& model);
    TheftWorkspace theft;
    StolenUsd stolen;
    RealisedUsd realised;
    MissileFundsUsd missile_funds;
    ProgrammeBudget budget;
    ShareWorkspace share;
  };

  [[nodiscard]] const InputSet& inputs() const { return inputs_; }
  [[nodiscard]] std::span<const Output> outputs() const { return outputs_; }
  [[nodiscard]] int stage_of(std::size_t input) const { return stages_[input]; }
  [[nodiscard]] Workspace make_workspace() const { return Workspace{*this}; }

  /// One block of worlds. The stages from `first_stage` on are computed, the others are in the workspace.
  void evaluate(Draws& draws, Workspace& work, int first_stage, Block& out) const;

  [[nodiscard]] StudyWindow window() const { return window_; }
  /// The incidents that count, in the order of the labels of the incident inputs.
  [[nodiscard]] const std::vector<Theft>& thefts() const { return theft_data_.thefts; }
  /// Number of the input allocation.additionality, which no output reads.
  [[nodiscard]] std::size_t additionality() const { return additionality_; }
  /// Whether some world may take its thefts from the basis combined.
  [[nodiscard]] bool may_combine() const { return theft_data_.combined.has_value(); }
  [[nodiscard]] const std::vector<PredictiveCheck>& checks() const { return checks_; }
  /// Number of the output of the first check.
  [[nodiscard]] std::size_t first_check_output() const { return first_check_; }
  /// Number of the output that holds budget.method (0 bottom-up, 1 top-down), of the one that holds theft.basis.
  [[nodiscard]] std::size_t method_output() const { return outputs_.size() - 2; }
  [[nodiscard]] std::size_t basis_output() const { return outputs_.size() - 1; }

 private:
  Estimator(const Evidence& all, const Evidence& known, const Scenario& scenario, Binder binder, const Plan& pilot);
  void prepare_combined(const Scenario& scenario, const Plan& pilot);
  void list_everything();

  StudyWindow window_;
  TheftData theft_data_;
  RealisationData realisation_data_;
  AllocationData allocation_data_;
  BudgetData budget_data_;
  std::size_t cyber_factor_, additionality_;
  std::vector<ReportWindow> windows_;
  std::vector<PredictiveCheck> checks_;
  InputSet inputs_;
  std::vector<int> stages_;
  YearFacts facts_;
  std::vector<MonthSpan> months_;         ///< of report_also()
  std::vector<std::size_t> told_inputs_;  ///< of report_also(), numbers of inputs
  std::vector<Output> outputs_;
  std::vector<char> wanted_;  ///< by definition of output_definitions(); empty for all
  std::size_t first_waterfall_, first_check_, first_equivalent_, first_month_;
};

static_assert(Model<Estimator>);

}  // namespace fundshare

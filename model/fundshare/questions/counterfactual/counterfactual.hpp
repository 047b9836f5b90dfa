// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "fundshare/questions/levers/effect.hpp"

namespace fundshare {

/// Something that did happen and is taken away.
struct AskedChange {
  enum class What {
    drop,        ///< one theft does not take place: X_i = 0 after the year's scaling
    unfreeze,    ///< nothing of one theft is frozen, seized or returned
    price_path,  ///< coins have other prices
    all          ///< every other change at once
  };
  What what;
  std::string id;  ///< of the incident, or the word of price_path

  /// "drop 2025-02-bybit"
  [[nodiscard]] std::string text() const;
};

/// What one change does to one output.
struct CounterfactualEffect {
  std::size_t change, output;  ///< place in CounterfactualStudy::changes, number of the output
  Effect effect;
};

struct CounterfactualStudy {
  std::vector<Output> outputs;
  std::vector<AskedChange> changes;  ///< as asked, and all of them together where there are several
  std::vector<std::string> idle;     ///< by change: why it changes no number; empty where it may
  std::vector<std::pair<std::size_t, std::optional<Summary>>> baseline;
  std::vector<CounterfactualEffect> effects;  ///< by change, output
};

/// The variables of the answer.
[[nodiscard]] const std::vector<std::string>& counterfactual_variables();

/// Checks what is asked against the tables. \throws Error (64) for an incident or a word that there is not, with the
/// nearest, and for a change that is asked twice
void check_changes(const std::vector<AskedChange>& changes, const Evidence& evidence);

/// Runs of the same worlds that study_counterfactual() makes.
[[nodiscard]] std::uint64_t counterfactual_runs(const Scenario& scenario, const std::vector<AskedChange>& changes,
                                                std::uint64_t worlds);

/// Every change by itself and all of them together, each against the unchanged scenario in the same worlds; over the
/// whole window, its last three years, and by year. \param changes  as check_changes() lets them pass, at least one
/// \param plan  plan of the next run, given how many there were before \param pilot  of an Estimator
[[nodiscard]] CounterfactualStudy study_counterfactual(const Evidence& evidence, const Scenario& scenario,
                                                       const std::vector<AskedChange>& changes, std::uint64_t seed,
                                                       const std::function<Plan(std::uint64_t runs_before)>& plan,
                                                       const Plan& pilot);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/exposure/estimator/estimator.hpp"

namespace fundshare {

/// The tables of a data folder and one scenario bound to them: what questions about meaning and sources are put to.
class Catalogue {
 public:
  /// \param scenario  name or path \param sets  texts `key=value`; see read_scenario
  /// \throws Error with code no_input for a file that is not there, InputError for content
  Catalogue(const std::filesystem::path& data_dir, const std::string& scenario,
            const std::vector<std::string>& sets = {});

  [[nodiscard]] const Tables& tables() const { return set_.tables; }
  [[nodiscard]] const Evidence& evidence() const { return evidence_; }
  /// The part of the evidence that the scenario lets be known: all of it without `as_of`.
  [[nodiscard]] const Evidence& known() const { return known_ ? *known_ : evidence_; }
  [[nodiscard]] const Scenario& scenario() const { return scenario_; }
  [[nodiscard]] const Estimator& model() const { return model_; }

 private:
  TableSet set_;
  Evidence evidence_;
  Scenario scenario_;
  std::optional<Evidence> known_;
  Estimator model_;
};

/// A place with the name of its table for its file, such as theft/incidents.csv, wherever the data folder is.
[[nodiscard]] Place below_data_folder(const Tables& tables, Place place);

/// The name of a table in the dictionary, from a name with or without its folder and without .csv where it is unique.
/// \throws Error with code usage for any other name, with the nearest
[[nodiscard]] std::string find_table_name(const Tables& tables, const std::string& asked);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/questions/levers/lever_variant.hpp"
#include "fundshare/questions/paired_columns.hpp"
#include "support/small_run.hpp"

namespace fundshare::test {

/// A file of one lever called x. \param changes  the value of the key changes
inline std::string lever_text(const std::string& changes, const std::string& most = "1",
                              const std::string& evidence = "[\"judgement\"]") {
  return "compare_at = 0.5\nsmall_dose = 0.01\n[lever.x]\ntitle = \"X\"\nwhy = \"Made up.\"\nevidence = " + evidence +
         "\ndoses = [0.25, 0.5]\nmost = " + most + "\nchanges = " + changes + "\n";
}

inline LeverSet one_lever(const std::string& changes, const std::string& most = "1") {
  return parse_levers(lever_text(changes, most), "levers.toml");
}

/// A model of the shipped scenario and tables, with settings.
inline Estimator model_with(const std::vector<std::string>& sets) {
  return {SmallRun::project_evidence(), read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, sets), Plan{1 << 14, 2}};
}

/// An output over the whole window, without a lever (variant 0) and with each of these.
inline PairedColumns pulled(const Estimator& model, const std::vector<Variant>& variants, const std::string& output,
                            std::uint64_t worlds, std::uint64_t seed = 1) {
  return run_paired(model, variants, {output_number(model, output, "total", model.window().first_year)}, seed,
                    Plan{worlds, 2});
}

inline Variant pull(const Estimator& model, const LeverSet& set, double dose) {
  const PulledLever lever{&set.levers.front(), dose};
  return lever_variant(model, {&lever, 1});
}

}  // namespace fundshare::test

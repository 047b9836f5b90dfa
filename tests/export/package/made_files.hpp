// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>

#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/export/package/package_files.hpp"

namespace fundshare::test {

/// The files of a short run on the tables of the project.
inline std::vector<ResultFile> made_files() {
  const Plan plan{300, 2, {}, nullptr, std::make_shared<SamplerCache>()};
  const Scenario scenario = read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, {});
  const Evidence evidence = read_evidence(FUNDSHARE_TEST_DATA_DIR);
  const Estimator model{evidence, scenario};
  const EstimateResult result = estimate(model, 1, plan);
  return package_files({scenario, evidence, model, result, {}, influence_on_coverage(model, 1, plan)});
}

inline const ResultFile& file_of(const std::vector<ResultFile>& files, const std::string& name) {
  return *std::ranges::find(files, name, &ResultFile::name);
}

}  // namespace fundshare::test

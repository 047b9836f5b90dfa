// SPDX-License-Identifier: Apache-2.0
// What a program of another project does with the installed library: a law, and the model on the shipped tables.
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/exposure/estimator/scenario.hpp"
#include "fundshare/questions/estimate.hpp"
#include "fundshare/uncertainty/laws/law.hpp"

int main() {
  const fundshare::Law law = fundshare::Beta::from_shapes(2, 10);
  if (law.quantile(0.5) <= 0.1 || law.quantile(0.5) >= 0.2) return EXIT_FAILURE;

  const std::filesystem::path data = FUNDSHARE_DATA_DIR;
  const auto evidence = fundshare::read_evidence(data);
  const auto scenario = fundshare::read_scenario("baseline", data, {"theft.basis=incidents"});
  const fundshare::Estimator model{evidence, scenario};
  const auto result = fundshare::estimate(model, 1, {.worlds = 4096, .threads = 1});
  const auto& coverage = result.of(model, "coverage", "total", model.window().first_year);
  if (!coverage) return EXIT_FAILURE;
  std::printf("median coverage of %d-%d over %llu worlds: %.17g\n", model.window().first_year, model.window().last_year,
              static_cast<unsigned long long>(coverage->worlds), coverage->quantile(.50).value);
  return EXIT_SUCCESS;
}

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/estimator/find_window.hpp"

#include <fmt/format.h>

#include "fundshare/evidence/known_by.hpp"

namespace fundshare {
namespace {

[[noreturn]] void refuse(const Scenario& scenario, const DataCoverage& coverage, Month last) {
  const int last_full_year = last.month == 12 ? last.year : last.year - 1;
  const bool more = last.month < 12 && !scenario.allow_partial;
  throw InputError{
      scenario.years_place,
      fmt::format("[{}, {}] is past the data{} (incidents end in {}, launches in {}, prices in {}; full years from {} "
                  "to {}{})",
                  scenario.first_year, scenario.last_year,
                  scenario.as_of ? fmt::format(" known on {}", to_string(*scenario.as_of)) : "",
                  to_string(coverage.thefts), to_string(coverage.launches), to_string(coverage.prices),
                  coverage.first_price.year, last_full_year,
                  more ? fmt::format("; allow_partial = true admits {} to its month {}", last.year, last.month) : "")};
}

}  // namespace

StudyWindow find_window(const Evidence& evidence, const Scenario& scenario) {
  const auto coverage = data_coverage(evidence, scenario.as_of);
  const bool drawn_prices = scenario.price_path == PricePath::simulated;
  const Month last = drawn_prices ? std::min(coverage.thefts, coverage.launches) : coverage.last();
  const int last_year = last.month == 12 || scenario.allow_partial ? last.year : last.year - 1;
  if (scenario.last_year > last_year || scenario.first_year < coverage.first_price.year)
    refuse(scenario, coverage, last);
  return {scenario.first_year, scenario.last_year, scenario.last_year == last.year ? last.month : 12};
}

}  // namespace fundshare

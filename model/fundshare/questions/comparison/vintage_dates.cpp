// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/vintage_dates.hpp"

#include <fmt/format.h>

#include <sstream>

#include "fundshare/evidence/known_by.hpp"

namespace fundshare {
namespace {

[[noreturn]] void refuse(const std::string& problem) { throw Error{ExitCode::usage, "--dates: " + problem}; }

VintageDate parse_one(const std::string& word) {
  if (word == today_word) return {};
  const auto day = parse_date(word);
  if (!day) {
    refuse(fmt::format("'{}' is neither a day such as 2022-07-28 nor the word {}", printable(word, 40), today_word));
  }
  return {day};
}

}  // namespace

std::string VintageDate::label() const { return day ? to_string(*day) : today_word; }

std::vector<VintageDate> parse_vintage_dates(const std::string& list) {
  std::vector<VintageDate> dates;
  std::istringstream text{list};
  for (std::string word; std::getline(text, word, ',');) {
    const auto next = parse_one(word);
    if (!dates.empty() && (!dates.back().day || (next.day && *next.day <= *dates.back().day))) {
      refuse(fmt::format("'{}' does not come after '{}' (write the days in order, each once, {} last)", next.label(),
                         dates.back().label(), today_word));
    }
    dates.push_back(next);
  }
  if (list.ends_with(',')) refuse("ends with a comma");
  if (dates.size() < 2) refuse(fmt::format("needs two days or more, such as {}", standard_vintage_dates));
  return dates;
}

Scenario at_vintage(const Scenario& scenario, const Evidence& evidence, const VintageDate& date) {
  const Month last = data_coverage(evidence, date.day).last();
  Scenario then = scenario;
  then.as_of = date.day;
  then.allow_partial = false;
  then.last_year = last.month == 12 ? last.year : last.year - 1;
  if (then.last_year < then.first_year) {
    refuse(fmt::format("{}: the last full year known then is {}, and the scenario begins with {}", date.label(),
                       then.last_year, then.first_year));
  }
  return then;
}

std::vector<KnownRows> rows_known(const Evidence& evidence, const VintageDate& date) {
  const Evidence known = date.day ? known_by(evidence, *date.day) : evidence;
  return {{"incidents", known.incidents.size()},
          {"annual_estimates", known.estimates.size()},
          {"budget_anchors", known.anchors.size()},
          {"launches", known.launches.size()},
          {"price_months", known.prices.size()}};
}

}  // namespace fundshare

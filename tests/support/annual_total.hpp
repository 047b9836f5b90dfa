// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/evidence/records.hpp"

namespace fundshare::test {

/// A made-up total of one estimator for one calendar year.
inline AnnualEstimate annual_total(const std::string& estimator, int year, double usd, PartialDate published) {
  AnnualEstimate row;
  row.start = {year, 1, 1};
  row.end = {year, 12, 31};
  row.estimator = estimator;
  row.scope = "crypto_theft";
  row.best = Usd{usd};
  row.published = published;
  row.source_checked = SourceChecked::seen;
  return row;
}

}  // namespace fundshare::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "fundshare/evidence/table.hpp"

namespace fundshare {

/// Tables by their names in the dictionary, such as theft/incidents.csv.
using Tables = std::map<std::string, Table, std::less<>>;

/// What no single cell can show: low <= best <= high and start <= end in every row, references that lead to a row,
/// every theft in the vendor sets once, ids that begin with the month of their date, recovered sums within the theft, a
/// default unit cost for every class launched, months of prices without a gap; and what would change a number without
/// a word: two spellings of one estimator, two figures for one thing.
/// \throws InputError with up to 20 faults, each naming its cell and the other cell it disagrees with
void check_tables(const Tables& tables);

}  // namespace fundshare

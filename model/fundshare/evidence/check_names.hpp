// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "fundshare/base/error.hpp"
#include "fundshare/evidence/table.hpp"

namespace fundshare {

// Rows that a stage would leave out, or take one of two of, without a word.

/// Whether two different names differ by case, blanks and marks alone, or are of 5 letters or more and one letter
/// apart.
[[nodiscard]] bool nearly_equal_names(std::string_view a, std::string_view b);

/// Two spellings of one estimator, since an estimator is found by its exact name; and two amounts of one estimator for
/// one period, scope and day of publication.
void check_estimators(const Table& estimates, ErrorList& problems);

/// Two figures in dollars for one quantity and period that both may feed a default.
void check_repeats(const Table& anchors, ErrorList& problems);

}  // namespace fundshare

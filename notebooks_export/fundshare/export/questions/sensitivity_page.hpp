// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/export/page.hpp"
#include "fundshare/questions/sensitivity/what_matters.hpp"

namespace fundshare {

/// What decides an output, on one page: groups, single inputs, what learning each would bring, and year by year.
[[nodiscard]] Page sensitivity_page(const std::string& scenario, const Estimator& model, const WhatMatters& found);

/// "coverage of 2024 is left out: it is undefined in some worlds", one sentence a window; and what else to be aware of.
[[nodiscard]] std::vector<std::string> sensitivity_warnings(const Estimator& model, const WhatMatters& found);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/spec/law_parameters.hpp"

namespace fundshare {

/// The law of a family whose table has two or more keys such as q05 and q95, or the keys mean and sd, and no others but
/// those in `known` (of df, location, low and high); nothing where the table has another form.
[[nodiscard]] std::optional<Law> fitted_form(const LawParameters& given, const std::string& family,
                                             const std::vector<std::string>& known = {});

}  // namespace fundshare

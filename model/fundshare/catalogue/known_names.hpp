// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/catalogue/catalogue.hpp"

namespace fundshare {

/// Says that no input, setting, output, flag, table, column or row is called so, with the names that hold the word,
/// else with the nearest. \throws Error with code usage, always
[[noreturn]] void refuse_unknown(const Catalogue& catalogue, const std::string& name);

}  // namespace fundshare

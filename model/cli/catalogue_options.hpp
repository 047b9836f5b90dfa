// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.hpp"
#include "fundshare/catalogue/catalogue.hpp"
#include "fundshare/export/page.hpp"

namespace fundshare::cli {

/// --scenario S: whose laws and settings are shown.
[[nodiscard]] Option scenario_option();

/// The tables and the scenario that --data, --scenario and --set ask for. \throws Error
[[nodiscard]] Catalogue catalogue_of(const Arguments& arguments);

/// Prints pages with a blank line between them; with --json an array.
void print_pages(const std::vector<Page>& pages, const Arguments& arguments);

}  // namespace fundshare::cli

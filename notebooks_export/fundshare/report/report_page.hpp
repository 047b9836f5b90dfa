// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/report/results.hpp"

namespace fundshare {

/// The report of a run: one HTML file that needs nothing else. It depends on the run's folder alone.
/// \throws InputError where a table lacks rows that a figure shows
[[nodiscard]] std::string report_page(const Results& results);

/// "sha256-" and the digest of a text in base 64, as a content-security policy names a script.
[[nodiscard]] std::string script_digest(const std::string& text);

}  // namespace fundshare

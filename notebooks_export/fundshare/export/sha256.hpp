// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fundshare {

/// SHA-256 of the bytes as 64 lower-case hexadecimal digits (FIPS 180-4).
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// The first 12 of those digits, as ids show them.
[[nodiscard]] std::string short_sha256(std::string_view bytes);

}  // namespace fundshare

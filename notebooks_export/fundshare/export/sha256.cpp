// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/sha256.hpp"

#include <openssl/evp.h>

#include <array>

#include "fundshare/base/error.hpp"

namespace fundshare {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  expects(done == 1 && length == 32, "SHA-256 gives 32 bytes");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (unsigned k = 0; k < length; ++k) hex += {digits[digest[k] >> 4U], digits[digest[k] & 15U]};
  return hex;
}

std::string short_sha256(std::string_view bytes) { return sha256_hex(bytes).substr(0, 12); }

}  // namespace fundshare

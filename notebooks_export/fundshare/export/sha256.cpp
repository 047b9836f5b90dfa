// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/sha256.hpp"

#include <openssl/evp.h>

#include <array>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

std::string hex_of(const Digest& digest, unsigned length) {
  expects(length == 32, "SHA-256 gives 32 bytes");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (unsigned k = 0; k < length; ++k) hex += {digits[digest[k] >> 4U], digits[digest[k] & 15U]};
  return hex;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Digest digest{};
  unsigned length = 0;
  const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  expects(done == 1, "SHA-256 is computed");
  return hex_of(digest, length);
}

struct Sha256::Context {
  EVP_MD_CTX* state = EVP_MD_CTX_new();
  Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { EVP_MD_CTX_free(state); }
};

Sha256::Sha256() : context_{std::make_unique<Context>()} {
  expects(EVP_DigestInit_ex(context_->state, EVP_sha256(), nullptr) == 1, "SHA-256 is there");
}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  expects(EVP_DigestUpdate(context_->state, bytes.data(), bytes.size()) == 1, "SHA-256 takes bytes");
}

std::string Sha256::hex() {
  Digest digest{};
  unsigned length = 0;
  expects(EVP_DigestFinal_ex(context_->state, digest.data(), &length) == 1, "SHA-256 is computed");
  return hex_of(digest, length);
}

std::string short_sha256(std::string_view bytes) { return sha256_hex(bytes).substr(0, 12); }

}  // namespace fundshare

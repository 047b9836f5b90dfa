// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/utf8.hpp"

namespace fundshare {
namespace {

// Bytes of the character that begins with `lead`, and the range of its second byte (table 3-7 of the Unicode standard).
struct Form {
  std::size_t length;
  unsigned char least, most;
};

Form form_of(unsigned char lead) {
  if (lead < 0x80) return {1, 0, 0};
  if (lead >= 0xc2 && lead <= 0xdf) return {2, 0x80, 0xbf};
  if (lead == 0xe0) return {3, 0xa0, 0xbf};
  if (lead == 0xed) return {3, 0x80, 0x9f};
  if (lead >= 0xe1 && lead <= 0xef) return {3, 0x80, 0xbf};
  if (lead == 0xf0) return {4, 0x90, 0xbf};
  if (lead >= 0xf1 && lead <= 0xf3) return {4, 0x80, 0xbf};
  if (lead == 0xf4) return {4, 0x80, 0x8f};
  return {0, 0, 0};
}

bool is_character(std::string_view bytes, const Form& form) {
  if (form.length == 0 || form.length > bytes.size()) return false;
  for (std::size_t i = 1; i < form.length; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const unsigned char least = i == 1 ? form.least : 0x80;
    const unsigned char most = i == 1 ? form.most : 0xbf;
    if (byte < least || byte > most) return false;
  }
  return true;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Form form = form_of(static_cast<unsigned char>(bytes[at]));
    if (!is_character(bytes.substr(at), form)) return at;
    at += form.length;
  }
  return std::string_view::npos;
}

}  // namespace fundshare

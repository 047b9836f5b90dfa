// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/thrift_compact.hpp"

#include "fundshare/base/error.hpp"

namespace fundshare {

void ThriftCompact::header(int field, Type type) {
  const int step = field - last_.back();
  expects(step > 0 && step < 16, "the fields of a struct come in order");
  bytes_ += static_cast<char>((static_cast<unsigned>(step) << 4U) | static_cast<unsigned>(type));
  last_.back() = field;
}

void ThriftCompact::list(int field, Type of, std::size_t size) {
  header(field, Type::list);
  if (size < 15) {
    bytes_ += static_cast<char>((static_cast<unsigned>(size) << 4U) | static_cast<unsigned>(of));
  } else {
    bytes_ += static_cast<char>(0xf0U | static_cast<unsigned>(of));
    varint(size);
  }
}

void ThriftCompact::varint(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) bytes_ += static_cast<char>((value & 0x7fU) | 0x80U);
  bytes_ += static_cast<char>(value);
}

}  // namespace fundshare

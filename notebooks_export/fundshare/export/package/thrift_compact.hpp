// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fundshare {

/// Writes structs in Thrift's compact protocol, as far as the headers of Parquet need it. Fields of a struct come in
/// the order of their numbers, at most 15 apart.
class ThriftCompact {
 public:
  enum class Type : unsigned char { i32 = 5, i64 = 6, binary = 8, list = 9, record = 12 };

  void i32(int field, std::int32_t value) {
    header(field, Type::i32);
    zigzag(value);
  }
  void i64(int field, std::int64_t value) {
    header(field, Type::i64);
    zigzag(value);
  }
  void text(int field, std::string_view value) {
    header(field, Type::binary);
    bare_text(value);
  }
  /// A struct inside this one, until end().
  void begin(int field) {
    header(field, Type::record);
    last_.push_back(0);
  }
  /// A list; its elements follow: bare_text(), bare_i32(), or begin_element() ... end().
  void list(int field, Type of, std::size_t size);
  void begin_element() { last_.push_back(0); }
  void bare_i32(std::int32_t value) { zigzag(value); }
  void bare_text(std::string_view value) {
    varint(value.size());
    bytes_ += value;
  }
  /// Ends the innermost struct; the outermost one is the message itself.
  void end() {
    bytes_ += '\0';
    last_.pop_back();
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  void header(int field, Type type);
  void varint(std::uint64_t value);
  void zigzag(std::int64_t value) {
    varint((static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63));
  }

  std::string bytes_;
  std::vector<int> last_{0};  ///< number of the last field, by struct
};

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/column_file.hpp"

#include <gtest/gtest.h>
#include <zstd.h>

#include <bit>
#include <cstring>
#include <limits>

#include "fundshare/export/package/thrift_compact.hpp"

namespace fundshare::column_file_test {
namespace {

using namespace std::string_literals;

constexpr double infinite = std::numeric_limits<double>::infinity();
const std::vector<double> first{0.1, -0.0, 1e-308}, second{1.0, 5e-324, -infinite}, third{2.0}, fourth{-3.0};

void write_groups(ColumnFile& file) {
  const std::vector<std::span<const double>> one{first, second}, two{third, fourth};
  file.write_group(one);
  file.write_group(two);
  file.finish();
}

// By the encoding of structs in the compact protocol: a byte of field step and type, integers in zigzag, 7 bits a byte.
TEST(ThriftCompact, EncodesFieldsListsAndStructs) {
  ThriftCompact out;
  out.i32(1, -1);
  out.i64(3, 300);
  out.text(4, "ab");
  out.begin(5);
  out.i32(15, 0);
  out.end();
  out.list(6, ThriftCompact::Type::i32, 2);
  out.bare_i32(1);
  out.bare_i32(2);
  out.list(7, ThriftCompact::Type::record, 16);
  out.end();
  EXPECT_EQ(out.bytes(), "\x15\x01\x26\xd8\x04\x18\x02"s + "ab" + "\x1c\xf5\x00\x00\x19\x25\x02\x04\x19\xfc\x10\x00"s);
}

std::uint32_t footer_bytes(const std::string& file) {
  std::uint32_t size = 0;
  std::memcpy(&size, file.data() + file.size() - 8, 4);
  return size;
}

/// The values of every page, in the order of the file: a zstd frame begins with four bytes of its own.
std::vector<std::vector<double>> pages_of(const std::string& file) {
  std::vector<std::vector<double>> pages;
  const auto end = file.size() - 8 - footer_bytes(file);
  for (auto at = file.find("\x28\xb5\x2f\xfd"); at < end; at = file.find("\x28\xb5\x2f\xfd", at)) {
    const auto size = ZSTD_findFrameCompressedSize(file.data() + at, end - at);
    std::vector<double> values(ZSTD_getFrameContentSize(file.data() + at, size) / sizeof(double));
    EXPECT_EQ(ZSTD_decompress(values.data(), values.size() * sizeof(double), file.data() + at, size),
              values.size() * sizeof(double));
    pages.push_back(std::move(values));
    at += size;
  }
  return pages;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

TEST(ParquetFile, KeepsEveryBitInPagesByGroupAndColumn) {
  std::string file;
  const auto out = parquet_file({"a", "b"}, {{"seed", "1"}}, [&](std::string_view bytes) { file += bytes; });
  write_groups(*out);
  EXPECT_TRUE(file.starts_with("PAR1") && file.ends_with("PAR1"));
  const auto pages = pages_of(file);
  ASSERT_EQ(pages.size(), 4U);
  EXPECT_TRUE(same_bits(pages[0], first) && same_bits(pages[1], second));
  EXPECT_TRUE(same_bits(pages[2], third) && same_bits(pages[3], fourth));
}

TEST(ParquetFile, ItsFooterHasSchemaRowsAndMetadata) {
  std::string file;
  const auto out = parquet_file({"a", "b"}, {{"seed", "1"}}, [&](std::string_view bytes) { file += bytes; });
  write_groups(*out);
  const std::string footer = file.substr(file.size() - 8 - footer_bytes(file), footer_bytes(file));
  // version 1; three elements of the schema: its root with two children, two required columns of doubles; four rows
  EXPECT_TRUE(footer.starts_with("\x15\x02\x19\x3c\x48\x06schema\x15\x04\x00"s +
                                 "\x15\x0a\x25\x00\x18\x01"
                                 "a\x00"s +
                                 "\x15\x0a\x25\x00\x18\x01"
                                 "b\x00"s +
                                 "\x16\x08\x19\x2c"s));
  EXPECT_NE(footer.find("\x19\x1c\x18\x04seed\x18\x01"
                        "1\x00\x18"s),
            std::string::npos);
}

TEST(CsvColumnFile, ReadsBackToTheSameNumbersAndLeavesNoNumbersEmpty) {
  std::string file;
  const auto out = csv_file({"a", "b[c,d]"}, [&](std::string_view bytes) { file += bytes; });
  write_groups(*out);
  EXPECT_EQ(file, "a,\"b[c,d]\"\n0.1,1\n0,5e-324\n1e-308,\n2,-3\n");
}

}  // namespace
}  // namespace fundshare::column_file_test

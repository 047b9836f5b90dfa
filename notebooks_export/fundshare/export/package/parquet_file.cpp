// SPDX-License-Identifier: Apache-2.0
#include <zstd.h>

#include <bit>
#include <cstring>

#include "fundshare/base/error.hpp"
#include "fundshare/export/package/column_file.hpp"
#include "fundshare/export/package/thrift_compact.hpp"
#include "fundshare/export/version.hpp"

namespace fundshare {
namespace {

static_assert(std::endian::native == std::endian::little, "pages hold doubles as they lie in memory");

// Numbers of parquet.thrift (apache/parquet-format).
constexpr std::int32_t type_double = 5, required = 0, plain = 0, rle = 3, codec_zstd = 6, data_page = 0;
constexpr std::string_view magic = "PAR1";
constexpr int pack_level = 3;

struct Chunk {
  std::int64_t offset, packed_bytes, plain_bytes;
};

struct Group {
  std::int64_t rows;
  std::vector<Chunk> chunks;
};

std::string pack(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const auto size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), pack_level);
  expects(ZSTD_isError(size) == 0, "zstd packs what fits its bound");
  out.resize(size);
  return out;
}

std::string page_header(std::size_t values, std::size_t plain_bytes, std::size_t packed_bytes) {
  ThriftCompact header;
  header.i32(1, data_page);
  header.i32(2, static_cast<std::int32_t>(plain_bytes));
  header.i32(3, static_cast<std::int32_t>(packed_bytes));
  header.begin(5);
  header.i32(1, static_cast<std::int32_t>(values));
  header.i32(2, plain);
  header.i32(3, rle);
  header.i32(4, rle);
  header.end();
  header.end();
  return header.bytes();
}

class ParquetFile final : public ColumnFile {
 public:
  ParquetFile(std::vector<std::string> columns, std::vector<std::pair<std::string, std::string>> metadata,
              ByteSink sink)
      : columns_{std::move(columns)}, metadata_{std::move(metadata)}, sink_{std::move(sink)} {
    put(magic);
  }

  void write_group(std::span<const std::span<const double>> columns) override {
    expects(columns.size() == columns_.size(), "a group has the columns of its file");
    Group group{std::ssize(columns.front()), {}};
    for (const auto& column : columns) group.chunks.push_back(write_chunk(column));
    groups_.push_back(std::move(group));
  }

  void finish() override {
    const std::string footer = file_metadata();
    put(footer);
    std::string size(4, '\0');
    const auto bytes = static_cast<std::uint32_t>(footer.size());
    std::memcpy(size.data(), &bytes, 4);
    put(size);
    put(magic);
  }

 private:
  void put(std::string_view bytes) {
    sink_(bytes);
    offset_ += std::ssize(bytes);
  }

  Chunk write_chunk(std::span<const double> column) {
    const std::string_view bytes{reinterpret_cast<const char*>(column.data()), column.size_bytes()};
    const std::string packed = pack(bytes), header = page_header(column.size(), bytes.size(), packed.size());
    const Chunk chunk{offset_, std::ssize(header) + std::ssize(packed), std::ssize(header) + std::ssize(bytes)};
    put(header);
    put(packed);
    return chunk;
  }

  void write_schema(ThriftCompact& out) const {
    out.list(2, ThriftCompact::Type::record, columns_.size() + 1);
    out.begin_element();
    out.text(4, "schema");
    out.i32(5, static_cast<std::int32_t>(columns_.size()));
    out.end();
    for (const auto& name : columns_) {
      out.begin_element();
      out.i32(1, type_double);
      out.i32(3, required);
      out.text(4, name);
      out.end();
    }
  }

  void write_column(ThriftCompact& out, const Group& group, std::size_t column) const {
    const Chunk& chunk = group.chunks[column];
    out.begin_element();
    out.i64(2, chunk.offset);
    out.begin(3);
    out.i32(1, type_double);
    out.list(2, ThriftCompact::Type::i32, 1);
    out.bare_i32(plain);
    out.list(3, ThriftCompact::Type::binary, 1);
    out.bare_text(columns_[column]);
    out.i32(4, codec_zstd);
    out.i64(5, group.rows);
    out.i64(6, chunk.plain_bytes);
    out.i64(7, chunk.packed_bytes);
    out.i64(9, chunk.offset);
    out.end();
    out.end();
  }

  void write_groups(ThriftCompact& out) const {
    out.list(4, ThriftCompact::Type::record, groups_.size());
    for (const auto& group : groups_) {
      std::int64_t bytes = 0;
      for (const auto& chunk : group.chunks) bytes += chunk.plain_bytes;
      out.begin_element();
      out.list(1, ThriftCompact::Type::record, columns_.size());
      for (std::size_t k = 0; k < columns_.size(); ++k) write_column(out, group, k);
      out.i64(2, bytes);
      out.i64(3, group.rows);
      out.end();
    }
  }

  [[nodiscard]] std::string file_metadata() const {
    std::int64_t rows = 0;
    for (const auto& group : groups_) rows += group.rows;
    ThriftCompact out;
    out.i32(1, 1);
    write_schema(out);
    out.i64(3, rows);
    write_groups(out);
    out.list(5, ThriftCompact::Type::record, metadata_.size());
    for (const auto& [key, value] : metadata_) {
      out.begin_element();
      out.text(1, key);
      out.text(2, value);
      out.end();
    }
    out.text(6, "fundshare version " + std::string{version()});
    out.end();
    return out.bytes();
  }

  std::vector<std::string> columns_;
  std::vector<std::pair<std::string, std::string>> metadata_;
  ByteSink sink_;
  std::int64_t offset_ = 0;
  std::vector<Group> groups_;
};

}  // namespace

std::unique_ptr<ColumnFile> parquet_file(std::vector<std::string> columns,
                                         std::vector<std::pair<std::string, std::string>> metadata, ByteSink sink) {
  return std::make_unique<ParquetFile>(std::move(columns), std::move(metadata), std::move(sink));
}

}  // namespace fundshare

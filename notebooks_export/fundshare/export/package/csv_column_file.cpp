// SPDX-License-Identifier: Apache-2.0
#include "fundshare/base/error.hpp"
#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/package/column_file.hpp"

namespace fundshare {
namespace {

class CsvColumnFile final : public ColumnFile {
 public:
  CsvColumnFile(const std::vector<std::string>& columns, ByteSink sink) : sink_{std::move(sink)} {
    std::string header;
    for (const auto& column : columns) header += (header.empty() ? "" : ",") + text_cell(column);
    sink_(header + "\n");
  }

  void write_group(std::span<const std::span<const double>> columns) override {
    std::string rows;
    for (std::size_t row = 0; row < columns.front().size(); ++row) {
      for (std::size_t k = 0; k < columns.size(); ++k) {
        if (k > 0) rows += ',';
        rows += number_text(columns[k][row]);
      }
      rows += '\n';
    }
    sink_(rows);
  }

  void finish() override {}

 private:
  ByteSink sink_;
};

}  // namespace

std::unique_ptr<ColumnFile> csv_file(const std::vector<std::string>& columns, ByteSink sink) {
  return std::make_unique<CsvColumnFile>(columns, std::move(sink));
}

}  // namespace fundshare

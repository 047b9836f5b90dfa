// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "export/temporary_folder.hpp"
#include "fundshare/evidence/csv_file.hpp"
#include "fundshare/report/results.hpp"

namespace fundshare::test {

/// The folder of a small run of baseline with the tables of every question: see make_run.sh.
[[nodiscard]] inline std::filesystem::path made_run() { return FUNDSHARE_MADE_RUN; }

/// A copy of it that a test may spoil.
class SpoiledRun {
 public:
  SpoiledRun() { std::filesystem::copy(made_run(), path()); }
  [[nodiscard]] std::filesystem::path path() const { return folder_.path / "run"; }
  [[nodiscard]] std::string text(const std::string& file) const { return bytes_of(path() / file); }
  /// Puts another text in the place of the first one of a file. A text that is not there fails the test.
  void replace(const std::string& file, const std::string& what, const std::string& with) const {
    std::string bytes = text(file);
    const std::size_t at = bytes.find(what);
    ASSERT_NE(at, std::string::npos) << file << " has no " << what;
    put(path() / file, bytes.replace(at, what.size(), with));
  }
  /// Empties the cells below every header that ends so.
  void empty_columns(const std::string& file, const std::string& ending) const {
    const auto table = read_csv(path() / file);
    const auto quoted = [](std::string cell) {
      for (std::size_t at = 0; (at = cell.find('"', at)) != std::string::npos; at += 2) cell.insert(at, 1, '"');
      return '"' + cell + '"';
    };
    std::string bytes;
    for (const auto& name : table.header) bytes += (bytes.empty() ? "" : ",") + name;
    for (const auto& row : table.rows) {
      for (std::size_t k = 0; k < row.cells.size(); ++k) {
        const bool emptied = table.header[k].ends_with(ending);
        bytes += (k == 0 ? "\n" : ",") + (emptied || row.cells[k].empty() ? "" : quoted(row.cells[k]));
      }
    }
    put(path() / file, bytes + "\n");
  }
  void remove(const std::string& file) const { std::filesystem::remove(path() / file); }

 private:
  TemporaryFolder folder_;
};

}  // namespace fundshare::test

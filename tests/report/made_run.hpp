// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "export/temporary_folder.hpp"
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
  void remove(const std::string& file) const { std::filesystem::remove(path() / file); }

 private:
  TemporaryFolder folder_;
};

}  // namespace fundshare::test

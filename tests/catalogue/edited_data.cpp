// SPDX-License-Identifier: Apache-2.0
#include "catalogue/edited_data.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "evidence/made_up_data.hpp"
#include "fundshare/evidence/read_file.hpp"

namespace fundshare::test {

const Catalogue& project_catalogue() {
  static const Catalogue catalogue{FUNDSHARE_TEST_DATA_DIR, "baseline"};
  return catalogue;
}

Catalogue edited_catalogue(const std::vector<Edit>& edits, const std::vector<std::string>& sets) {
  Files files;
  for (const auto& file : project_catalogue().evidence().files) files[file.name] = file.bytes;
  const std::string baseline = "scenarios/baseline.toml";
  files[baseline] = read_file(std::filesystem::path{FUNDSHARE_TEST_DATA_DIR} / baseline);
  for (const auto& [file, from, to] : edits) {
    auto& text = files.at(file);
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
  }
  const DataFolder folder{"catalogue_" + std::to_string(::getpid()), files};
  return Catalogue{folder.path(), "baseline", sets};
}

}  // namespace fundshare::test

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::repeatability_test {
namespace {

/// The same run must give the same bytes whatever surrounds it.
struct RepeatabilityTest : ::testing::Test {
  std::map<std::string, std::string> files(const std::vector<std::string>& more,
                                           const std::vector<std::string>& variables = {}) {
    std::vector<std::string> arguments{"run", "baseline", "--worlds", worlds, "--quiet", "--out", "out"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const auto outcome = test::run_program(arguments, folder.path, variables);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return test::tree(folder.path / "out");
  }
  test::TemporaryFolder folder;
  std::string worlds = "3000";
};

TEST_F(RepeatabilityTest, TheNumberOfThreadsChangesNoByte) {
  const auto one = files({"--threads", "1"});
  ASSERT_EQ(one.size(), 13U);
  EXPECT_EQ(one, files({"--threads", "2"}));
  EXPECT_EQ(one, files({"--threads", "7"}));
}

// 3000 worlds of some 980 outputs take 24 MB: kept by default, and gone over several times with 10.
TEST_F(RepeatabilityTest, TheMemoryChangesNoByte) {
  const auto kept = files({});
  EXPECT_EQ(kept, files({"--threads", "1", "--memory", "10M"}));
  EXPECT_EQ(kept, files({"--threads", "2", "--memory", "20M"}));
}

TEST_F(RepeatabilityTest, LanguageTimeZoneAndEnvironmentChangeNoByte) {
  const auto plain = files({});
  EXPECT_EQ(plain, files({}, {"LC_ALL=de_DE.UTF-8", "LANG=de_DE.UTF-8", "TZ=Asia/Pyongyang"}));
  EXPECT_EQ(plain, files({}, {"LC_ALL=C.UTF-8", "TZ=America/New_York", "NO_COLOR=1", "TERM=dumb"}));
}

TEST_F(RepeatabilityTest, AProcessorWithoutFusedInstructionsChangesNoByte) {
  EXPECT_EQ(files({}), files({}, {"GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA"}));
}

// 20,000 worlds, so that values are counted in brackets as well.
TEST_F(RepeatabilityTest, TheSetOfVectorInstructionsChangesNoByte) {
  worlds = "20000";
  const auto widest = files({});
  EXPECT_EQ(widest, files({}, {"FUNDSHARE_INSTRUCTIONS=avx2"}));
  EXPECT_EQ(widest, files({}, {"FUNDSHARE_INSTRUCTIONS=baseline"}));
}

/// A record of a CSV file ends at a line feed outside quotes.
std::vector<std::string> records(const std::string& text) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c != '\n' || quoted) {
      out.back() += c;
    } else {
      out.emplace_back();
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

TEST_F(RepeatabilityTest, TheOrderOfTheRowsOfATableChangesNoNumber) {
  const auto data = folder.path / "data";
  test::fs::copy(FUNDSHARE_TEST_DATA_DIR, data, test::fs::copy_options::recursive);
  auto before = files({"--data", data});
  std::mt19937_64 random{1};
  for (const auto& entry : test::fs::recursive_directory_iterator{data}) {
    if (entry.path().extension() != ".csv") continue;
    auto rows = records(test::bytes_of(entry.path()));
    std::shuffle(rows.begin() + 1, rows.end(), random);
    std::string text;
    for (const auto& row : rows) text += row + "\n";
    test::put(entry.path(), text);
  }
  auto after = files({"--data", data});
  EXPECT_NE(before.at("manifest.json"), after.at("manifest.json"));  // it has the digests of the tables
  for (auto* const written : {&before, &after}) {
    written->erase("manifest.json");
    for (const char* const citing : {"README.txt", "results.xlsx", "datapackage.json"}) written->erase(citing);
  }
  EXPECT_TRUE(test::differing(before, after).empty());
}

}  // namespace
}  // namespace fundshare::repeatability_test

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::bad_input_test {
namespace {

using test::Outcome;
using test::run_program;

/// A folder that holds the results of an earlier run, which no failing run may touch.
struct BadInputTest : ::testing::Test {
  BadInputTest() { test::put(folder.path / "results" / "baseline" / "manifest.json", earlier); }

  /// The message of `fundshare ARGUMENTS` after "fundshare: ", which must end with this code and write nothing.
  std::string refused(int code, const std::vector<std::string>& arguments) {
    const auto before = test::tree(folder.path);
    const Outcome outcome = run_program(arguments, folder.path);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(test::tree(folder.path), before);
    const std::string start = "fundshare: ";
    EXPECT_TRUE(outcome.err.starts_with(start)) << outcome.err;
    return outcome.err.substr(std::min(start.size(), outcome.err.size()));
  }

  /// A copy of the tables of the project.
  test::fs::path copied_data() {
    const auto data = folder.path / "data";
    test::fs::copy(FUNDSHARE_TEST_DATA_DIR, data, test::fs::copy_options::recursive);
    return data;
  }

  const std::string earlier = R"({"program":"fundshare","outputs":[]})";
  test::TemporaryFolder folder;
};

TEST_F(BadInputTest, CommandsAndOptionsThatDoNotExistAreRefusedWithTheNearest) {
  EXPECT_EQ(refused(64, {}),
            "no command; 'fundshare --help' lists the commands, 'fundshare run baseline' is a start\n");
  EXPECT_EQ(refused(64, {"rnu"}), "unknown command 'rnu'; did you mean 'run'?\n");
  EXPECT_EQ(refused(64, {"sens"}), "unknown command 'sens'; did you mean 'sensitivity'?\n");
  EXPECT_TRUE(refused(64, {"qqqqqqqq"}).starts_with("unknown command 'qqqqqqqq'; the commands are run, claims, "));
  EXPECT_EQ(refused(64, {"run", "baseline", "--wrolds", "5"}),
            "unknown option '--wrolds'; did you mean '--worlds'? 'fundshare run --help' lists them\n");
  EXPECT_EQ(refused(64, {"law", "5", "other"}), "'other' is one argument too many for 'fundshare law'\n");
  EXPECT_EQ(
      refused(64, {"run"}),
      "run needs a SCENARIO: a shipped name such as baseline, the path of a .toml file, or - for standard input\n");
  EXPECT_EQ(refused(64, {"run", "baseline", "--out", "--quiet"}), "--out needs the name of a folder\n");
}

TEST_F(BadInputTest, NumbersOutOfRangeAreRefusedWithTheRange) {
  const std::string range = " is not a whole number from 1 to 1000000000 in plain digits\n";
  for (const char* worlds : {"0", "-5", "1e30", "2e5", "18446744073709551616", "18446744073709551617", "abc", "", "5 ",
                             "1000000001", "0x10"}) {
    EXPECT_EQ(refused(64, {"run", "baseline", "--worlds", worlds}), "--worlds: '" + std::string{worlds} + "'" + range);
  }
  EXPECT_EQ(refused(64, {"run", "baseline", "--seed", "18446744073709551616"}),
            "--seed: '18446744073709551616' is not a whole number from 0 to 18446744073709551615 in plain digits\n");
  EXPECT_EQ(refused(64, {"run", "baseline", "--threads", "0"}),
            "--threads: '0' is not a whole number from 1 to 1000000 in plain digits\n");
  refused(64, {"run", "baseline", "--threads", "100000000"});
  refused(64, {"run", "baseline", "--worlds"});
}

TEST_F(BadInputTest, AnOutputThatDoesNotExistIsRefusedWithTheNearest) {
  EXPECT_EQ(refused(64, {"run", "baseline", "--outputs", "net_ratio,covrage"}),
            "--outputs: there is no output 'covrage' (nearest: coverage)\n");
  refused(64, {"run", "baseline", "--outputs", ""});
  refused(64, {"run", "baseline", "--outputs", "coverage,"});
}

TEST_F(BadInputTest, AMemoryThatIsNoSizeOrTooSmallIsRefused) {
  for (const char* size : {"", "4g", "4X", "-4G", "4.5G", "G", "99999999999G"}) {
    EXPECT_TRUE(refused(64, {"run", "baseline", "--memory", size}).starts_with("--memory: '")) << size;
  }
  EXPECT_NE(refused(64, {"run", "baseline", "--memory", "100K"}).find(" even when no column is kept (found 0M)"),
            std::string::npos);
}

TEST_F(BadInputTest, ScenariosAndSettingsAreCheckedBeforeAnythingIsWritten) {
  EXPECT_NE(refused(66, {"run", "basline"}).find("no scenario 'basline' (nearest: baseline)"), std::string::npos);
  EXPECT_NE(refused(66, {"run", "none/such.toml"}).find("none/such.toml"), std::string::npos);
  EXPECT_NE(refused(64, {"run", "baseline", "--set", "allocation.misile_share=0.5"}).find("allocation.missile_share"),
            std::string::npos);
  EXPECT_NE(refused(64, {"run", "baseline", "--set", "years=[2017,2026]"}).find("is past the data"), std::string::npos);
  refused(64, {"run", "baseline", "--set", "allocation.missile_share={ beta = [-1, 2] }"});
  refused(64, {"run", "baseline", "--set", "theft.basis=none"});
}

TEST_F(BadInputTest, AScenarioFileIsRefusedWithItsLine) {
  test::put(folder.path / "mine.toml", "extends = \"baseline\"\nname = \"mine\"\nallocation.misile_share = 0.5\n");
  const std::string text = refused(65, {"run", "./mine.toml"});
  EXPECT_NE(text.find("mine.toml:3:"), std::string::npos) << text;
  EXPECT_NE(text.find("allocation.missile_share"), std::string::npos) << text;
}

TEST_F(BadInputTest, TablesAreRefusedWithTheirPlace) {
  EXPECT_NE(refused(66, {"run", "baseline", "--data", "none"}).find("none: no such data folder"), std::string::npos);
  const auto data = copied_data();
  test::put(data / "theft" / "incidents.csv", "");
  EXPECT_NE(refused(65, {"run", "baseline", "--data", data}).find("incidents.csv:"), std::string::npos);
  test::fs::remove(data / "theft" / "incidents.csv");
  EXPECT_NE(refused(66, {"run", "baseline", "--data", data}).find("incidents.csv"), std::string::npos);
}

TEST_F(BadInputTest, OutputsNeverGoOverWhatIsNotOurs) {
  test::put(folder.path / "work" / "thesis.txt", "years of work");
  EXPECT_NE(refused(73, {"run", "baseline", "--out", "work"}).find("holds no manifest.json of fundshare"),
            std::string::npos);
  EXPECT_NE(refused(73, {"run", "baseline", "--out", "none/out"}).find("does not exist (make it first)"),
            std::string::npos);
  EXPECT_NE(refused(73, {"run", "baseline", "--out", "work/thesis.txt/out"}).find("not a folder"), std::string::npos);
  const auto data = copied_data();
  EXPECT_NE(refused(73, {"run", "baseline", "--data", data, "--out", data}).find("data folder"), std::string::npos);
  EXPECT_NE(refused(73, {"run", "baseline", "--data", data, "--out", "."}).find("data folder"), std::string::npos);
}

TEST_F(BadInputTest, ABadFolderIsFoundBeforeTheComputing) {
  // A billion worlds would take hours, and more memory than there is.
  refused(73, {"run", "baseline", "--out", "none/out", "--worlds", "1000000000"});
}

}  // namespace
}  // namespace fundshare::bad_input_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/estimator/scenario_file.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "fundshare/exposure/estimator/scenario.hpp"

namespace fundshare::scenario_file_test {
namespace {

namespace fs = std::filesystem;

const fs::path data_dir{FUNDSHARE_TEST_DATA_DIR};

/// A folder of its own for each test. Texts of errors name it as DIR.
class ScenarioFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path{::testing::TempDir()} / fmt::format("scenario_{}", ::getpid());
    fs::create_directories(folder_ / "mine");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const { std::ofstream{folder_ / name} << text; }

  [[nodiscard]] Scenario read(const std::string& name) const {
    return read_scenario((folder_ / name).string(), data_dir, {});
  }

  [[nodiscard]] std::string fault(const std::string& name) const {
    try {
      (void)read(name);
    } catch (const Error& problem) {
      auto text = fmt::format("{} {}", static_cast<int>(problem.code()), problem.what());
      for (auto at = text.find(folder_.string()); at != std::string::npos; at = text.find(folder_.string())) {
        text.replace(at, folder_.string().size(), "DIR");
      }
      return text;
    }
    return "no error";
  }

  fs::path folder_;
};

const Declaration& input(const Scenario& scenario, const std::string& name) {
  return *std::ranges::find(scenario.inputs, name, &Declaration::name);
}

std::string fault_of_name(const std::string& name) {
  try {
    (void)read_scenario(name, data_dir, {});
  } catch (const Error& problem) {
    return fmt::format("{} {}", static_cast<int>(problem.code()), problem.what());
  }
  return "no error";
}

TEST_F(ScenarioFile, ExtendsTheBaselineAndKeepsItsOwnNameAndTexts) {
  write("mine/dear.toml",
        "extends = \"baseline\"\ntitle = \"Dear brokers\"\nprice_path = \"frozen\"\n"
        "[realisation]\nbroker_discount = { pert = [0.2, 0.4, 0.6] }\n'denied[2018-09-zaif]' = 0.5\n"
        "[theft.incident]\n2018-01-coincheck = 0.3\n");
  const auto s = read("mine/dear.toml");
  EXPECT_EQ(s.name, "dear");
  EXPECT_EQ(s.title, "Dear brokers");
  EXPECT_EQ(s.why, "");
  EXPECT_EQ(s.price_path, PricePath::frozen);
  EXPECT_EQ(s.inputs.size(), 55u);
  const auto& discount = input(s, "realisation.broker_discount");
  EXPECT_EQ(std::get<Law>(discount.law), Law{Pert::from_low_mode_high(0.2, 0.4, 0.6)});
  EXPECT_EQ(discount.evidence, std::vector<std::string>{"scenario"});
  EXPECT_EQ(input(s, "realisation.denied").by_label.at("2018-09-zaif").law, Law{Constant::from_value(0.5)});
  EXPECT_EQ(s.incidents.front().probability, 0.3);
  EXPECT_EQ(s.resolved.find("extends"), nullptr);
}

TEST_F(ScenarioFile, ChainsOfFilesAreLaidOverEachOther) {
  write("a.toml", "extends = \"mine/b.toml\"\nallocation.nuclear_ratio = 0.25\n");
  write("mine/b.toml", "extends = \"c.toml\"\nallocation.missile_share = 0.5\nallocation.nuclear_ratio = 0.75\n");
  write("mine/c.toml", "extends = \"baseline\"\nallocation.missile_share = 0.1\nallocation.it_remitted = 0.6\n");
  const auto s = read("a.toml");
  EXPECT_EQ(std::get<Law>(input(s, "allocation.nuclear_ratio").law).constant(), 0.25);
  EXPECT_EQ(std::get<Law>(input(s, "allocation.missile_share").law).constant(), 0.5);
  EXPECT_EQ(std::get<Law>(input(s, "allocation.it_remitted").law).constant(), 0.6);
  EXPECT_EQ(s.name, "a");
}

TEST_F(ScenarioFile, UnknownNamesAreRefusedWithTheNearest) {
  write("a.toml", "extends = \"baseline\"\n[theft]\nunrecored = 0.1\n[realisation.denid]\nlaw = 0.1\n");
  EXPECT_EQ(fault("a.toml"),
            "65 DIR/a.toml:4:1: realisation.denid: no input 'realisation.denid' (nearest: realisation.denied)");
  write("b.toml", "extends = \"baseline\"\n[theft]\nunrecored = 0.1\n");
  EXPECT_EQ(fault("b.toml"), "65 DIR/b.toml:3:1: theft.unrecored: unknown key (nearest: theft.unrecorded)");
  write("c.toml", "extend = \"baseline\"\n");
  EXPECT_EQ(fault("c.toml"), "65 DIR/c.toml:1:1: extend: unknown key (nearest: extends)");
  write("d.toml", "extends = \"basline\"\n");
  EXPECT_TRUE(fault("d.toml").starts_with(
      "65 DIR/d.toml:1:11: extends: no scenario 'basline' (nearest: baseline); shipped are "))
      << fault("d.toml");
}

TEST_F(ScenarioFile, AFileThatExtendsNothingNeedsEverySetting) {
  write("a.toml", "years = [2017, 2018]\n");
  EXPECT_EQ(fault("a.toml"), "65 DIR/a.toml:1:1: lacks the setting price_path");
}

TEST_F(ScenarioFile, CirclesAndLongChainsAreRefusedWithTheChain) {
  write("a.toml", "extends = \"b.toml\"\n");
  write("b.toml", "extends = \"./a.toml\"\n");
  EXPECT_EQ(fault("a.toml"),
            "65 DIR/b.toml:1:11: extends: scenarios extend each other in a circle: a.toml -> b.toml -> a.toml");
  for (int i = 0; i < 25; ++i) write(fmt::format("s{}.toml", i), fmt::format("extends = \"s{}.toml\"\n", i + 1));
  EXPECT_TRUE(
      fault("s0.toml").starts_with(
          "65 DIR/./s19.toml:1:11: extends: more than 20 scenarios extend each other: s0.toml -> s1.toml -> ") ||
      fault("s0.toml").starts_with(
          "65 DIR/s19.toml:1:11: extends: more than 20 scenarios extend each other: s0.toml -> s1.toml -> "))
      << fault("s0.toml");
}

TEST_F(ScenarioFile, NoFileOutsideTheFolderIsRead) {
  write("secret.toml", "password = 1\n");
  for (const std::string path : {"../secret.toml", "/etc/passwd", "x/../../secret.toml", "./../secret.toml"}) {
    write("mine/a.toml", "extends = \"" + path + "\"\n");
    EXPECT_EQ(fault("mine/a.toml"),
              "65 DIR/mine/a.toml:1:11: extends: '" + path + "' leaves the folder of the scenario");
  }
  fs::create_symlink(folder_ / "secret.toml", folder_ / "mine/link.toml");
  write("mine/a.toml", "extends = \"link.toml\"\n");
  EXPECT_EQ(fault("mine/a.toml"), "65 DIR/mine/a.toml:1:11: extends: 'link.toml' leaves the folder of the scenario");
}

TEST_F(ScenarioFile, WrongTypesAndMissingFilesAreNamed) {
  write("a.toml", "extends = 3\n");
  EXPECT_EQ(fault("a.toml"), "65 DIR/a.toml:1:11: extends: must be a string (found 3)");
  write("b.toml", "extends = \"none.toml\"\n");
  EXPECT_EQ(fault("b.toml"), "66 DIR/none.toml: cannot be read (No such file or directory)");
  EXPECT_EQ(fault("nothing.toml"), "66 DIR/nothing.toml: cannot be read (No such file or directory)");
  EXPECT_EQ(fault("mine/"), "66 DIR/mine/: cannot be read (it is a directory)");
  write("c.toml", "extends = \"baseline\"\ntitle = 3\n");
  EXPECT_EQ(fault("c.toml"), "65 DIR/c.toml:2:9: title: must be a string (found 3)");
  write("d.toml", "extends = \"baseline\"\ntheft = 3\n");
  EXPECT_EQ(fault("d.toml"), "65 DIR/d.toml:2:9: theft: is a group of settings, not one (found 3)");
  write("e.toml", "extends = \"baseline\"\nyears = [2020]\n");
  EXPECT_EQ(fault("e.toml"), "65 DIR/e.toml:2:9: years: must be [first, last], such as [2017, 2025] (found a list)");
}

TEST(ScenarioName, AnUnknownNameIsRefusedWithTheShippedOnes) {
  const auto text = fault_of_name("basline");
  EXPECT_TRUE(text.starts_with("66 no scenario 'basline' (nearest: baseline); shipped are ")) << text;
  EXPECT_TRUE(text.ends_with("; a path holds a '/' or ends in .toml, - is standard input")) << text;
  EXPECT_TRUE(fault_of_name("..").starts_with("66 no scenario '..'; shipped are "));
  EXPECT_TRUE(fault_of_name("").starts_with("66 no scenario ''; shipped are "));
}

TEST(ScenarioName, ShippedNamesAreSorted) {
  const auto names = shipped_scenarios(data_dir);
  EXPECT_TRUE(std::ranges::is_sorted(names));
  EXPECT_NE(std::ranges::find(names, "baseline"), names.end());
  try {
    (void)shipped_scenarios("/nonexistent");
    FAIL();
  } catch (const Error& problem) {
    EXPECT_EQ(problem.code(), ExitCode::no_input);
    EXPECT_EQ(std::string{problem.what()}, "/nonexistent/scenarios: cannot be read (No such file or directory)");
  }
}

}  // namespace
}  // namespace fundshare::scenario_file_test

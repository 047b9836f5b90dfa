// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/run_folder.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "export/temporary_folder.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/engine/sink.hpp"

namespace fundshare::run_folder_test {
namespace {

using test::fs::path;

std::vector<ResultFile> made_up_files(const std::string& content) {
  return {{"a.csv", content, 1}, {"manifest.json", R"({"program":"fundshare","outputs":[{"path":"a.csv"}]})", 0}};
}

/// A place for results beside a data folder.
struct RunFolderTest : ::testing::Test {
  RunFolderTest() {
    test::fs::create_directory(data);
    test::put(data / "x.csv", "figures");
  }
  [[nodiscard]] RunFolder at(const path& target, MissingParent parent = MissingParent::refuse) const {
    return {target, data, parent};
  }
  /// What is said of a target that must be refused with 73.
  [[nodiscard]] std::string refusal(const path& target, MissingParent parent = MissingParent::refuse) const {
    try {
      (void)at(target, parent);
    } catch (const Error& error) {
      EXPECT_EQ(static_cast<int>(error.code()), 73);
      return error.what();
    }
    return "accepted";
  }
  [[nodiscard]] std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(test::fs::directory_iterator{folder.path}, {}));
  }
  test::TemporaryFolder folder;
  path data = folder.path / "data", out = folder.path / "out";
};

TEST_F(RunFolderTest, AppearsWithAllItsFilesAndNothingElse) {
  at(out).publish(made_up_files("one"), nullptr);
  EXPECT_EQ(test::tree(out).size(), 2U);
  EXPECT_EQ(test::bytes_of(out / "a.csv"), "one");
  EXPECT_EQ(entries(), 2U);  // data and out: no temporary is left
}

TEST_F(RunFolderTest, ReplacesAnEarlierRun) {
  at(out).publish(made_up_files("one"), nullptr);
  at(out / "").publish(made_up_files("two"), nullptr);  // with a slash at the end
  EXPECT_EQ(test::bytes_of(out / "a.csv"), "two");
  EXPECT_EQ(entries(), 2U);
}

TEST_F(RunFolderTest, IsRefusedWhereSomethingElseStands) {
  test::put(out / "thesis.txt", "years of work");
  EXPECT_EQ(refusal(out), fmt::format("{}: cannot write results here: the folder exists and holds no manifest.json of "
                                      "fundshare (name another with --out)",
                                      out.string()));
  test::put(out / "manifest.json", "{}");
  EXPECT_NE(refusal(out).find("holds no manifest.json of fundshare"), std::string::npos);
  EXPECT_NE(refusal(out / "thesis.txt").find("it exists and is not a folder"), std::string::npos);
  EXPECT_NE(refusal(out / "thesis.txt" / "x").find("what is above it is not a folder"), std::string::npos);
  EXPECT_EQ(test::bytes_of(out / "thesis.txt"), "years of work");
}

TEST_F(RunFolderTest, IsRefusedWhereAnEarlierRunWasAddedTo) {
  at(out).publish(made_up_files("one"), nullptr);
  test::put(out / "notes.txt", "mine");
  EXPECT_NE(refusal(out).find("the folder holds 'notes.txt', which no run wrote"), std::string::npos);
}

TEST_F(RunFolderTest, IsRefusedInAndAroundTheDataFolder) {
  for (const path& target : {data, data / "out", folder.path, path{"/"}, folder.path / "out" / ".." / "data"}) {
    EXPECT_NE(refusal(target).find("it is, holds or lies in the data folder"), std::string::npos) << target;
  }
  test::fs::create_directory_symlink(data, folder.path / "link");
  EXPECT_NE(refusal(folder.path / "link").find("the data folder"), std::string::npos);
}

TEST_F(RunFolderTest, MakesTheFoldersAboveItOnlyWhenAsked) {
  const path deep = folder.path / "a" / "b" / "out";
  EXPECT_NE(refusal(deep).find("the folder above it does not exist (make it first)"), std::string::npos);
  const auto run = at(deep, MissingParent::create);
  EXPECT_FALSE(test::fs::exists(folder.path / "a"));  // checking makes nothing
  run.publish(made_up_files("one"), nullptr);
  EXPECT_EQ(test::bytes_of(deep / "a.csv"), "one");
}

TEST_F(RunFolderTest, AFileThatCannotBeWrittenLeavesTheEarlierRun) {
  at(out).publish(made_up_files("one"), nullptr);
  auto files = made_up_files("two");
  files.push_back({"no/such/folder", "x", 0});
  EXPECT_THROW(at(out).publish(files, nullptr), Error);
  EXPECT_EQ(test::bytes_of(out / "a.csv"), "one");
  EXPECT_EQ(entries(), 2U);
}

TEST_F(RunFolderTest, AStopLeavesTheEarlierRun) {
  at(out).publish(made_up_files("one"), nullptr);
  const std::atomic<bool> stop{true};
  EXPECT_THROW(at(out).publish(made_up_files("two"), &stop), Stopped);
  EXPECT_EQ(test::bytes_of(out / "a.csv"), "one");
  EXPECT_EQ(entries(), 2U);
}

TEST_F(RunFolderTest, WhatIsWrittenAndNotPutInPlaceIsRemoved) {
  at(out).publish(made_up_files("one"), nullptr);
  {
    auto first = at(out).write(made_up_files("two"), nullptr);
    auto second = std::move(first);
    EXPECT_EQ(test::bytes_of(out / "a.csv"), "one");
  }
  EXPECT_EQ(test::bytes_of(out / "a.csv"), "one");
  EXPECT_EQ(entries(), 2U);
}

TEST_F(RunFolderTest, WhatAppearedMeanwhileIsNotReplaced) {
  const auto run = at(out);
  test::put(out / "thesis.txt", "years of work");
  EXPECT_THROW(run.publish(made_up_files("one"), nullptr), Error);
  EXPECT_EQ(test::bytes_of(out / "thesis.txt"), "years of work");
  EXPECT_EQ(entries(), 2U);
}

TEST_F(RunFolderTest, RemovesWhatKilledRunsLeftAndNothingElse) {
  const pid_t gone = ::fork();
  if (gone == 0) ::_exit(0);
  ::waitpid(gone, nullptr, 0);
  const auto left = [&](const std::string& suffix) { return folder.path / ("out.tmp-" + suffix); };
  test::put(left(std::to_string(gone)) / "a.csv", "half");
  test::put(left(std::to_string(::getppid())) / "a.csv", "of a run that goes on");
  test::put(left("mine") / "a.csv", "of a user");
  at(out).publish(made_up_files("one"), nullptr);
  EXPECT_FALSE(test::fs::exists(left(std::to_string(gone))));
  EXPECT_TRUE(test::fs::exists(left(std::to_string(::getppid()))));
  EXPECT_TRUE(test::fs::exists(left("mine")));
}

}  // namespace
}  // namespace fundshare::run_folder_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/toml_document.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "faults.hpp"

namespace fundshare::toml_document_test {
namespace {

namespace fs = std::filesystem;
using testing::fault_of;

class TomlFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path{::testing::TempDir()} / ("toml_" + std::to_string(::getpid()));
    fs::create_directory(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_;
};

TEST(TomlDocument, KeepsValuesPlacesAndTheOrderOfTheFile) {
  const Node root = parse_toml("z = 1\n[b.c]\n  y = 2.5\n  a = 'text'\n[a]\nday = 2026-06-09\n", "my.toml");
  ASSERT_EQ(root.table()->size(), 3u);
  EXPECT_EQ((*root.table())[0].key, "z");
  EXPECT_EQ((*root.table())[1].key, "b");
  EXPECT_EQ((*root.table())[2].key, "a");
  const Node* c = root.find("b")->find("c");
  EXPECT_EQ(c->table()->front().key, "y");
  const Place& at = c->find("y")->place;
  EXPECT_EQ(message_at(at, "x"), "my.toml:3:7: b.c.y: x");
  EXPECT_EQ(message_at(c->table()->back().place, "x"), "my.toml:4:3: b.c.a: x");
  EXPECT_EQ(*root.find("a")->find("day")->string(), "2026-06-09");
  EXPECT_EQ(std::get<std::int64_t>(root.find("z")->value), 1);
}

TEST(TomlDocument, FaultsOfSyntaxHaveLineAndColumn) {
  const auto fault = [](const char* text) { return fault_of([&] { (void)parse_toml(text, "my.toml"); }); };
  EXPECT_TRUE(fault("a = 1\nb = [1, 2\nc = 3").starts_with("65 my.toml:3:1: ")) << fault("a = 1\nb = [1, 2\nc = 3");
  EXPECT_TRUE(fault("a = 1,5").starts_with("65 my.toml:1:6: ")) << fault("a = 1,5");
  EXPECT_TRUE(fault("a = 1\na = 2").starts_with("65 my.toml:2:")) << fault("a = 1\na = 2");
  EXPECT_TRUE(fault("[a]\n[b]\n[a]").starts_with("65 my.toml:3:")) << fault("[a]\n[b]\n[a]");
  EXPECT_TRUE(fault("a = \"\xff\"").starts_with("65 my.toml:1:")) << fault("a = \"\xff\"");
}

TEST(TomlDocument, OneValueIsReadWithoutAFile) {
  const Node law = parse_toml_value("{ beta = [2, 10] }", {"--set", 0, 0, "a.b"});
  EXPECT_EQ(message_at(law.find("beta")->place, "x"), "--set: a.b.beta: x");
  EXPECT_EQ(fault_of([] {
              (void)parse_toml_value("1\nb = 2", {"--set", 0, 0, "a"});
            }),
            "64 --set: a: must be one value, on one line");
  const auto broken = fault_of([] { (void)parse_toml_value("[1", {"--set", 0, 0, "a"}); });
  EXPECT_TRUE(broken.starts_with("64 --set: a: cannot be read as a TOML value (")) << broken;
}

TEST_F(TomlFile, MissingFilesDirectoriesAndPipesAreRefusedAtOnce) {
  const auto fault = [](const fs::path& path) { return fault_of([&] { (void)read_toml(path); }); };
  const auto missing = folder_ / "none.toml";
  EXPECT_EQ(fault(missing), "66 " + missing.string() + ": cannot be read (No such file or directory)");
  EXPECT_EQ(fault(folder_), "66 " + folder_.string() + ": cannot be read (it is a directory)");
  EXPECT_EQ(fault("/dev/zero"), "66 /dev/zero: cannot be read (it is not a regular file)");
  const auto pipe = folder_ / "pipe.toml";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(fault(pipe), "66 " + pipe.string() + ": cannot be read (it is not a regular file)");
}

TEST_F(TomlFile, TheLargestFileHasFourMebibytes) {
  const auto path = folder_ / "big.toml";
  const auto write = [&](std::size_t size) { std::ofstream{path} << std::string(size, '\n'); };
  write(4u << 20);
  EXPECT_TRUE(read_toml(path).table()->empty());
  write((4u << 20) + 1);
  EXPECT_EQ(fault_of([&] { (void)read_toml(path); }), "65 " + path.string() + ": larger than 4 MiB");
}

}  // namespace
}  // namespace fundshare::toml_document_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/file_system.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>

#include "export/temporary_folder.hpp"
#include "fundshare/base/error.hpp"

namespace fundshare::file_system_test {
namespace {

/// Files of this process can have at most this many bytes while the object lives: writes past it fail as on a full
/// disk.
class SizeLimit {
 public:
  explicit SizeLimit(rlim_t bytes) {
    old_handler_ = ::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &old_);
    rlimit limit = old_;
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  SizeLimit(const SizeLimit&) = delete;
  SizeLimit& operator=(const SizeLimit&) = delete;
  ~SizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &old_);
    ::signal(SIGXFSZ, old_handler_);
  }

 private:
  rlimit old_{};
  sighandler_t old_handler_;
};

template <class Act>
int code_of(Act act) {
  try {
    act();
  } catch (const Error& error) {
    return static_cast<int>(error.code());
  }
  return 0;
}

TEST(FileSystem, WritesAllBytes) {
  const test::TemporaryFolder folder;
  const std::string bytes(3'000'000, 'x');
  write_file(folder.path / "a", bytes);
  EXPECT_EQ(test::bytes_of(folder.path / "a"), bytes);
}

TEST(FileSystem, AWriteThatFailsIsAnInputOutputError) {
  const test::TemporaryFolder folder;
  const SizeLimit limit{1000};
  EXPECT_EQ(code_of([&] { write_file(folder.path / "a", std::string(2000, 'x')); }), 74);
}

TEST(FileSystem, WhatCannotBeMadeIsACreationError) {
  const test::TemporaryFolder folder;
  test::put(folder.path / "file", "x");
  EXPECT_EQ(code_of([&] { write_file(folder.path / "none" / "a", "x"); }), 73);
  EXPECT_EQ(code_of([&] { write_file(folder.path / "file", "y"); }), 73);  // never over another file
  EXPECT_EQ(code_of([&] { make_folder(folder.path / "file" / "a"); }), 73);
  EXPECT_EQ(code_of([&] { make_folder(folder.path); }), 73);
  EXPECT_EQ(test::bytes_of(folder.path / "file"), "x");
}

TEST(FileSystem, ExchangesFoldersInOneStep) {
  const test::TemporaryFolder folder;
  test::put(folder.path / "fresh" / "a", "new");
  exchange_folders(folder.path / "fresh", folder.path / "target");
  EXPECT_EQ(test::bytes_of(folder.path / "target" / "a"), "new");
  EXPECT_FALSE(test::fs::exists(folder.path / "fresh"));

  test::put(folder.path / "fresh" / "a", "newer");
  exchange_folders(folder.path / "fresh", folder.path / "target");
  EXPECT_EQ(test::bytes_of(folder.path / "target" / "a"), "newer");
  EXPECT_EQ(test::bytes_of(folder.path / "fresh" / "a"), "new");
}

TEST(FileSystem, AnExchangeThatFailsLeavesBothAsTheyWere) {
  const test::TemporaryFolder folder;
  test::put(folder.path / "target" / "a", "old");
  EXPECT_EQ(code_of([&] { exchange_folders(folder.path / "none", folder.path / "target"); }), 73);
  EXPECT_EQ(test::bytes_of(folder.path / "target" / "a"), "old");
}

TEST(FileSystem, NamesAreSortedAndNothingIsRemovedNoisily) {
  const test::TemporaryFolder folder;
  test::put(folder.path / "b", "");
  test::put(folder.path / "a", "");
  EXPECT_EQ(names_in(folder.path), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(code_of([&] { (void)names_in(folder.path / "none"); }), 73);
  remove_quietly(folder.path / "none");
}

}  // namespace
}  // namespace fundshare::file_system_test

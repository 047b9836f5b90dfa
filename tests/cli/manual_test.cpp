// SPDX-License-Identifier: Apache-2.0
#include "cli/manual.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/commands.hpp"
#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::cli::manual_test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const Command melt{.name = "metal melt",
                   .summary = "make liquid",
                   .arguments = {{.name = "METAL", .meaning = "what to melt", .missing = "a METAL"}},
                   .notes = ".hidden \\ lines\n'quoted' lines",
                   .options = {{.name = "--heat", .value = "K", .meaning = "how hot", .standard = "3"}},
                   .examples = {"fundshare metal melt \"tin\""}};

TEST(Manual, APageHasEverySection) {
  const auto [file, text] = command_manual(melt);
  EXPECT_EQ(file, "fundshare-metal-melt.1");
  EXPECT_THAT(text, StartsWith(".TH \"FUNDSHARE\\-METAL\\-MELT\" 1 "));
  for (const char* name : {"NAME", "SYNOPSIS", "DESCRIPTION", "ARGUMENTS", "OPTIONS", "EXAMPLES", "EXIT STATUS"})
    EXPECT_THAT(text, HasSubstr(".SH \"" + std::string{name} + "\"\n"));
  EXPECT_THAT(text, HasSubstr("fundshare metal melt METAL [options]\n"));
  EXPECT_THAT(text, HasSubstr(".B \"\\-\\-heat K\"\nhow hot (default 3)\n"));
}

TEST(Manual, NoTextIsTakenForARequest) {
  const auto text = command_manual(melt).text;
  EXPECT_THAT(text, HasSubstr("\n\\&.hidden \\e lines\n\\&'quoted' lines\n"));
}

TEST(Manual, EveryCommandHasAPageThatTheProgramWrites) {
  const test::TemporaryFolder folder;
  ASSERT_EQ(test::run_program({"manual", "--out", "man"}, folder.path).code, 0);
  EXPECT_EQ(test::bytes_of(folder.path / "man" / "fundshare.1"), program_manual(command_table()).text);
  for (const auto& command : command_table()) {
    const auto page = command_manual(command);
    EXPECT_EQ(test::bytes_of(folder.path / "man" / page.file), page.text);
    EXPECT_THAT(program_manual(command_table()).text, HasSubstr(page.file.substr(0, 9)));
  }
  EXPECT_THAT(test::run_program({"manual", "data shwo"}, folder.path).err, HasSubstr("did you mean 'data show'?"));
}

}  // namespace
}  // namespace fundshare::cli::manual_test

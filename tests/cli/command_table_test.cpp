// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/dispatch.hpp"
#include "cli/help_text.hpp"
#include "export/temporary_folder.hpp"
#include "fundshare/base/error.hpp"

namespace fundshare::cli::command_table_test {
namespace {

using ::testing::HasSubstr;

/// What the last command of the made-up table was called with.
std::string called;

const std::vector<Command> made_up{
    {.name = "melt", .summary = "make liquid", .execute = [](const Arguments&, const auto&) { called = "melt"; }},
    {.name = "metal list", .summary = "list metals", .execute = [](const Arguments&, const auto&) { called = "list"; }},
    {.name = "metal show",
     .arguments = {{.name = "METAL", .missing = "a METAL"}},
     .execute = [](const Arguments& given, const auto&) { called = "show " + *given.text("METAL"); }}};

std::string call(const std::vector<std::string>& words) {
  static const std::atomic<bool> stop{false};
  called = "";
  try {
    dispatch(made_up, words, stop);
  } catch (const Error& error) {
    return error.what();
  }
  return called;
}

TEST(Dispatch, FindsCommandsOfOneAndOfTwoWords) {
  EXPECT_EQ(call({"melt"}), "melt");
  EXPECT_EQ(call({"metal", "list"}), "list");
  EXPECT_EQ(call({"metal", "show", "tin"}), "show tin");
}

TEST(Dispatch, RefusesWhatIsNoCommandWithTheNearest) {
  EXPECT_EQ(call({"metl"}), "unknown command 'metl'; did you mean 'metal'?");
  EXPECT_EQ(call({"qqqqqq"}), "unknown command 'qqqqqq'; the commands are melt, metal");
  EXPECT_EQ(call({"metal"}), "metal needs one more word; the commands are metal list, metal show");
  EXPECT_EQ(call({"metal", "shwo"}), "unknown command 'metal shwo'; did you mean 'metal show'?");
  EXPECT_EQ(call({"--dry"}), "unknown option '--dry'; a command comes first: melt, metal");
}

TEST(CommandTable, EveryRowIsComplete) {
  std::set<std::string> names;
  for (const auto& command : command_table()) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    EXPECT_TRUE(command.execute) << command.name;
    EXPECT_FALSE(command.summary.empty()) << command.name;
    EXPECT_FALSE(command.examples.empty()) << command.name;
    for (const auto& example : command.examples)
      EXPECT_TRUE(example.starts_with("fundshare " + command.name)) << example;
    std::set<std::string> words{"--help"};
    for (const auto& argument : command.arguments) EXPECT_TRUE(words.insert(argument.name).second) << argument.name;
    for (const auto& option : command.options) {
      EXPECT_TRUE(option.name.starts_with("--")) << option.name;
      EXPECT_TRUE(words.insert(option.name).second) << option.name;
      EXPECT_FALSE(option.meaning.empty()) << command.name << ' ' << option.name;
    }
  }
}

TEST(CommandTable, DefaultsAreWithinTheirBounds) {
  for (const auto& command : command_table()) {
    for (const auto& option : command.options) {
      const auto* const bounds = std::get_if<WholeNumber>(&option.accepts);
      if (!bounds || option.standard.empty()) continue;
      EXPECT_NO_THROW(static_cast<void>(whole_number(option.standard, option.name, *bounds))) << option.name;
    }
  }
}

TEST(CommandTable, HelpShowsEveryRowWithBoundsAndDefaultsInAHundredColumns) {
  const std::string all = program_help(command_table());
  for (const auto& command : command_table()) {
    EXPECT_THAT(all, HasSubstr("\n  " + command.name + " "));
    const std::string help = command_help(command);
    for (const auto& option : command.options) EXPECT_THAT(help, HasSubstr("\n  " + option.name));
    for (const auto& example : command.examples) EXPECT_THAT(help, HasSubstr("\n  " + example + "\n"));
    EXPECT_THAT(help, HasSubstr("\nexit codes: 0 done, 64 command line,"));
  }
  const Command wide{.name = "melt",
                     .arguments = {{.name = "METAL", .meaning = "what to melt"}},
                     .options = {{.name = "--heat",
                                  .value = "K",
                                  .meaning = "a very long meaning " + std::string(90, 'x') + " with an end",
                                  .accepts = WholeNumber{1, 9},
                                  .standard = "3"}},
                     .examples = {"fundshare melt tin"}};
  const std::string help = command_help(wide);
  EXPECT_THAT(help, HasSubstr("usage: fundshare melt [METAL] [options]\n"));
  EXPECT_THAT(
      help, HasSubstr("\n              " + std::string(90, 'x') + "\n              with an end (1 to 9; default 3)\n"));
}

// fundshare.sh finds the commands of the program in this way before it builds anything.
TEST(CommandTable, EveryRowStandsInItsFileAsTheScriptReadsIt) {
  std::string sources;
  for (const auto& entry : test::fs::recursive_directory_iterator{FUNDSHARE_TEST_SOURCE_DIR "/model/cli"}) {
    if (entry.path().extension() == ".cpp") sources += test::bytes_of(entry.path());
  }
  for (const auto& command : command_table())
    EXPECT_NE(sources.find(".name = \"" + command.name + "\","), std::string::npos) << command.name;
}

}  // namespace
}  // namespace fundshare::cli::command_table_test

// SPDX-License-Identifier: Apache-2.0
#include "cli/completion/complete.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/commands.hpp"
#include "cli/completion/scripts.hpp"
#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::cli::completion_test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Words = std::vector<std::string>;

const std::vector<Command> made_up{
    {.name = "melt",
     .summary = "make liquid",
     .arguments = {{.name = "METAL", .accepts = NameOf{Names::scenario}},
                   {.name = "MOULD", .repeats = true, .accepts = OneOf{{"bar", "ball"}}}},
     .options = {{.name = "--heat", .value = "K", .meaning = "how hot", .accepts = WholeNumber{1, 9}},
                 {.name = "--with", .value = "KEY=VALUE", .accepts = NameOf{Names::setting, "="}, .repeats = true},
                 {.name = "--show", .value = "A,B", .accepts = NameOf{Names::output, ","}},
                 {.name = "--log", .value = "FILE", .accepts = PathName{"file"}},
                 {.name = "--into", .value = "DIR", .accepts = PathName{"folder"}},
                 {.name = "--dry"}}},
    {.name = "metal list", .summary = "list metals"},
    {.name = "metal show", .summary = "show one"}};

/// Names of a made-up model.
std::vector<Candidate> names(Names what, const std::string& typed) {
  std::vector<Candidate> all;
  if (what == Names::scenario) all = {{"tin", "soft"}, {"titan", "hard"}};
  if (what == Names::setting) all = {{"flux=", ""}, {"fan=", ""}};
  if (what == Names::setting && typed.starts_with("fan=")) all = {{"fan=on", ""}, {"fan=off", ""}};
  if (what == Names::output) all = {{"mass", ""}, {"heat", ""}};
  std::erase_if(all, [&](const Candidate& one) { return !one.word.starts_with(typed); });
  return all;
}

Completion completed(const Words& words) { return complete(made_up, words, names); }

Words words_for(const Words& words) {
  Words out;
  for (const auto& candidate : completed(words).candidates) out.push_back(candidate.word);
  return out;
}

TEST(Complete, FirstAndSecondWordsAreCommands) {
  EXPECT_THAT(completed({"me"}).candidates,
              ElementsAre(Candidate{"melt", "make liquid"}, Candidate{"metal", "more commands"}));
  EXPECT_THAT(words_for({"metal", ""}), ElementsAre("list", "show"));
  EXPECT_THAT(words_for({"metal", "s"}), ElementsAre("show"));
  EXPECT_THAT(words_for({"x"}), IsEmpty());
  EXPECT_THAT(words_for({"--v"}), ElementsAre("--version"));
  EXPECT_THAT(words_for({"smelt", ""}), IsEmpty());
  EXPECT_THAT(words_for({"metal", "shwo", ""}), IsEmpty());
}

TEST(Complete, OptionsThatAreThereAreNotOfferedAgain) {
  EXPECT_THAT(words_for({"melt", "--"}),
              ElementsAre("--heat", "--with", "--show", "--log", "--into", "--dry", "--help"));
  EXPECT_THAT(words_for({"melt", "--dry", "--heat", "3", "--with", "fan=on", "--log=x", "--"}),
              ElementsAre("--with", "--show", "--into", "--help"));
  EXPECT_THAT(words_for({"metal", "list", ""}), ElementsAre("--help"));
}

TEST(Complete, ValuesAreThoseOfTheirOption) {
  EXPECT_THAT(words_for({"melt", "--heat", ""}), IsEmpty());
  EXPECT_THAT(words_for({"melt", "--with", "f"}), ElementsAre("flux=", "fan="));
  EXPECT_TRUE(completed({"melt", "--with", "f"}).goes_on);
  EXPECT_THAT(words_for({"melt", "--with", "fan="}), ElementsAre("fan=on", "fan=off"));
  EXPECT_FALSE(completed({"melt", "--with", "fan="}).goes_on);
  EXPECT_THAT(words_for({"melt", "--with=fan=of"}), ElementsAre("--with=fan=off"));
  EXPECT_EQ(completed({"melt", "--log", "x"}).beside, Completion::Beside::files);
  EXPECT_EQ(completed({"melt", "--into", "x"}).beside, Completion::Beside::folders);
}

TEST(Complete, ListsGoOnAfterTheirLastComma) {
  EXPECT_THAT(words_for({"melt", "--show", "mass,h"}), ElementsAre("mass,heat"));
  EXPECT_TRUE(completed({"melt", "--show", "mass,h"}).goes_on);
}

TEST(Complete, ArgumentsAreCounted) {
  EXPECT_THAT(completed({"melt", "--heat", "3", "t"}).candidates,
              ElementsAre(Candidate{"tin", "soft"}, Candidate{"titan", "hard"}));
  EXPECT_EQ(completed({"melt", "t"}).beside, Completion::Beside::files);  // a scenario may be a file
  EXPECT_THAT(words_for({"melt", "tin", "ba"}), ElementsAre("bar", "ball"));
  EXPECT_THAT(words_for({"melt", "tin", "bar", "ba"}), ElementsAre("bar", "ball"));
  EXPECT_THAT(words_for({"melt", "--", "--dry", "bal"}), ElementsAre("ball"));
}

TEST(Complete, TextForTheShellsIsOneLineEach) {
  EXPECT_EQ(completion_text({{{"tin", "a\tb\n"}, {"lead", ""}}, Completion::Beside::folders, true}),
            ":folders goes_on\ntin\ta?b?\nlead\n");
  EXPECT_EQ(completion_text({}), ":nothing\n");
}

TEST(NamesOfKind, AreThoseOfTheData) {
  const auto words = [](Names what, const std::string& typed) {
    Words out;
    for (const auto& candidate : names_of_kind(what, typed)) out.push_back(candidate.word);
    return out;
  };
  EXPECT_THAT(words(Names::scenario, "base"), ElementsAre("baseline"));
  EXPECT_THAT(words(Names::setting, "allocation.mis"), ElementsAre("allocation.missile_share="));
  EXPECT_THAT(words(Names::setting, "theft.basis="),
              ElementsAre("theft.basis=incidents", "theft.basis=estimates", "theft.basis=combined"));
  EXPECT_THAT(words(Names::setting, "price_path=f"), ElementsAre("price_path=frozen"));
  EXPECT_THAT(words(Names::output, "coverage_w"), Contains("coverage_wmd"));
  EXPECT_THAT(words(Names::table, "inc"), Contains("incidents"));
  EXPECT_THAT(words(Names::incident, "2025-02-by"), ElementsAre("2025-02-bybit"));
  EXPECT_THAT(words(Names::evidence, "claim:C1"), Contains("claim:C10"));
  EXPECT_THAT(words(Names::topic, "N03"), Contains("N037"));
  EXPECT_THAT(words(Names::command, "data s"), ElementsAre("data show", "data sources"));
}

TEST(Completion, TheProgramAnswersItsShells) {
  const test::TemporaryFolder folder;
  const auto answer = test::run_program({"__complete", "counterfactual", "--price-path", "f"}, folder.path);
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(answer.out, ":nothing\nfrozen\n");
  for (const auto& shell : completion_shells()) {
    const auto script = test::run_program({"completion", shell}, folder.path);
    EXPECT_EQ(script.out, test::bytes_of(FUNDSHARE_TEST_SOURCE_DIR "/model/cli/completion/fundshare." + shell));
    EXPECT_THAT(script.out, HasSubstr("__complete"));
  }
  EXPECT_EQ(test::run_program({"completion", "bsh"}, folder.path).code, 64);
}

}  // namespace
}  // namespace fundshare::cli::completion_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/glossary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "catalogue/edited_data.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/exposure/share/output_list.hpp"

namespace fundshare::glossary_test {
namespace {

using test::project_catalogue;

std::set<std::string> names_of(std::string_view kind) {
  std::set<std::string> names;
  for (const auto& term : glossary()) {
    if (term.kind == kind) names.insert(term.name);
  }
  return names;
}

TEST(Glossary, EveryWordHasAMeaningAndStandsOnceInItsKind) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const auto& term : glossary()) {
    EXPECT_FALSE(term.kind.empty() || term.name.empty() || term.meaning.empty()) << term.name;
    EXPECT_TRUE(seen.emplace(term.kind, term.name).second) << term.name;
  }
}

TEST(Glossary, HoldsEveryOutputOfTheModelAndNoOther) {
  std::set<std::string> outputs;
  for (const auto& output : output_definitions()) outputs.insert(output.variable);
  EXPECT_EQ(names_of("output"), outputs);
}

TEST(Glossary, HoldsEveryFlagStepWindowAndYearBasisOfTheOutputs) {
  std::set<std::string> steps, flags, windows, bases;
  for (const auto& output : project_catalogue().model().outputs()) {
    if (output.table == "waterfall") steps.insert(output.variable);
    if (output.table != "summary") continue;
    flags.insert(output.flags.begin(), output.flags.end());
    windows.insert(output.window);
    bases.insert(output.year_basis);
  }
  EXPECT_EQ(names_of("step"), steps);
  EXPECT_THAT(names_of("flag"), testing::IsSupersetOf(flags));
  EXPECT_EQ(names_of("window"), windows);
  EXPECT_EQ(names_of("year_basis"), bases);
}

TEST(Glossary, HoldsTheWordsOfTheTablesAndOfTheInputs) {
  const auto& table = project_catalogue().tables().at("theft/incidents.csv");
  for (const auto& rule : table.rules()) {
    if (rule.column == "source_checked") {
      EXPECT_EQ(names_of("source_check"), std::set<std::string>(rule.words.begin(), rule.words.end()));
    }
    if (rule.column == "attribution_level") {
      EXPECT_EQ(names_of("attribution"), std::set<std::string>(rule.words.begin(), rule.words.end()));
    }
  }
  for (const auto& input : project_catalogue().scenario().inputs) {
    EXPECT_TRUE(names_of("confidence").contains(input.confidence)) << input.name;
    for (const auto& word : input.evidence) {
      EXPECT_TRUE(project_catalogue().evidence().rows.contains(word) || names_of("evidence_word").contains(word))
          << input.name << ' ' << word;
    }
  }
}

TEST(Glossary, HoldsEveryExitCode) {
  std::set<std::string> codes{"130", "143"};
  for (const auto code : {ExitCode::done, ExitCode::usage, ExitCode::data, ExitCode::no_input, ExitCode::internal,
                          ExitCode::cannot_create, ExitCode::io})
    codes.insert(std::to_string(static_cast<int>(code)));
  EXPECT_EQ(names_of("exit_code"), codes);
}

// The formulas are those of docs/methods.md: rows "| `name` | formula | ..." of its tables of outputs.
TEST(Glossary, DefinesTheOutputsAsTheMethodsPageDoes) {
  std::ifstream page{std::string{FUNDSHARE_TEST_SOURCE_DIR} + "/docs/methods.md"};
  std::size_t compared = 0;
  for (std::string line; std::getline(page, line);) {
    const auto name_end = line.find("` | ");
    if (!line.starts_with("| `") || name_end == std::string::npos) continue;
    const auto* const term = find_term("output", line.substr(3, name_end - 3));
    if (!term) continue;
    const auto start = name_end + 4;
    auto formula = line.substr(start, line.find(" |", start) - start);
    formula = formula.substr(0, formula.find(", window `"));
    EXPECT_EQ(term->definition, formula) << term->name;
    ++compared;
  }
  EXPECT_EQ(compared, output_definitions().size());
}

}  // namespace
}  // namespace fundshare::glossary_test

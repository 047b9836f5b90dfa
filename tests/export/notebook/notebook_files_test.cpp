// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "export/temporary_folder.hpp"
#include "fundshare/export/notebook/notebook_files.hpp"
#include "fundshare/export/notebook/templates.hpp"

namespace fundshare::notebook_files_test {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::string_view script = R"(# a remark before the first cell

# %% words [markdown]
# # Heading
#
# Text.

# %% parameters tags=["parameters"]
RUN_FOLDER = "elsewhere"  # gone with the value
other = 1

# %% work
print("a\tb")
)";

json cells_of(std::string_view text, const std::string& folder) {
  return json::parse(notebook_json(text, folder))["cells"];
}

TEST(NotebookJson, MakesTextAndCodeOfTheCellsOfAScript) {
  const json cells = cells_of(script, "../run");
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells[0]["cell_type"], "markdown");
  EXPECT_THAT(cells[0]["source"].get<std::vector<std::string>>(), ElementsAre("# Heading\n", "\n", "Text."));
  EXPECT_FALSE(cells[0].contains("outputs"));
  EXPECT_EQ(cells[2]["cell_type"], "code");
  EXPECT_THAT(cells[2]["source"].get<std::vector<std::string>>(), ElementsAre("print(\"a\\tb\")"));
  EXPECT_TRUE(cells[2]["outputs"].empty());
  EXPECT_TRUE(cells[2]["execution_count"].is_null());
}

TEST(NotebookJson, FillsInTheFolderInTheCellOfParametersAlone) {
  const json cell = cells_of(script, "a \"b\"\\c")[1];
  EXPECT_EQ(cells_of(script, "caf\xc3\xa9\n")[1]["source"][0], "RUN_FOLDER = \"caf\xc3\xa9\\x0a\"\n");
  EXPECT_THAT(cell["metadata"]["tags"].get<std::vector<std::string>>(), ElementsAre("parameters"));
  EXPECT_THAT(cell["source"].get<std::vector<std::string>>(),
              ElementsAre("RUN_FOLDER = \"a \\\"b\\\"\\\\c\"\n", "other = 1"));
}

TEST(NotebookJson, TakesAnotherTemplateAsACellWithoutItsLicence) {
  const json cells = cells_of(std::string{script} + "\n# %% setup include=read_run.py\n", "run");
  const auto source = cells[3]["source"].get<std::vector<std::string>>();
  EXPECT_THAT(source.front(), HasSubstr("Reads the run folder"));
  EXPECT_GT(source.size(), 50U);
}

TEST(NotebookJson, RefusesScriptsThatAreNoTemplates) {
  EXPECT_THROW(static_cast<void>(notebook_json("print(1)\n", "run")), std::logic_error);
  EXPECT_THROW(static_cast<void>(notebook_json("# %% a\nprint(1)\n", "run")), std::logic_error);
  EXPECT_THROW(static_cast<void>(notebook_json("# %% a tags=[\"parameters\"]\nx = 1\n", "run")), std::logic_error);
  EXPECT_THROW(static_cast<void>(notebook_template("none.py")), std::logic_error);
}

// The rules of nbformat 4.5 (its schema nbformat.v4.5.schema.json) that a reader checks first.
TEST(NotebookFiles, AreOfTheFormatThatJupyterReads) {
  for (const auto& file : notebook_files("../run")) {
    if (!file.name.ends_with(".ipynb")) continue;
    const json notebook = json::parse(file.bytes);
    EXPECT_EQ(notebook["nbformat"], 4);
    EXPECT_EQ(notebook["nbformat_minor"], 5);
    std::set<std::string> ids;
    for (const auto& cell : notebook["cells"]) {
      const std::string id = cell["id"];
      EXPECT_TRUE(std::regex_match(id, std::regex{"[a-zA-Z0-9-_]{1,64}"})) << id;
      EXPECT_TRUE(ids.insert(id).second) << id;
      EXPECT_FALSE(cell["source"].empty()) << id;
    }
  }
}

TEST(NotebookFiles, HaveNamesWhosePagesDoNotOverwriteEachOther) {
  std::set<std::string> stems;
  for (const auto& file : notebook_files("../run")) {
    EXPECT_TRUE(stems.insert(test::fs::path{file.name}.stem().string()).second) << file.name;
    EXPECT_THAT(file.bytes, HasSubstr("../run")) << file.name;
  }
  EXPECT_EQ(stems.size(), 3U);
}

TEST(NotebookTemplates, AreTheFilesOfTheFolder) {
  const test::fs::path folder = test::fs::path{FUNDSHARE_TEST_SOURCE_DIR} / "notebooks_export" / "notebooks";
  std::size_t found = 0;
  for (const auto& entry : test::fs::directory_iterator{folder}) {
    if (entry.path().extension() == ".in") continue;
    EXPECT_EQ(notebook_template(entry.path().filename().string()), test::bytes_of(entry.path())) << entry.path();
    ++found;
  }
  EXPECT_EQ(found, notebook_templates().size());
}

// Prose of the cells of text, and the sentences that code prints, say nothing that the rules of words forbid.
TEST(NotebookTemplates, ClaimNothing) {
  const std::regex claims{
      "\\b(prov(e|es|ed)|right|wrong|confirm\\w*|refut\\w*|plausible|likely|unlikely|probable|significant|"
      "pays? for|funds)\\b",
      std::regex::icase};
  for (const auto& file : notebook_templates()) {
    const std::string text{file.text};
    for (std::sregex_iterator hit{text.begin(), text.end(), claims}, end; hit != end; ++hit) {
      const auto line = text.rfind('\n', static_cast<std::size_t>(hit->position())) + 1;
      const std::string whole = text.substr(line, text.find('\n', line) - line);
      if (whole.find("ha=\"right\"") == std::string::npos && whole.find("loc=\"") == std::string::npos &&
          whole.find("axes.spines") == std::string::npos)
        ADD_FAILURE() << file.name << ": " << whole;
    }
  }
}

}  // namespace
}  // namespace fundshare::notebook_files_test

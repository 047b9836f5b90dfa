// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/report/figures.hpp"
#include "fundshare/report/report_page.hpp"
#include "report/made_run.hpp"

namespace fundshare::page_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string page_with_sources() {
  Results results{test::made_run()};
  results.add_evidence(read_evidence(FUNDSHARE_TEST_DATA_DIR));
  return report_page(results);
}

const std::string& page() {
  static const std::string made = page_with_sources();
  return made;
}

TEST(ReportPage, HasEveryFigureOnceForWideAndOnceForNarrow) {
  for (const auto& entry : figure_list()) {
    const std::size_t at = page().find("<figure id=\"" + entry.name + "\"");
    ASSERT_NE(at, std::string::npos) << entry.name;
    const std::string figure = page().substr(at, page().find("</figure>", at) - at);
    EXPECT_THAT(figure, HasSubstr("<svg class=\"chart wide\""));
    EXPECT_THAT(figure, HasSubstr("<svg class=\"chart narrow\""));
    EXPECT_THAT(figure, HasSubstr("<table"));
  }
}

TEST(ReportPage, IsSmallAndAsksForNothing) {
  EXPECT_LT(page().size(), 500'000U);
  const std::string markup = page().substr(0, page().rfind("<script>"));  // what the script does, tests/browser sees
  for (const auto* asks : {"<link", "<img", "<iframe", " src=", "@import", "url("}) {
    EXPECT_EQ(markup.find(asks), std::string::npos) << asks;
  }
}

TEST(ReportPage, ThePolicyNamesTheScriptAndNothingElse) {
  EXPECT_THAT(page(), HasSubstr("content=\"default-src 'none'; script-src 'sha256-"));
  EXPECT_THAT(page(), Not(HasSubstr("script-src 'unsafe")));
}

// The digest of "alert('Hello, world.');" is the example of the Content Security Policy Level 3 recommendation, 8.
TEST(ReportPage, ADigestIsThatOfThePolicy) {
  EXPECT_EQ(script_digest("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
}

TEST(ReportPage, TheFirstNumbersCarryTheirNames) {
  EXPECT_THAT(page(), ::testing::ContainsRegex("<data value=[0-9.]+ data-key=coverage.2017-2025.q50>[0-9]+ %</data>"));
  EXPECT_THAT(page(), ::testing::ContainsRegex("<data value=[0-9.]+ data-key=coverage.2023-2025.q95>[0-9]+ %</data>"));
}

TEST(ReportPage, HasWhatAPageMustHold) {
  for (const auto* words :
       {"Not for screening, blocking, listing, tracing or litigation against anyone.", "2026-06-09", "Three inputs",
        "What is not in it", "What would change it", "(our paraphrase): About half of the missile programme",
        "Cite as:</b> fundshare ", "manifest "}) {
    EXPECT_THAT(page(), HasSubstr(words));
  }
}

TEST(ReportPage, SourcesHaveAddressesOfTheWebAlone) {
  static const std::regex link{R"re(<a href="([^"]*)")re"};
  std::set<std::string> schemes;
  for (std::sregex_iterator one{page().begin(), page().end(), link}, end; one != end; ++one) {
    const std::string address = (*one)[1].str();
    schemes.insert(address.substr(0, address.find(':') == std::string::npos ? 1 : address.find(':')));
  }
  schemes.erase("#answer");
  for (const auto& scheme : schemes) EXPECT_THAT(scheme, ::testing::AnyOf("http", "https", "#")) << scheme;
  EXPECT_TRUE(schemes.contains("https"));
}

TEST(ReportPage, TheSameFolderGivesTheSameBytes) { EXPECT_TRUE(page() == page_with_sources()); }

TEST(ReportPage, WithoutTheQuestionsItSaysWhatWritesThem) {
  const test::SpoiledRun run;
  for (const auto* table :
       {"claims.csv", "claim_verdicts.csv", "levers.csv", "shapley.csv", "tornado.csv", "frontier_contours.csv"})
    run.remove(table);
  const auto plain = report_page(Results{run.path()});
  EXPECT_THAT(plain,
              HasSubstr("the folder has no claims.csv (add --questions claims to the command that wrote this run)"));
  EXPECT_THAT(plain, HasSubstr("the folder has no levers.csv"));
  EXPECT_THAT(plain, Not(HasSubstr("The best-known claim")));
  EXPECT_THAT(plain, HasSubstr("are not listed"));
}

TEST(ReportPage, WhatIsLeftOutFollowsTheWindow) {
  EXPECT_THAT(page(), HasSubstr("thefts and launches after 2025;"));
  const test::SpoiledRun run;
  run.replace("README.txt", "(as of 2026-06-09), scenario", "(as of 2025-06-30), scenario");
  const auto partial = report_page(Results{run.path()});
  EXPECT_THAT(partial, Not(HasSubstr("thefts and launches after")));
  EXPECT_THAT(partial, HasSubstr("The year 2025 ends with the data."));
}

TEST(ReportPage, AWindowOfThreeYearsIsSaidOnce) {
  const test::SpoiledRun run;
  std::string manifest = run.text("manifest.json");
  manifest = std::regex_replace(manifest, std::regex{R"re(("years": \[\s*)2017)re"}, "$012023");
  test::put(run.path() / "manifest.json", manifest);
  const Results results{run.path()};
  ASSERT_EQ(results.whole(), results.last_three());
  const auto short_page = report_page(results);
  EXPECT_THAT(short_page, HasSubstr("In 2023-2025, stolen cryptocurrency covers about"));
  EXPECT_THAT(short_page, Not(HasSubstr("In 2023-2025 it covers")));
  EXPECT_THAT(short_page, Not(HasSubstr("2023-2025 and 2023-2025")));
  EXPECT_EQ(exceedance_figure(results).table.columns.size(), 4U);
  EXPECT_EQ(half_of_what_figure(results).table.columns.size(), 5U);
}

TEST(ReportPage, SentencesWithoutTheirNumberAreLeftOut) {
  const test::SpoiledRun run;
  const auto gone = [&](const char* file, const std::string& output) {
    const std::string text = std::regex_replace(run.text(file), std::regex{"\n[^,\n]*," + output + ",[^\n]*"}, "");
    test::put(run.path() / file, text);
  };
  gone("summary.csv", "net_ratio");
  const auto without = report_page(Results{run.path()});
  EXPECT_THAT(page(), HasSubstr("Before any share for missiles is applied"));
  EXPECT_THAT(without, Not(HasSubstr("Before any share for missiles is applied")));
  gone("summary.csv", "coverage");
  EXPECT_THAT(report_page(Results{run.path()}), HasSubstr("This run gives no interval"));
}

TEST(ReportPage, WordsOfAScenarioCannotBecomeElements) {
  const test::SpoiledRun run;
  run.replace("README.txt", "The fundshare authors", "The <script>alert(1)</script> authors");
  const auto page_of_it = report_page(Results{run.path()});
  EXPECT_THAT(page_of_it, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(page_of_it, HasSubstr("&lt;script&gt;alert"));
}

TEST(ReportPage, NoSentenceClaimsTooMuch) {
  static const std::regex tag{"<(script|style|svg|details)[^]*?</\\1>|<[^>]*>"};
  const std::string html = page().substr(page().find("<main>"), page().find("<nav") - page().find("<main>"));
  const std::string prose = std::regex_replace(html, tag, " ");
  static const std::regex banned{
      R"(\b(true|false|wrong|debunk|exaggerate|confirm|refute|prove|plausible|likely|unlikely|probable|significant)\b)"};
  std::smatch found;
  EXPECT_FALSE(std::regex_search(prose, found, banned)) << found[0].str();
}

}  // namespace
}  // namespace fundshare::page_test

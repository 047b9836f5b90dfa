// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/findings.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalogue/edited_data.hpp"
#include "fundshare/catalogue/survey.hpp"

namespace fundshare::findings_test {
namespace {

using test::Edit;
using test::edited_catalogue;
using test::project_catalogue;

std::vector<Finding> of_kind(const Catalogue& catalogue, const std::string& kind) {
  auto findings = find_oddities(catalogue);
  std::erase_if(findings, [&](const Finding& finding) { return finding.kind != kind; });
  return findings;
}

// The messages of a kind that come up after an edit and were not there before.
std::vector<std::string> new_after(const std::string& kind, const std::vector<Edit>& edits) {
  const auto before = of_kind(project_catalogue(), kind);
  std::vector<std::string> messages;
  for (const auto& finding : of_kind(edited_catalogue(edits), kind)) {
    if (std::ranges::find(before, finding.message, &Finding::message) == before.end())
      messages.push_back(finding.message);
  }
  return messages;
}

using Messages = std::vector<std::string>;

// Rows in use and rows left out for one reason each make up the table of annual estimates.
TEST(Findings, EveryAnnualTotalHasOneFate) {
  std::size_t rows = estimates_in_use(project_catalogue()).size();
  for (const auto& finding : find_oddities(project_catalogue())) {
    const bool of_totals = finding.level == Finding::Level::note && !finding.places.empty() &&
                           finding.places.front().file == "theft/annual_theft_estimates.csv";
    if (of_totals) rows += finding.places.size();
  }
  EXPECT_EQ(rows, project_catalogue().evidence().estimates.size());
}

TEST(Findings, BlankRecoveriesAreCountedWithTheirDollars) {
  const auto before = of_kind(project_catalogue(), "blank_recovery");
  ASSERT_EQ(before.size(), 1U);
  std::size_t blank = 0;
  for (const auto& incident : project_catalogue().evidence().incidents) blank += incident.recovered ? 0 : 1;
  EXPECT_TRUE(before[0].message.starts_with(std::to_string(blank) + " of 230 thefts (USD ")) << before[0].message;
}

TEST(Findings, ATotalOfAPeriodThatIsNoCalendarYearIsNamedByItsLine) {
  const std::string row = "2025-01-01,2025-12-31,Chainalysis,crypto_theft,2020000000";
  const std::string shorter = "2025-01-01,2025-12-30,Chainalysis,crypto_theft,2020000000";
  const auto before = of_kind(project_catalogue(), "not_a_calendar_year");
  const auto after =
      of_kind(edited_catalogue({{"theft/annual_theft_estimates.csv", row, shorter}}), "not_a_calendar_year");
  ASSERT_EQ(before.size(), 1U);
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(after[0].places.size(), before[0].places.size() + 1);
  EXPECT_NE(std::ranges::find(after[0].places, 26, &Place::line), after[0].places.end());
}

TEST(Findings, TwoTheftsOfOneDayAndOneAmountAreAWarning) {
  const auto& incidents = project_catalogue().evidence().incidents;
  const auto bybit = std::ranges::find(incidents, "2025-02-bybit", &Incident::id);
  const std::string copy =
      "2025-02-bybit-b,2025-02-21,Bybit,centralised_exchange,ETH,1400000000,1460000000,1500000000,Lazarus,government,"
      "FBI,,https://a.example,seen,made up\n";
  const std::string set_copy = "2025-02-bybit-b,,not_seen,no,no,\n";
  const auto header = [](const std::string& file) {
    const auto& files = project_catalogue().evidence().files;
    const auto& bytes = std::ranges::find(files, file, &TableFile::name)->bytes;
    return bytes.substr(0, bytes.find('\n') + 1);
  };
  const std::string thefts = "theft/incidents.csv", sets = "theft/incident_vendor_sets.csv";
  EXPECT_EQ(bybit->best.value(), 1460000000.0);
  EXPECT_EQ(new_after("repeated_theft",
                      {{thefts, header(thefts), header(thefts) + copy}, {sets, header(sets), header(sets) + set_copy}}),
            Messages{"2 thefts of 2025-02-21 have the same amount (USD 1460 million)"});
}

TEST(Findings, ARowThatAnInputCitesAndNobodyCheckedIsAWarning) {
  const auto& rows = project_catalogue().evidence().rows;
  ASSERT_EQ(rows.at("N037").source_checked, SourceChecked::derived);
  const auto& files = project_catalogue().evidence().files;
  const auto& bytes = std::ranges::find(files, "inputs/input_evidence.csv", &TableFile::name)->bytes;
  const auto start = bytes.find("\nN037,") + 1;
  const auto row = bytes.substr(start, bytes.find('\n', start) - start);
  auto unchecked = row;
  unchecked.replace(unchecked.find(",derived,"), 9, ",memory,");
  EXPECT_EQ(new_after("cites_unchecked_row", {{"inputs/input_evidence.csv", row, unchecked}}),
            Messages{"budget.materials_share cites N037, whose source_checked is memory"});
}

TEST(Findings, AClaimThatAsksForAnOutputThatIsNotThereIsAWarning) {
  EXPECT_EQ(new_after("unknown_output",
                      {{"claims/claims.csv", ",gross_theft_usd,net_cash_usd,", ",gros_theft_usd,net_cash_usd,"}}),
            Messages{"claim C02 asks for 'gros_theft_usd', which is no output (nearest: gross_theft_usd)"});
}

TEST(Findings, ADerivedTableThatNoLongerAddsUpIsAWarning) {
  const auto messages = new_after("derived_table", {{"budget/launches.csv", ",ICBM,1,false,", ",ICBM,2,false,"}});
  EXPECT_EQ(messages, Messages{"1 row of budget/launches_annual.csv no longer the sum of budget/launches.csv"});
}

TEST(Findings, AYearlyFigureOfAnotherSizeThanTheYearBeforeIsAWarning) {
  const auto messages = new_after("far_jump", {{"budget/budget_anchors.csv", ",gni,,29621989785,", ",gni,,29.6,"}});
  ASSERT_EQ(messages.size(), 2U);  // to it and from it
  EXPECT_TRUE(messages[0].starts_with("gni of 2020-01-01: 29.6 usd, after ")) << messages[0];
}

TEST(Findings, PublicationsThatMayBeOneDayAreAWarning) {
  const std::string row = "2025-01-01,2025-12-31,Chainalysis,crypto_theft,2020000000,2020000000,2020000000,2025-12-18,";
  const std::string other =
      "2025-01-01,2025-12-31,Chainalysis,crypto_theft,2010000000,2010000000,2010000000,2025-12,https://"
      "a.example,seen,\n"
      "2025-01-01,2025-12-31,Chainalysis,crypto_theft,2020000000,2020000000,2020000000,2025-12-31,";
  EXPECT_EQ(new_after("tied_total", {{"theft/annual_theft_estimates.csv", row, other}}).size(), 1U);
}

TEST(Findings, PlacesAreNamedByTableWhereverTheFolderIs) {
  for (const auto& finding : find_oddities(project_catalogue())) {
    for (const auto& place : finding.places)
      EXPECT_TRUE(project_catalogue().tables().contains(place.file)) << place.file;
  }
}

}  // namespace
}  // namespace fundshare::findings_test

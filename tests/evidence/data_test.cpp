// SPDX-License-Identifier: Apache-2.0
// Reads the shipped tables whole. The expected sums are those stated in the READMEs of data/, which come from the
// publications named there and were added up by hand or by another program.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "fundshare/evidence/read_evidence.hpp"

namespace fundshare::data_test {
namespace {

const TableSet& shipped() {
  static const TableSet set = read_tables(FUNDSHARE_TEST_DATA_DIR);
  return set;
}
const Evidence& evidence() {
  static const Evidence all = read_evidence(FUNDSHARE_TEST_DATA_DIR);
  return all;
}
const Table& table(std::string_view name) { return shipped().tables.find(name)->second; }

double sum(const Table& of, std::string_view column) {
  double total = 0;
  for (std::size_t row = 0; row < of.rows(); ++row) total += of.optional_number(row, column).value_or(0);
  return total;
}

// What the CNS copy counts in a row, as its note keeps it.
int cns_count(const Table& launches, std::size_t row) {
  const auto& note = launches.text(row, "note");
  const auto at = note.find("cns_count=");
  EXPECT_NE(at, std::string::npos) << launches.text(row, "launch_id");
  int count = 0;
  if (at != std::string::npos) std::from_chars(note.data() + at + 10, note.data() + note.size(), count);
  return count;
}

TEST(Data, EveryTableObeysTheDictionaryAndTheCrossChecks) {
  EXPECT_NO_THROW((void)shipped());
  EXPECT_NO_THROW((void)evidence());
  EXPECT_EQ(shipped().tables.size(), 14U);
}

TEST(Data, TheNumbersOfRowsAreThoseOfTheReadme) {
  const std::map<std::string, std::size_t> rows = {{"budget/budget_anchors.csv", 87},
                                                   {"budget/budget_sanity.csv", 45},
                                                   {"budget/launches.csv", 161},
                                                   {"budget/launches_annual.csv", 100},
                                                   {"budget/launches_excluded.csv", 31},
                                                   {"budget/revenue_other.csv", 40},
                                                   {"budget/unit_costs.csv", 44},
                                                   {"claims/claims.csv", 39},
                                                   {"inputs/input_evidence.csv", 51},
                                                   {"prices/prices_monthly.csv", 116},
                                                   {"realisation/realisation_evidence.csv", 86},
                                                   {"theft/annual_theft_estimates.csv", 97},
                                                   {"theft/incident_vendor_sets.csv", 230},
                                                   {"theft/incidents.csv", 230}};
  for (const auto& [name, count] : rows) EXPECT_EQ(table(name).rows(), count) << name;
}

TEST(Data, TablesAreAsciiWithoutMarksAndEndInANewline) {
  for (const auto& file : shipped().files) {
    EXPECT_TRUE(std::all_of(file.bytes.begin(), file.bytes.end(), [](char c) {
      return c == '\n' || (c >= ' ' && c < 127);
    })) << file.name;
    EXPECT_EQ(file.bytes.back(), '\n') << file.name;
  }
}

TEST(Data, EveryMoneyColumnHasAUnitAndEveryColumnAMeaning) {
  for (const auto& [name, of] : shipped().tables) {
    for (const auto& rule : of.rules()) {
      const bool measured =
          rule.type == ColumnType::usd || rule.type == ColumnType::number || rule.type == ColumnType::integer;
      EXPECT_EQ(measured, !rule.unit.empty()) << name << ' ' << rule.column;
      EXPECT_FALSE(rule.meaning.empty()) << name << ' ' << rule.column;
    }
  }
}

TEST(Data, SourceCheckedHasOneVocabulary) {
  const std::vector<std::string> words = {"seen", "seen_secondary", "derived", "memory", "assumption", "not_found"};
  int columns = 0;
  for (const auto& [name, of] : shipped().tables) {
    for (const auto& rule : of.rules()) {
      if (rule.column != "source_checked") continue;
      EXPECT_EQ(rule.words, words) << name;
      ++columns;
    }
  }
  EXPECT_EQ(columns, 11);
}

// E032 was read in a copy whose address was not kept; its note says so.
TEST(Data, AFigureThatWasSeenHasAnAddress) {
  for (const auto& [id, row] : evidence().rows) {
    const bool seen = row.source_checked == SourceChecked::seen || row.source_checked == SourceChecked::seen_secondary;
    EXPECT_EQ(seen && row.source_url.empty(), id == "E032") << id;
  }
}

TEST(Data, TheftsByYearAddUpToTheTableInTheReadme) {
  struct Year {
    double rows, low, best, high, core;  // USD; core leaves out what is disputed or not confirmed
  };
  const std::map<int, Year> expected = {{2017, {6, 85640000, 88640000, 100010000, 88640000}},
                                        {2018, {17, 970415000, 980102669, 1011765000, 446102669}},
                                        {2019, {11, 99724000, 112414000, 215472000, 112414000}},
                                        {2020, {9, 313713000, 319713000, 319713000, 319713000}},
                                        {2021, {21, 303812751, 319512751, 551512751, 319512751}},
                                        {2022, {15, 995173632, 1006973632, 1026273632, 736973632}},
                                        {2023, {26, 660327146, 783727146, 834627146, 702127146}},
                                        {2024, {55, 1104850667, 1124136108, 1394720667, 996456108}},
                                        {2025, {52, 1976319305, 2075339878, 2135339878, 1987768509}},
                                        {2026, {18, 645384636, 729384636, 741504636, 673028501}}};
  std::map<int, Year> sums;
  for (const auto& i : evidence().incidents) {
    auto& year = sums[i.date.year];
    const bool is_core = i.level != AttributionLevel::disputed_or_unconfirmed;
    year = {year.rows + 1, year.low + i.low.value(), year.best + i.best.value(), year.high + i.high.value(),
            year.core + (is_core ? i.best.value() : 0)};
  }
  ASSERT_EQ(sums.size(), expected.size());
  for (const auto& [year, want] : expected) {  // whole dollars below 2^53: sums are exact
    const auto& have = sums.at(year);
    EXPECT_EQ((std::array{have.rows, have.low, have.best, have.high, have.core}),
              (std::array{want.rows, want.low, want.best, want.high, want.core}))
        << year;
  }
}

TEST(Data, RecoveriesAndGovernmentAttributionsAddUpToTheReadme) {
  double recovered = 0;
  double by_governments = 0;
  for (const auto& i : evidence().incidents) {
    recovered += i.recovered.value_or(Usd{0}).value();
    if (i.level == AttributionLevel::government) by_governments += i.best.value();
  }
  EXPECT_EQ(recovered, 511167904);
  EXPECT_EQ(by_governments, 3935314501);
}

TEST(Data, TheVendorSetsRebuildTheTotalsOfMsmtAndOfTheResearcher) {
  const auto& sets = table("theft/incident_vendor_sets.csv");
  std::map<std::string, const Incident*> by_id;
  for (const auto& i : evidence().incidents) by_id[i.id] = &i;
  double msmt_2024 = 0;
  double msmt_2025 = 0;
  for (std::size_t row = 0; row < sets.rows(); ++row) {
    const auto& incident = *by_id.at(sets.text(row, "incident_id"));
    if (sets.text(row, "msmt_list") == "no") continue;
    if (incident.date.year == 2024) msmt_2024 += incident.high.value();
    if (incident.date.year == 2025) msmt_2025 += incident.best.value();
  }
  EXPECT_EQ(msmt_2024, 1194632400);  // MSMT prints 1.19 billion
  EXPECT_EQ(msmt_2025, 1643907619);  // and 1.645 billion to September
  EXPECT_EQ(sum(sets, "tay_usd"), 6837633907);
}

TEST(Data, LaunchesAddUpToTheCountsOfKidaAndCns) {
  int kida = 0;
  int kida_icbm = 0;
  int kida_irbm = 0;
  int missiles = 0;
  for (const auto& l : evidence().launches) {
    missiles += l.count;
    if (l.date < Date{2022, 1, 1} || l.date > Date{2022, 6, 5}) continue;
    kida += l.count;
    kida_icbm += l.missile_class == "ICBM" ? l.count : 0;
    kida_irbm += l.missile_class == "IRBM" ? l.count : 0;
  }
  EXPECT_EQ(missiles, 335);
  EXPECT_EQ(kida, 33);
  EXPECT_EQ(kida_icbm, 6);
  EXPECT_EQ(kida_irbm, 1);
  const auto& launches = table("budget/launches.csv");
  std::map<int, int> cns;
  for (std::size_t row = 0; row < launches.rows(); ++row)
    cns[launches.date(row, "date").year] += cns_count(launches, row);
  const std::map<int, int> printed = {{2017, 21}, {2019, 27}, {2020, 9},  {2021, 6},
                                      {2022, 69}, {2023, 33}, {2024, 41}, {2025, 11}};
  for (const auto& [year, count] : printed) EXPECT_EQ(cns.at(year), count) << year;
  EXPECT_FALSE(cns.contains(2018));
}

TEST(Data, MinimumCountsStandInTheirColumnAndNotInTheNotes) {
  const auto& launches = table("budget/launches.csv");
  int minimums = 0;
  for (std::size_t row = 0; row < launches.rows(); ++row) {
    minimums += launches.boolean(row, "count_is_minimum") ? 1 : 0;
    EXPECT_EQ(launches.text(row, "note").find("minimum"), std::string::npos) << launches.text(row, "launch_id");
  }
  EXPECT_EQ(minimums, 27);
}

TEST(Data, LaunchesAnnualAreTheSumsOfLaunches) {
  const auto& annual = table("budget/launches_annual.csv");
  const auto& launches = table("budget/launches.csv");
  using Sums = std::array<int, 4>;  // missiles, of which in the CNS copy, rows, rows with a minimum
  std::map<std::pair<int, std::string>, Sums> sums;
  for (std::size_t row = 0; row < launches.rows(); ++row) {
    auto& of = sums[{launches.date(row, "date").year, launches.text(row, "class")}];
    const int minimum = launches.boolean(row, "count_is_minimum") ? 1 : 0;
    of = {of[0] + launches.integer(row, "count"), of[1] + cns_count(launches, row), of[2] + 1, of[3] + minimum};
  }
  std::set<std::pair<int, std::string>> stated;
  for (std::size_t row = 0; row < annual.rows(); ++row) {
    const auto key = std::pair{annual.year(row, "year"), annual.text(row, "class")};
    EXPECT_TRUE(stated.insert(key).second) << key.first << key.second;
    const Sums have = {annual.integer(row, "count"), annual.integer(row, "count_cns_copy_only"),
                       annual.integer(row, "rows"), annual.integer(row, "rows_with_minimum_count")};
    EXPECT_EQ(have, sums[key]) << key.first << ' ' << key.second;
  }
  EXPECT_EQ(sums.size(), stated.size());  // every class launched has its row
}

using Range = std::array<double, 3>;  // low, best, high

std::map<int, Range> materials_by_year() {
  std::map<std::string, const UnitCost*> defaults;
  for (const auto& cost : evidence().unit_costs) {
    if (cost.id.starts_with("DEF-")) defaults[cost.missile_class] = &cost;
  }
  std::map<int, Range> materials;
  for (const auto& l : evidence().launches) {
    const auto& cost = *defaults.at(l.missile_class);
    auto& year = materials[l.date.year];
    year = {year[0] + l.count * cost.low.value(), year[1] + l.count * cost.best.value(),
            year[2] + l.count * cost.high.value()};
  }
  return materials;
}

double gni(int year) {
  const auto row = evidence().rows.find(fmt::format("BOK-GNI-USD-{}", year));
  return row->second.best.value();
}

// The steps are those of data/budget/README.md.
std::map<std::string, Range> sanity_of(int year, const std::map<int, Range>& materials) {
  const Range share = {0.80, 0.65, 0.50}, built = {0.5, 2, 5}, of_military = {0.03, 0.08, 0.15};
  const Range sites = {1.74e9 / 23, std::sqrt(1.74e9 / 23 * 700e6), 700e6};
  const Range military = {4.31e9 * gni(year) / gni(2019), 0.20 * gni(year), 0.35 * gni(year)};
  std::map<std::string, Range> sanity;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto of = [&](int y) { return materials.contains(y) ? materials.at(y)[i] : 0; };
    double mean = 0;
    for (int y = 2017; y <= 2024; ++y) mean += of(y) / 8;
    sanity["tests_materials"][i] = of(year);
    sanity["tests_full"][i] = of(year) / share[i];
    sanity["bottom_up_programme"][i] = of(year) / share[i] + built[i] * mean + sites[i];
    sanity["military_spending"][i] = military[i];
    sanity["top_down_programme"][i] = military[i] * of_military[i];
  }
  return sanity;
}

// The table is rounded to dollars: 0.5, and 0.1 for the rounding of sums of some 1e10, which is below 1e-5.
TEST(Data, BudgetSanityFollowsFromItsSteps) {
  const auto materials = materials_by_year();
  const auto& sanity = table("budget/budget_sanity.csv");
  for (std::size_t row = 0; row < sanity.rows(); ++row) {
    const auto year = sanity.year(row, "year");
    const auto expected = sanity_of(year, materials).at(sanity.text(row, "method"));
    const Range stated = {sanity.number(row, "usd_low"), sanity.number(row, "usd_best"),
                          sanity.number(row, "usd_high")};
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_NEAR(stated[i], expected[i], 0.6) << year << ' ' << sanity.text(row, "method") << ' ' << i;
    }
  }
}

TEST(Data, PricesCoverTheMonthsThatTheReadmeNames) {
  const auto& prices = evidence().prices;
  EXPECT_EQ(prices.front().month, (Month{2017, 1}));
  EXPECT_EQ(prices.back().month, (Month{2026, 8}));
  const auto& rows = table("prices/prices_monthly.csv");
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    for (const std::string coin : {"btc", "eth"}) {
      const double mean = rows.number(row, coin + "_usd");
      EXPECT_LE(rows.number(row, coin + "_low_close"), mean) << rows.text(row, "month");
      EXPECT_GE(rows.number(row, coin + "_high_close"), mean) << rows.text(row, "month");
    }
    const auto month = rows.month(row, "month");
    const auto days = days_in_month(month.year, month.month);
    const bool incomplete = month == Month{2026, 8} || month == Month{2025, 5} || month == Month{2025, 6};
    EXPECT_EQ(rows.integer(row, "eth_n_days") < days, incomplete) << rows.text(row, "month");
  }
}

TEST(Data, ClaimsThatCanBeJudgedSayWhatAgreesWithThem) {
  for (const auto& claim : evidence().claims) {
    if (!claim.testable) continue;
    EXPECT_TRUE(claim.test_low || claim.test_high) << claim.id;
    EXPECT_FALSE(claim.output_variable.empty()) << claim.id;
    EXPECT_FALSE(claim.side.empty()) << claim.id;
    EXPECT_EQ(claim.period_rule == "stated", claim.period_start.has_value()) << claim.id;
  }
}

TEST(Data, EvidenceIdsRunWithoutAGap) {
  for (const auto& [letter, count] : {std::pair{'E', 86}, std::pair{'N', 51}}) {
    for (int i = 1; i <= count; ++i)
      EXPECT_TRUE(evidence().rows.contains(fmt::format("{}{:03}", letter, i))) << letter << i;
  }
}

TEST(Data, TheftsKnownFromMemoryAreThoseThatTheReadmeLists) {
  std::set<std::string> memory;
  for (const auto& i : evidence().incidents) {
    if (i.source_checked == SourceChecked::memory) memory.insert(i.id);
  }
  EXPECT_EQ(memory, (std::set<std::string>{"2017-12-youbit", "2022-01-qubit", "2022-08-nomad", "2024-01-hector",
                                           "2024-06-btcturk", "2024-06-lykke", "2024-09-deltaprime", "2024-09-onyx-dao",
                                           "2024-11-deltaprime", "2025-09-swissborg"}));
}

}  // namespace
}  // namespace fundshare::data_test

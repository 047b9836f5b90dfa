// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/read_evidence.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "evidence/made_up_data.hpp"
#include "evidence/message_of.hpp"

namespace fundshare::read_evidence_test {
namespace {

using test::DataFolder;
using test::Files;
using test::made_up_files;
using test::message_of;

// Tests run side by side: each process writes to a folder of its own.
std::string folder_name() { return "read_evidence_" + std::to_string(::getpid()); }

Evidence read(const Files& files) { return read_evidence(DataFolder{folder_name(), files}.path()); }

void replace(Files& files, const std::string& file, const std::string& from, const std::string& to) {
  auto& text = files.at(file);
  const auto at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

// The message with the name of the temporary folder taken out, after one replacement in the made-up data.
std::string problem_after(const std::string& file, const std::string& from, const std::string& to) {
  auto files = made_up_files();
  replace(files, file, from, to);
  const DataFolder folder{folder_name(), files};
  auto message = message_of([&] { (void)read_evidence(folder.path()); });
  const auto root = folder.path().generic_string() + "/";
  for (auto at = message.find(root); at != std::string::npos; at = message.find(root)) message.erase(at, root.size());
  return message;
}

std::string described(const Evidence& evidence) {
  std::ostringstream out;
  out.precision(17);
  for (const auto& i : evidence.incidents) {
    out << i.id << to_string(i.date) << i.victim << i.low.value() << ' ' << i.best.value() << ' ' << i.high.value()
        << to_string(i.level) << i.recovered.value_or(Usd{-1}).value() << to_string(i.source_checked) << '\n';
  }
  for (const auto& e : evidence.estimates) {
    out << e.estimator << to_string(e.start) << to_string(e.end) << e.scope << e.best.value_or(Usd{-1}).value()
        << to_string(e.published.latest()) << '\n';
  }
  for (const auto& l : evidence.launches) {
    out << l.id << to_string(l.date) << l.missile_class << l.count << l.count_is_minimum << '\n';
  }
  for (const auto& c : evidence.unit_costs) out << c.id << c.missile_class << c.best.value() << '\n';
  for (const auto& a : evidence.anchors) out << a.id << a.quantity << a.unit << a.best.value_or(0) << '\n';
  for (const auto& r : evidence.other_revenue) out << r.id << r.stream << r.best.value_or(Usd{0}).value() << '\n';
  for (const auto& p : evidence.prices) out << to_string(p.month) << p.btc_usd << ' ' << p.eth_usd << '\n';
  for (const auto& c : evidence.claims) out << c.id << c.best.value_or(0) << c.testable << *c.year_start << '\n';
  for (const auto& [id, row] : evidence.rows) out << id << row.subject << row.table << row.low.value_or(-1) << '\n';
  return out.str();
}

// Reverses the rows below the header.
std::string reversed_rows(const std::string& text) {
  std::istringstream in{text};
  std::string header, row, rows;
  std::getline(in, header);
  while (std::getline(in, row)) rows = row + "\n" + rows;
  return header + "\n" + rows;
}

std::string with_crlf_and_mark(const std::string& text) {
  std::string out = "\xef\xbb\xbf";
  for (const char c : text) out += c == '\n' ? std::string{"\r\n"} : std::string{c};
  out.resize(out.size() - 2);  // no newline at the end
  return out;
}

// Every cell in quotes and the columns in reverse order; the made-up tables have no quotes of their own.
std::string quoted_and_turned(const std::string& text) {
  std::istringstream in{text};
  std::string row, out;
  while (std::getline(in, row)) {
    std::string turned;
    for (std::size_t start = 0; start <= row.size();) {
      const auto end = std::min(row.find(',', start), row.size());
      turned = "\"" + row.substr(start, end - start) + "\"" + (turned.empty() ? "" : "," + turned);
      start = end + 1;
    }
    out += turned + "\n";
  }
  return out;
}

TEST(ReadEvidence, MakesTypedRecordsInCanonicalOrder) {
  const auto evidence = read(made_up_files());
  ASSERT_EQ(evidence.incidents.size(), 2U);
  EXPECT_EQ(evidence.incidents[0].id, "2019-12-beta");
  EXPECT_FALSE(evidence.incidents[0].recovered);
  EXPECT_EQ(evidence.incidents[1].recovered, Usd{5});
  EXPECT_EQ(evidence.incidents[1].low, Usd{30});
  EXPECT_EQ(evidence.incidents[1].level, AttributionLevel::single_vendor);
  EXPECT_FALSE(may_feed_default(evidence.incidents[0].source_checked));
  EXPECT_EQ(evidence.estimates[0].start, (Date{2019, 1, 1}));
  EXPECT_EQ(evidence.estimates[1].published.latest(), (Date{2021, 2, 28}));
  EXPECT_EQ(evidence.launches[0].id, "LX-2020-01-07-1");
  EXPECT_TRUE(evidence.launches[1].count_is_minimum);
  EXPECT_EQ(evidence.unit_costs[0].high, UsdUnitCost{30});
  EXPECT_EQ(evidence.anchors[0].best, -50.0);
  EXPECT_EQ(evidence.other_revenue[0].best, Usd{-7});
  EXPECT_EQ(evidence.claims[0].test_high, 0.55);
  EXPECT_EQ(evidence.rows.at("E001").subject, "fee");
  EXPECT_EQ(evidence.rows.at("DEF-ICBM").unit, "usd");
  EXPECT_EQ(evidence.rows.at("N001").source_checked, SourceChecked::derived);
}

TEST(ReadEvidence, KeepsTheBytesOfEveryFileThatWasRead) {
  const auto files = made_up_files();
  const auto evidence = read(files);
  ASSERT_EQ(evidence.files.size(), files.size());
  for (const auto& file : evidence.files) EXPECT_EQ(file.bytes, files.at(file.name)) << file.name;
  EXPECT_TRUE(std::is_sorted(evidence.files.begin(), evidence.files.end(),
                             [](const auto& a, const auto& b) { return a.name < b.name; }));
}

TEST(ReadEvidence, TheOrderAndTheWritingOfTheTablesMakeNoDifference) {
  const auto plain = described(read(made_up_files()));
  for (const auto rewrite : {reversed_rows, with_crlf_and_mark, quoted_and_turned}) {
    auto files = made_up_files();
    for (auto& [name, text] : files) {
      if (name != "dictionary.csv") text = rewrite(text);
    }
    EXPECT_EQ(described(read(files)), plain);
  }
}

TEST(ReadEvidence, ValuesOutOfOrderNameBothCells) {
  EXPECT_EQ(problem_after("theft/incidents.csv", ",30,40,50,", ",45,40,50,"),
            "theft/incidents.csv:2:6: usd_low: 45 is above usd_best 40 of column 7 (must be usd_low <= usd_best)");
  EXPECT_EQ(problem_after("theft/incidents.csv", ",30,40,50,", ",30,60,50,"),
            "theft/incidents.csv:2:7: usd_best: 60 is above usd_high 50 of column 8 (must be usd_best <= usd_high)");
  EXPECT_EQ(problem_after("inputs/input_evidence.csv", "0.1,,0.3", "0.4,,0.3"),
            "inputs/input_evidence.csv:2:3: value_low: 0.4 is above value_high 0.3 of column 5 (must be value_low <= "
            "value_high)");
  EXPECT_EQ(problem_after("theft/incidents.csv", "Somebody,5,", "Somebody,51,"),
            "theft/incidents.csv:2:12: recovered_usd: 51 is above usd_high 50 of column 8 (must be recovered_usd <= "
            "usd_high)");
  EXPECT_EQ(problem_after("theft/annual_theft_estimates.csv", "2020-01-01,2020-12-31", "2020-01-01,2019-12-31"),
            "theft/annual_theft_estimates.csv:2:1: period_start: 2020-01-01 is above period_end 2019-12-31 of column 2 "
            "(must be period_start <= period_end)");
}

TEST(ReadEvidence, RowsThatReferToEachOtherMustBothBeThere) {
  EXPECT_EQ(problem_after("theft/incident_vendor_sets.csv", "2020-01-alpha", "2020-01-alfa"),
            "theft/incident_vendor_sets.csv:2:1: incident_id: '2020-01-alfa' is not in column incident_id of "
            "theft/incidents.csv\n"
            "theft/incidents.csv:2:1: incident_id: '2020-01-alpha' has no row in theft/incident_vendor_sets.csv");
  EXPECT_EQ(problem_after("theft/incident_vendor_sets.csv", "2019-12-beta,,", "2020-01-alpha,,"),
            "theft/incident_vendor_sets.csv:3:1: incident_id: '2020-01-alpha' is on line 2 too\n"
            "theft/incidents.csv:3:1: incident_id: '2019-12-beta' has no row in theft/incident_vendor_sets.csv");
  EXPECT_EQ(problem_after("budget/launches.csv", "ICBM", "MRBM"),
            "budget/launches.csv:3:4: class: 'MRBM' has no row DEF-MRBM in budget/unit_costs.csv");
  EXPECT_EQ(problem_after("budget/unit_costs.csv", "DEF-ICBM,ICBM", "DEF-ICBM,IRBM"),
            "budget/unit_costs.csv:3:2: class: 'IRBM' is not the class in the id DEF-ICBM");
  EXPECT_EQ(
      problem_after("inputs/input_evidence.csv", "N001", "e001"),
      "realisation/realisation_evidence.csv:2:14: evidence_id: 'E001' is the id of inputs/input_evidence.csv:2 too");
}

TEST(ReadEvidence, IdsAndMonthsMustAgreeWithTheirDates) {
  EXPECT_EQ(
      problem_after("theft/incidents.csv", "2020-01-09", "2020-02-09"),
      "theft/incidents.csv:2:1: incident_id: '2020-01-alpha' does not begin with 2020-02, the month of its date in "
      "column 2");
  EXPECT_EQ(
      problem_after("budget/launches.csv", "L-2020-03-05-1", "2020-03-05-1"),
      "budget/launches.csv:2:1: launch_id: '2020-03-05-1' does not begin with L-2020-03, the month of its date in "
      "column 2");
  EXPECT_EQ(problem_after("prices/prices_monthly.csv", "2020-01,", "2019-11,"),
            "prices/prices_monthly.csv:4:1: month: 2020-02 follows 2019-12 of line 2 (months without gap or repeat)");
}

// A row of a misspelt estimator would drop out of the totals without a word.
TEST(ReadEvidence, TwoSpellingsOfOneEstimatorAreRefused) {
  const std::string end = " (one estimator is spelt in one way; two need names that differ by more)";
  const std::string second = "2019-12-31,Watcher,";
  for (const std::string name : {"watcher", "Wat cher", "Wather", "Watchers", "Watchre", "Wotcher"}) {
    EXPECT_EQ(problem_after("theft/annual_theft_estimates.csv", second, "2019-12-31," + name + ","),
              "theft/annual_theft_estimates.csv:3:3: estimator: '" + name + "' is nearly 'Watcher' of line 2" + end)
        << name;
  }
  for (const std::string name : {"Another", "Watcher (for Somebody)", "Wtchers", "W"}) {
    EXPECT_EQ(problem_after("theft/annual_theft_estimates.csv", second, "2019-12-31," + name + ","), "no error")
        << name;
  }
}

TEST(ReadEvidence, TwoLettersOfALongNameAreASlipTooThreeAreNot) {
  const auto problem = [](const std::string& name) {
    return problem_after("theft/annual_theft_estimates.csv", "2019-01-01,2019-12-31,Watcher,",
                         "2018-01-01,2018-12-31,Chainwatch,crypto_theft,5,5,5,2021-02-03,https://a.example,seen,\n"
                         "2019-01-01,2019-12-31," +
                             name + ",");
  };
  EXPECT_NE(problem("Chainanwatch").find("'Chainanwatch' is nearly 'Chainwatch'"), std::string::npos);
  EXPECT_EQ(problem("Chainananwatch"), "no error");
}

TEST(ReadEvidence, TheSpellingWithFewerRowsIsTheOneThatIsNamed) {
  EXPECT_EQ(
      problem_after("theft/annual_theft_estimates.csv", "2019-01-01,2019-12-31,Watcher,",
                    "2018-01-01,2018-12-31,Watcher,crypto_theft,5,5,5,2021-02-03,https://a.example,seen,\n"
                    "2019-01-01,2019-12-31,WATCHER,"),
      "theft/annual_theft_estimates.csv:4:3: estimator: 'WATCHER' is nearly 'Watcher' of line 2 (one estimator is "
      "spelt in one way; two need names that differ by more)");
}

TEST(ReadEvidence, TwoAmountsForOneThingAreRefused) {
  const std::string row = "2019-01-01,2019-12-31,Watcher,crypto_theft,5,5,5,2021-02-03,https://a.example,seen,\n";
  const std::string other = "2019-01-01,2019-12-31,Watcher,crypto_theft,5,6,6,2021-02-03,https://a.example,seen,\n";
  EXPECT_EQ(problem_after("theft/annual_theft_estimates.csv", row, row + other),
            "theft/annual_theft_estimates.csv:4:6: usd_best: '6' where line 3 has '5' for the same estimator, period, "
            "scope and day of publication");
  EXPECT_EQ(problem_after("theft/annual_theft_estimates.csv", row, row + row), "no error");
  const std::string gni = "GNI-2020,2020-01-01,2020-12-31,gni,,1000,,usd,Somebody,2021,,derived,made up\n";
  const std::string again = "GNI-B,2020-01-01,2020-12-31,gni,,1100,,usd,Another,2021,,derived,made up\n";
  EXPECT_EQ(
      problem_after("budget/budget_anchors.csv", gni, gni + again),
      "budget/budget_anchors.csv:3:6: value_best: '1100' where line 2 has '1000' for the same quantity and period "
      "(one row feeds the default)");
  const std::string memory = "GNI-B,2020-01-01,2020-12-31,gni,,1100,,usd,Another,2021,,memory,made up\n";
  EXPECT_EQ(problem_after("budget/budget_anchors.csv", gni, gni + memory), "no error");
}

TEST(ReadEvidence, FaultsOfAllTablesAreNamedInOneGo) {
  auto files = made_up_files();
  replace(files, "theft/incidents.csv", ",30,40,50,", ",3O,40,50,");
  replace(files, "budget/launches.csv", ",SRBM,2,", ",SRBN,2,");
  const DataFolder folder{folder_name(), files};
  const auto message = message_of([&] { (void)read_evidence(folder.path()); });
  EXPECT_NE(message.find("budget/launches.csv:2:4: class:"), std::string::npos) << message;
  EXPECT_NE(message.find("theft/incidents.csv:2:6: usd_low:"), std::string::npos) << message;
}

TEST(ReadEvidence, FilesAndRulesThatAreNotThereAreNamed) {
  auto files = made_up_files();
  files.erase("prices/prices_monthly.csv");
  const DataFolder folder{folder_name(), files};
  const auto missing = (folder.path() / "prices/prices_monthly.csv").generic_string();
  EXPECT_EQ(message_of([&] { (void)read_evidence(folder.path()); }),
            missing + ": cannot open the file (No such file or directory)");
  EXPECT_EQ(problem_after("dictionary.csv", "theft/incidents.csv,incident_id", "../incidents.csv,incident_id"),
            "dictionary.csv: table: '../incidents.csv' leaves the data folder");
}

TEST(ReadEvidence, ADictionaryWithoutARequiredTableIsRefused) {
  auto files = made_up_files();
  std::istringstream in{files.at("dictionary.csv")};
  std::string line, kept;
  while (std::getline(in, line)) {
    if (!line.starts_with("budget/launches.csv,")) kept += line + "\n";
  }
  files["dictionary.csv"] = kept;
  const DataFolder folder{folder_name(), files};
  EXPECT_EQ(message_of([&] { (void)read_evidence(folder.path()); }),
            (folder.path() / "dictionary.csv").generic_string() + ": has no rows for budget/launches.csv");
}

}  // namespace
}  // namespace fundshare::read_evidence_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/result_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/questions/estimate.hpp"

namespace fundshare::result_tables_test {
namespace {

/// Figures that name themselves: mean 1, sd 2, quantile p is 10 p; standard errors a tenth of each.
Summary made_up_summary() {
  Summary summary{.worlds = 100, .mean = {1.0, 0.5}, .sd = {2.0, 0.25}, .quantiles = {}};
  for (std::size_t k = 0; k < quantile_levels.size(); ++k) summary.quantiles[k] = {100.0 * quantile_levels[k], 0.125};
  return summary;
}

const std::vector<Output> outputs{
    {"summary", "coverage", "1", "year", 2018, 2018, "spending", {"launches_minimum", "opening_stock_zero"}},
    {"waterfall", "net", "usd_nominal", "total", 2017, 2025, "cash", {}},
    {"choices", "budget.method", "1", "total", 2017, 2025, "spending", {}}};

std::size_t lines(const std::string& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

TEST(ResultTables, SummaryHasElevenStatisticsOfEachOutput) {
  const auto table = summary_table("made_up", outputs, {made_up_summary(), made_up_summary(), made_up_summary()});
  const std::string start = "made_up,coverage,1,year,2018,2018,spending,";
  const std::string flags = ",launches_minimum;opening_stock_zero\n";
  EXPECT_EQ(lines(table.bytes), 12U);
  EXPECT_EQ(table.rows, 11U);
  EXPECT_NE(table.bytes.find(start + "mean,,1,0.5" + flags), std::string::npos) << table.bytes;
  EXPECT_NE(table.bytes.find(start + "sd,,2,0.25" + flags), std::string::npos);
  EXPECT_NE(table.bytes.find(start + "quantile,0.01,1,0.125" + flags), std::string::npos);
  EXPECT_NE(table.bytes.find(start + "quantile,0.99,99,0.125" + flags), std::string::npos);
}

TEST(ResultTables, AnOutputThatIsUndefinedInAWorldHasRowsWithoutValues) {
  const auto table = summary_table("made_up", outputs, {std::nullopt, std::nullopt, std::nullopt});
  EXPECT_EQ(table.rows, 11U);
  EXPECT_NE(table.bytes.find("quantile,0.5,,,launches_minimum"), std::string::npos) << table.bytes;
}

TEST(ResultTables, TheWideSummaryHasTheFiguresOfTheLongOneInOneRow) {
  const auto table = wide_summary_table("made_up", outputs, {made_up_summary(), made_up_summary(), std::nullopt});
  EXPECT_EQ(
      table.bytes,
      "scenario,variable,unit,window,year_start,year_end,year_basis,mean,q05,q25,median,q75,q95,mean_mc_se,"
      "median_mc_se,flags\n"
      "made_up,coverage,1,year,2018,2018,spending,1,5,25,50,75,95,0.5,0.125,launches_minimum;opening_stock_zero\n");
  const auto empty = wide_summary_table("made_up", outputs, {std::nullopt, std::nullopt, std::nullopt});
  EXPECT_NE(empty.bytes.find(",spending,,,,,,,,,launches_minimum"), std::string::npos) << empty.bytes;
}

TEST(ResultTables, WaterfallHasMeanAndThreeQuantiles) {
  const auto table = waterfall_table("made_up", outputs, {std::nullopt, made_up_summary(), std::nullopt});
  const std::string start = "made_up,net,usd_nominal,total,2017,2025,cash,";
  EXPECT_EQ(table.bytes, "scenario,step,unit,window,year_start,year_end,year_basis,statistic,level,value,mc_se\n" +
                             start + "mean,,1,0.5\n" + start + "quantile,0.05,5,0.125\n" + start +
                             "quantile,0.5,50,0.125\n" + start + "quantile,0.95,95,0.125\n");
}

TEST(ResultTables, EquivalentsHaveThreeQuantilesAndTheFlags) {
  const std::vector<Output> missiles{
      {"equivalents", "ICBM", "missiles", "year", 2017, 2017, "cash", {"opening_stock_zero"}}, outputs[1]};
  const auto table = equivalents_table("made_up", missiles, {made_up_summary(), made_up_summary()});
  const std::string start = "made_up,ICBM,missiles,year,2017,2017,cash,quantile,", flags = ",opening_stock_zero\n";
  EXPECT_EQ(table.bytes,
            "scenario,missile_class,unit,window,year_start,year_end,year_basis,statistic,level,value,mc_se,flags\n" +
                start + "0.05,5,0.125" + flags + start + "0.5,50,0.125" + flags + start + "0.95,95,0.125" + flags);
}

TEST(ResultTables, InfluenceLeavesTheCorrelationOfAConstantEmpty) {
  const Estimator model{
      read_evidence(FUNDSHARE_TEST_DATA_DIR), read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, {}), {.worlds = 0}};
  const auto table = influence_table(
      "made_up", model,
      {100, {{"total", 0, 8}, {"rolling3", 6, 8}}, {{"theft.basis", 0, true, {Estimate{0.25, 0.125}, std::nullopt}}}});
  EXPECT_EQ(table.bytes,
            "scenario,input,group,judgement,variable,window,year_start,year_end,rank_correlation,mc_se,worlds\n"
            "made_up,theft.basis,structure,yes,coverage,total,2017,2025,0.25,0.125,100\n"
            "made_up,theft.basis,structure,yes,coverage,rolling3,2023,2025,,,100\n");
}

TEST(ResultTables, ExceedanceNamesMethodAndThreshold) {
  const auto table = exceedance_table("made_up", outputs,
                                      {{0, "all", 0.5, "1/2", Estimate{0.25, 0.01}}, {0, "top_down", 0.02, "", {}}});
  EXPECT_EQ(table.bytes,
            "scenario,variable,window,year_start,year_end,budget_method,threshold,threshold_label,probability,mc_se\n"
            "made_up,coverage,year,2018,2018,all,0.5,half,0.25,0.01\n"
            "made_up,coverage,year,2018,2018,top_down,0.02,,,\n");
}

// LibreOffice and Excel read 1/4 as the fourth of January.
TEST(ResultTables, NoThresholdIsWrittenSoThatASpreadsheetMakesItADay) {
  std::vector<Exceedance> rows;
  for (const auto& named : named_thresholds()) rows.push_back({0, "all", named.value, named.label, {}});
  const auto table = exceedance_table("made_up", outputs, rows);
  EXPECT_EQ(table.bytes.find('/'), std::string::npos) << table.bytes;
}

TEST(ResultTables, ChecksStandBesideTheModel) {
  const PredictiveCheck check{"X1", "held_stock_usd", 5e6, {2020, 1, 1}, {2020, 1, 31}, 36, 36};
  const auto table = checks_table("made_up", {check}, {{0, {4e6, 10.0}, {1e6, 20.0}, {9e6, 30.0}, {0.75, 0.01}}});
  EXPECT_NE(table.bytes.find(
                "\nmade_up,X1,held_stock_usd,2020-01-01,2020-01-31,5000000,4000000,10,1000000,9000000,0.75,0.01\n"),
            std::string::npos)
      << table.bytes;
}

TEST(ResultTables, DictionaryDescribesEveryColumnOfEveryTable) {
  std::vector<std::string> files;
  for (const auto& column : output_schema()) files.push_back(column.file);
  const auto table = dictionary_table(files);
  EXPECT_EQ(table.rows, output_schema().size());
  for (const auto& column : output_schema()) {
    EXPECT_NE(table.bytes.find("\n" + column.file + "," + column.column + ","), std::string::npos) << column.column;
  }
}

TEST(ResultTables, DictionaryLeavesOutTablesThatAreNotThere) {
  const auto table = dictionary_table({"checks.csv"});
  EXPECT_NE(table.bytes.find("\nchecks.csv,"), std::string::npos);
  EXPECT_NE(table.bytes.find("\ndata_dictionary.csv,"), std::string::npos);
  EXPECT_EQ(table.bytes.find("\nsummary.csv,"), std::string::npos);
}

}  // namespace
}  // namespace fundshare::result_tables_test

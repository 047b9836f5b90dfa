// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/figures.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <regex>
#include <set>

#include "fundshare/base/error.hpp"
#include "fundshare/charts/style.hpp"
#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/report/claim_readings.hpp"
#include "fundshare/report/claim_words.hpp"
#include "report/made_run.hpp"
#include "support/well_formed.hpp"

namespace fundshare::figures_test {
namespace {

using ::testing::HasSubstr;

const Results& results() {
  static const Results made{test::made_run()};
  return made;
}

TEST(Figures, EachIsDrawnWellFormedAndHasItsNotes) {
  for (const auto& entry : figure_list()) {
    const auto figure = make_figure(entry.name, results());
    EXPECT_EQ(figure.name, entry.name);
    for (const double width : {358.0, 760.0}) {
      const auto drawing = draw_figure(figure, width);
      EXPECT_EQ(test::xml_fault(drawing.bytes), "") << entry.name;
      EXPECT_GT(drawing.bytes.size(), 1500U) << entry.name;
    }
    const auto notes = figure_notes(figure, results());
    EXPECT_THAT(notes.back(), HasSubstr("Model under stated assumptions; ")) << entry.name;
    EXPECT_THAT(notes.back(), HasSubstr(". 10,240 worlds, fundshare ")) << entry.name;
    EXPECT_FALSE(figure.table.rows.empty()) << entry.name;
  }
}

TEST(Figures, EveryRowOfATableHasAsManyCellsAsThereAreColumns) {
  for (const auto& entry : figure_list()) {
    const auto table = make_figure(entry.name, results()).table;
    for (const auto& row : table.rows) EXPECT_EQ(row.size(), table.columns.size()) << entry.name;
  }
}

TEST(Figures, NumbersWithAKeyOfTheSummaryAreThoseOfTheSummary) {
  int checked = 0;
  for (const std::string name : {"half_of_what", "by_year"}) {
    for (const auto& row : make_figure(name, results()).table.rows) {
      for (const auto& cell : row) {
        const std::size_t first = cell.key.find('|'), last = cell.key.rfind('|');
        if (!cell.value || first == last) continue;
        const int from = std::stoi(cell.key.substr(first + 1, 4)), to = std::stoi(cell.key.substr(last - 4, 4));
        const auto figure = results().figure(cell.key.substr(0, first), {from, to}, cell.key.substr(last + 1));
        ASSERT_TRUE(figure) << cell.key;
        EXPECT_EQ(*cell.value, figure->value) << cell.key;
        EXPECT_EQ(cell.text, figure_words("1", *figure)) << cell.key;
        ++checked;
      }
    }
  }
  EXPECT_GT(checked, 100);
}

TEST(Figures, TheWaterfallAddsUp) {
  const auto figure = waterfall_figure(results());
  std::map<std::string, double> mean;
  for (const auto& row : figure.table.rows) mean[row[1].key.substr(0, row[1].key.find('|'))] = row[1].value.value();
  const double arrived = mean["gross"] - mean["denied"] - mean["conversion"] - mean["stranded"] + mean["price_change"] -
                         mean["discount"] - mean["operating"] - mean["closing_held"];
  // Sums of 10,240 worlds of up to 1e10 dollars: rounding is below 1e-12 of the whole.
  EXPECT_NEAR(arrived, mean["net"], 1e-9 * mean["gross"]);
  EXPECT_NEAR(mean["net"] - mean["other_uses"] - mean["closing_in_transit"], mean["missile_funds"],
              1e-9 * mean["gross"]);
  const auto& rows = std::get<charts::RowChart>(figure.chart).rows;
  ASSERT_EQ(rows.size(), 12U);
  EXPECT_NEAR(rows[7].spans.front().to, rows[8].spans.front().to, 1e-9 * mean["gross"]);  // held ends where cash does
}

TEST(Figures, SharesOfTheVarianceAreInTheOrderOfTheirRank) {
  const auto figure = what_matters_figure(results());
  double before = 2.0;
  for (const auto& row : figure.table.rows) {
    EXPECT_LE(row[4].value.value(), before);
    before = row[4].value.value();
  }
}

/// Cells of a figure's table with a number of the model, and the words at the right end of its rows.
std::vector<std::string> model_figures(const Figure& figure) {
  std::vector<std::string> words;
  for (const auto& row : figure.table.rows) {
    for (const auto& cell : row) {
      const bool of_others = cell.key.ends_with("|value") || cell.key.starts_with("claims|");  // what a claim says
      if (cell.value && !cell.key.empty() && !of_others) words.push_back(cell.text);
    }
  }
  if (const auto* chart = std::get_if<charts::RowChart>(&figure.chart)) {
    for (const auto& row : chart->rows) words.push_back(row.figure + " " + row.figure_small);
  }
  return words;
}

// "~" says that nobody knows how many of the digits count; bounds and "no value" claim nothing of the kind.
TEST(Figures, AnErrorThatIsMissingIsNotTakenForNone) {
  const test::SpoiledRun run;
  for (const auto& file : std::filesystem::directory_iterator{run.path()}) {
    const bool table = file.path().extension() == ".csv" && file.path().filename() != "data_dictionary.csv";
    if (table) run.empty_columns(file.path().filename(), "mc_se");
  }
  const Results without{run.path()};
  for (const auto& entry : figure_list()) {
    if (entry.name == "data_quality") continue;  // counts of inputs, which no sampling moves
    const auto figure = make_figure(entry.name, without);
    for (const double width : {358.0, 760.0}) {
      const auto drawn = draw_figure(figure, width).bytes;
      EXPECT_EQ(drawn.find("nan"), std::string::npos) << entry.name;
    }
    const auto words = model_figures(figure);
    EXPECT_GT(words.size(), 5U) << entry.name;
    for (const auto& word : words) {
      const bool modest = word.find_first_of("~<>") != std::string::npos || word == "no value" || word == "about 0 %";
      EXPECT_TRUE(modest) << entry.name << ": " << word;
    }
  }
}

TEST(Figures, AStepWithoutAMeanIsNoStepOfZero) {
  const test::SpoiledRun run;
  run.replace("waterfall.csv", "stranded,usd_nominal,total,2017,2025,theft,mean,,",
              "stranded,usd_nominal,year,2017,2025,theft,mean,,");
  try {
    static_cast<void>(waterfall_figure(Results{run.path()}));
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("waterfall.csv: step stranded has no mean over the whole window"));
  }
}

TEST(Figures, WorldsAreThoseOfTheQuestionThatWroteTheTable) {
  const test::SpoiledRun run;
  run.replace("manifest.json", "\"question\": \"levers\"", "\"question\": \"other\"");
  const Results without{run.path()};
  EXPECT_THAT(figure_notes(levers_figure(without), without).back(), HasSubstr("worlds as its question draws them"));
}

/// Labels of the hatched stretches of by_year, with their years, if the data ended on a day.
std::string hatched(const std::string& day) {
  const test::SpoiledRun run;
  run.replace("README.txt", "(as of 2026-06-09), scenario", "(as of " + day + "), scenario");
  const auto figure = by_year_figure(Results{run.path()});
  std::string out;
  for (const auto& one : std::get<charts::XyChart>(figure.chart).stretches) {
    if (one.label == "not all known yet") out += fmt::format("{} {}", one.from + 0.5, one.to - 0.5);
  }
  return out + (figure.reading.find("still being counted") == std::string::npos ? "" : ", said");
}

TEST(Figures, YearsThatEndedShortlyBeforeTheDataAreHatched) {
  EXPECT_EQ(hatched("2026-06-09"), "2025 2025, said");
  EXPECT_EQ(hatched("2025-06-30"), "2024 2025, said");
  EXPECT_EQ(hatched("2027-01-01"), "");
}

// As in the notebooks: figures of the two can be laid over each other.
TEST(Figures, TheLineOfThreeYearsStandsAtTheLastOfThem) {
  const auto figure = by_year_figure(results());
  const auto& chart = std::get<charts::XyChart>(figure.chart);
  const auto& points = chart.curves.back().points;
  ASSERT_EQ(points.size(), 7U);
  for (std::size_t k = 0; k < points.size(); ++k) {
    const int last = 2019 + static_cast<int>(k);
    EXPECT_EQ(points[k].x, last);
    EXPECT_EQ(points[k].y, results().figure("coverage", {last - 2, last}, "q50")->value);
  }
  EXPECT_EQ(chart.legend.back().label, "median of three years, at the last one");
}

TEST(Figures, EachLeverSaysWhatHalfOfItIs) {
  const auto figure = levers_figure(results());
  for (const auto& row : std::get<charts::RowChart>(figure.chart).rows) {
    EXPECT_FALSE(row.small.empty()) << row.label;
    EXPECT_EQ(row.figure.find('<'), std::string::npos) << row.figure;  // a change may be of either sign: no bound
  }
  EXPECT_THAT(figure.note, HasSubstr("the order of the rows ranks no measures"));
}

TEST(Figures, TheTornadoNamesChoicesAndHowMuchItLeavesOut) {
  const auto figure = tornado_figure(results());
  const auto& rows = std::get<charts::RowChart>(figure.chart).rows;
  const auto method = std::ranges::find(rows, "budget.method", &charts::Row::small);
  ASSERT_NE(method, rows.end());
  EXPECT_THAT(method->figure, ::testing::StartsWith("bottom up "));
  EXPECT_THAT(method->figure_small, ::testing::StartsWith("top down "));
  std::set<std::string> inputs;
  const auto& table = results().table("tornado");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.is(row, "variable", "coverage") && years_of(table, row) == results().whole())
      inputs.insert(table.text(row, "input"));
  }
  EXPECT_THAT(figure.note, HasSubstr(fmt::format("The {} longest of {} bars", rows.size(), inputs.size())));
}

TEST(Figures, ALastYearThatEndsWithTheDataIsNamed) {
  const test::SpoiledRun run;
  EXPECT_FALSE(ends_with_data(Results{run.path()}));
  run.replace("README.txt", "(as of 2026-06-09), scenario", "(as of 2025-06-30), scenario");
  EXPECT_THAT(by_year_figure(Results{run.path()}).reading, HasSubstr("2025 is no whole year"));
}

TEST(Figures, ARangeWithAMinusSignHasAWordBetween) {
  EXPECT_EQ(interval_words("1", {{0.2, 0.0}, {0.04, 0.0}, {0.6, 0.0}}), "20 % (4 %-60 %)");
  EXPECT_EQ(interval_words("1", {{-0.5, 0.0}, {-0.67, 0.0}, {-0.25, 0.0}}), "-50 % (-67 % to -25 %)");
}

TEST(Figures, ClaimsOnTheRowOfANarrowerOutputAreSaidToBe) {
  for (const std::string name : {"half_of_what", "exceedance"}) {
    const auto figure = make_figure(name, results());
    EXPECT_THAT(figure.note, HasSubstr("also count other cyber theft")) << name;
    EXPECT_THAT(figure_notes(figure, results()), ::testing::Contains(figure.note));
  }
}

TEST(Figures, OneWorldIsOne) {
  EXPECT_EQ(count_of_worlds(1), "1 world");
  EXPECT_EQ(count_of_worlds(10240), "10,240 worlds");
}

TEST(Figures, AFileOfItsOwnIs17CentimetresWide) {
  const auto file = charts::svg_file({"", 800, 376}, {"", "", {}, ""});  // 848 units with both margins
  static const std::regex size{R"re(viewBox="0 0 848 ([0-9.]+)" width="17cm" height="([0-9.]+)cm")re"};
  std::smatch found;
  ASSERT_TRUE(std::regex_search(file, found, size));
  EXPECT_NEAR(std::stod(found[2].str()), 17.0 * std::stod(found[1].str()) / 848.0, 1e-4);  // four decimals
}

TEST(Figures, NoTitleIsAFinding) {
  for (const auto& entry : figure_list()) {
    const auto figure = make_figure(entry.name, results());
    EXPECT_EQ(figure.title.find_first_of("0123456789%"), std::string::npos) << figure.title;
  }
}

TEST(Figures, AnUnknownNameListsTheKnownOnes) {
  try {
    static_cast<void>(make_figure("half", results()));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::usage);
    EXPECT_THAT(error.what(), HasSubstr("there is no figure 'half' (figures: half_of_what, by_year, "));
  }
}

TEST(Figures, AMissingTableSaysWhatWritesIt) {
  const test::SpoiledRun run;
  run.remove("shapley.csv");
  const Results without{run.path()};
  try {
    static_cast<void>(make_figure("what_matters", without));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::no_input);
    EXPECT_STREQ(
        error.what(),
        "figure what_matters: the folder has no shapley.csv (add --questions sensitivity to the command that wrote "
        "this run)");
  }
}

TEST(Claims, EachHasAReadingOfItsOwn) {
  std::set<std::string> seen;
  for (const auto& reading : claim_readings(results())) {
    EXPECT_TRUE(seen.insert(reading.claim + reading.output + (reading.primary ? "1" : "2")).second);
    EXPECT_LE(reading.lowest.value, reading.percentile.value);
    EXPECT_GE(reading.highest.value, reading.percentile.value);
  }
  EXPECT_GT(seen.size(), 40U);
}

/// The sentence of a claim in claim_verdicts.csv, which the claims audit wrote.
std::string sentence_of(const std::string& claim) {
  const auto& table = results().table("claim_verdicts");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string all = " " + table.text(row, "statements");
    const std::size_t at = all.find(" " + claim + ": ");
    if (at == std::string::npos) continue;
    static const std::regex next{R"( C\d+[a-z]?: )"};
    const std::string rest = all.substr(at + 3);
    std::smatch found;
    return std::regex_search(rest, found, next) ? found.prefix().str() : rest;
  }
  return "";
}

/// The height of a file of its own, as `plot` writes it.
double centimetres_tall(const std::string& name) {
  static const Results named = [] {  // names of speakers are longer than those of origins
    Results run{test::made_run()};
    run.add_evidence(read_evidence(FUNDSHARE_TEST_DATA_DIR));
    return run;
  }();
  const auto figure = make_figure(name, named);
  const auto file =
      charts::svg_file(draw_figure(figure, 800), {figure.title, figure.unit, figure_notes(figure, named), ""});
  static const std::regex size{R"re(width="17cm" height="([0-9.]+)cm")re"};
  std::smatch found;
  return std::regex_search(file, found, size) ? std::stod(found[1].str()) : 0.0;
}

// A page of A4 has 25.7 cm between margins of 2 cm, and a caption needs some of it.
TEST(Figures, EachFitsOnAPage) {
  for (const auto& entry : figure_list()) {
    const double height = centimetres_tall(entry.name);
    EXPECT_GT(height, 5.0) << entry.name;
    EXPECT_LE(height, 24.0) << entry.name;
  }
}

TEST(Claims, EachStandsOnceWithBothOfItsReadings) {
  const auto figure = claims_figure(results());
  const auto& rows = std::get<charts::RowChart>(figure.chart).rows;
  std::set<std::string> claims;
  for (const auto& reading : claim_readings(results())) claims.insert(reading.claim);
  EXPECT_EQ(rows.size(), claims.size());
  const auto with_two = std::ranges::count_if(rows, [](const auto& row) { return row.marks.size() == 2; });
  EXPECT_GT(with_two, 25);
  EXPECT_LE(static_cast<std::size_t>(with_two), rows.size());
}

TEST(Claims, EveryOriginHasAName) {
  for (const auto& reading : claim_readings(results())) {
    std::string slug = reading.origin_group;
    std::ranges::replace(slug, '_', ' ');
    EXPECT_NE(origin_name(reading.origin_group), slug);
    EXPECT_EQ(origin_name(reading.origin_group).find_first_of("_;"), std::string::npos);
  }
  EXPECT_EQ(origin_name("rok_nis;vendor_2022"),
            "South Korean intelligence service (NIS) and a blockchain analysis firm, 2022");
  EXPECT_EQ(origin_name("some_new_one"), "some new one");
}

TEST(Claims, ThePhraseIsTheOneOfTheAudit) {
  for (const auto& reading : claim_readings(results())) {
    if (reading.primary) EXPECT_THAT(sentence_of(reading.claim), HasSubstr(reading.phrase)) << reading.claim;
  }
}

TEST(Claims, PercentilesAreWholeAndNeverTheEnds) {
  EXPECT_EQ(percentile_words({0.0, 0.1}), "< 1st");
  EXPECT_EQ(percentile_words({1.0, 0.1}), "1st");
  EXPECT_EQ(percentile_words({2.4, 0.1}), "2nd");
  EXPECT_EQ(percentile_words({11.0, 0.1}), "11th");
  EXPECT_EQ(percentile_words({63.3, 0.1}), "63rd");
  EXPECT_EQ(percentile_words({99.0, 0.1}), "99th");
  EXPECT_EQ(percentile_words({100.0, 0.1}), "> 99th");
  EXPECT_EQ(percentile_words({63.3, std::nan("")}), "~63rd");
}

TEST(Claims, WhatIsAddedToAnOutputIsLeftOut) {
  EXPECT_EQ(base_output("coverage_cyber_it"), "coverage");
  EXPECT_EQ(base_output("coverage_cyber"), "coverage");
  EXPECT_EQ(base_output("coverage_wmd"), "coverage_wmd");
}

}  // namespace
}  // namespace fundshare::figures_test

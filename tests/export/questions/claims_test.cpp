// SPDX-License-Identifier: Apache-2.0
// The texts and tables of the claims audit.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "fundshare/export/questions/claims_page.hpp"
#include "fundshare/export/questions/claims_sentences.hpp"
#include "fundshare/export/questions/claims_tables.hpp"
#include "fundshare/export/questions/reading_words.hpp"
#include "fundshare/exposure/share/output_list.hpp"
#include "support/small_run.hpp"

namespace fundshare::claims_test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::uint64_t worlds = 2000;

struct Audited {
  Evidence evidence = test::SmallRun::project_evidence();
  ClaimResults results;
  std::vector<OriginVerdict> origins;
  explicit Audited(const AsOf& as_of = {}) {
    const auto run = claim_runs(evidence, read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, {}), as_of).front();
    results = audit_claims(evidence, run, 1, Plan{worlds, 2}, Plan{1 << 14, 2});
    origins = claim_verdicts(evidence, results.readings);
  }
};

const Audited& audited() {
  static const Audited all;
  return all;
}

/// Every text that the page and the tables compose, one by one.
std::vector<std::string> every_text() {
  const auto& [evidence, results, origins] = audited();
  std::vector<std::string> texts;
  for (const auto& name : {"none", "claim", "2023-05-09"}) {
    const auto page = claims_page(evidence, origins, count_inputs(results.inputs), name);
    texts.push_back(page.title);
    for (const auto& part : page.parts) {
      if (const auto* fields = std::get_if<PageFields>(&part)) {
        texts.push_back(fields->title);
        for (const auto& [field, cell] : fields->fields) texts.push_back(cell.text);
      } else {
        texts.push_back(std::get<PageTable>(part).title);
        texts.push_back(std::get<PageTable>(part).note);
      }
    }
  }
  for (const auto& reading : results.readings) {
    texts.push_back(reading.missing);
    texts.push_back(reading.period.note);
    if (reading.judged) texts.push_back(clause(reading.judged->band));
    if (reading.judged) texts.push_back(reading.judged->break_even.no_budget_reason);
    if (reading.judged) texts.push_back(reading.judged->break_even.no_allocation_reason);
  }
  for (const auto& definition : output_definitions()) texts.push_back(reading_words(definition.variable));
  for (const Side side : {Side::about, Side::at_least, Side::at_most}) {
    for (int place = 0; place < (side == Side::about ? 9 : 6); ++place) texts.push_back(clause({side, place}));
  }
  return texts;
}

std::string without(std::string text, const std::string& part) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
  return text;
}

TEST(ClaimTexts, HoldNoWordThatClaimsTooMuchOutsideParaphrases) {
  const std::regex banned{
      R"(\b(true|false|wrong|right|debunk(s|ed)?|exaggerat(e|es|ed)|confirm(s|ed)?|refut(e|es|ed)|prov(e|es|ed)|)"
      R"(plausible|consistent with|likely|unlikely|probable|significant|margin of error|confidence interval)\b|)"
      R"(\d ?% chance|finds that)",
      std::regex::icase};
  for (auto text : every_text()) {
    for (const auto& claim : audited().evidence.claims) text = without(text, claim.paraphrase);
    std::smatch found;
    EXPECT_FALSE(std::regex_search(text, found, banned)) << found.str() << ": " << text;
  }
}

TEST(ClaimTexts, GiveTheParaphraseWithoutQuotationMarks) {
  for (const auto& origin : audited().origins) {
    for (const auto& verdict : origin.claims) {
      const auto text = claim_sentence(audited().evidence, verdict);
      EXPECT_THAT(text, HasSubstr("(our paraphrase): " + audited().evidence.claims[verdict.claim].paraphrase + "."));
      EXPECT_EQ(text.find('"'), std::string::npos);
    }
  }
}

std::string sentence_of(const std::string& id, const Audited& all = audited()) {
  for (const auto& origin : all.origins) {
    for (const auto& verdict : origin.claims) {
      if (all.evidence.claims[verdict.claim].id == id) return claim_sentence(all.evidence, verdict);
    }
  }
  throw std::logic_error{"a claim of the table"};
}

TEST(ClaimTexts, CarryTheNotesThatTheirDataAskFor) {
  EXPECT_THAT(sentence_of("C04"), HasSubstr("A ceiling is not an estimate."));
  EXPECT_THAT(sentence_of("C22"), HasSubstr("The claim counts named cases only."));
  for (const char* id : {"C19", "C23a", "C23b", "C23c", "C25"})
    EXPECT_THAT(sentence_of(id), HasSubstr("partly circular: this figure is among our inputs"));
  EXPECT_THAT(sentence_of("C11a"), HasSubstr("the import share, for which no source gives a number."));
  EXPECT_THAT(sentence_of("C10"), HasSubstr("percentile by period and budget method; "));
  EXPECT_THAT(sentence_of("C14"), HasSubstr("Cannot be tested with this model: it speaks of nuclear spending alone"));
}

TEST(ClaimTexts, SayThatAClaimWasMadeAfterTheDayOrThatItsPeriodIsCut) {
  // C05a of 2022-10-18 speaks of the two years before; on its own day September is the last month that had ended.
  const Audited all{{AsOf::Kind::date, {2022, 10, 18}}};
  EXPECT_THAT(sentence_of("C05a", all),
              HasSubstr(", 2020-11 to 2022-09 (ends with 2022-09, the last month that was known; the claim goes on to "
                        "2022-10): model median "));
  EXPECT_THAT(sentence_of("C05a"), HasSubstr(", 2020-11 to 2022-10: model median "));
  for (const char* id : {"C16a", "C19", "C26a"})
    EXPECT_THAT(sentence_of(id, all), EndsWith(". Not judged: made after 2022-10-18.")) << id;
}

/// The plain reading of a claim in its headline years with the scenario's own worlds.
const Judged& headline_of(const std::string& id) {
  return std::ranges::find_if(audited().results.readings,
                              [&](const ReadingResult& one) {
                                return audited().evidence.claims[one.claim].id == id && !one.alternative &&
                                       one.cut == Cut::all && one.period.is_headline;
                              })
      ->judged.value();
}

TEST(ClaimTexts, GiveThePercentileOfTheYearsShownBesideThePhraseOfAnotherReading) {
  const auto percentile = percentile_text(headline_of("C10").below.value);
  EXPECT_THAT(sentence_of("C10"),
              HasSubstr(" by period and budget method; " + percentile + " for the years shown). Read as "));
}

TEST(ClaimTexts, NoPercentileStandsBesideWhatCannotBeTested) {
  for (const auto& origin : audited().origins) {
    for (const auto& verdict : origin.claims) {
      if (audited().evidence.claims[verdict.claim].testable) continue;
      EXPECT_EQ(claim_sentence(audited().evidence, verdict).find("percentile"), std::string::npos);
    }
  }
}

TEST(ClaimTables, HaveEveryClaimEveryOriginAndEveryJudgedReading) {
  const auto& [evidence, results, origins] = audited();
  const auto claims = claims_table(evidence, results.readings);
  for (const auto& claim : evidence.claims) EXPECT_THAT(claims.bytes, HasSubstr("\n" + claim.id + ","));
  const auto without_output = std::ranges::count_if(evidence.claims, [](const Claim& claim) {
    return claim.output_variable.empty() && claim.alternative_output.empty();
  });
  EXPECT_EQ(claims.rows, results.readings.size() + static_cast<std::size_t>(without_output));
  EXPECT_EQ(claim_verdicts_table(evidence, origins).rows, origins.size());
  const auto judged =
      std::ranges::count_if(results.readings, [](const auto& reading) { return reading.judged.has_value(); });
  EXPECT_EQ(break_even_table(evidence, results.readings).rows, static_cast<std::size_t>(judged));
}

TEST(ClaimTables, PercentilesAndSharesOfWorldsAreThoseOfTheReading) {
  const auto& results = audited().results;
  const auto bytes = claims_table(audited().evidence, results.readings).bytes;
  const auto& first =
      *std::ranges::find_if(results.readings, [](const auto& reading) { return reading.judged.has_value(); });
  EXPECT_THAT(bytes, HasSubstr("," + number_text(100.0 * first.judged->below.value) + ","));
  EXPECT_THAT(bytes, HasSubstr("," + number_text(first.judged->at_least.value) + ","));
}

TEST(ReadingWords, NameTheAdditionOfOtherCyberTheft) {
  EXPECT_EQ(reading_words("gross_theft_usd_cyber"), "crypto stolen, other cyber theft added");
  EXPECT_THAT(reading_words("coverage_cyber_it"), HasSubstr(", other cyber theft and the income of IT workers added"));
  EXPECT_THROW((void)reading_words("coverag"), std::logic_error);
}

const PageTable& table_of(const Page& page, const std::string& key) {
  for (const auto& part : page.parts) {
    const auto* table = std::get_if<PageTable>(&part);
    if (table && table->key == key) return *table;
  }
  throw std::logic_error{"a table of the page"};
}

// The plain row of a claim is the first with its id; C04 is a ceiling, a floor and "about" show the worlds that reach
// the figure.
TEST(ClaimsPage, ShowsTheShareOfWorldsOnTheSideOfTheClaim) {
  const auto page = claims_page(audited().evidence, audited().origins, {46, 35, 0}, "none");
  const auto& table = table_of(page, "headline");
  EXPECT_EQ(table.columns.back(), "side");
  for (const std::string id : {"C04", "C05a", "C10"}) {
    const auto row = std::ranges::find_if(table.rows, [&](const auto& cells) { return cells[0].text == id; });
    ASSERT_NE(row, table.rows.end());
    const auto& judged = headline_of(id);
    EXPECT_EQ(row->back().number, id == "C04" ? judged.on_side.value : judged.at_least.value) << id;
  }
  EXPECT_EQ(table_of(page, "break_even").columns[4], "or share for missiles");
}

TEST(ClaimsPage, SaysAtItsTopHowAPhraseIsRead) {
  const auto page = claims_page(audited().evidence, audited().origins, {46, 35, 0}, "none");
  const auto& first = std::get<PageFields>(page.parts.front()).fields.front();
  EXPECT_EQ(first.first, "phrase");
  EXPECT_THAT(first.second.text, HasSubstr("that of the reading nearest the middle"));
}

TEST(ClaimsPage, GroupsTheClaimsByOriginAndCountsThem) {
  const auto page = claims_page(audited().evidence, audited().origins, {46, 35, 0}, "none");
  EXPECT_EQ(page.title, "Claims audit: 32 of 39 public statements judged, 18 origins");
  const auto& us = std::get<PageFields>(page.parts[4]);
  EXPECT_EQ(us.title, "Origin: us_gov");
  EXPECT_EQ(us.fields.size(), 11U);
  EXPECT_THAT(us.fields.front().second.text,
              StartsWith("The verdict depends on the reading. One origin (us_gov), 10 "));
  EXPECT_THAT(page_text(page), HasSubstr("35 of 46 inputs rest on judgement"));
}

TEST(ClaimsPage, AFigureThatWasStatedKeepsItsDigits) {
  const auto& [evidence, results, origins] = audited();
  const auto text = page_text(claims_page(evidence, origins, count_inputs(results.inputs), "none"));
  EXPECT_THAT(text, HasSubstr("about 1.65 bn"));  // C23b, which two figures would make 1.6 bn
  EXPECT_THAT(text, HasSubstr("about 316.4 m"));  // C02
  EXPECT_THAT(text, HasSubstr("<= 33.33 %"));     // C04, as claims.csv has it
}

}  // namespace
}  // namespace fundshare::claims_test

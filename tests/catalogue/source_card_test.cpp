// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/source_card.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalogue/edited_data.hpp"

namespace fundshare::source_card_test {
namespace {

using test::edited_catalogue;
using test::project_catalogue;

SourceCard card_of(const std::string& id, const Catalogue& catalogue = project_catalogue()) {
  const auto cards = find_sources(catalogue, id);
  EXPECT_EQ(cards.size(), 1U) << id;
  return cards.empty() ? SourceCard{} : cards.front();
}

bool has_use(const SourceCard& card, const std::string& what, const std::string& name) {
  return std::ranges::any_of(card.uses, [&](const auto& use) { return use.what == what && use.name == name; });
}

TEST(SourceCard, HoldsEveryCellThatIsNotBlankAndTheAddresses) {
  const auto card = card_of("n037");  // ids do not depend on case
  EXPECT_EQ(card.id, "N037");
  EXPECT_EQ(card.table, "inputs/input_evidence.csv");
  EXPECT_EQ(card.place.file, "inputs/input_evidence.csv");
  EXPECT_EQ(card.source_checked, "derived");
  EXPECT_TRUE(card.feeds_default);
  EXPECT_EQ(card.addresses.size(), 1U);
  EXPECT_EQ(card.cells.front().value, "N037");
  EXPECT_TRUE(
      std::ranges::none_of(card.cells, [](const auto& cell) { return cell.value.empty() || cell.meaning.empty(); }));
}

TEST(SourceCard, NamesTheInputsThatCiteARow) {
  EXPECT_TRUE(has_use(card_of("N037"), "input", "budget.materials_share"));
  EXPECT_TRUE(has_use(card_of("DEF-ICBM"), "input", "budget.unit_cost"));
}

// Every row that an input of the baseline cites shows that input.
TEST(SourceCard, ShowsEveryCitationOfTheBaseline) {
  for (const auto& input : project_catalogue().model().inputs().inputs) {
    for (const auto& id : input.evidence) {
      if (project_catalogue().evidence().rows.contains(id)) {
        EXPECT_TRUE(has_use(card_of(id), "input", input.name)) << id << ' ' << input.name;
      }
    }
  }
}

TEST(SourceCard, NamesTheDrawsOfATheftAndTheSettingThatLeavesItOut) {
  const auto bybit = card_of("2025-02-bybit");
  EXPECT_TRUE(has_use(bybit, "draw", "theft.amount[2025-02-bybit]"));
  const auto coincheck = card_of("2018-01-coincheck");
  ASSERT_EQ(coincheck.uses.size(), 1U);
  EXPECT_EQ(coincheck.uses[0].name, "theft.incident.\"2018-01-coincheck\"");
  EXPECT_EQ(coincheck.uses[0].how, "\"exclude\": it takes part in nothing");
  const auto with = edited_catalogue({}, {"theft.incident.2018-01-coincheck=0.25"});
  EXPECT_TRUE(has_use(card_of("2018-01-coincheck", with), "draw", "theft.amount[2018-01-coincheck]"));
}

TEST(SourceCard, NamesSeriesCountsChecksAndReadings) {
  EXPECT_TRUE(has_use(card_of("BOK-GNI-USD-2020"), "series", "gni of 2020"));
  EXPECT_TRUE(card_of("BOK-GNI-KRW-2017").uses.empty());
  EXPECT_TRUE(has_use(card_of("L-2023-02-18-1"), "count", "1 of class ICBM"));
  EXPECT_TRUE(has_use(card_of("E035"), "check", "held_stock_usd"));
  EXPECT_TRUE(has_use(card_of("C02"), "output", "gross_theft_usd"));
}

TEST(SourceCard, SaysThatARowFromMemoryFeedsNothing) {
  const auto& rows = project_catalogue().evidence().rows;
  const auto at =
      std::ranges::find_if(rows, [](const auto& row) { return row.second.source_checked == SourceChecked::memory; });
  ASSERT_NE(at, rows.end());
  EXPECT_FALSE(card_of(at->first).feeds_default);
}

TEST(SourceCard, AddressesAreSplitAtSemicolons) {
  EXPECT_EQ(addresses_of("https://a.example; https://b.example"),
            (std::vector<std::string>{"https://a.example", "https://b.example"}));
  EXPECT_TRUE(addresses_of("").empty());
}

TEST(SourceCard, AnUnknownIdHasNoCard) { EXPECT_TRUE(find_sources(project_catalogue(), "N999").empty()); }

}  // namespace
}  // namespace fundshare::source_card_test

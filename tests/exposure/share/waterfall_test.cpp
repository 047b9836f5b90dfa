// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/share/waterfall.hpp"

#include <gtest/gtest.h>

#include <map>

namespace fundshare::waterfall_test {
namespace {

constexpr StudyWindow window{2020, 2021};

TEST(Waterfall, TakesFlowsAsSumsAndStocksAtTheirEnds) {
  RealisedUsd cash{window};
  MissileFundsUsd funds{window};
  SeriesTable series{window};
  cash.opening_held[0][0] = 1.0;
  cash.opening_held[1][0] = 2.0;
  cash.closing_held[0][0] = 2.0;
  cash.closing_held[1][0] = 5.0;
  cash.gross[0][0] = 10.0;
  cash.gross[1][0] = 20.0;
  series[Series::account_change][0][0] = 4.0;
  series[Series::account_change][1][0] = -1.0;
  const auto outputs = list_waterfall(window);
  Block out(outputs.size() + 2, 1);
  waterfall(cash, funds, series, 2, out);
  std::map<std::string, double> values;
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    values[outputs[k].variable + " " + outputs[k].window + " " + std::to_string(outputs[k].year_start)] = out[k + 2][0];
  }
  EXPECT_EQ(outputs.size(), 17u * 3u);
  EXPECT_EQ(values.at("opening_held total 2020"), 1.0);
  EXPECT_EQ(values.at("closing_held total 2020"), 5.0);
  EXPECT_EQ(values.at("gross total 2020"), 30.0);
  EXPECT_EQ(values.at("gross year 2021"), 20.0);
  EXPECT_EQ(values.at("account_change total 2020"), 3.0);
}

}  // namespace
}  // namespace fundshare::waterfall_test

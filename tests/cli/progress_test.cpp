// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <gtest/gtest.h>

namespace fundshare::cli::progress_test {
namespace {

TEST(ProgressLine, SaysHowMuchIsDoneAndHowLongTheRestTakes) {
  EXPECT_EQ(progress_line(0.25, 3.0, 1), "[#######.......................] 25 %, 9 s left");
  EXPECT_EQ(progress_line(0.5, 600.0, 1), "[###############...............] 50 %, 10 min left");
  EXPECT_EQ(progress_line(0.1, 1200.0, 1), "[###...........................] 10 %, 3.0 h left");
  EXPECT_EQ(progress_line(0.0, 3.0, 1), "[..............................] 0 %, starting");
  EXPECT_EQ(progress_line(1.0, 3.0, 1), "[##############################] 100 %, summing up");
}

TEST(ProgressLine, NamesTheReadingFromTheSecondOn) {
  EXPECT_EQ(progress_line(0.5, 4.0, 3), "[###############...............] 50 %, 4 s left (reading 3 of the worlds)");
}

}  // namespace
}  // namespace fundshare::cli::progress_test

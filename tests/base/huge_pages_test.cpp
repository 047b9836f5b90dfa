// SPDX-License-Identifier: Apache-2.0
#include "fundshare/base/huge_pages.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace fundshare::huge_pages_test {
namespace {

TEST(HugePages, BeginAtAPageAndHoldWhatIsWritten) {
  constexpr std::size_t bytes = (std::size_t{2} << 20) + 1;  // two pages
  auto* const memory = static_cast<unsigned char*>(allocate_huge(bytes));
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(memory) % (std::uintptr_t{2} << 20), 0U);
  memory[0] = 1;
  memory[bytes - 1] = 2;
  EXPECT_EQ(memory[0] + memory[bytes - 1], 3);
  free_huge(memory);
}

TEST(HugePages, ServeSmallAndLargeVectorsOfAlignedElements) {
  struct alignas(64) Line {
    double value;
  };
  for (const std::size_t n : {3, 100'000}) {
    std::vector<Line, HugePageAllocator<Line>> lines(n, Line{1.0});
    auto copy = lines;
    copy.resize(2 * n);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(copy.data()) % 64, 0U);
    EXPECT_EQ(copy[n - 1].value, 1.0);
    EXPECT_EQ(copy[2 * n - 1].value, 0.0);
  }
}

}  // namespace
}  // namespace fundshare::huge_pages_test

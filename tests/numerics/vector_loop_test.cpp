// SPDX-License-Identifier: Apache-2.0
#include "fundshare/numerics/vector_loop.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace fundshare::vector_loop_test {
namespace {

// 1 / 3, products, a minimum and a choice: what the stages of a model do; a fused multiply-add would change last bits.
double step(double a, double b) {
  const double shared = std::min(a / (1.0 + b), 0.7);
  return b < 0.4 ? a * b + shared * (1.0 - b) : a - shared * b;
}

TEST(VectorLoop, GivesTheSameBitsWithEachSetOfInstructions) {
  for (const std::size_t n : {0, 1, 7, 8, 100, 255, 256}) {
    std::vector<double> a(n), b(n), expected(n);
    for (std::size_t i = 0; i < n; ++i) {
      a[i] = 1.0 / (3.0 + static_cast<double>(i));
      b[i] = static_cast<double>(i % 10) / 9.7;
      expected[i] = 0.5 + step(a[i], b[i]);
    }
    for (const InstructionSet set : instruction_sets()) {
      std::vector<double> sum(n, 0.5);
      vector_loop(set, n, [&](std::size_t i) FUNDSHARE_BODY {
        const double shared = std::min(a[i] / (1.0 + b[i]), 0.7);
        sum[i] += b[i] < 0.4 ? a[i] * b[i] + shared * (1.0 - b[i]) : a[i] - shared * b[i];
      });
      EXPECT_EQ(sum, expected) << static_cast<int>(set) << ' ' << n;
    }
  }
}

}  // namespace
}  // namespace fundshare::vector_loop_test

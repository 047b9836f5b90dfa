// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/levers/halving_dose.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace fundshare::halving_dose_test {
namespace {

/// 1000 worlds from 1 to 2 whose median is times `left(dose)` for each lever.
class Curves {
 public:
  explicit Curves(std::vector<std::function<double(double)>> left) : left_{std::move(left)} {
    for (int w = 0; w < 1000; ++w) without.push_back(1.0 + ((w * 389) % 1000) / 1000.0);
  }
  std::vector<HalvingDose> halved(const std::vector<HalvingTask>& tasks) {
    return halving_doses(without, tasks, [this](const std::vector<double>& doses) {
      ++calls;
      std::vector<std::vector<double>> columns(doses.size());
      for (std::size_t k = 0; k < doses.size(); ++k) {
        if (doses[k] < 0.0) continue;
        for (const double x : without) columns[k].push_back(x * left_[k](doses[k]));
      }
      return columns;
    });
  }
  std::vector<double> without;
  int calls = 0;

 private:
  std::vector<std::function<double(double)>> left_;
};

TEST(HalvingDose, IsTheRootOfASmoothCurve) {
  Curves curves{{[](double d) { return 1.0 - d; }, [](double d) { return 1.0 / (1.0 + d); },
                 [](double d) { return 1.0 - d * d * d; }}};
  const auto found = curves.halved({{1.0}, {99.0}, {1.0}});
  // |share - 1/2| <= 1e-4 over the slopes 1, 1/4 and 3 * 0.794^2 = 1.9 at the roots
  EXPECT_NEAR(found[0].dose.value, 0.5, 1e-4);
  EXPECT_NEAR(found[1].dose.value, 1.0, 4e-4);
  EXPECT_NEAR(found[2].dose.value, std::cbrt(0.5), 1e-4);
  for (const auto& each : found) {
    EXPECT_TRUE(each.reached);
    EXPECT_NEAR(each.dose.mc_se, 0.0, 1e-12);  // the curve has no noise: the share left is the same in every batch
  }
  EXPECT_LE(curves.calls, most_halving_steps);
}

TEST(HalvingDose, SaysThatNoneDoesWhereTheLargestLeavesMoreThanHalf) {
  Curves curves{{[](double) { return 1.0; }, [](double d) { return 1.0 - 0.4 * d; }}};
  const auto found = curves.halved({{1.0}, {1.0}});
  EXPECT_FALSE(found[0].reached);
  EXPECT_EQ(found[0].share_left.value, 1.0);
  EXPECT_FALSE(found[1].reached);
  EXPECT_NEAR(found[1].share_left.value, 0.6, 1e-15);
}

TEST(HalvingDose, StartsFromWhatIsKnown) {
  Curves blind{{[](double d) { return 1.0 / (1.0 + d); }}}, told = blind;
  const auto a = blind.halved({{99.0}}), b = told.halved({{99.0, {{0.9, 1 / 1.9}, {1.1, 1 / 2.1}}}});
  EXPECT_NEAR(a[0].dose.value, b[0].dose.value, 8e-4);
  EXPECT_LT(told.calls, blind.calls);
}

// Each world loses its own share: the median falls by 1/2 at a dose with noise. The error of the dose is that of the
// share over the slope, 1; a batch of 50 worlds has a share with sd near 1.25 * 0.58 * 0.3 / sqrt(50) = 0.03, the mean
// of 20 of them 0.007. A factor of 3 either way holds for any fixed pattern of worlds.
TEST(HalvingDose, HasAnErrorOfTheSizeOfTheNoise) {
  std::vector<double> without(1000, 1.0), part;
  for (int w = 0; w < 1000; ++w) part.push_back(0.5 + ((w * 389 + 57 * (w % 13)) % 1000) / 1000.0);
  const auto found = halving_doses(without, {{1.0}}, [&](const std::vector<double>& doses) {
    std::vector<std::vector<double>> columns(1);
    if (doses[0] < 0.0) return columns;
    for (const double p : part) columns[0].push_back(1.0 - std::fmin(1.0, p * doses[0]));
    return columns;
  });
  EXPECT_NEAR(found[0].dose.value, 0.5, 0.03);
  EXPECT_GT(found[0].dose.mc_se, 0.002);
  EXPECT_LT(found[0].dose.mc_se, 0.02);
}

TEST(HalvingDose, TooFewWorldsGiveNoError) {
  const std::vector<double> without(40, 1.0);
  const auto found = halving_doses(without, {{1.0}}, [](const std::vector<double>& doses) {
    return std::vector<std::vector<double>>{doses[0] < 0.0 ? std::vector<double>{}
                                                           : std::vector<double>(40, 1.0 - doses[0])};
  });
  EXPECT_TRUE(std::isnan(found[0].dose.mc_se));
}

}  // namespace
}  // namespace fundshare::halving_dose_test

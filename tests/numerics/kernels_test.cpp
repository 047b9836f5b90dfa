// SPDX-License-Identifier: Apache-2.0
#include "fundshare/numerics/kernels.hpp"

#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "fundshare/base/infinity.hpp"

namespace fundshare::kernels_test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

struct Row {
  std::string function;
  double x, y;
  long double value;  // digits beyond a double, so that half steps can be told apart
};

std::vector<Row> read_reference() {
  std::ifstream file{std::string{FUNDSHARE_TEST_SOURCE_DIR} + "/tests/numerics/reference/reference.csv"};
  std::vector<Row> rows;
  std::string line;
  std::getline(file, line);  // header
  while (std::getline(file, line)) {
    Row row;
    const auto first = line.find(',');
    row.function = line.substr(0, first);
    const char* const end = line.data() + line.size();
    const auto x = std::from_chars(line.data() + first + 1, end, row.x);
    const auto y = std::from_chars(x.ptr + 1, end, row.y);
    std::from_chars(y.ptr + 1, end, row.value);
    rows.push_back(row);
  }
  return rows;
}

double evaluate(const Row& row) {
  static const std::map<std::string, double (*)(double)> one{{"exp", exp_ieee},
                                                             {"expm1", expm1_ieee},
                                                             {"log", log_ieee},
                                                             {"log1p", log1p_ieee},
                                                             {"sin", sin_ieee},
                                                             {"cos", cos_ieee},
                                                             {"tan", tan_ieee},
                                                             {"atan", atan_ieee},
                                                             {"sinh", sinh_ieee},
                                                             {"cosh", cosh_ieee},
                                                             {"tanh", tanh_ieee},
                                                             {"normal_cdf", normal_cdf},
                                                             {"normal_quantile", normal_quantile}};
  if (row.function == "pow") return pow_ieee(row.x, row.y);
  if (row.function == "atan2") return atan2_ieee(row.x, row.y);
  return one.at(row.function)(row.x);
}

/// Error in units of the last place of the value.
double ulps(double found, long double value) {
  const auto nearest = static_cast<double>(std::fabs(value));
  const double step = std::nextafter(nearest, infinity) - nearest;
  return static_cast<double>(std::fabs(found - value) / step);
}

// The bounds are those that kernels.hpp states: 1 ulp where one rounding follows a compensated sum, 2 where two or
// three do; 1e-14 relative for Phi are 45 ulp at the least, and 1e-15 for its inverse 4.5 to 9.
TEST(Kernels, StayWithinTheirStatedErrorOfMpmath) {
  const std::map<std::string, double> bound{
      {"exp", 1},  {"expm1", 2},       {"log", 1},  {"log1p", 2}, {"sin", 1},
      {"cos", 1},  {"tan", 3},         {"atan", 1}, {"sinh", 3},  {"cosh", 3},
      {"tanh", 3}, {"normal_cdf", 45}, {"pow", 2},  {"atan2", 2}, {"normal_quantile", 9}};
  std::map<std::string, double> worst;
  for (const Row& row : read_reference()) {
    const double error = ulps(evaluate(row), row.value);
    EXPECT_LE(error, bound.at(row.function)) << row.function << "(" << row.x << ", " << row.y << ")";
    worst[row.function] = std::fmax(worst[row.function], error);
  }
  ASSERT_EQ(worst.size(), bound.size());
  for (const auto& [function, error] : worst) RecordProperty(function, std::to_string(error));  // --gtest_output=xml
}

std::uint64_t bits(double x) {
  std::uint64_t value = 0;
  std::memcpy(&value, &x, sizeof value);
  return value;
}

TEST(Kernels, BlocksGiveTheBitsOfTheScalarFunctions) {
  std::vector<double> x;
  std::vector<double> u{0, 0.5, 1, 1e-300, 1e-11, 1.5e-11, 1 - 1e-11, 0x1p-53, 1 - 0x1p-53, -1, nan};
  for (int i = 0; i < 3001; ++i) {
    x.push_back(-760 + 0.5 * i + 1e-3 * i * i / 3001);
    u.push_back((i + 0.5) / 3001);
  }
  x.insert(x.end(), {0, -infinity, infinity, nan, 5e-324});
  const auto agree = [](std::vector<double> block, void (*all)(std::span<double>), double (*one)(double)) {
    const std::vector<double> arguments = block;
    all(block);
    for (std::size_t i = 0; i < block.size(); ++i) {
      const double value = one(arguments[i]);
      EXPECT_TRUE(bits(block[i]) == bits(value) || (std::isnan(block[i]) && std::isnan(value))) << arguments[i];
    }
  };
  agree(x, exp_block, exp_ieee);
  agree(x, log_block, log_ieee);
  agree(x, normal_cdf_block, normal_cdf);
  agree(u, normal_quantile_block, normal_quantile);
}

TEST(Kernels, KeepTheSpecialValuesOfTheStandardLibrary) {
  EXPECT_EQ(exp_ieee(0), 1);
  EXPECT_EQ(exp_ieee(-infinity), 0);
  EXPECT_EQ(exp_ieee(710), infinity);
  EXPECT_EQ(exp_ieee(-745.1), 5e-324);
  EXPECT_TRUE(std::isnan(exp_ieee(nan)));
  EXPECT_EQ(log_ieee(1), 0);
  EXPECT_EQ(log_ieee(0), -infinity);
  EXPECT_EQ(log_ieee(infinity), infinity);
  EXPECT_TRUE(std::isnan(log_ieee(-1)));
  EXPECT_EQ(log1p_ieee(-1), -infinity);
  EXPECT_TRUE(std::isnan(log1p_ieee(-2)));
  EXPECT_EQ(expm1_ieee(-infinity), -1);
  EXPECT_EQ(expm1_ieee(1e-300), 1e-300);
  EXPECT_TRUE(std::isnan(sin_ieee(infinity)));
}

TEST(Kernels, PowFollowsTheStandardInItsSpecialCases) {
  EXPECT_EQ(pow_ieee(0, 0), 1);
  EXPECT_EQ(pow_ieee(nan, 0), 1);
  EXPECT_EQ(pow_ieee(1, nan), 1);
  EXPECT_EQ(pow_ieee(2, 10), 1024);
  EXPECT_EQ(pow_ieee(-2, 3), -8);
  EXPECT_EQ(pow_ieee(0, -1), infinity);
  EXPECT_EQ(pow_ieee(2, 1024), infinity);
  EXPECT_EQ(pow_ieee(2, -1074), 5e-324);
  EXPECT_EQ(pow_ieee(0.5, infinity), 0);
  EXPECT_EQ(pow_ieee(-1, infinity), 1);
  EXPECT_TRUE(std::isnan(pow_ieee(-2, 0.5)));
}

TEST(Kernels, NormalFunctionsEndWhereTheirDomainsEnd) {
  EXPECT_EQ(normal_quantile(0), -infinity);
  EXPECT_EQ(normal_quantile(1), infinity);
  EXPECT_EQ(normal_quantile(0.5), 0);
  EXPECT_TRUE(std::isnan(normal_quantile(-0.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(1.1)));
  EXPECT_EQ(normal_cdf(0), 0.5);
  EXPECT_EQ(normal_cdf(-infinity), 0);
  EXPECT_EQ(normal_cdf(infinity), 1);
  EXPECT_EQ(normal_cdf_upper(3), normal_cdf(-3));
  EXPECT_EQ(normal_quantile_upper(1e-20), -normal_quantile(1e-20));
}

// An error e of the quantile z moves Phi(z) by z^2 e in the tails: 1e-15 of the one and 1e-14 of the other function.
TEST(Kernels, NormalQuantileInvertsNormalCdf) {
  for (double p = 1e-300; p < 0.4; p *= 7) {
    const double z = normal_quantile(p);
    EXPECT_NEAR(normal_cdf(z) / p, 1, (1 + z * z) * 1e-15 + 1e-14) << p;
  }
}

}  // namespace
}  // namespace fundshare::kernels_test

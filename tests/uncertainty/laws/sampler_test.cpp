// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/sampler.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "fundshare/uncertainty/laws/quantile_table.hpp"

namespace fundshare::sampler_test {
namespace {

/// SplitMix64 (Steele, Lea, Flood 2014), as uniforms of the form (k + 1/2) 2^-52.
class Uniforms {
 public:
  explicit Uniforms(std::uint64_t seed) : state_{seed} {}
  double next() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    z ^= z >> 31;
    return (static_cast<double>(z >> 12) + 0.5) * 0x1p-52;
  }

 private:
  std::uint64_t state_;
};

Law mixture(std::vector<double> weights, std::vector<Law> laws) {
  return Mixture::from_weights_laws(weights, std::move(laws));
}

Law broker_like_mixture() {
  return mixture({0.5, 0.4, 0.1},
                 {Pert::from_low_mode_high(0.02, 0.06, 0.15), Pert::from_low_mode_high(0.08, 0.18, 0.35),
                  Pert::from_low_mode_high(0.4, 0.55, 0.7)});
}

/// Two modes with little between them: the quantile function is steep in the middle.
Law valley_of_betas() { return mixture({0.7, 0.3}, {Beta::from_shapes(2, 10), Beta::from_shapes(6, 3)}); }
Law valley_of_normals() { return mixture({0.5, 0.5}, {Normal::from_mean_sd(0, 1), Normal::from_mean_sd(10, 1)}); }

std::vector<Law> laws() {
  return {Constant::from_value(3),
          Uniform::from_bounds(-1, 4),
          Triangular::from_low_mode_high(0, 1, 3),
          Normal::from_mean_sd(1, 2),
          LogNormal::from_90_percent_interval(0.8, 10),
          Poisson::from_mean(0.5),
          Poisson::from_mean(1000),
          Bernoulli::from_probability(0.3),
          Discrete::from_values_weights(std::vector<double>{1, 5, 9}, std::vector<double>{0.1, 0.2, 0.7}),
          Beta::from_shapes(2, 14),
          Beta::from_shapes(98, 2),
          Beta::from_shapes(0.5, 0.5),
          Beta::from_shapes(0.1, 0.2),
          Gamma::from_shape_scale(0.3, 2),
          Gamma::from_shape_scale(50, 1),
          Pert::from_low_mode_high(0, 0, 1),
          Pert::from_low_mode_high(-1, 0.1, 1),
          Pert::from_low_mode_high(0.003, 0.02, 0.06),
          broker_like_mixture(),
          mixture({0.3, 0.7}, {Constant::from_value(0), Beta::from_shapes(2, 5)}),
          mixture({0.3, 0.7}, {Constant::from_value(0), Bernoulli::from_probability(0.25)}),
          mixture({0.3, 0.7}, {Constant::from_value(0.5), Beta::from_shapes(4, 2)}),  // atoms inside the support
          mixture({0.5, 0.5}, {Poisson::from_mean(3), Normal::from_mean_sd(3, 2)}),
          mixture({0.5, 0.5}, {Normal::from_mean_sd(0, 1), Triangular::from_low_mode_high(2, 3, 4)})};
}

double direct(const Law& law, double u) { return u <= 0.5 ? law.quantile(u) : law.quantile_upper(1 - u); }

/// Uniforms from the middle and from both tails down to 2^-53.
std::vector<double> uniforms_of_all_sizes(int n) {
  Uniforms random{11};
  std::vector<double> u;
  for (int i = 0; i < n; ++i) {
    u.push_back(random.next());
    const double small = (std::floor(std::ldexp(random.next(), static_cast<int>(52 * random.next()))) + 0.5) * 0x1p-52;
    u.push_back(small);
    u.push_back(1 - small);
  }
  u.push_back(0x1p-53);
  u.push_back(1 - 0x1p-53);
  return u;
}

// A table may differ from the quantile by its own bound, measured at the middle of each cell where the error term
// s^3 (1 - s)^3 is largest, times 2 for the change of the sixth derivative across a cell. The quantile itself, the
// direct formulas and the kernels err by up to 2e-13.
TEST(Sampler, DrawsAgreeWithTheQuantileWithinThePublishedBound) {
  const std::vector<double> u = uniforms_of_all_sizes(3000);
  for (const Law& law : laws()) {
    const Sampler sampler{law};
    EXPECT_LE(sampler.error_bound(), 1e-10) << law.describe();
    std::vector<double> x = u;
    sampler.transform(x);
    const double floor = 1e-6 * law.standard_deviation();
    for (std::size_t i = 0; i < u.size(); ++i) {
      const double expected = direct(law, u[i]);
      ASSERT_LE(std::fabs(x[i] - expected), (2 * sampler.error_bound() + 2e-13) * std::fmax(std::fabs(expected), floor))
          << law.describe() << " at " << u[i] << ": " << x[i] << " for " << expected;
    }
  }
}

/// Laws at the ends of what tables are for, and worse.
std::vector<Law> extreme_laws() {
  std::vector<Law> out;
  for (const double a : {0.02, 0.1, 0.5, 1.0, 5.0, 200.0}) {
    for (const double b : {0.5, 3.0, 200.0}) out.emplace_back(Beta::from_shapes(a, b));
  }
  for (const double shape : {0.01, 0.1, 0.3, 1.0, 2.5, 200.0, 1e4}) out.emplace_back(Gamma::from_shape_scale(shape, 3));
  for (const double df : {1.0, 2.0, 3.0, 30.0}) out.emplace_back(StudentT::from_df_location_scale(df));
  for (const double shape : {0.3, 1.5, 20.0}) out.emplace_back(Weibull::from_shape_scale(shape, 2));
  for (const double shape : {-0.5, 0.0, 0.3, 1.5}) {
    out.emplace_back(GeneralisedPareto::from_location_scale_shape(1, 2, shape));
  }
  out.emplace_back(Metalog::from_coefficients({1, 0.5, 0.1}));
  out.emplace_back(Metalog::from_coefficients({0, 1, 0.4}, 0, 10));
  out.push_back(valley_of_betas());
  out.push_back(valley_of_normals());
  out.emplace_back(Truncated::normal(30'000, 4000, 18'000, 45'000));
  out.emplace_back(Pert::from_low_mode_high(1000, 1000.5, 1001));
  return out;
}

/// The scale of the published bound: 1e-6 standard deviations, or quartile distances where there is none.
double least_scale(const Law& law) {
  const double sd = law.standard_deviation();
  return 1e-6 * (std::isfinite(sd) ? sd : law.quantile_upper(0.25) - law.quantile(0.25));
}

// As above. Eight points in each of the 32 cells of each octave of both ends, so that a cell is seen beside the places
// where its error was measured. 1e-12 is for the quantiles of Boost.Math, which are iterated to 1e-13 or so.
TEST(Sampler, DrawsOfExtremeLawsAgreeOnADenseGrid) {
  std::vector<double> u;
  for (int octave = 2; octave <= 24; ++octave) {
    for (int k = 0; k < 256; ++k) {
      const double small = (std::floor(std::ldexp(1 + (k + 0.37) / 256, 52 - octave)) + 0.5) * 0x1p-52;
      u.push_back(small);
      u.push_back(1 - small);
    }
  }
  for (const Law& law : extreme_laws()) {
    const Sampler sampler{law};
    EXPECT_LE(sampler.error_bound(), 1e-10) << law.describe();
    std::vector<double> x = u;
    sampler.transform(x);
    for (std::size_t i = 0; i < u.size(); ++i) {
      const double expected = direct(law, u[i]);
      const double scale = std::fmax(std::fabs(expected), least_scale(law));
      ASSERT_LE(std::fabs(x[i] - expected), (2 * sampler.error_bound() + 1e-12) * scale)
          << law.describe() << " at " << u[i] << ": " << x[i] << " for " << expected;
    }
  }
}

TEST(Sampler, SaysHowItsDrawsAreMade) {
  using By = Sampling::By;
  const auto by = [](const Law& law) { return Sampler{law}.sampling().by; };
  EXPECT_EQ(by(Constant::from_value(3)), By::constant);
  EXPECT_EQ(by(Normal::from_mean_sd(0, 1)), By::formula);
  EXPECT_EQ(by(Poisson::from_mean(3)), By::formula);
  EXPECT_EQ(by(Beta::from_shapes(200, 3)), By::table);
  EXPECT_EQ(by(Affine::from_law_scale_shift(Beta::from_shapes(2, 3), 4, 0)), By::table);
  EXPECT_EQ(by(StudentT::from_df_location_scale(2)), By::table);
  EXPECT_EQ(by(Weibull::from_shape_scale(1.5, 2)), By::table);
  EXPECT_EQ(by(Gamma::from_shape_scale(0.005, 1)), By::direct);
  EXPECT_GT(Sampler{Gamma::from_shape_scale(0.005, 1)}.sampling().direct_share, 0.05);
}

TEST(Sampler, ClosedFormsHaveNoTableError) {
  EXPECT_EQ(Sampler{LogNormal::from_mu_sigma(0, 1)}.error_bound(), 0);
  EXPECT_EQ(Sampler{Uniform::from_bounds(0, 1)}.error_bound(), 0);
  EXPECT_EQ(Sampler{Poisson::from_mean(3)}.error_bound(), 0);
  EXPECT_GT(Sampler{Beta::from_shapes(2, 10)}.error_bound(), 0);
}

// Neighbouring draws may fall by the error of both, no more.
TEST(Sampler, DrawsRiseWithTheirUniforms) {
  for (const Law& law : laws()) {
    const Sampler sampler{law};
    std::vector<double> x;
    for (int i = 0; i < 40'000; ++i) x.push_back((std::floor(std::ldexp((i + 0.5) / 40'000, 52)) + 0.5) * 0x1p-52);
    sampler.transform(x);
    const double floor = 1e-6 * law.standard_deviation();
    for (std::size_t i = 1; i < x.size(); ++i) {
      ASSERT_GE(x[i], x[i - 1] - (4 * sampler.error_bound() + 4e-13) * std::fmax(std::fabs(x[i]), floor))
          << law.describe() << " draw " << i;
    }
  }
}

// 32 bins of equal probability and n = 64,000 draws: the statistic is chi-square with 31 degrees of freedom, whose
// quantile at 1 - 1e-6 is 83.9 by Wilson and Hilferty: 31 (1 - 2 / 279 + 4.753 sqrt(2 / 279))^3 = 83.9. The seed is
// fixed. A shift of all draws by 2 % of the standard deviation adds about n 4e-4 = 26 and more at the steep laws.
TEST(Sampler, DrawsFillQuantileBinsEvenly) {
  constexpr int bins = 32;
  constexpr int n = 64'000;
  for (const Law& law : laws()) {
    if (law.discrete()) continue;
    Uniforms random{5};
    std::vector<double> x(n);
    for (double& value : x) value = random.next();
    Sampler{law}.transform(x);
    std::vector<double> edges;
    for (int bin = 1; bin < bins; ++bin) edges.push_back(law.quantile(1.0 * bin / bins));
    if (std::ranges::adjacent_find(edges) != edges.end()) continue;  // an atom fills several bins at once
    std::vector<int> count(bins);
    for (const double value : x) {
      ++count[static_cast<std::size_t>(std::lower_bound(edges.begin(), edges.end(), value) - edges.begin())];
    }
    double statistic = 0;
    for (const int found : count) statistic += (found - n / bins) * (found - n / bins) / (n * 1.0 / bins);
    EXPECT_LT(statistic, 83.9) << law.describe();
  }
}

// All cells of these laws pass their check, so that only the last octaves, 2^-22 of each half, are left to the law: at
// 0 and at the bottom of a valley because the table is cut there.
TEST(Sampler, TablesOfOrdinaryLawsAnswerAllButTheLastOctaves) {
  for (const Law& law :
       {Law{Beta::from_shapes(2, 14)}, Law{Pert::from_low_mode_high(0.003, 0.02, 0.06)},
        Law{Gamma::from_shape_scale(2.5, 1)}, broker_like_mixture(), Law{StudentT::from_df_location_scale(2)},
        Law{Weibull::from_shape_scale(1.5, 2)}, valley_of_betas(), valley_of_normals()}) {
    EXPECT_LE(QuantileTable{law}.direct_share(), 0x1p-22 * 1.0001) << law.describe();
    EXPECT_LE(QuantileTable{law}.error_bound(), 1e-11) << law.describe();
  }
}

TEST(Sampler, MixtureJumpsWhereItsPartsLeaveAGap) {
  const Sampler sampler{broker_like_mixture()};
  std::vector<double> x{std::nextafter(0.9, 0.0) - 1e-12, 0.9 + 1e-12};
  sampler.transform(x);
  EXPECT_LT(x[0], 0.35);
  EXPECT_GT(x[0], 0.34);
  EXPECT_GT(x[1], 0.4);
  EXPECT_LT(x[1], 0.41);
}

TEST(Sampler, DrawsDependOnTheirOwnUniformAlone) {
  const Sampler sampler{LogNormal::from_mu_sigma(0, 1)};
  std::vector<double> together = uniforms_of_all_sizes(300);
  const std::vector<double> u = together;
  sampler.transform(together);
  for (std::size_t i = 0; i < u.size(); ++i) {
    double alone = u[i];
    sampler.transform({&alone, 1});
    EXPECT_EQ(alone, together[i]);
  }
}

}  // namespace
}  // namespace fundshare::sampler_test

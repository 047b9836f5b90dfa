// SPDX-License-Identifier: Apache-2.0
// Heavy-tailed laws, truncated laws and laws with a scale and a shift.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "fundshare/base/infinity.hpp"
#include "fundshare/uncertainty/laws/density.hpp"
#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/laws/sampler.hpp"
#include "support/law_checks.hpp"

namespace fundshare::wrapped_law_test {
namespace {

using test::refusal;

Law scaled(Law law, double scale, double shift) { return Affine::from_law_scale_shift(std::move(law), scale, shift); }

Law cut(Law law, double low, double high) { return Truncated::from_law_bounds(std::move(law), low, high); }

std::vector<Law> laws() {
  const std::vector<double> halves{0.5, 0.5};
  return {StudentT::from_df_location_scale(4),
          StudentT::from_df_location_scale(0.5, 2, 3),
          Weibull::from_shape_scale(0.7, 2),
          GeneralisedPareto::from_location_scale_shape(1, 2, 0.6),
          GeneralisedPareto::from_location_scale_shape(1, 2, -0.6),
          Truncated::normal(0, 1, 0, infinity),
          Truncated::normal(1, 2, -3, 2),
          cut(Beta::from_shapes(2, 5), 0.1, 0.2),
          cut(StudentT::from_df_location_scale(0.5), -5, 100),
          cut(Triangular::from_low_mode_high(0, 1, 3), 0.5, 2),
          cut(Mixture::from_weights_laws(halves, {Uniform::from_bounds(0, 2), Uniform::from_bounds(1, 3)}), 0.5, 2.5),
          scaled(Beta::from_shapes(2, 5), 1e6, 0),
          scaled(Beta::from_shapes(2, 5), 2, -0.5),
          scaled(Normal::from_mean_sd(0, 1), 3, 1),
          scaled(cut(LogNormal::from_median_gsd(1, 2), 0.1, 10), 1e6, 5)};
}

TEST(HeavyTails, MomentsThatDoNotExistAreInfiniteOrNaN) {
  EXPECT_TRUE(std::isnan(StudentT::from_df_location_scale(1).mean()));
  EXPECT_EQ(StudentT::from_df_location_scale(1.5, 3).mean(), 3);
  EXPECT_EQ(StudentT::from_df_location_scale(2).standard_deviation(), infinity);
  EXPECT_DOUBLE_EQ(StudentT::from_df_location_scale(4, 0, 3).standard_deviation(), 3 * std::sqrt(2.0));
  EXPECT_EQ(GeneralisedPareto::from_location_scale_shape(0, 1, 1).mean(), infinity);
  EXPECT_EQ(GeneralisedPareto::from_location_scale_shape(0, 1, 0.5).standard_deviation(), infinity);
  EXPECT_DOUBLE_EQ(GeneralisedPareto::from_location_scale_shape(1, 3, 0.25).mean(), 5);
  EXPECT_DOUBLE_EQ(GeneralisedPareto::from_location_scale_shape(1, 3, 0.25).standard_deviation(), 4 * std::sqrt(2.0));
  EXPECT_TRUE(std::isnan(cut(StudentT::from_df_location_scale(0.8), -infinity, infinity).mean()));
  EXPECT_EQ(cut(StudentT::from_df_location_scale(0.8), 0, infinity).mean(), infinity);
  EXPECT_EQ(cut(StudentT::from_df_location_scale(1.5), -infinity, 0).standard_deviation(), infinity);
}

// Closed forms by mpmath with 30 digits: a Weibull of shape k has the variance Gamma(1 + 2 / k) - Gamma(1 + 1 / k)^2.
TEST(HeavyTails, WeibullMomentsKeepTheirDigits) {
  EXPECT_NEAR(Weibull::from_shape_scale(2, 1).mean() / 0.88622692545275801365, 1, 1e-15 * 4);
  EXPECT_NEAR(Weibull::from_shape_scale(0.5, 1).standard_deviation() / std::sqrt(20.0), 1, 1e-14);
  // Two logarithms of the order of 0.577 / k, in units of 1e-16, leave 1.645 / k^2: k times 1e-16.
  EXPECT_NEAR(Weibull::from_shape_scale(1000, 1).standard_deviation() / 0.0012808757478713503512, 1, 1e-12);
}

// A half-normal law has the mean sqrt(2 / pi) and the variance 1 - 2 / pi; the exponential law above 5 is itself moved
// by 5; the uniform law is the uniform law of the interval. The quadrature errs by a few roundings.
TEST(Truncated, MomentsAgreeWithClosedForms) {
  const Law half = Truncated::normal(0, 1, 0, infinity);
  EXPECT_NEAR(half.mean(), 0.79788456080286535588, 1e-14);
  EXPECT_NEAR(half.standard_deviation(), 0.60281027498908697428, 1e-14);
  const Law late = cut(Gamma::from_shape_scale(1, 2), 5, infinity);
  EXPECT_NEAR(late.mean(), 7, 1e-12);
  EXPECT_NEAR(late.standard_deviation(), 2, 1e-12);
  const Law narrow = cut(Uniform::from_bounds(0, 10), 4, 6);
  EXPECT_NEAR(narrow.mean(), 5, 1e-14);
  EXPECT_NEAR(narrow.standard_deviation(), 2 / std::sqrt(12.0), 1e-14);
  const Law far = cut(Normal::from_mean_sd(0, 1), 30, 31);  // mpmath: the ratio of the integrals of x phi and phi
  EXPECT_NEAR(far.mean() / 30.033259667433622166, 1, 1e-13);
  EXPECT_NEAR(far.standard_deviation() / 0.033223056930921969222, 1, 1e-12);
}

// Uniform on [0, 1] and on [2, 6], half each, cut to [0.5, 6]: uniform on [0.5, 1] with 1/3 and on [2, 6] with 2/3. By
// hand the mean is 35 / 12; the variance (1/3)(1/48) + (2/3)(4/3) + (1/3)(2/3)(4 - 3/4)^2.
TEST(Truncated, AMixtureHasTheMomentsOfItsTruncatedParts) {
  const std::vector<double> halves{0.5, 0.5};
  const Law mixture = Mixture::from_weights_laws(halves, {Uniform::from_bounds(0, 1), Uniform::from_bounds(2, 6)});
  for (const Law& law : {mixture, Law{Fitted::from_law(mixture, "the same", 0)}}) {
    const Law cut = Truncated::from_law_bounds(law, 0.5, 9);
    EXPECT_NEAR(cut.mean(), 35.0 / 12, 1e-13);
    EXPECT_NEAR(cut.standard_deviation(), std::sqrt(1.0 / 144 + 8.0 / 9 + 2.0 / 9 * 3.25 * 3.25), 1e-13);
  }
  const Law aside = Truncated::from_law_bounds(mixture, 2, 3);  // no weight of the first part is left
  EXPECT_NEAR(aside.mean(), 2.5, 1e-13);
}

// P(X = 1 | 1 <= X <= 2) for a Poisson law of mean 2 is 2 / (2 + 2).
TEST(Truncated, DiscreteLawsKeepTheAtomsAtBothEnds) {
  const Law law = cut(Poisson::from_mean(2), 1, 2);
  EXPECT_TRUE(law.discrete());
  EXPECT_NEAR(law.cdf(1), 0.5, 1e-15);
  EXPECT_EQ(law.cdf(0.5), 0);
  EXPECT_EQ(law.quantile(0.25), 1);
  EXPECT_EQ(law.quantile(0.75), 2);
  EXPECT_NEAR(law.mean(), 1.5, 1e-15);
  EXPECT_NEAR(law.standard_deviation(), 0.5, 1e-15);
  EXPECT_EQ(cut(Poisson::from_mean(2), 3, 3.5).constant(), 3);
}

TEST(Truncated, IntervalsWithoutWeightAreRefused) {
  EXPECT_EQ(refusal([] { return cut(Beta::from_shapes(2, 5), 0.5, 0.1); }),
            "truncate: low must be < high (found 0.5 and 0.1)");
  EXPECT_EQ(refusal([] { return cut(Beta::from_shapes(2, 5), 2, 3); }),
            "truncate: Beta(2, 5) must have at least 1e-280 of its weight in [2, 3] (found 0)");
  EXPECT_EQ(refusal([] { return Truncated::normal(0, 0, 2, 3); }),
            "truncated_normal: standard deviation must be > 0 (found 0)");
  EXPECT_EQ(refusal([] { return Truncated::normal(0, 1, 3, 3); }),
            "truncated_normal: low must be < high (found 3 and 3)");
  EXPECT_EQ(refusal([] { return Truncated::normal(0, 1, 50, 60); }),
            "truncated_normal: the normal law must have at least 1e-280 of its weight inside (found 0)");
}

TEST(Affine, ScalesAndShiftsEveryAnswer) {
  const Law base = Beta::from_shapes(2, 5);
  const Law law = scaled(base, 1e6, 5);
  EXPECT_EQ(law.quantile(0.3), 1e6 * base.quantile(0.3) + 5);
  EXPECT_EQ(law.quantile_upper(1e-9), 1e6 * base.quantile_upper(1e-9) + 5);
  EXPECT_EQ(law.mean(), 1e6 * base.mean() + 5);
  EXPECT_EQ(law.standard_deviation(), 1e6 * base.standard_deviation());
  EXPECT_EQ(law.describe(), "1000000 * Beta(2, 5) + 5");
  EXPECT_EQ(scaled(base, 1, -2).describe(), "Beta(2, 5) - 2");
  EXPECT_EQ(refusal([&] { return scaled(base, 0, 1); }), "scale: factor must be > 0 (found 0)");
  EXPECT_EQ(refusal([&] { return scaled(base, 1, infinity); }), "shift: must be finite (found inf)");
}

// Atoms that rounding moves, as 0.1 * 3 + 0.7, are still reached by the cdf at the very draw.
TEST(Affine, AtomsAreReachedAtTheirOwnDraws) {
  for (const double shift : {0.7, -1e9, 1e-17, 0.0}) {
    const Law law = scaled(Poisson::from_mean(20), 0.1, shift);
    ASSERT_TRUE(law.discrete());
    for (const double p : {1e-6, 0.1, 0.5, 0.77, 0.999}) {
      const double x = law.quantile(p);
      EXPECT_GE(law.cdf(x), p) << shift;
      EXPECT_LT(law.cdf(std::nextafter(x, -infinity)), p) << shift;
    }
  }
  EXPECT_EQ(scaled(Constant::from_value(0.1), 3, 0.7).constant(), 3 * 0.1 + 0.7);
}

// The cdf and its inverse err by 1e-13 each; the step of x counts beside.
TEST(WrappedLaws, CdfUndoesQuantileInBothTails) {
  for (const Law& law : laws()) {
    for (const double p : {1e-12, 1e-4, 0.01, 0.2, 0.5, 0.77, 0.95}) {
      test::expect_cdf_undoes_quantile(law, p, 1e-12, 1e-14);
    }
  }
}

// Differences over h = 1e-4 of the distance of the quartiles, as for the other laws.
TEST(WrappedLaws, DensityIsTheDerivativeOfTheCdf) {
  for (const Law& law : laws()) {
    for (const double p : {0.2, 0.45, 0.71}) {
      const double x = law.quantile(p);
      const double h = 1e-4 * (law.quantile_upper(0.25) - law.quantile(0.25));
      const Density f = density(law, x);
      EXPECT_NEAR((law.cdf(x + h) - law.cdf(x - h)) / (2 * h), f.value, 2e-6 * f.value) << law.describe() << " " << p;
      const double slope = (density(law, x + h).value - density(law, x - h).value) / (2 * h);
      EXPECT_NEAR(slope, f.slope, 2e-6 * (std::fabs(f.slope) + f.value / (1e4 * h))) << law.describe() << " " << p;
    }
  }
}

// As for the other laws: the published bound, twice, and 2e-13 for the quantile.
TEST(WrappedLaws, DrawsAgreeWithTheQuantileWithinThePublishedBound) {
  for (const Law& law : laws()) {
    const Sampler sampler{law};
    EXPECT_LE(sampler.error_bound(), 1e-10) << law.describe();
    const double floor = 1e-6 * (law.quantile_upper(0.25) - law.quantile(0.25));
    std::vector<double> u;
    for (int i = 0; i < 997; ++i) u.push_back((std::floor(std::ldexp((i + 0.5) / 997, 52)) + 0.5) * 0x1p-52);
    for (int k = 2; k < 52; ++k) {
      u.push_back((std::ldexp(1.0, 52 - k) + 0.5) * 0x1p-52);
      u.push_back(1 - u.back());
    }
    std::vector<double> x = u;
    sampler.transform(x);
    for (std::size_t i = 0; i < u.size(); ++i) {
      const double expected = u[i] <= 0.5 ? law.quantile(u[i]) : law.quantile_upper(1 - u[i]);
      ASSERT_LE(std::fabs(x[i] - expected), (2 * sampler.error_bound() + 2e-13) * std::fmax(std::fabs(expected), floor))
          << law.describe() << " at " << u[i];
    }
  }
}

TEST(WrappedLaws, EqualLawsHaveEqualPartsAndDescribeThemselves) {
  EXPECT_EQ(laws(), laws());
  EXPECT_NE(cut(Beta::from_shapes(2, 5), 0.1, 0.2), cut(Beta::from_shapes(2, 5), 0.1, 0.3));
  EXPECT_NE(scaled(Beta::from_shapes(2, 5), 1, 2), scaled(Beta::from_shapes(2, 5), 1, 3));
  EXPECT_EQ(cut(Beta::from_shapes(2, 5), 0.1, 0.2).describe(), "Beta(2, 5) in [0.1, 0.2]");
  EXPECT_EQ(Truncated::normal(0, 1, -1, 2).describe(), "TruncatedNormal(0, 1, -1, 2)");
  EXPECT_EQ(StudentT::from_df_location_scale(4).describe(), "StudentT(df = 4, location = 0, scale = 1)");
  EXPECT_EQ(Weibull::from_shape_scale(1.5, 2).describe(), "Weibull(1.5, 2)");
  EXPECT_EQ(GeneralisedPareto::from_location_scale_shape(0, 1, 0.25).describe(), "GeneralisedPareto(0, 1, 0.25)");
}

TEST(HeavyTails, InfeasibleParametersAreNamedWithTheBound) {
  EXPECT_EQ(refusal([] { return StudentT::from_df_location_scale(0); }), "student_t: df must be >= 0.01 (found 0)");
  EXPECT_EQ(refusal([] { return StudentT::from_df_location_scale(3, 0, -1); }),
            "student_t: scale must be > 0 (found -1)");
  EXPECT_EQ(refusal([] { return Weibull::from_shape_scale(0, 1); }), "weibull: shape must be > 0 (found 0)");
  EXPECT_EQ(refusal([] { return GeneralisedPareto::from_location_scale_shape(0, 0, 1); }),
            "generalised_pareto: scale must be > 0 (found 0)");
  EXPECT_EQ(refusal([] { return GeneralisedPareto::from_location_scale_shape(0, 1, 200); }),
            "generalised_pareto: shape must lie in [-100, 100] (found 200)");
}

}  // namespace
}  // namespace fundshare::wrapped_law_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/parse_law.hpp"

#include <gtest/gtest.h>

#include "faults.hpp"
#include "fundshare/uncertainty/laws/empirical.hpp"
#include "fundshare/uncertainty/laws/fit.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare::parse_law_test {
namespace {

using testing::fault_of;

Law law(const std::string& text) { return parse_law_text(text); }

/// The fault of a law that stands in a file at the input g.x, without its place "my.toml:1:".
std::string fault(const std::string& text) {
  const auto whole = fault_of([&] { (void)parse_law(*parse_toml("g.x = " + text, "my.toml").find("g")->find("x")); });
  const std::string start = "65 my.toml:1:";
  return whole.starts_with(start) ? whole.substr(start.size()) : whole;
}

TEST(ParseLaw, NumbersAndTruthAreConstants) {
  EXPECT_EQ(law("0.35"), Law{Constant::from_value(0.35)});
  EXPECT_EQ(law("-2"), Law{Constant::from_value(-2)});
  EXPECT_EQ(law("true"), Law{Constant::from_value(1)});
  EXPECT_EQ(law("false"), Law{Constant::from_value(0)});
  EXPECT_EQ(law("{ constant = 4 }"), Law{Constant::from_value(4)});
}

TEST(ParseLaw, EveryLawHasItsForms) {
  EXPECT_EQ(law("{ uniform = [0, 1.5] }"), Law{Uniform::from_bounds(0, 1.5)});
  EXPECT_EQ(law("{ triangular = [0, 1, 3] }"), Law{Triangular::from_low_mode_high(0, 1, 3)});
  EXPECT_EQ(law("{ pert = [0.003, 0.02, 0.06] }"), Law{Pert::from_low_mode_high(0.003, 0.02, 0.06)});
  EXPECT_EQ(law("{ normal = [1, 2] }"), Law{Normal::from_mean_sd(1, 2)});
  EXPECT_EQ(law("{ normal = { sd = 2, mean = 1 } }"), Law{Normal::from_mean_sd(1, 2)});
  EXPECT_EQ(law("{ normal = { q05 = -1, q95 = 3 } }"), Law{Normal::from_quantiles(0.05, -1, 0.95, 3)});
  EXPECT_EQ(law("{ lognormal = [1, 0.5] }"), Law{LogNormal::from_mu_sigma(1, 0.5)});
  EXPECT_EQ(law("{ lognormal = { median = 1, gsd = 1.5 } }"), Law{LogNormal::from_median_gsd(1, 1.5)});
  EXPECT_EQ(law("{ lognormal = { mean = 3, sd = 2 } }"), Law{LogNormal::from_mean_sd(3, 2)});
  EXPECT_EQ(law("{ lognormal = { q05 = 50e6, q95 = 400e6 } }"), Law{LogNormal::from_90_percent_interval(50e6, 400e6)});
  EXPECT_EQ(law("{ beta = [2, 10] }"), Law{Beta::from_shapes(2, 10)});
  EXPECT_EQ(law("{ beta = { q05 = 0.1, q95 = 0.4 } }"), Law{Beta::from_quantiles(0.05, 0.1, 0.95, 0.4)});
  EXPECT_EQ(law("{ gamma = [2.5, 3] }"), Law{Gamma::from_shape_scale(2.5, 3)});
  EXPECT_EQ(law("{ poisson = 0.5 }"), Law{Poisson::from_mean(0.5)});
  EXPECT_EQ(law("{ bernoulli = 0.25 }"), Law{Bernoulli::from_probability(0.25)});
  EXPECT_EQ(law("{ discrete = { values = [0, 5], weights = [0.25, 0.75] } }"),
            Law{Discrete::from_values_weights(std::vector{0.0, 5.0}, std::vector{0.25, 0.75})});
  EXPECT_EQ(law("{ mixture = [{ weight = 0.5, law = 3 }, { weight = 0.5, law = { beta = [2, 2] } }] }"),
            Law{Mixture::from_weights_laws(std::vector{0.5, 0.5}, {Constant::from_value(3), Beta::from_shapes(2, 2)})});
}

TEST(ParseLaw, HeavyTailedAndTruncatedLawsHaveTheirForms) {
  EXPECT_EQ(law("{ student_t = { df = 4 } }"), Law{StudentT::from_df_location_scale(4)});
  EXPECT_EQ(law("{ student_t = { df = 4, location = 1, scale = 2 } }"), Law{StudentT::from_df_location_scale(4, 1, 2)});
  EXPECT_EQ(law("{ weibull = [1.5, 2] }"), Law{Weibull::from_shape_scale(1.5, 2)});
  EXPECT_EQ(law("{ generalised_pareto = [0, 1, 0.2] }"), Law{GeneralisedPareto::from_location_scale_shape(0, 1, 0.2)});
  EXPECT_EQ(law("{ truncated_normal = { mean = 1, sd = 2, low = 0, high = 3 } }"), Law{Truncated::normal(1, 2, 0, 3)});
  EXPECT_EQ(fault("{ student_t = { dof = 4 } }"),
            "29: g.x: student_t: unknown key 'dof' (nearest: df); the keys are df, location, scale, mean, sd and "
            "quantiles such "
            "as q05");
  EXPECT_EQ(fault("{ student_t = { scale = 4 } }"),
            "21: g.x: student_t: needs the key df (also location, scale), or the keys df, mean and sd, or the key df "
            "with two "
            "quantiles or more such as q05 and q95, or three quantiles or more such as q05, q50 and q95");
}

TEST(ParseLaw, LawsAreFoundFromQuantilesAndMoments) {
  const auto same = [](const std::string& text, const Law& expected) { EXPECT_EQ(law(text), expected) << text; };
  same("{ uniform = { q25 = 1, q75 = 2 } }", law_from_quantiles("uniform", {{0.25, 1}, {0.75, 2}}));
  same("{ triangular = { q10 = 1, q50 = 2, q90 = 3.2 } }",
       law_from_quantiles("triangular", {{0.1, 1}, {0.5, 2}, {0.9, 3.2}}));
  same("{ pert = { q10 = 1, q50 = 2, q90 = 4 } }", law_from_quantiles("pert", {{0.1, 1}, {0.5, 2}, {0.9, 4}}));
  same("{ normal = { q05 = 1, q50 = 2, q95 = 4 } }", law_from_quantiles("normal", {{0.05, 1}, {0.5, 2}, {0.95, 4}}));
  same("{ lognormal = { q05 = 1, q50 = 2, q95 = 3 } }",
       law_from_quantiles("lognormal", {{0.05, 1}, {0.5, 2}, {0.95, 3}}));
  same("{ beta = { mean = 0.1, sd = 0.1 } }", law_from_mean_sd("beta", 0.1, 0.1));
  same("{ gamma = { q05 = 1, q95 = 3 } }", law_from_quantiles("gamma", {{0.05, 1}, {0.95, 3}}));
  same("{ gamma = { mean = 2, sd = 3 } }", law_from_mean_sd("gamma", 2, 3));
  same("{ weibull = { mean = 2, sd = 3 } }", law_from_mean_sd("weibull", 2, 3));
  KnownParameters known;
  known.df = 4;
  same("{ student_t = { q05 = 1, q95 = 3, df = 4 } }", law_from_quantiles("student_t", {{0.05, 1}, {0.95, 3}}, known));
  same("{ student_t = { df = 4, mean = 1, sd = 3 } }", law_from_mean_sd("student_t", 1, 3, known));
  known = {};
  known.location = 1;
  same("{ generalised_pareto = { location = 1, mean = 2, sd = 3 } }",
       law_from_mean_sd("generalised_pareto", 2, 3, known));
  known = {};
  known.low = 0;
  same("{ truncated_normal = { low = 0, q05 = 1, q95 = 3 } }",
       law_from_quantiles("truncated_normal", {{0.05, 1}, {0.95, 3}}, known));
  EXPECT_EQ(fault("{ gamma = { mean = 2, sd = -3 } }"), "17: g.x: gamma: standard deviation must be > 0 (found -3)");
  EXPECT_EQ(fault("{ pert = { q05 = 2, q95 = 3 } }"), "16: g.x: pert: there must be 3 quantiles at least (found 2)");
}

TEST(ParseLaw, MetalogsHaveCoefficientsOrQuantiles) {
  EXPECT_EQ(law("{ metalog = { coefficients = [1, 0.5, 0.2] } }"), Law{Metalog::from_coefficients({1, 0.5, 0.2})});
  EXPECT_EQ(law("{ metalog = { coefficients = [1, 0.5], low = 0, high = 9 } }"),
            Law{Metalog::from_coefficients({1, 0.5}, 0, 9)});
  KnownParameters known;
  known.low = 0;
  EXPECT_EQ(law("{ metalog = { q05 = 1, q50 = 2, q95 = 5, low = 0 } }"),
            law_from_quantiles("metalog", {{0.05, 1}, {0.5, 2}, {0.95, 5}}, known));
  known = {};
  known.terms = 2;
  EXPECT_EQ(law("{ metalog = { q05 = 1, q50 = 3, q95 = 5, terms = 2 } }"),
            law_from_quantiles("metalog", {{0.05, 1}, {0.5, 3}, {0.95, 5}}, known));
  EXPECT_EQ(fault("{ metalog = { coefficients = [1, 1, 2] } }"),
            "19: g.x: metalog: |a3| / a2 must be < 1.66711 for a density that is positive (found 2)");
  EXPECT_EQ(
      fault("{ metalog = { terms = 2, low = 0 } }"),
      "19: g.x: metalog: needs the key coefficients (also low, high), or two quantiles or more such as q05 and q95 "
      "(also terms, low, high)");
}

TEST(ParseLaw, SamplesMayBeSmoothed) {
  const std::vector<double> sample{3, 1, 2.5};
  const std::vector<double> weights{2, 1, 1};
  EXPECT_EQ(law("{ empirical = [3, 1, 2.5] }"), empirical_law(sample, {}));
  EXPECT_EQ(law("{ empirical = { values = [3, 1, 2.5], smooth = false } }"), empirical_law(sample, {}));
  EXPECT_EQ(law("{ empirical = { values = [3, 1, 2.5], weights = [2, 1, 1] } }"), empirical_law(sample, weights));
  EXPECT_EQ(law("{ empirical = { values = [3, 1, 2.5], weights = [2, 1, 1], smooth = true } }"),
            smoothed_law(sample, weights, std::nullopt));
  EXPECT_EQ(law("{ empirical = { values = [3, 1, 2.5], smooth = 0.5 } }"), smoothed_law(sample, {}, 0.5));
  EXPECT_EQ(fault("{ empirical = { values = [1, 2], smooth = 'yes' } }"),
            "49: g.x: empirical: must be a number (found 'yes')");
  EXPECT_EQ(fault("{ empirical = { values = [1, 2], weights = [1] } }"),
            "50: g.x: empirical: needs one weight per value (found 1 for 2 values)");
  EXPECT_EQ(fault("{ empirical = { values = [1, 2], weights = [] } }"),
            "50: g.x: empirical: needs one weight per value (found 0 for 2 values)");
  EXPECT_EQ(fault("{ empirical = [] }"), "21: g.x: empirical: there must be 1 to 100000 values (found 0)");
  EXPECT_EQ(fault("{ empirical = 3 }"), "21: g.x: empirical: needs a list of numbers (found 3)");
}

TEST(ParseLaw, LawsOfSeveralExpertsArePooled) {
  const std::vector<double> halves{0.5, 0.5};
  const std::vector<double> weights{0.3, 0.7};
  const std::vector<Law> laws{Normal::from_mean_sd(0, 1), Normal::from_mean_sd(1, 2)};
  EXPECT_EQ(law("{ pool = { linear = [{ normal = [0, 1] }, { normal = [1, 2] }], weights = [0.3, 0.7] } }"),
            Law{Mixture::from_weights_laws(weights, laws)});
  EXPECT_EQ(law("{ pool = { logarithmic = [{ normal = [0, 1] }, { normal = [1, 2] }] } }"),
            Law{LogPool::from_weights_laws(halves, laws)});
  EXPECT_EQ(fault("{ pool = { weights = [1] } }"),
            "16: g.x: pool: needs the key linear (also weights), or the key logarithmic (also weights)");
  EXPECT_EQ(fault("{ pool = { linear = [] } }"), "27: g.x: pool: needs a list of laws (found an empty list)");
  EXPECT_EQ(fault("{ pool = { linear = [1], weights = 1 } }"), "42: g.x: pool: needs a list of weights (found 1)");
  EXPECT_EQ(fault("{ pool = { logarithmic = [{ poisson = 2 }], weights = [1] } }"),
            "16: g.x: pool: a law with atoms has no density for a logarithmic pool, number (found 1)");
  EXPECT_EQ(fault("{ pool = { linear = [{ beta = [1, 0] }] } }"), "37: g.x: beta: second shape must be > 0 (found 0)");
}

TEST(ParseLaw, AnyLawMayBeTruncatedScaledAndShiftedInThisOrder) {
  const Law base = LogNormal::from_median_gsd(1, 2);
  const Law cut = Truncated::from_law_bounds(base, 0.1, 10);
  EXPECT_EQ(law("{ lognormal = { median = 1, gsd = 2 }, truncate = [0.1, 10] }"), cut);
  EXPECT_EQ(law("{ shift = 3, lognormal = { median = 1, gsd = 2 }, truncate = [0.1, 10], scale = 1e6 }"),
            Law{Affine::from_law_scale_shift(cut, 1e6, 3)});
  EXPECT_EQ(law("{ beta = [2, 3], shift = 1 }"), Law{Affine::from_law_scale_shift(Beta::from_shapes(2, 3), 1, 1)});
  EXPECT_EQ(law("{ normal = [0, 1], truncate = [0, inf] }").quantile_upper(0), law("{ normal = [0, 1] }").quantile(1));
  EXPECT_EQ(fault("{ scale = 2 }"), "7: g.x: a law is a table of one key, its name (found 0 keys)");
  EXPECT_EQ(fault("{ beta = [2, 3], scale = 0 }"), "32: g.x: scale: factor must be > 0 (found 0)");
  EXPECT_EQ(fault("{ beta = [2, 3], truncate = 5 }"), "35: g.x: truncate: needs [low, high] (found 5)");
  EXPECT_EQ(fault("{ beta = [2, 3], truncate = [0.5, 0.2] }"),
            "35: g.x: truncate: low must be < high (found 0.5 and 0.2)");
}

TEST(ParseLaw, QuantileKeysAreReadInPercentOrTenthsOfAPercentInAnyOrder) {
  EXPECT_EQ(law("{ lognormal = { q10 = 1, q50 = 2 } }"), Law{LogNormal::from_quantiles(0.10, 1, 0.50, 2)});
  EXPECT_EQ(law("{ lognormal = { q975 = 9, q025 = 2 } }"), Law{LogNormal::from_quantiles(0.025, 2, 0.975, 9)});
  EXPECT_EQ(law("{ normal = { q01 = 1, q999 = 2 } }"), Law{Normal::from_quantiles(0.01, 1, 0.999, 2)});
}

TEST(ParseLaw, AWrongFormIsNamedWithWhatIsAllowed) {
  EXPECT_EQ(fault("'beta'"), "7: g.x: must be a number or a law such as { beta = [2, 10] } (found 'beta')");
  EXPECT_EQ(fault("[1, 2]"), "7: g.x: must be a number or a law such as { beta = [2, 10] } (found a list)");
  EXPECT_EQ(fault("{}"), "7: g.x: a law is a table of one key, its name (found 0 keys)");
  EXPECT_EQ(fault("{ beta = [1, 2], pert = [1, 2, 3] }"),
            "7: g.x: a law is a table of one key, its name (found 2 keys)");
  EXPECT_EQ(fault("{ betta = [1, 2] }"),
            "9: g.x: unknown law 'betta' (nearest: beta); the laws are constant, uniform, triangular, pert, beta, "
            "normal, lognormal, truncated_normal, gamma, weibull, student_t, generalised_pareto, metalog, poisson, "
            "bernoulli, discrete, empirical, mixture, pool");
  EXPECT_EQ(fault("nan"), "7: g.x: constant: must be finite (found nan)");
  EXPECT_EQ(fault("{ constant = 'a' }"), "20: g.x: constant: must be a number (found 'a')");
  EXPECT_EQ(fault("{ uniform = 3 }"), "19: g.x: uniform: needs [low, high] (found 3)");
  EXPECT_EQ(fault("{ uniform = [0] }"), "19: g.x: uniform: needs 2 numbers [low, high] (found 1)");
  EXPECT_EQ(fault("{ pert = [0, 1] }"), "16: g.x: pert: needs 3 numbers [low, mode, high] (found 2)");
  EXPECT_EQ(fault("{ triangular = [0, inf, 1] }"), "26: g.x: triangular: must be finite (found inf)");
  EXPECT_EQ(fault("{ gamma = ['1', 2] }"), "18: g.x: gamma: must be a number (found '1')");
  EXPECT_EQ(fault("{ poisson = [1] }"), "19: g.x: poisson: must be a number (found a list)");
  EXPECT_EQ(fault("{ normal = { q05 = 1 } }"), "18: g.x: normal: there must be 2 quantiles at least (found 1)");
  EXPECT_EQ(fault("{ normal = { mean = 1 } }"),
            "18: g.x: normal: needs [mean, sd], or the keys mean and sd, or two quantiles or more such as q05 and q95");
  EXPECT_EQ(fault("{ normal = { mean = 1, sd = 1, q05 = 1 } }"),
            "18: g.x: normal: needs [mean, sd], or the keys mean and sd, or two quantiles or more such as q05 and q95");
  EXPECT_EQ(fault("{ lognormal = { q00 = 1, q95 = 2 } }"),
            "29: g.x: lognormal: unknown key 'q00'; the keys are median, gsd, mean, sd and quantiles such as q05");
  EXPECT_EQ(fault("{ beta = { mean = 0.1, mode = 0.1 } }"),
            "37: g.x: beta: unknown key 'mode'; the keys are mean, sd and quantiles such as q05");
  EXPECT_EQ(fault("{ triangular = { low = 1 } }"),
            "30: g.x: triangular: unknown key 'low'; the keys are quantiles such as q05");
  EXPECT_EQ(
      fault("{ student_t = 3 }"),
      "21: g.x: student_t: needs the key df (also location, scale), or the keys df, mean and sd, or the key df with "
      "two quantiles or more such as q05 and q95, or three quantiles or more such as q05, q50 and q95 (found 3)");
  EXPECT_EQ(fault("{ discrete = { values = [1] } }"), "20: g.x: discrete: needs the keys values and weights");
  EXPECT_EQ(fault("{ discrete = { values = 1, weights = [1] } }"),
            "31: g.x: discrete: needs a list of values (found 1)");
  EXPECT_EQ(fault("{ mixture = 1 }"), "19: g.x: mixture: needs a list of parts (found 1)");
  EXPECT_EQ(fault("{ mixture = [{ weight = 1 }] }"),
            "20: g.x: mixture: each part needs the keys weight and law, and no other");
}

TEST(ParseLaw, ParametersThatFitNoLawAreNamedWithTheBoundTheyBreak) {
  EXPECT_EQ(fault("{ beta = [-1, 2] }"), "16: g.x: beta: first shape must be > 0 (found -1)");
  EXPECT_EQ(fault("{ beta = { q05 = 0.4, q95 = 0.1 } }"),
            "16: g.x: beta: quantiles must be finite and increasing (found 0.4 and 0.1)");
  EXPECT_EQ(fault("{ pert = [3, 2, 1] }"), "16: g.x: pert: low must be < high (found 3 and 1)");
  EXPECT_EQ(fault("{ pert = [1, 9, 3] }"), "16: g.x: pert: mode must lie in [low, high] (found 9)");
  EXPECT_EQ(fault("{ lognormal = { median = 1, gsd = 1 } }"), "21: g.x: lognormal: GSD must be > 1 (found 1)");
  EXPECT_EQ(fault("{ lognormal = { q05 = -1, q95 = 2 } }"), "21: g.x: lognormal: quantiles must be > 0 (found -1)");
  EXPECT_EQ(fault("{ lognormal = { q05 = 1, q050 = 2 } }"),
            "21: g.x: lognormal: probabilities must be increasing and inside (0, 1) (found 0.05 and 0.05)");
  EXPECT_EQ(fault("{ discrete = { values = [1, 2], weights = [0.5, 0.4] } }"),
            "20: g.x: discrete: weights must sum to 1 (found 0.9)");
  EXPECT_EQ(fault("{ mixture = [{ weight = 1, law = { beta = [2, 0] } }] }"),
            "49: g.x: beta: second shape must be > 0 (found 0)");
  for (const char* text : {"{ uniform = [2, 1] }", "{ triangular = [0, 5, 1] }", "{ normal = [0, -1] }",
                           "{ gamma = [0, 1] }", "{ poisson = -1 }", "{ bernoulli = 1.5 }", "{ mixture = [] }"}) {
    EXPECT_NE(fault(text).find("(found "), std::string::npos) << text << ": " << fault(text);
  }
}

TEST(ParseLaw, AnInputsLawIsNamedAfterTheInput) {
  const Node root = parse_toml("[g.x]\nlaw = { beta = [-1, 2] }", "my.toml");
  EXPECT_EQ(fault_of([&] { (void)parse_law(*root.find("g")->find("x")->find("law")); }),
            "65 my.toml:2:16: g.x: beta: first shape must be > 0 (found -1)");
}

TEST(ParseLaw, TextOfTheCommandLineHasItsOwnExitCode) {
  EXPECT_EQ(fault_of([] { (void)parse_law_text("{ beta = [-1, 2] }"); }),
            "64 law: beta: first shape must be > 0 (found -1)");
  EXPECT_EQ(fault_of([] { (void)parse_law_text("1\nx = 2"); }), "64 law: must be one value, on one line");
  const auto broken = fault_of([] { (void)parse_law_text("{ beta = [2, 10 }"); });
  EXPECT_TRUE(broken.starts_with("64 law: cannot be read as a TOML value (")) << broken;
}

}  // namespace
}  // namespace fundshare::parse_law_test

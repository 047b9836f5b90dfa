// SPDX-License-Identifier: Apache-2.0
// Simulation-based calibration (S. Talts et al., 2018): a truth is drawn from the prior, evidence is drawn from the
// truth, other worlds of the prior are weighted by that evidence. The share of weight below the truth must then be
// uniform.
//
// Each replication has worlds of its own, so that replications are independent and a chi-square test holds as it
// stands. The weighted share is not the exact posterior probability: it has an error of about sqrt(u (1 - u) /
// effective worlds). With the 800 effective worlds here the chance of a bin changes by about 1 / 800 of itself, which
// adds 1000 * (1 / 800)^2 = 0.002 to a chi-square whose standard deviation is 6: nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "fundshare/uncertainty/conditioning/likelihood.hpp"
#include "fundshare/uncertainty/conditioning/smoothed_weights.hpp"
#include "fundshare/uncertainty/conditioning/summarise_weighted.hpp"
#include "fundshare/uncertainty/laws/special_functions.hpp"
#include "uncertainty/conditioning/samples.hpp"

namespace fundshare::calibration_test {
namespace {

constexpr std::size_t replications = 1000, worlds = 2000, bins = 20;

/// A small model: an amount and a share, both uncertain, and their product, which the evidence speaks of.
struct Worlds {
  std::vector<double> amount, share, product;
  Worlds(std::size_t first, std::size_t count)
      : amount{test::normals("amount", count, first)}, share{test::uniforms("share", count, first)} {
    for (std::size_t w = 0; w < count; ++w) {
      amount[w] = exp_ieee(0.8 * amount[w]);
      product.push_back(amount[w] * share[w]);
    }
  }
};

/// Evidence as it would come from a truth, or nothing where a truth gives none. \param e  a standard normal draw
using Draw = std::optional<Statement> (*)(double truth, double e);

std::optional<Statement> about(double truth, double e) {
  return Statement{EvidenceSide::about, EvidenceError::normal, truth + 0.4 * e, 0.4};
}

std::optional<Statement> about_relative(double truth, double e) {
  const double s = std::sqrt(std::log(1.0 + 0.25));
  return Statement{EvidenceSide::about, EvidenceError::log_normal, truth * std::exp(s * e), 0.5};
}

std::optional<Statement> at_least(double truth, double e) {
  if (truth + 0.4 * e < 0.8) return std::nullopt;
  return Statement{EvidenceSide::at_least, EvidenceError::normal, 0.8, 0.4};
}

std::optional<Statement> at_most(double truth, double e) {
  if (truth + 0.4 * e > 0.3) return std::nullopt;
  return Statement{EvidenceSide::at_most, EvidenceError::normal, 0.3, 0.4};
}

std::optional<Statement> with_half_the_error(double truth, double e) {
  auto statement = about(truth, e);
  statement->standard_error /= 2.0;
  return statement;
}

double weight_below(std::span<const double> x, double truth, std::span<const double> weights) {
  double below = 0.0;
  for (std::size_t w = 0; w < x.size(); ++w) below += x[w] < truth ? weights[w] : 0.0;
  return below;
}

/// P(chi-square >= seen) of the weights below the truth: of the amount, the share and the product.
std::array<double, 3> calibration(Draw draw) {
  std::array<std::array<int, bins>, 3> counts{};
  std::size_t done = 0;
  for (std::size_t first = 0; done < replications; first += worlds + 1) {
    const Worlds truth{first, 1};
    const auto statement = draw(truth.product[0], test::normals("error", 1, first)[0]);
    if (!statement) continue;
    ++done;
    const Worlds others{first + 1, worlds};
    const auto weights = smooth_weights(log_likelihoods(*statement, others.product)).weights;
    const std::array<double, 3> below{weight_below(others.amount, truth.amount[0], weights),
                                      weight_below(others.share, truth.share[0], weights),
                                      weight_below(others.product, truth.product[0], weights)};
    for (std::size_t k = 0; k < below.size(); ++k) {
      ++counts[k][std::min(bins - 1, static_cast<std::size_t>(bins * below[k]))];
    }
  }
  std::array<double, 3> p{};
  for (std::size_t k = 0; k < p.size(); ++k) {
    constexpr double expected = static_cast<double>(replications) / bins;
    double chi_square = 0.0;
    for (const int count : counts[k]) chi_square += (count - expected) * (count - expected) / expected;
    p[k] = special::gamma_cdf_upper(0.5 * (bins - 1), 0.5 * chi_square);
  }
  return p;
}

class Calibration : public ::testing::TestWithParam<std::pair<const char*, Draw>> {};

TEST_P(Calibration, TheWeightBelowTheTruthIsUniform) {
  for (const double p : calibration(GetParam().second)) EXPECT_GT(p, 1e-6);
}

INSTANTIATE_TEST_SUITE_P(Evidence, Calibration,
                         ::testing::Values(std::pair{"about", &about}, std::pair{"about_relative", &about_relative},
                                           std::pair{"at_least", &at_least}, std::pair{"at_most", &at_most}),
                         [](const auto& test) { return std::string{test.param.first}; });

TEST(CalibrationTest, AnErrorOfHalfTheSizeIsSeen) {
  const auto p = calibration(&with_half_the_error);
  EXPECT_LT(*std::ranges::min_element(p), 1e-6);
}

// The median of a run of 2,000 worlds against the closed form N(0.8, 0.2), 1,000 times over: its interval of 1.96
// standard errors on either side covers 95 % of the time, give or take 4.5 * sqrt(0.95 * 0.05 / 1000) = 3.1 %; the
// error of the interval itself takes less than 1 %.
TEST(CalibrationTest, StandardErrorsCoverTheClosedForm) {
  int mean_covered = 0, median_covered = 0, sd_covered = 0, upper_covered = 0;
  const auto covers = [](Estimate found, double expected) {
    return std::fabs(found.value - expected) <= 1.96 * found.mc_se ? 1 : 0;
  };
  for (std::size_t k = 0; k < replications; ++k) {
    const auto x = test::normals("coverage", worlds, k * worlds);
    const auto weights = smooth_weights(log_likelihoods({EvidenceSide::about, EvidenceError::normal, 1.0, 0.5}, x));
    const auto summary = summarise_weighted(x, weights.weights).value();
    mean_covered += covers(summary.mean, 0.8);
    median_covered += covers(summary.quantile(.50), 0.8);
    sd_covered += covers(summary.sd, std::sqrt(0.2));
    upper_covered += covers(summary.quantile(.95), 0.8 + std::sqrt(0.2) * normal_quantile(.95));
  }
  for (const int covered : {mean_covered, median_covered, sd_covered, upper_covered}) {
    EXPECT_NEAR(covered / 1000.0, 0.95, 0.031 + 0.01);
  }
}

}  // namespace
}  // namespace fundshare::calibration_test

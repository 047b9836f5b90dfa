// SPDX-License-Identifier: Apache-2.0
// The combined basis where all of it is Gaussian: one certain theft a year with a log-normal amount.
#include "fundshare/exposure/theft/combined_basis.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "fundshare/exposure/theft/attributed_theft.hpp"
#include "fundshare/exposure/theft/combined_pilot.hpp"
#include "fundshare/uncertainty/engine/run.hpp"
#include "support/annual_total.hpp"
#include "support/one_world.hpp"

namespace fundshare::combined_basis_test {
namespace {

using test::choose;
using test::declare;

constexpr StudyWindow window{2020, 2021};
constexpr double prior_sd = 0.5, common = 0.15, bias = 0.2, error = 0.25;
constexpr double median_usd = 1e9;

Incident certain(const std::string& id, int year) {
  Incident row;
  row.id = id;
  row.date = {year, 3, 5};
  row.low = row.best = row.high = Usd{median_usd};
  row.level = AttributionLevel::government;
  row.recovered = Usd{0};
  row.source_checked = SourceChecked::seen;
  return row;
}

/// A says 2e9 for 2020 alone; Monahan's figure of the same year must not count.
Evidence made_up_evidence() {
  Evidence evidence;
  evidence.incidents = {certain("a", 2020), certain("b", 2021)};
  evidence.estimates = {test::annual_total("A", 2020, 2e9, {2021, {}, {}}),
                        test::annual_total("T. Monahan (tayvano)", 2020, 9e9, {2021, {}, {}})};
  return evidence;
}

std::vector<Declaration> made_up_inputs(double amount_sd) {
  const Law amount = amount_sd > 0 ? Law{LogNormal::from_median_gsd(median_usd, std::exp(amount_sd))}
                                   : Law{Constant::from_value(median_usd)};
  auto inputs = test::constants({{"theft.attribution.government", 1},
                                 {"theft.attribution.un_panel", 1},
                                 {"theft.attribution.multi_vendor", 1},
                                 {"theft.attribution.single_vendor", 1},
                                 {"theft.attribution.disputed_or_unconfirmed", 1},
                                 {"theft.unrecorded", .5}});
  inputs.push_back(choose("theft.basis", {"incidents", "estimates", "combined"}, 2.0));
  inputs.push_back(declare("theft.attributed", Constant::from_value(.5), Scope::incident));
  inputs.push_back(declare("theft.keep", Constant::from_value(1), Scope::incident));
  inputs.push_back(declare("theft.amount", amount, Scope::incident));
  inputs.push_back(declare("theft.valuation_error", Constant::from_value(1), Scope::incident));
  inputs.push_back(declare("realisation.denied", Constant::from_value(0), Scope::incident));
  inputs.push_back(declare("theft.estimate_common_bias", Normal::from_mean_sd(0, common)));
  inputs.push_back(declare("theft.estimator_bias", Normal::from_mean_sd(0, bias)));
  inputs.push_back(declare("theft.estimate_error", Normal::from_mean_sd(0, error), Scope::incident));
  return inputs;
}

const std::vector<std::string> estimators{"A", "T. Monahan (tayvano)"};

/// The yearly log totals of some worlds; years down.
struct Drawn {
  std::vector<double> log_total[2];
  TheftData data;
};

Drawn draw(std::size_t blocks, const std::vector<std::vector<double>>& covariance, double amount_sd = prior_sd) {
  Binder binder{made_up_inputs(amount_sd), "made-up"};
  Drawn out{{}, make_theft_data(made_up_evidence(), {{}, estimators, {}}, window, binder)};
  const auto inputs = binder.finish({});
  out.data.combined = combined_basis(out.data.estimates.totals, out.data.errors, estimators, covariance);
  const Streams streams{inputs};
  const MonteCarloPoints points{7};
  Draws draws{streams, points};
  TheftWorkspace work{out.data};
  StolenUsd stolen{{window.months(), block_worlds}, {window.months(), block_worlds}};
  for (std::size_t block = 0; block < blocks; ++block) {
    draws.start(block * block_worlds, block_worlds);
    attributed_theft(out.data, draws, work, stolen);
    for (std::size_t year = 0; year < 2; ++year) {
      for (const double usd : stolen.gross[12 * year + 2]) out.log_total[year].push_back(std::log(usd));
    }
  }
  return out;
}

struct Moments {
  double mean = 0, variance = 0;
};

Moments moments(const std::vector<double>& x) {
  Moments out;
  for (const double value : x) out.mean += value / static_cast<double>(x.size());
  for (const double value : x) {
    out.variance += (value - out.mean) * (value - out.mean) / static_cast<double>(x.size() - 1);
  }
  return out;
}

const std::vector<std::vector<double>> prior_covariance{{prior_sd * prior_sd, 0}, {0, prior_sd* prior_sd}};
constexpr double noise_variance = common * common + bias * bias + error * error;

// Normal prior N(log 1e9, .25), one observation log 2e9 with variance .125: the posterior precision is 4 + 8 = 12, the
// mean a third of the way short of the observation. 102,400 draws: mean within 4.5 sd/sqrt(n), variance within 4.5
// sqrt(2/n) of itself. Leaving the noise out of the residual, or K off by 5 %, moves the variance by more.
TEST(CombinedBasis, IsTheGaussianPosteriorOfAYearWithATotal) {
  const auto drawn = draw(400, prior_covariance);
  const auto found = moments(drawn.log_total[0]);
  const double precision = 1 / (prior_sd * prior_sd) + 1 / noise_variance, n = 102'400;
  const double mean = (std::log(1e9) / (prior_sd * prior_sd) + std::log(2e9) / noise_variance) / precision;
  EXPECT_NEAR(found.mean, mean, 4.5 * std::sqrt(1 / precision / n));
  EXPECT_NEAR(found.variance, 1 / precision, 4.5 * std::sqrt(2 / n) / precision);
}

// Independent of 2020, the year without a total keeps its prior.
TEST(CombinedBasis, LeavesAYearWithoutATotalWhereItsIncidentsPutIt) {
  const auto found = moments(draw(400, prior_covariance).log_total[1]);
  const double n = 102'400;
  EXPECT_NEAR(found.mean, std::log(1e9), 4.5 * prior_sd / std::sqrt(n));
  EXPECT_NEAR(found.variance, prior_sd * prior_sd, 4.5 * std::sqrt(2 / n) * prior_sd * prior_sd);
}

// K = S H' / (s11 + r): with s11 = .25, s12 = .1 and r = .125 the gains are 2/3 and .8/3. A dozen operations: 1e-14.
TEST(CombinedBasis, MovesAYearThroughItsCovarianceWithTheOther) {
  const auto drawn = draw(0, {{.25, .1}, {.1, .25}});
  ASSERT_EQ(drawn.data.combined->totals.size(), 1U);  // Monahan's total is not used
  EXPECT_EQ(drawn.data.estimates.totals[drawn.data.combined->totals[0]].usd, 2e9);
  EXPECT_NEAR(drawn.data.combined->gain[0][0], .25 / .375, 1e-14);
  EXPECT_NEAR(drawn.data.combined->gain[1][0], .1 / .375, 1e-14);
}

// Certain thefts of exactly 1e9: S = 0, K = 0, and the totals are the incidents' own. exp(log(x)): a few ulp.
TEST(CombinedBasis, KeepsWhatIsKnownExactly) {
  const auto drawn = draw(1, {{0, 0}, {0, 0}}, 0.0);
  for (const double value : drawn.log_total[0]) EXPECT_NEAR(value, std::log(1e9), 1e-13);
}

TEST(CombinedBasis, StandsBesideAllButTwoEstimators) {
  EXPECT_TRUE(stands_beside_incidents("Chainalysis"));
  EXPECT_FALSE(stands_beside_incidents("T. Monahan (tayvano)") || stands_beside_incidents("ROK NIS"));
}

std::vector<std::vector<double>> pilot(unsigned threads, std::uint64_t worlds) {
  Binder binder{made_up_inputs(prior_sd), "made-up"};
  const auto data = make_theft_data(made_up_evidence(), {{}, estimators, {}}, window, binder);
  return log_total_covariance(data, binder.finish({}), Plan{worlds, threads});
}

// Two independent normals of variance .25: 4.5 standard errors of a variance, sqrt(2/n) .25, and of a covariance,
// .25/sqrt(n).
TEST(CombinedPilot, FindsTheCovarianceOfTheLogTotals) {
  const auto found = pilot(1, 65'536);
  EXPECT_NEAR(found[0][0], .25, 4.5 * std::sqrt(2. / 65'536) * .25);
  EXPECT_NEAR(found[1][1], .25, 4.5 * std::sqrt(2. / 65'536) * .25);
  EXPECT_NEAR(found[0][1], 0, 4.5 * .25 / 256);
  EXPECT_EQ(found[0][1], found[1][0]);
}

TEST(CombinedPilot, GivesTheSameBitsOnAnyNumberOfThreads) { EXPECT_EQ(pilot(1, 10'000), pilot(3, 10'000)); }

}  // namespace
}  // namespace fundshare::combined_basis_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/theft/attributed_theft.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/one_world.hpp"

namespace fundshare::attributed_theft_test {
namespace {

using test::choose;
using test::declare;
using test::Worlds;

Law constant(double value) { return Constant::from_value(value); }

Incident incident(const std::string& id, int month, double usd, AttributionLevel level,
                  std::optional<double> recovered = {}) {
  Incident row;
  row.id = id;
  row.date = {2022, month, 5};
  row.low = row.best = row.high = Usd{usd};
  row.level = level;
  if (recovered) row.recovered = Usd{*recovered};
  row.source_checked = SourceChecked::seen;
  return row;
}

/// "gov" in March with 20 of 100 recovered; "vendor" in May; "doubt" in July, which nobody confirms. One estimate of
/// 300.
Evidence made_up_evidence() {
  Evidence evidence;
  evidence.incidents = {incident("gov", 3, 100, AttributionLevel::government, 20),
                        incident("vendor", 5, 50, AttributionLevel::single_vendor),
                        incident("doubt", 7, 40, AttributionLevel::disputed_or_unconfirmed)};
  AnnualEstimate estimate;
  estimate.start = {2022, 1, 1};
  estimate.end = {2022, 12, 31};
  estimate.estimator = "A";
  estimate.scope = "crypto_theft";
  estimate.best = Usd{300};
  estimate.published = {2023, {}, {}};
  estimate.source_checked = SourceChecked::seen;
  evidence.estimates = {estimate};
  return evidence;
}

/// u = 0.5 for every incident: government (p = .9) counts, single_vendor (.4) and disputed (.3) do not.
std::vector<Declaration> made_up_inputs(double basis) {
  auto inputs = test::constants({{"theft.attribution.government", .9},
                                 {"theft.attribution.un_panel", .9},
                                 {"theft.attribution.multi_vendor", .9},
                                 {"theft.attribution.single_vendor", .4},
                                 {"theft.attribution.disputed_or_unconfirmed", .3},
                                 {"theft.unrecorded", .12}});
  inputs.push_back(choose("theft.basis", {"incidents", "estimates", "combined"}, basis));
  inputs.push_back(declare("theft.attributed", constant(.5), Scope::incident));
  inputs.push_back(declare("theft.keep", constant(1), Scope::incident));
  auto amount = declare("theft.amount", constant(0), Scope::incident);
  amount.law = LawOfRows{};
  inputs.push_back(amount);
  inputs.push_back(declare("theft.valuation_error", constant(1.1), Scope::incident));
  inputs.push_back(declare("realisation.denied", constant(.1), Scope::incident));
  inputs.push_back(declare("theft.estimate_common_bias", Normal::from_mean_sd(0, .15)));
  inputs.push_back(declare("theft.estimator_bias", Normal::from_mean_sd(0, .20)));
  inputs.push_back(declare("theft.estimate_error", Normal::from_mean_sd(0, .25), Scope::incident));
  return inputs;
}

constexpr double by_incidents = 0.0, by_estimates = 1.0;

struct Result {
  std::vector<double> gross, kept;
  [[nodiscard]] double total() const {
    double sum = 0.0;
    for (const double x : gross) sum += x;
    return sum;
  }
};

Result one_world(const Evidence& evidence, double basis, std::vector<IncidentRule> rules = {},
                 const Variant& variant = {}, StudyWindow window = {2022, 2022}, std::vector<Declaration> inputs = {}) {
  if (inputs.empty()) inputs = made_up_inputs(basis);
  Binder binder{std::move(inputs), "made-up"};
  const auto data = make_theft_data(evidence, {std::move(rules), {"A"}, {}}, window, binder);
  Worlds worlds{binder, 1, variant};
  TheftWorkspace work{data};
  StolenUsd out{{window.months(), block_worlds}, {window.months(), block_worlds}};
  attributed_theft(data, worlds.draws, work, out);
  Result result;
  for (std::size_t m = 0; m < window.months(); ++m) {
    result.gross.push_back(out.gross[m][0]);
    result.kept.push_back(out.kept[m][0]);
  }
  return result;
}

/// Noise terms that make the estimated total 300 / 1.5 = 200.
Variant total_of_200() {
  return {"noise",
          {{"theft.estimate_common_bias", "", std::log(1.5)},
           {"theft.estimator_bias", "", 0.0},
           {"theft.estimate_error", "", 0.0}}};
}

// By hand, basis incidents: X = 100 * 1.1 = 110 in March alone; unrecorded .12 * 110 / 12 = 1.1 in every month.
// Kept: 110 (1 - 20/100) = 88 in March, 1.1 (1 - .1) = 0.99 in every month. Rounding: a handful of operations on
// numbers near 100, below 1e-13.
TEST(AttributedTheft, WorksOutAWorldOfIncidentsByHand) {
  const auto world = one_world(made_up_evidence(), by_incidents);
  EXPECT_NEAR(world.gross[2], 111.1, 1e-12);
  EXPECT_NEAR(world.kept[2], 88.99, 1e-12);
  for (const std::size_t month : {0u, 4u, 6u, 11u}) {
    EXPECT_NEAR(world.gross[month], 1.1, 1e-12);
    EXPECT_NEAR(world.kept[month], 0.99, 1e-12);
  }
}

// Basis estimates: T = 200 over the core 100 + 50: X = 133.33 in March, 66.67 in May; the disputed incident, the
// valuation error and the unrecorded part have no place. exp and log leave a few units in the last place: 1e-12.
TEST(AttributedTheft, WorksOutAWorldOfEstimatesByHand) {
  const auto world = one_world(made_up_evidence(), by_estimates, {}, total_of_200());
  EXPECT_NEAR(world.gross[2], 200.0 * 100 / 150, 1e-11);
  EXPECT_NEAR(world.kept[2], 200.0 * 100 / 150 * .8, 1e-11);
  EXPECT_NEAR(world.gross[4], 200.0 * 50 / 150, 1e-11);
  EXPECT_NEAR(world.kept[4], 200.0 * 50 / 150 * .9, 1e-11);
  EXPECT_EQ(world.gross[0], 0.0);
  EXPECT_EQ(world.gross[6], 0.0);
}

TEST(AttributedTheft, CountsAnIncludedIncidentInEveryWorldAndAnExcludedOneInNone) {
  const auto included = one_world(made_up_evidence(), by_incidents, {{"vendor", 1.0, {}}, {"gov", std::nullopt, {}}});
  EXPECT_NEAR(included.total(), 55.0 * 1.12, 1e-12);
  const auto core = one_world(made_up_evidence(), by_estimates, {{"gov", std::nullopt, {}}}, total_of_200());
  EXPECT_NEAR(core.gross[4], 200.0, 1e-11);  // the only core incident left carries the whole total
}

TEST(AttributedTheft, LeavesADisputedIncidentOutOfTheCoreEvenIfIncluded) {
  const auto world = one_world(made_up_evidence(), by_estimates, {{"doubt", 1.0, {}}}, total_of_200());
  EXPECT_EQ(world.gross[6], 0.0);
}

TEST(AttributedTheft, UsesAProbabilityGivenForOneIncident) {
  EXPECT_NEAR(one_world(made_up_evidence(), by_incidents, {{"vendor", .6, {}}}).total(), 165.0 * 1.12,
              1e-11);                                                                             // .5 < .6
  EXPECT_NEAR(one_world(made_up_evidence(), by_incidents, {{"gov", .4, {}}}).total(), 0.0, 0.0);  // .5 is not below .4
}

TEST(AttributedTheft, TakesAYearWithoutEstimateFromTheIncidents) {
  auto evidence = made_up_evidence();
  evidence.estimates[0].start = {2021, 1, 1};
  evidence.estimates[0].end = {2021, 12, 31};
  const auto world = one_world(evidence, by_estimates, {}, total_of_200(), {2021, 2022});
  EXPECT_NEAR(world.gross[12 + 2], 111.1, 1e-12);
  // 2021 has a total and no incident to carry it: 200 / 12 a month, less the mean denied share.
  EXPECT_NEAR(world.gross[5], 200.0 / 12.0, 1e-12);
  EXPECT_NEAR(world.kept[5], 200.0 / 12.0 * .9, 1e-12);
}

// Until June: the theft of March stays, the unrecorded part .12 * 110 goes over 6 months, the total of the whole year
// has no place, and a theft of July none either.
TEST(AttributedTheft, CountsTheMonthsOfAPartialYearAlone) {
  auto evidence = made_up_evidence();
  evidence.incidents.push_back(incident("late", 7, 1000, AttributionLevel::government));
  for (const double basis : {by_incidents, by_estimates}) {
    const auto world = one_world(evidence, basis, {}, {}, {2022, 2022, 6});
    ASSERT_EQ(world.gross.size(), 6U);
    EXPECT_NEAR(world.gross[2], 110 + .12 * 110 / 6, 1e-12);
    EXPECT_NEAR(world.gross[5], .12 * 110 / 6, 1e-12);
  }
}

TEST(AttributedTheft, RefusesACombinedBasisThatNothingPrepared) {
  EXPECT_THROW((void)one_world(made_up_evidence(), 2.0), std::logic_error);
}

TEST(AttributedTheft, CountsARecoveryAboveTheBestValueAsAllOfIt) {
  auto evidence = made_up_evidence();
  evidence.incidents[0].recovered = Usd{150};
  const auto world = one_world(evidence, by_incidents);
  EXPECT_NEAR(world.kept[2], 0.99, 1e-12);
}

TEST(AttributedTheft, KeepsAnIncidentOfProbabilityZeroInTheCore) {
  const auto zero = one_world(made_up_evidence(), by_estimates, {{"gov", 0.0, {}}}, total_of_200());
  EXPECT_NEAR(zero.gross[2], 200.0 * 100 / 150, 1e-11);
  EXPECT_EQ(one_world(made_up_evidence(), by_incidents, {{"gov", 0.0, {}}}).total(), 0.0);
}

TEST(AttributedTheft, LeavesOutWhatNobodyCheckedUnlessTheScenarioNamesIt) {
  auto evidence = made_up_evidence();
  evidence.incidents[0].source_checked = SourceChecked::memory;
  EXPECT_EQ(one_world(evidence, by_incidents).total(), 0.0);
  EXPECT_NEAR(one_world(evidence, by_incidents, {{"gov", 1.0, {}}}).gross[2], 111.1, 1e-12);
}

TEST(AttributedTheft, LetsTheScenarioSayWhatWasDeniedOfAnIncident) {
  auto inputs = made_up_inputs(by_incidents);
  auto denied = std::ranges::find(inputs, "realisation.denied", &Declaration::name);
  denied->by_label.emplace("gov", Declaration::LabelLaw{constant(.5), {}});
  const auto world = one_world(made_up_evidence(), by_incidents, {}, {}, {2022, 2022}, inputs);
  EXPECT_NEAR(world.kept[2], 110.0 * .5 + 0.99, 1e-12);  // in place of the 20 of 100 that the table knows
}

template <class Act>
std::string refusal(Act act) {
  try {
    act();
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(TheftData, RefusesARuleAboutAnUnknownIncident) {
  const TheftAssumptions misspelt{{{"vendr", 1.0, {"my.toml", 4, 1, "theft.incident.vendr"}}}, {"A"}, {}};
  EXPECT_EQ(refusal([&] { check_names(made_up_evidence(), misspelt); }),
            "my.toml:4:1: theft.incident.vendr: 'vendr' is not an incident of theft/incidents.csv (nearest: vendor)");
}

TEST(TheftData, RefusesAnErrorWithoutAStandardDeviation) {
  auto inputs = made_up_inputs(by_incidents);
  std::ranges::find(inputs, "theft.estimator_bias", &Declaration::name)->law = Law{StudentT::from_df_location_scale(2)};
  EXPECT_EQ(refusal([&] {
              (void)one_world(made_up_evidence(), by_incidents, {}, {}, {2022, 2022}, inputs);
            }),
            "theft.estimator_bias[A]: StudentT(df = 2, location = 0, scale = 1) has no finite standard deviation (the "
            "weights "
            "of the estimates need one)");
}

TEST(TheftData, RefusesAnUnknownEstimator) {
  EXPECT_EQ(refusal([&] {
              check_names(made_up_evidence(), {{}, {"A", "Chain"}, {"my.toml", 2, 1, "theft.estimators"}});
            }),
            "my.toml:2:1: theft.estimators: 'Chain' is not an estimator of theft/annual_theft_estimates.csv");
}

}  // namespace
}  // namespace fundshare::attributed_theft_test

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/break_even.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "fundshare/uncertainty/laws/lognormal.hpp"
#include "fundshare/uncertainty/random/points.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare::break_even_test {
namespace {

constexpr std::size_t worlds = 40'000;

std::vector<double> draw(const char* name, const LogNormal& law) {
  std::vector<double> x(worlds);
  MonteCarloPoints{7}.fill(stream_of(name), 0, 0, x);
  for (double& u : x) u = law.quantile(u);
  return x;
}

/// Quantiles .05, .50, .95 of a column against a log-normal law of known parameters. The standard error of a quantile
/// is sqrt(p (1 - p) / n) / f(x): for a log-normal f(x) = phi(z) / (x sigma), so that relative to x it is sigma sqrt(p
/// (1 - p) / n) / phi(z); z = 0, 1.645: phi = .3989, .1031. Bound: 4.5 standard errors.
void expect_log_normal(const std::vector<double>& column, double log_median, double sigma) {
  const auto summary = summarise(column).value();
  const auto law = LogNormal::from_mu_sigma(log_median, sigma);
  for (const auto& [p, density] : {std::pair{.05, .1031}, std::pair{.50, .3989}, std::pair{.95, .1031}}) {
    const double expected = law.quantile(p);
    const double relative = sigma * std::sqrt(p * (1 - p) / static_cast<double>(worlds)) / density;
    EXPECT_NEAR(summary.quantile(p).value, expected, 4.5 * relative * expected) << p;
  }
}

// Money N ~ LN(ln 2e8, .5^2), w N / B with w = .5 and B ~ LN(ln 8e8, .3^2), claim c = .4:
// B* = w N / c is log-normal about .5 2e8 / .4 with sd .5; w* = c B / N about .4 8e8 / 2e8 with sd sqrt(.5^2 + .3^2).
TEST(BreakEven, OfLogNormalMoneyAndBudgetIsLogNormal) {
  const auto money = draw("money", LogNormal::from_mu_sigma(std::log(2e8), .5));
  const auto budget = draw("budget", LogNormal::from_mu_sigma(std::log(8e8), .3));
  const std::vector<double> share(worlds, .5), none(worlds, 0.0);
  std::vector<double> ratio(worlds);
  for (std::size_t w = 0; w < worlds; ++w) ratio[w] = share[w] * money[w] / budget[w];
  expect_log_normal(break_even_budget(BudgetLink::proportional, ratio, budget, none, .4, 1.0), std::log(2.5e8), .5);
  expect_log_normal(break_even_allocation(AllocationLink::proportional, ratio, share, none, .4), std::log(1.6),
                    std::sqrt(.34));
  // No w up to 1 does where ln w* > 0: Phi(ln 1.6 / sqrt(.34)) = Phi(.8061) = .7899, se sqrt(.79 .21 / 4e4) = .0020.
  const auto needed = break_even_allocation(AllocationLink::proportional, ratio, share, none, .4);
  const auto past_one = std::ranges::count_if(needed, [](double w) { return w > 1.0; });
  EXPECT_NEAR(static_cast<double>(past_one) / static_cast<double>(worlds), .7899, 4.5 * .0020);
}

struct World {
  double money, share, nuclear, budget, nuclear_spending;
  [[nodiscard]] double weapons(double w) const { return std::min(1.0, w * (1.0 + nuclear)) * money; }
};

const std::vector<World>& few_worlds() {
  static const std::vector<World> few{{4e8, .3, .5, 6e8, 1e8}, {9e8, .9, .4, 5e8, 2e8}, {1e8, .5, .2, 9e8, 3e8}};
  return few;
}

// With w* the numerator, with B* the denominator must give the claim back: a few roundings, 1e-14 relative.
TEST(BreakEven, PutBackIntoTheRatioGivesTheClaim) {
  constexpr double claim = .4, years = 3.0;
  for (const auto& world : few_worlds()) {
    const double wmd = world.budget + world.nuclear_spending;
    const std::array ratio{world.weapons(world.share) / wmd};
    const std::array share{world.share}, nuclear{world.nuclear}, budget{world.budget}, all{wmd};
    const double needed = years * break_even_budget(BudgetLink::part_of_wmd, ratio, budget, all, claim, years)[0];
    EXPECT_NEAR(world.weapons(world.share) / (needed + world.nuclear_spending), claim, 1e-14);
    const double w = break_even_allocation(AllocationLink::capped, ratio, share, nuclear, claim)[0];
    if (w <= 1.0) {
      EXPECT_NEAR(world.weapons(w) / wmd, claim, 1e-14);
    } else {
      EXPECT_LT(world.weapons(1.0) / wmd, claim);  // not even all of the money does
      EXPECT_NEAR(w, claim * wmd / world.money, 1e-14);
    }
  }
}

TEST(BreakEven, ABudgetBelowNothingSaysThatNoBudgetDoes) {
  const auto& world = few_worlds()[2];
  const double wmd = world.budget + world.nuclear_spending;
  const std::array ratio{world.weapons(world.share) / wmd}, budget{world.budget}, all{wmd};
  EXPECT_LT(break_even_budget(BudgetLink::part_of_wmd, ratio, budget, all, .4, 1.0)[0], 0.0);
}

BreakEvenLinks links_of(const char* variable) { return break_even_links(*find_definition(variable)); }

TEST(BreakEven, LinksFollowTheDefinitionOfTheOutput) {
  EXPECT_EQ(links_of("coverage_cyber").budget, BudgetLink::proportional);
  EXPECT_EQ(links_of("coverage_cyber").allocation, AllocationLink::proportional);
  EXPECT_EQ(links_of("coverage_foreign_parts").budget, BudgetLink::proportional);
  EXPECT_EQ(links_of("coverage_wmd_cyber_it").budget, BudgetLink::part_of_wmd);
  EXPECT_EQ(links_of("coverage_wmd_cyber_it").allocation, AllocationLink::capped);
  EXPECT_EQ(links_of("gross_ratio").allocation, AllocationLink::none);
  EXPECT_EQ(links_of("coverage_tests").budget, BudgetLink::none);
}

TEST(BreakEven, ALinkThatIsMissingHasAReasonAndOneThatIsThereHasNone) {
  for (const auto& definition : output_definitions()) {
    const auto links = break_even_links(definition);
    EXPECT_EQ(links.budget == BudgetLink::none, !links.no_budget.empty()) << definition.variable;
    EXPECT_EQ(links.allocation == AllocationLink::none, !links.no_allocation.empty()) << definition.variable;
  }
  EXPECT_EQ(find_definition("coverag"), nullptr);
}

}  // namespace
}  // namespace fundshare::break_even_test

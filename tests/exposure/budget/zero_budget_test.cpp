// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/exposure/estimator/estimator.hpp"

namespace fundshare::zero_budget_test {
namespace {

std::string refusal_of(const std::vector<std::string>& sets) {
  static const Evidence evidence = read_evidence(FUNDSHARE_TEST_DATA_DIR);
  try {
    const Estimator model{evidence, read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, sets)};
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST(ZeroBudget, AFactorThatCanBeZeroIsRefused) {
  for (const std::string name : {"materials_share", "gni_error", "military_share", "missile_share_of_military"}) {
    const auto refusal = refusal_of({"budget." + name + "=0"});
    EXPECT_NE(refusal.find("budget." + name + ": Constant(0) is 0 with probability 1 (allowed: above 0"),
              std::string::npos)
        << refusal;
    EXPECT_NE(refusal_of({"budget." + name + "={ bernoulli = 0.9 }"}).find("is 0 with probability"), std::string::npos);
  }
}

TEST(ZeroBudget, ABottomUpBudgetOfNothingIsRefusedUnlessNoWorldUsesIt) {
  const std::string no_costs = "budget.unit_cost=0", no_research = "budget.research_and_sites=0";
  EXPECT_EQ(refusal_of({no_costs, no_research}),
            "budget.research_and_sites: 0, and every budget.unit_cost is 0 too (a bottom-up budget needs one above 0, "
            "since money is divided by it)");
  EXPECT_EQ(refusal_of({no_costs}), "accepted");
  EXPECT_EQ(refusal_of({no_research}), "accepted");
  EXPECT_EQ(refusal_of({no_costs, no_research, "budget.method=top_down"}), "accepted");
}

}  // namespace
}  // namespace fundshare::zero_budget_test

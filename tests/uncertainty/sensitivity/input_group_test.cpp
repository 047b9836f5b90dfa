// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/sensitivity/input_group.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fundshare/base/error.hpp"
#include "uncertainty/sensitivity/models.hpp"

namespace fundshare::input_group_test {
namespace {

using test::made_up;
using ::testing::ElementsAre;

std::vector<std::string> names(const std::vector<InputGroup>& groups) {
  std::vector<std::string> out;
  for (const auto& group : groups) out.push_back(group.name);
  return out;
}

TEST(InputGroups, InputsThatAreTiedAreOne) {
  const auto groups = one_group_per_input(test::linear_inputs());
  EXPECT_THAT(names(groups), ElementsAre("a0 + a1", "b", "c", "idle"));
  EXPECT_THAT(groups[0].inputs, ElementsAre(0, 1));
}

TEST(InputGroups, AConstantIsInNone) {
  const InputSet set{{made_up("x", Uniform::from_bounds(0, 1)), made_up("fixed", Constant::from_value(3.0))}, {}};
  EXPECT_THAT(names(one_group_per_input(set)), ElementsAre("x"));
  EXPECT_THAT(names(groups_by_field(set)), ElementsAre("g"));
}

TEST(InputGroups, AChoiceOfStructureIsAGroupOfItsOwn) {
  InputSet set = test::linear_inputs();
  set.inputs[2].choices = {"one", "two"};
  set.inputs[2].group = "c";
  const auto groups = groups_by_field(set);
  EXPECT_THAT(names(groups), ElementsAre("a", "b", "c"));
  EXPECT_THAT(groups[1].inputs, ElementsAre(2));
  EXPECT_THAT(groups[2].inputs, ElementsAre(3, 4));
}

TEST(InputGroups, ATieAcrossTwoGroupsIsRefused) {
  const InputSet set = test::linear_inputs("b");
  EXPECT_NO_THROW(check_independence(set, one_group_per_input(set)));
  try {
    check_independence(set, groups_by_field(set));
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::data);
    EXPECT_STREQ(error.what(),
                 "dependence.tie ties a0 (of 'a') to a1 (of 'b'): effects of groups need groups that are independent "
                 "of each other (give both inputs the same group)");
  }
  EXPECT_THROW(check_independence(set, {{"half", {0}}}), Error);
}

TEST(InputGroups, AnInputInTwoGroupsIsAFaultOfTheCaller) {
  EXPECT_THROW(check_independence(test::linear_inputs(), {{"p", {2}}, {"q", {2}}}), std::logic_error);
}

}  // namespace
}  // namespace fundshare::input_group_test

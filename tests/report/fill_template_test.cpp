// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/fill_template.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace fundshare::fill_template_test {
namespace {

std::optional<std::string> words(std::string_view slot) {
  if (slot == "name") return "{{raw}}";
  if (slot == "n a|b") return "7";
  return std::nullopt;
}

TEST(FillTemplate, SlotsBecomeTheirTextsOnce) {
  EXPECT_EQ(fill_template("a {{name}} b {{n a|b}}.", words), "a {{raw}} b 7.");
  EXPECT_EQ(fill_template("nothing } { here", words), "nothing } { here");
}

TEST(FillTemplate, PartsStayWhereTheirSlotHasAText) {
  EXPECT_EQ(fill_template("1{{#name}}2{{n a|b}}{{/name}}3", words), "1273");
  EXPECT_EQ(fill_template("1{{#none}}2{{none}}{{/none}}3", words), "13");
}

TEST(FillTemplate, FaultsOfATemplateAreOurs) {
  EXPECT_THROW(static_cast<void>(fill_template("{{none}}", words)), std::logic_error);
  EXPECT_THROW(static_cast<void>(fill_template("{{name", words)), std::logic_error);
  EXPECT_THROW(static_cast<void>(fill_template("{{#name}} open", words)), std::logic_error);
}

}  // namespace
}  // namespace fundshare::fill_template_test

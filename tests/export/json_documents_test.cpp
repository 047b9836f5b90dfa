// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/json_documents.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace fundshare::json_documents_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(JsonDocuments, AManifestOfOursNamesItsFiles) {
  EXPECT_THAT(files_of_manifest(R"({"program":"fundshare","outputs":[{"path":"a.csv"},{"path":"b.csv"}]})"),
              ElementsAre("manifest.json", "a.csv", "b.csv"));
}

TEST(JsonDocuments, AnyOtherTextIsNoManifestOfOurs) {
  for (const char* text :
       {"", "{", "[]", "null", "3", "{}", R"({"program":"other","outputs":[]})", R"({"program":7,"outputs":[]})",
        R"({"program":"fundshare"})", R"({"program":"fundshare","outputs":{}})",
        R"({"program":"fundshare","outputs":[7]})", R"({"program":"fundshare","outputs":[{"path":7}]})", "\xff\xfe"}) {
    EXPECT_THAT(files_of_manifest(text), IsEmpty()) << text;
  }
}

TEST(JsonDocuments, ALawIsToldInFullDigits) {
  const LawFacts facts{"Made", 0.1, 1.0 / 3.0, {{0.05, false, 2.0}, {1e-9, true, 4.5}}};
  const char* const expected = R"({
  "law": "Made",
  "mean": 0.1,
  "sd": 0.3333333333333333,
  "quantiles": [
    {
      "tail": "lower",
      "probability": 0.05,
      "value": 2.0
    },
    {
      "tail": "upper",
      "probability": 1e-09,
      "value": 4.5
    }
  ]
}
)";
  EXPECT_EQ(law_json(facts), expected);
}

TEST(JsonDocuments, WhatIsNoNumberIsNull) {
  const auto text = law_json({"Made", std::numeric_limits<double>::infinity(), 1.0, {}});
  EXPECT_NE(text.find("\"mean\": null,\n  \"mean_note\": \"infinite\",\n  \"sd\": 1.0,\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace fundshare::json_documents_test

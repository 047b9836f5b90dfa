// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/notebook/run_scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fundshare/base/error.hpp"

namespace fundshare::run_scenario_test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

std::string message_of(const std::string& manifest) {
  try {
    static_cast<void>(scenario_of_run(manifest, "run/manifest.json"));
  } catch (const InputError& fault) {
    return fault.what();
  }
  return "";
}

TEST(ScenarioOfRun, HoldsEverySettingAsTheManifestHasIt) {
  const std::string toml = scenario_of_run(
      R"({"run_id": "0123456789ab", "version": "0.1.0", "seed": 7, "worlds": 500, "data_version": "ba9876543210",
          "scenario": {"name": "mine", "resolved": {
            "name": "mine", "years": [2017, 2025], "a": {"law": {"beta": [4.0, 2]}, "b[x y]": 0.1},
            "laws": [{"p": 1e-7}, {"why": "\"two\" words"}]}}})",
      "run/manifest.json");
  EXPECT_THAT(toml, HasSubstr("run 0123456789ab of fundshare 0.1.0, with seed 7, 500 worlds and data ba9876543210"));
  EXPECT_THAT(toml, EndsWith("name = \"mine_again\"\n"
                             "years = [2017, 2025]\n"
                             "a.law.beta = [4.0, 2]\n"
                             "a.\"b[x y]\" = 0.1\n"
                             "laws = [{ p = 1e-07 }, { why = \"\\\"two\\\" words\" }]\n"));
}

// A seed from 2^63 on is a double once read, and has lost its last digits.
TEST(ScenarioOfRun, NamesNoSeedThatItDoesNotKnowToTheDigit) {
  const std::string toml =
      scenario_of_run(R"({"seed": 18446744073709551615, "scenario": {"resolved": {"name": "a"}}})", "manifest.json");
  EXPECT_THAT(toml, HasSubstr("run not recorded of fundshare not recorded, with seed as in its manifest.json, "));
}

TEST(ScenarioOfRun, RefusesAManifestWithoutSettings) {
  const std::string refused = "run/manifest.json: scenario.resolved: is no table of settings (make the run again)";
  EXPECT_EQ(message_of("{}"), refused);
  EXPECT_EQ(message_of(R"({"scenario": {"name": "a"}})"), refused);
  EXPECT_EQ(message_of(R"({"scenario": {"resolved": {}}})"),
            "run/manifest.json:1:27: scenario.resolved: is no table of settings (make the run again)");
  EXPECT_EQ(message_of("{"), "run/manifest.json:1:2: this is not JSON");
  EXPECT_EQ(message_of(R"({"seed": 1e400})"), "run/manifest.json: holds a number beyond those of a double");
  EXPECT_EQ(message_of(std::string(20'000, '[') + std::string(20'000, ']')),
            "run/manifest.json: is nested more than 100 deep");
}

}  // namespace
}  // namespace fundshare::run_scenario_test

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::law_test {
namespace {

using test::run_program;

struct LawCommandTest : ::testing::Test {
  test::TemporaryFolder folder;
};

// A uniform law on [0, 4]: mean 2, sd 4 / sqrt(12) = 1.1547005383792515, quantile p is 4 p; 4 (1 - 1e-9) has the double
// 3.9999999960000001 nearest to it.
TEST_F(LawCommandTest, PrintsMomentsAndQuantilesToSeventeenDigits) {
  const auto outcome = run_program({"law", "{ uniform = [0, 4] }", "--at", "0.1,0.5,upper:1e-9"}, folder.path);
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_TRUE(outcome.out.starts_with("Uniform(0, 4)\nmean             2\nsd               1.154700538379251"))
      << outcome.out;
  EXPECT_NE(outcome.out.find("\nquantile 0.1     0.40000000000000002\n"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("\nquantile 0.5     2\n"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("\nupper:1e-09      3.9999999960000001\n"), std::string::npos) << outcome.out;
}

TEST_F(LawCommandTest, PrintsNineQuantilesUnlessAsked) {
  const auto outcome = run_program({"law", "{ beta = [2, 10] }"}, folder.path);
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 12);
}

TEST_F(LawCommandTest, PrintsJson) {
  const auto outcome = run_program({"law", "{ uniform = [0, 4] }", "--at", "0.5", "--json"}, folder.path);
  EXPECT_NE(outcome.out.find("\"mean\": 2.0"), std::string::npos) << outcome.out;
}

TEST_F(LawCommandTest, SaysWhereAMomentDoesNotExist) {
  const auto cauchy = run_program({"law", "{ student_t = { df = 1 } }", "--at", "0.5,1"}, folder.path);
  EXPECT_EQ(cauchy.out,
            "StudentT(df = 1, location = 0, scale = 1)\nmean             none\nsd               infinite\n"
            "quantile 0.5     0\nquantile 1       infinite\n");
  const auto json = run_program({"law", "{ student_t = { df = 1 } }", "--at", "0", "--json"}, folder.path);
  EXPECT_NE(json.out.find("\"mean\": null,\n  \"mean_note\": \"none\",\n  \"sd\": null,\n  \"sd_note\": "
                          "\"infinite\""),
            std::string::npos)
      << json.out;
  EXPECT_NE(json.out.find("\"value_note\": \"-infinite\""), std::string::npos) << json.out;
}

TEST_F(LawCommandTest, ItsHelpShowsEveryLaw) {
  const auto help = run_program({"law", "--help"}, folder.path);
  EXPECT_NE(help.out.find("{ metalog = { q05 = 1, q50 = 2, q95 = 5, low = 0 } }"), std::string::npos) << help.out;
  EXPECT_NE(help.out.find("truncate = [low, high]"), std::string::npos) << help.out;
}

TEST_F(LawCommandTest, RefusesWhatIsNoLawAndNoProbability) {
  const auto law = run_program({"law", "{ betta = [2, 10] }"}, folder.path);
  EXPECT_EQ(law.code, 64);
  EXPECT_NE(law.err.find("(nearest: beta)"), std::string::npos) << law.err;
  EXPECT_EQ(run_program({"law", "{ beta = [2] }"}, folder.path).code, 64);
  EXPECT_EQ(run_program({"law"}, folder.path).code, 64);
  for (const char* at : {"1.5", "-0.1", "nan", "abc", "", "0.5,", "upper:2", "0,5x"}) {
    const auto outcome = run_program({"law", "{ beta = [2, 10] }", "--at", at}, folder.path);
    EXPECT_EQ(outcome.code, 64) << at;
    EXPECT_EQ(outcome.out, "");
  }
}

}  // namespace
}  // namespace fundshare::law_test

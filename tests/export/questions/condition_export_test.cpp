// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <sstream>

#include "fundshare/export/questions/condition_page.hpp"
#include "fundshare/export/questions/condition_tables.hpp"
#include "support/small_run.hpp"

namespace fundshare::condition_export_test {
namespace {

using ::testing::HasSubstr;

/// Figures about `middle`, each with an error of a hundredth.
Summary made_up(double middle) {
  Summary summary;
  summary.worlds = 1000;
  summary.mean = {middle, 0.01 * middle};
  summary.sd = {0.5 * middle, 0.01 * middle};
  summary.quantiles.fill({middle, 0.01 * middle});
  summary.quantiles[1].value = 0.5 * middle;
  summary.quantiles[7].value = 2.0 * middle;
  return summary;
}

Conditioned figures(double before, double after, double shift) {
  return {made_up(before), made_up(after), {{shift, 0.004}, {0.75, 0.004}}};
}

/// A made-up answer on a model that is asked what it is, and never evaluated.
class ConditionExport : public ::testing::Test {
 protected:
  static const Estimator& model() {
    static const Estimator estimator{test::SmallRun::project_evidence(),
                                     read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, {}), Plan{0}};
    return estimator;
  }
  static std::size_t number(const std::string& name) {
    const auto& inputs = model().inputs().inputs;
    return static_cast<std::size_t>(std::ranges::find(inputs, name, &Input::name) - inputs.begin());
  }
  static std::size_t output(const std::string& variable) {
    return static_cast<std::size_t>(std::ranges::find(model().outputs(), variable, &Output::variable) -
                                    model().outputs().begin());
  }

  ConditionExport() {
    claim.id = "X1";
    claim.speaker = "A speaker";
    claim.paraphrase = "About half is covered";
    claim.date = {2023, 5, 9};
    claim.alternative_output = "coverage_foreign_parts";
    Observation one;
    one.name = "X1";
    one.variable = "coverage";
    one.unit = "1";
    one.first_year = 2020;
    one.last_year = 2022;
    one.statement = {EvidenceSide::at_least, EvidenceError::normal, 0.5, 0.1};
    one.claim = &claim;
    Observation money = one;
    money.name = "net_cash_usd[2024]";
    money.variable = "net_cash_usd";
    money.unit = "usd_nominal";
    money.first_year = money.last_year = 2024;
    money.statement = {EvidenceSide::about, EvidenceError::log_normal, 1.1e9, 0.2};
    money.claim = nullptr;
    observations = {one, money};
    result.inputs = {
        {"allocation.missile_share", number("allocation.missile_share"), 0, false, true, figures(0.5, 0.61, 0.62)},
        {"budget.method = bottom_up", number("budget.method"), 0, true, true, figures(0.6, 0.4, -0.41)}};
    result.outputs = {{output("coverage"), true, figures(0.19, 0.3, 0.5), Estimate{0.1, 0.001}, Estimate{0.2, 0.002}},
                      {output("budget_usd"), false, std::nullopt, std::nullopt, std::nullopt}};
  }

  [[nodiscard]] ConditionRecord record() const { return {scenario, model(), observations, result}; }

  std::string scenario = "baseline";
  Claim claim;
  std::vector<Observation> observations;
  ConditionResult result{1,
                         1000,
                         WeightQuality::good,
                         {0.25, 400.0, {-0.5, 0.003}},
                         {{0.125, 600.0, {-0.25, 0.002}}, {std::nullopt, 700.0, {-1.0, 0.004}}},
                         {},
                         {}};
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST_F(ConditionExport, TheEvidenceIsListedPieceByPieceAndTogether) {
  const auto table = conditioning_table(record());
  EXPECT_EQ(table.rows, 3U);
  const auto lines = lines_of(table.bytes);
  EXPECT_EQ(lines[1], "baseline,X1,X1,coverage,1,2020,2022,at_least,0.5,normal,0.1,1000,600,0.125,-0.25,0.002");
  EXPECT_EQ(
      lines[2],
      "baseline,net_cash_usd[2024],,net_cash_usd,usd_nominal,2024,2024,about,1100000000,log_normal,0.2,1000,700,,-1,"
      "0.004");
  EXPECT_EQ(lines[3], "baseline,together,,,,2020,2024,,,,,1000,400,0.25,-0.5,0.003");
}

TEST_F(ConditionExport, InputsAreRankedAndChoicesHaveNoQuantiles) {
  const auto lines = lines_of(conditioned_inputs_table(record()).bytes);
  EXPECT_EQ(lines[1],
            "baseline,1,allocation.missile_share,allocation,1,yes,value,0.5,0.005,0.25,0.005,0.25,0.005,0.5,0.005,1,"
            "0.005,0.61,0.0061,0.305,0.0061,0.305,0.0061,0.61,0.0061,1.22,0.0061,0.62,0.004,0.75,0.004");
  EXPECT_EQ(
      lines[2],
      "baseline,2,budget.method = bottom_up,structure,1,yes,choice,0.6,0.006,0.3,0.006,,,,,,,0.4,0.004,0.2,0.004,,"
      ",,,,,-0.41,0.004,0.75,0.004");
}

TEST_F(ConditionExport, AnOutputThatIsUndefinedHasEmptyCells) {
  const auto lines = lines_of(conditioned_outputs_table(record()).bytes);
  EXPECT_THAT(lines[1], HasSubstr(",spending,evidence,0.19,"));
  EXPECT_THAT(lines[1], HasSubstr(",0.75,0.004,0.1,0.001,0.2,0.002,"));
  EXPECT_THAT(lines[2], HasSubstr(",spending,headline,,,,,,,,,,,,,,,,,,,,,,,,,,,,,"));
}

TEST_F(ConditionExport, ThePageSaysWhatWasTakenAndHowFarToTrustIt) {
  const auto text = page_text(condition_page(record()));
  for (const char* part :
       {"What the evidence would change (scenario baseline)",
        "A speaker, 2023-05-09 (our paraphrase): About half is covered.",
        "coverage, 2020-2022: at least 50 % with a standard error of 10 %.", "reading is coverage_foreign_parts.",
        "net_cash_usd, 2024: about 1.1 bn with a standard error of 20 % of it.",
        "0.25, how far few worlds carry the weight", "400 of 1,000 (at least 100)",
        "-0.50 (se 0.003), ln of the mean likelihood", "19 % (10 %-38 %)", "30 % (15 %-60 %)", "0.5 (0.25 to 1)",
        "+0.62", "-0.41", "0.75", "undefined", "what-if, not a calibration", "through w/B alone",
        "inputs rest on judgement"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST_F(ConditionExport, ThePageShowsTwelveInputsAndJsonAllOfThem) {
  result.inputs.insert(result.inputs.end(), 18, result.inputs.front());
  const auto page = condition_page(record());
  const auto text = page_text(page);
  EXPECT_THAT(text, HasSubstr("8 inputs that moved less: conditioned_inputs.csv."));
  const auto json = page_json(page);
  std::size_t count = 0;
  for (std::size_t at = 0; (at = json.find("allocation.missile_share", at)) != std::string::npos; ++at) ++count;
  EXPECT_EQ(count, 11U + 19U);  // of the twelve shown and of all twenty, without the choice
}

TEST_F(ConditionExport, EqualWeightsHaveNoKHat) {
  result.together.k_hat = std::nullopt;
  EXPECT_THAT(page_text(condition_page(record())), HasSubstr("none, how far few worlds"));
}

}  // namespace
}  // namespace fundshare::condition_export_test

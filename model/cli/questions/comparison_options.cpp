// SPDX-License-Identifier: Apache-2.0
#include "cli/questions/comparison_options.hpp"

namespace fundshare::cli {

Option outputs_option(const std::string& standard) {
  return {.name = "--outputs",
          .value = "NAME,...",
          .meaning = "variables of summary.csv to show",
          .accepts = NameOf{Names::output, ","},
          .if_not_given = standard,
          .repeats = true};
}

std::vector<std::string> outputs_of(const Arguments& given, const std::vector<std::string>& standard) {
  const auto names = given.words("--outputs");
  return names.empty() ? standard : names;
}

std::string joined_words(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ",") + word;
  return text;
}

PointSource point_source(const Question& question, const Arguments& given, const std::string& option) {
  const auto read = [&question, source = given.text("SCENARIO").value_or("baseline"),
                     sets = given.texts("--set")](const std::vector<std::string>& more) {
    auto all = sets;
    all.insert(all.end(), more.begin(), more.end());
    return read_scenario(source, question.data(), all);
  };
  return {question.evidence(), question.scenario(), read, question.pilot(), option};
}

std::vector<Plan> plans_of(Question& question, std::size_t runs) {
  std::vector<Plan> plans;
  for (std::size_t k = 0; k < runs; ++k)
    plans.push_back(question.plan(k * question.worlds(), runs * question.worlds()));
  return plans;
}

}  // namespace fundshare::cli

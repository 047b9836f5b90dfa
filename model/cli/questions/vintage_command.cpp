// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/questions/comparison_options.hpp"
#include "fundshare/export/questions/comparison_cells.hpp"
#include "fundshare/export/questions/vintage_tables.hpp"

namespace fundshare::cli {
namespace {

void execute_vintage(const Arguments& given, const std::atomic<bool>& stop) {
  const std::string list = *given.text("--dates");
  const auto dates = parse_vintage_dates(list);
  Question question{"vintage", given, stop};
  const auto models = vintage_models(question.evidence(), question.scenario(), dates, question.pilot());
  std::vector<std::vector<KnownRows>> rows;
  for (const auto& date : dates) rows.push_back(rows_known(question.evidence(), date));
  const auto result = vintage(models, question.seed(), plans_of(question, models.size()));
  const VintageRecord record{question.scenario().name, dates, rows, result};
  question.answer(question.record({{"dates", list}}), vintage_tables(record),
                  vintage_page(record, judgement_sentence(models.back())));
}

}  // namespace

Command vintage_command() {
  return {.name = "vintage",
          .summary = "ask the same question with the knowledge of earlier days",
          .arguments = {question_scenario()},
          .notes =
              "On each day the window ends with the last full year known then; the years of the first day are shown\n"
              "on every day, so that new data can be told from new years. Attribution, recoveries, unit costs and\n"
              "laws stay those of today. The earliest day that works is 2018-09-02: before it no income of the\n"
              "economy was public. The settings as_of and years of the scenario give way, its first year stays.",
          .options = question_options({{.name = "--dates",
                                        .value = "D1,D2,...",
                                        .meaning = "two days or more in order, each YYYY-MM-DD; the word today, last, "
                                                   "stands for all that the tables hold",
                                        .standard = standard_vintage_dates}},
                                      "200000"),
          .examples = {"fundshare vintage", "fundshare vintage --dates 2023-05-09,today",
                       "fundshare vintage incidents_only --dates 2020-12-31,2022-12-31,2024-12-31"},
          .execute = execute_vintage};
}

}  // namespace fundshare::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "fundshare/exposure/realisation/realise.hpp"
#include "fundshare/uncertainty/engine/model.hpp"

namespace fundshare {

/// Figures that a question wants beside the standard ones.
struct MoreFigures {
  struct Years {
    int first, last;
    friend auto operator<=>(const Years&, const Years&) = default;
  };
  struct Months {
    Month first, last;
    friend auto operator<=>(const Months&, const Months&) = default;
  };
  std::vector<Years> years;         ///< every output over these calendar years
  std::vector<Months> months;       ///< the outputs of month_variables() over these months
  std::vector<std::string> inputs;  ///< draws of inputs with one value per world
};

/// A run of months, counted from the first of the study window.
struct MonthSpan {
  std::size_t first, last;
};

/// What is added up by month: stolen dollars and cash that arrived, each also with the factor for other cyber theft;
/// and what is still held at the end of the last month.
[[nodiscard]] std::span<const char* const> month_variables();

/// The name of a run of months, as in the column `window`: "2019-01..2020-11".
[[nodiscard]] std::string month_span_name(Month first, Month last);

/// One output per run of months and variable, of table `months`.
[[nodiscard]] std::vector<Output> list_month_sums(StudyWindow window, const std::vector<MonthSpan>& spans);

/// Fills the rows of list_month_sums(), nominal USD. \param cyber_factor  theft.other_cyber_factor, one per world
/// \param first_row  row of `out` where they begin
void evaluate_month_sums(const std::vector<MonthSpan>& spans, const StolenUsd& stolen, const RealisedUsd& cash,
                         std::span<const double> cyber_factor, std::size_t first_row, Block& out);

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/share/funded_share.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "fundshare/numerics/instruction_set.hpp"
#include "fundshare/numerics/vector_loop.hpp"

namespace fundshare {
namespace {

constexpr auto series_count = static_cast<std::size_t>(Series::count);

/// Sums rows in their order. Three, the most common number of many, are read at once.
void add_years(const Rows& yearly, const ReportWindow& window, std::span<double> sum) {
  const auto first = yearly[window.first];
  if (window.last - window.first == 2) {
    const auto second = yearly[window.first + 1], third = yearly[window.last];
    vector_loop(sum.size(), [&](std::size_t w) FUNDSHARE_BODY { sum[w] = (first[w] + second[w]) + third[w]; });
    return;
  }
  std::ranges::copy(first.first(sum.size()), sum.begin());
  for (std::size_t year = window.first + 1; year <= window.last; ++year) {
    const auto row = yearly[year];
    vector_loop(sum.size(), [&](std::size_t w) FUNDSHARE_BODY { sum[w] += row[w]; });
  }
}

/// The number of windows that an output is given for.
std::size_t windows_of(const OutputDefinition& output, const std::vector<ReportWindow>& windows) {
  if (!output.whole_window_only) return windows.size();
  return static_cast<std::size_t>(std::ranges::count(windows, "total", &ReportWindow::name));
}

/// By series the row of `out` where its sums begin, if a wanted output gives them over every window.
std::array<std::optional<std::size_t>, series_count> rows_of_sums(const std::vector<ReportWindow>& windows,
                                                                  const ShareWorkspace& work) {
  std::array<std::optional<std::size_t>, series_count> rows;
  std::size_t row = 0;
  const auto definitions = output_definitions();
  for (std::size_t d = 0; d < definitions.size(); ++d) {
    if (work.wanted[d] == 0) continue;
    const auto& output = definitions[d];
    auto& of_series = rows[static_cast<std::size_t>(output.top)];
    if (output.measure == Measure::sum && !output.whole_window_only && !of_series) of_series = row;
    row += windows_of(output, windows);
  }
  return rows;
}

/// Sums over the years of each window. Outputs as they are, they are written where they are wanted; the sum over one
/// year is that year, where it lies: copies of all would push the rest of the block out of the cache.
void sum_windows(const std::vector<ReportWindow>& windows, ShareWorkspace& work, std::size_t worlds, Block& out) {
  const auto rows = rows_of_sums(windows, work);
  for (std::size_t s = 0; s < series_count; ++s) {
    if (work.is_read[s] == 0) continue;
    const Rows& yearly = work.series[static_cast<Series>(s)];
    for (std::size_t k = 0; k < windows.size(); ++k) {
      auto& at = work.sum_at[s][k];
      if (!rows[s] && windows[k].first == windows[k].last) {
        at = yearly[windows[k].first].first(worlds);
        continue;
      }
      const auto sum = (rows[s] ? out[*rows[s] + k] : work.sums[s][k]).first(worlds);
      add_years(yearly, windows[k], sum);
      at = sum;
    }
  }
}

[[gnu::always_inline]] inline void divide_loop(const double* top, const double* bottom, double* __restrict out,
                                               std::size_t n) {
  constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t w = 0; w < n; ++w)
    out[w] = bottom[w] == 0.0 ? undefined : top[w] / (bottom[w] == 0.0 ? 1.0 : bottom[w]);
}
void divide_any(const double* top, const double* bottom, double* out, std::size_t n) {
  divide_loop(top, bottom, out, n);
}
FUNDSHARE_AVX2 void divide_avx2(const double* top, const double* bottom, double* out, std::size_t n) {
  divide_loop(top, bottom, out, n);
}
FUNDSHARE_AVX512 void divide_avx512(const double* top, const double* bottom, double* out, std::size_t n) {
  divide_loop(top, bottom, out, n);
}
constexpr PerInstructionSet<void(const double*, const double*, double*, std::size_t)> divide{divide_any, divide_avx2,
                                                                                             divide_avx512};

void measure(const OutputDefinition& output, std::size_t k, const ReportWindow& window, const ShareWorkspace& work,
             std::span<double> out) {
  const auto top = work.sum_at[static_cast<std::size_t>(output.top)][k];
  switch (output.measure) {
    case Measure::sum:
      if (top.data() != out.data()) std::ranges::copy(top, out.begin());
      return;
    case Measure::last_year:
      std::ranges::copy(work.series[output.top][window.last].first(out.size()), out.begin());
      return;
    case Measure::ratio:
      divide.get(instruction_set())(top.data(), work.sum_at[static_cast<std::size_t>(output.bottom)][k].data(),
                                    out.data(), out.size());
      return;
  }
}

}  // namespace

ShareWorkspace::ShareWorkspace(StudyWindow window, std::size_t windows, std::vector<char> wanted_definitions)
    : wanted{std::move(wanted_definitions)},
      is_read(series_count, 0),
      series{window},
      sums(series_count, Rows(windows, block_worlds)),
      sum_at(series_count, std::vector<std::span<const double>>(windows)) {
  const auto definitions = output_definitions();
  if (wanted.empty()) wanted.assign(definitions.size(), 1);
  for (std::size_t d = 0; d < definitions.size(); ++d) {
    if (wanted[d] == 0) continue;
    is_read[static_cast<std::size_t>(definitions[d].top)] = 1;
    is_read[static_cast<std::size_t>(definitions[d].bottom)] = 1;
  }
}

void funded_share(const RealisedUsd& cash, const MissileFundsUsd& funds, const ProgrammeBudget& budget,
                  std::span<const double> cyber_factor, const std::vector<ReportWindow>& windows, ShareWorkspace& work,
                  Block& out) {
  fill_series(cash, funds, budget, cyber_factor, work.series);
  sum_windows(windows, work, cyber_factor.size(), out);
  std::size_t row = 0;
  const auto definitions = output_definitions();
  for (std::size_t d = 0; d < definitions.size(); ++d) {
    if (work.wanted[d] == 0) continue;
    const auto& output = definitions[d];
    for (std::size_t k = 0; k < windows.size(); ++k) {
      if (output.whole_window_only && windows[k].name != "total") continue;
      measure(output, k, windows[k], work, out[row++]);
    }
  }
}

}  // namespace fundshare

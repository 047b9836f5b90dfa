// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/share/funded_share.hpp"

#include <algorithm>
#include <limits>

#include "fundshare/numerics/instruction_set.hpp"
#include "fundshare/numerics/vector_loop.hpp"

namespace fundshare {
namespace {

constexpr auto series_count = static_cast<std::size_t>(Series::count);

/// Sums over the years of each window, in the order of the years.
void sum_windows(const std::vector<ReportWindow>& windows, ShareWorkspace& work, std::size_t worlds) {
  for (std::size_t s = 0; s < series_count; ++s) {
    if (work.is_read[s] == 0) continue;
    const Rows& yearly = work.series[static_cast<Series>(s)];
    for (std::size_t k = 0; k < windows.size(); ++k) {
      const auto sum = work.sums[s][k].first(worlds);
      std::ranges::copy(yearly[windows[k].first].first(worlds), sum.begin());
      for (std::size_t year = windows[k].first + 1; year <= windows[k].last; ++year) {
        const auto row = yearly[year];
        vector_loop(worlds, [&](std::size_t w) FUNDSHARE_BODY { sum[w] += row[w]; });
      }
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
  const auto& top = work.sums[static_cast<std::size_t>(output.top)];
  switch (output.measure) {
    case Measure::sum:
      std::ranges::copy(top[k].first(out.size()), out.begin());
      return;
    case Measure::last_year:
      std::ranges::copy(work.series[output.top][window.last].first(out.size()), out.begin());
      return;
    case Measure::ratio:
      divide.get(instruction_set())(top[k].data(), work.sums[static_cast<std::size_t>(output.bottom)][k].data(),
                                    out.data(), out.size());
      return;
  }
}

}  // namespace

ShareWorkspace::ShareWorkspace(StudyWindow window, std::size_t windows, std::vector<char> wanted_definitions)
    : wanted{std::move(wanted_definitions)},
      is_read(series_count, 0),
      series{window},
      sums(series_count, Rows(windows, block_worlds)) {
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
  sum_windows(windows, work, cyber_factor.size());
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

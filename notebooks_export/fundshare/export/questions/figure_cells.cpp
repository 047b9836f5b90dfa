// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/figure_cells.hpp"

#include <fmt/format.h>

#include "fundshare/export/rounding.hpp"

namespace fundshare {
namespace {

template <class Show>
PageCell interval_cell(const Summary& summary, Show show) {
  const auto &median = summary.quantile(.50), &low = summary.quantile(.05), &high = summary.quantile(.95);
  PageCell cell{median.value, fmt::format("{} ({}-{})", show(median), show(low), show(high))};
  cell.spread = PageSpread{low.value, high.value, median.mc_se};
  return cell;
}

PageCell figure_cell(Estimate figure, std::string shown) {
  PageCell cell{figure.value, std::move(shown)};
  cell.spread = PageSpread{{}, {}, figure.mc_se};
  return cell;
}

}  // namespace

PageCell percent_cell(Estimate ratio) { return figure_cell(ratio, percent(ratio)); }

PageCell share_of_worlds_cell(Estimate share) { return figure_cell(share, percent_of_worlds(share)); }

PageCell dollars_cell(Estimate usd) { return figure_cell(usd, dollars(usd)); }

PageCell percent_interval_cell(const Summary& summary) { return interval_cell(summary, percent); }

PageCell dollars_interval_cell(const Summary& summary) { return interval_cell(summary, dollars); }

PageCell undefined_cell() { return {"undefined"}; }

std::string judgement_note(std::size_t judgement, std::size_t all) {
  return fmt::format("{} of {} inputs rest on judgement, in whole or in part.", judgement, all);
}

}  // namespace fundshare

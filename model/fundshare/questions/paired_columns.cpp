// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/paired_columns.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/engine/column_store.hpp"
#include "fundshare/uncertainty/engine/run.hpp"

namespace fundshare {
namespace {

/// The number of doubles of columns that fit.
std::size_t fitting(std::size_t columns, std::uint64_t worlds) {
  expect_memory(static_cast<double>(columns), worlds);
  return columns * static_cast<std::size_t>(worlds);
}

}  // namespace

std::size_t output_number(const Estimator& model, const std::string& variable, const std::string& window,
                          int year_start) {
  const auto at = std::ranges::find_if(model.outputs(), [&](const Output& output) {
    return output.table == "summary" && output.variable == variable && output.window == window &&
           output.year_start == year_start;
  });
  expects(at != model.outputs().end(), "an output of the model");
  return static_cast<std::size_t>(at - model.outputs().begin());
}

void expect_memory(double columns, std::uint64_t worlds) {
  const double bytes = 8.0 * columns * static_cast<double>(worlds);
  const auto most = static_cast<double>(default_memory_bytes());
  if (bytes <= most) return;
  throw Error{ExitCode::usage,
              fmt::format("--worlds: {} worlds need about {:.1f} GiB of memory here, and {:.1f} may be "
                          "used (draw fewer worlds)",
                          worlds, bytes / 0x1p30, most / 0x1p30)};
}

PairedColumns::PairedColumns(std::size_t variants, std::vector<std::size_t> outputs, std::uint64_t worlds)
    : outputs_{std::move(outputs)},
      worlds_{static_cast<std::size_t>(worlds)},
      columns_{variants * outputs_.size()},
      values_{std::make_unique_for_overwrite<double[]>(fitting(columns_, worlds))} {}

void PairedColumns::take(std::span<const Block> variants, std::uint64_t block) {
  const auto first = static_cast<std::size_t>(block) * block_worlds;
  for (std::size_t v = 0; v < variants.size(); ++v) {
    for (std::size_t k = 0; k < outputs_.size(); ++k) {
      std::ranges::copy(variants[v][outputs_[k]], values_.get() + (v * outputs_.size() + k) * worlds_ + first);
    }
  }
}

std::span<const double> PairedColumns::column(std::size_t variant, std::size_t chosen) const {
  const std::size_t number = variant * outputs_.size() + chosen;
  expects(chosen < outputs_.size() && number < columns_, "a column that was kept");
  return {values_.get() + number * worlds_, worlds_};
}

PairedColumns run_paired(const Estimator& model, std::vector<Variant> variants, std::vector<std::size_t> outputs,
                         std::uint64_t seed, const Plan& plan) {
  variants.insert(variants.begin(), Variant{"", {}});
  PairedColumns columns{variants.size(), std::move(outputs), plan.worlds};
  static_cast<void>(run(model, variants, MonteCarloPoints{seed}, plan, columns));
  return columns;
}

std::vector<double> paired_difference(std::span<const double> a, std::span<const double> b) {
  expects(a.size() == b.size(), "columns of the same worlds");
  std::vector<double> difference(a.size());
  for (std::size_t w = 0; w < a.size(); ++w) difference[w] = a[w] - b[w];
  return difference;
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/draws.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "fundshare/uncertainty/engine/run.hpp"

namespace fundshare {
namespace {

std::string header_of(const Output& output) {
  if (output.window == "total") return output.variable + "_total";
  if (output.window == "year") return fmt::format("{}_{}", output.variable, output.year_start);
  return fmt::format("{}_{}_{}", output.variable, output.window, output.year_start);
}

/// Gathers the outputs of the worlds of one group after the other, adds their inputs, and hands them to a file.
class GroupSink final : public Sink {
 public:
  GroupSink(const Estimator& model, const DrawsColumns& columns, std::uint64_t seed, const Plan& plan,
            std::uint64_t group_worlds, ColumnFile& file)
      : columns_{columns},
        plan_{plan.worlds, plan.threads, {}, plan.stop, plan.samplers},
        file_{file},
        streams_{model.inputs(), plan.samplers},
        points_{seed},
        group_worlds_{group_worlds},
        values_(columns.count() * std::min(group_worlds_, plan.worlds)) {}

  [[nodiscard]] BlockRange blocks_of_pass(std::uint64_t all) const override {
    return {first_ / block_worlds, std::min(all, (first_ + group_worlds_) / block_worlds)};
  }

  void take(std::span<const Block> variants, std::uint64_t block) override {
    const auto at = block * block_worlds - first_;
    for (std::size_t k = 0; k < columns_.outputs.size(); ++k)
      std::ranges::copy(variants.front()[columns_.outputs[k]], column(1 + k).begin() + static_cast<std::ptrdiff_t>(at));
  }

  bool another_pass() override {
    for (std::size_t k = 0; k < worlds(); ++k) column(0)[k] = static_cast<double>(first_ + k);
    draw_inputs();
    std::vector<std::span<const double>> spans;
    for (std::size_t k = 0; k < columns_.count(); ++k) spans.push_back(column(k));
    file_.write_group(spans);
    first_ += group_worlds_;
    return first_ < plan_.worlds;
  }

 private:
  [[nodiscard]] std::size_t worlds() const {
    return static_cast<std::size_t>(std::min(group_worlds_, plan_.worlds - first_));
  }
  std::span<double> column(std::size_t k) { return {values_.data() + k * worlds(), worlds()}; }

  /// A draw depends on seed, stream and world alone, so that the draws are those that the outputs came from.
  void draw_inputs() {
    const auto blocks = (worlds() + block_worlds - 1) / block_worlds;
    for_each_block(blocks, plan_, [&] {
      return BlockTask{[&, draws = std::make_shared<Draws>(streams_, points_)](std::uint64_t block) {
        const auto at = static_cast<std::size_t>(block) * block_worlds;
        draws->start(first_ + at, std::min(block_worlds, worlds() - at));
        for (std::size_t k = 0; k < columns_.inputs.size(); ++k) {
          const auto to = column(1 + columns_.outputs.size() + k).begin() + static_cast<std::ptrdiff_t>(at);
          std::ranges::copy((*draws)(columns_.inputs[k].input, columns_.inputs[k].label), to);
        }
      }};
    });
  }

  const DrawsColumns& columns_;
  Plan plan_;
  ColumnFile& file_;
  Streams streams_;
  MonteCarloPoints points_;
  std::uint64_t group_worlds_, first_ = 0;
  std::vector<double> values_;
};

}  // namespace

DrawsColumns draws_columns(const Estimator& model, bool every_window) {
  DrawsColumns columns;
  for (std::size_t k = 0; k < model.outputs().size(); ++k) {
    const Output& output = model.outputs()[k];
    const bool last_three = output.window == "rolling3" && output.year_end == model.window().last_year;
    const bool shown = every_window || output.variable == "coverage" || output.window == "total" || last_three;
    if (output.table == "summary" && shown) columns.outputs.push_back(k);
  }
  const auto& inputs = model.inputs().inputs;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    if (inputs[k].scope == Scope::world)
      std::ranges::move(streams_of(model.inputs(), k), std::back_inserter(columns.inputs));
  }
  return columns;
}

std::vector<std::string> draws_headers(const Estimator& model, const DrawsColumns& columns) {
  std::vector<std::string> headers{"world"};
  for (const auto k : columns.outputs) headers.push_back(header_of(model.outputs()[k]));
  for (const auto& stream : columns.inputs) headers.push_back(stream.name);
  return headers;
}

ResultFile draws_columns_table(const Estimator& model, const DrawsColumns& columns) {
  CsvTable table{"draws_columns.csv"};
  const auto headers = draws_headers(model, columns);
  const std::optional<int> none;
  table.add({headers[0], "world", "world", "1", "", none, none, ""});
  for (std::size_t k = 0; k < columns.outputs.size(); ++k) {
    const Output& output = model.outputs()[columns.outputs[k]];
    table.add({headers[1 + k], "output", output.variable, output.unit, output.window, output.year_start,
               output.year_end, output.year_basis});
  }
  for (const auto& stream : columns.inputs) {
    const std::string& unit = model.inputs().inputs[stream.input].unit;
    table.add({stream.name, "input", stream.name, unit, "", none, none, ""});
  }
  return std::move(table).finish();
}

std::uint64_t worlds_of_group(std::size_t columns) {
  constexpr std::uint64_t bytes = std::uint64_t{64} << 20;
  const std::uint64_t worlds = bytes / (sizeof(double) * columns);
  return std::max<std::uint64_t>(worlds / block_worlds, 1) * block_worlds;
}

void write_draws(const Estimator& model, const DrawsColumns& columns, std::uint64_t seed, const Plan& plan,
                 std::uint64_t group_worlds, ColumnFile& file) {
  expects(plan.samplers != nullptr, "the tables of quantiles of the run");
  expects(group_worlds > 0 && group_worlds % block_worlds == 0, "a group has whole blocks");
  const Variant unchanged{"", {}};
  GroupSink sink{model, columns, seed, plan, group_worlds, file};
  static_cast<void>(run(model, {&unchanged, 1}, MonteCarloPoints{seed}, plan, sink));
  file.finish();
}

}  // namespace fundshare

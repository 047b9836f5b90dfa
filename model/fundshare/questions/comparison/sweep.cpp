// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/sweep.hpp"

#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {
namespace {

SweepFigure figure_of(const PointColumns& point, std::size_t chosen) {
  const auto column = point.column(chosen);
  SweepFigure figure{point.point, point.outputs[chosen], summarise(column), {}};
  if (figure.output.unit != "1") return figure;
  std::vector<double> values;
  for (const auto& threshold : named_thresholds()) values.push_back(threshold.value);
  const std::vector<std::uint8_t> one_group(column.size(), 0);
  const auto shares = shares_at_least(column, values, one_group, 1);
  for (std::size_t k = 0; k < values.size(); ++k) {
    figure.reached.push_back(shares ? std::optional{shares->all[k]} : std::nullopt);
  }
  return figure;
}

}  // namespace

std::vector<SweepFigure> sweep(const PointRuns& runs, std::uint64_t seed, std::uint64_t worlds, const PlanOf& plan_of) {
  std::vector<std::vector<SweepFigure>> by_point(runs.points().size());
  runs.run(seed, worlds, plan_of, [&](const PointColumns& point) {
    for (std::size_t k = 0; k < point.outputs.size(); ++k) by_point[point.point].push_back(figure_of(point, k));
  });
  std::vector<SweepFigure> figures;
  for (auto& of_point : by_point) {
    for (auto& figure : of_point) figures.push_back(std::move(figure));
  }
  return figures;
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/compare.hpp"

#include <algorithm>

#include "fundshare/questions/paired_columns.hpp"
#include "fundshare/uncertainty/engine/block_loop.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {
namespace {

/// The figures that one scenario shows, and those that others ask it for.
struct Side {
  std::vector<ShownOutput> shown;  ///< over its own windows
  std::vector<ShownOutput> kept;   ///< shown, and over the windows of others
};

bool holds(const std::vector<ShownOutput>& list, const ShownOutput& wanted) {
  return std::ranges::any_of(list, [&](const ShownOutput& one) { return one.number == wanted.number; });
}

std::vector<Side> sides_of(const std::vector<Estimator>& models, const std::vector<std::string>& variables) {
  std::vector<Side> sides;
  for (const auto& model : models) {
    auto shown = find_all_shown(model, variables, all_shown_windows(model.window()));
    sides.push_back({shown, std::move(shown)});
  }
  for (std::size_t s = 0; s < models.size(); ++s) {
    for (const auto& other : models) {
      for (auto& more : find_all_shown(models[s], variables, all_shown_windows(other.window()))) {
        if (!holds(sides[s].kept, more)) sides[s].kept.push_back(std::move(more));
      }
    }
  }
  return sides;
}

const ShownOutput* find(const std::vector<ShownOutput>& list, const std::string& variable, const ShownWindow& window) {
  const auto at = std::ranges::find_if(
      list, [&](const ShownOutput& one) { return one.variable == variable && one.window == window; });
  return at == list.end() ? nullptr : &*at;
}

/// The figures of a pair, without their numbers: what either shows, in the order of the first, then the second.
void list_pair(const std::vector<Side>& sides, const std::vector<std::string>& variables, std::size_t a, std::size_t b,
               std::vector<PairFigure>& out) {
  for (const auto& variable : variables) {
    std::vector<ShownWindow> seen;
    for (const std::size_t from : {a, b}) {
      for (const auto& shown : sides[from].shown) {
        if (shown.variable != variable || std::ranges::find(seen, shown.window) != seen.end()) continue;
        seen.push_back(shown.window);
        const bool in_a = find(sides[a].kept, variable, shown.window) != nullptr;
        const bool in_b = find(sides[b].kept, variable, shown.window) != nullptr;
        const auto has =
            in_a && in_b ? PairFigure::Has::both : (in_a ? PairFigure::Has::only_a : PairFigure::Has::only_b);
        out.push_back({a, b, variable, shown.unit, shown.window, has, std::nullopt});
      }
    }
  }
}

/// Columns of every scenario, by figure.
class Columns {
 public:
  Columns(const std::vector<Estimator>& models, const std::vector<Side>& sides, std::uint64_t seed,
          const std::vector<Plan>& plans)
      : sides_{sides} {
    for (std::size_t s = 0; s < models.size(); ++s) {
      stores_.push_back(run_paired(models[s], {}, numbers_of(sides[s].kept), seed, plans[s]));
    }
  }
  [[nodiscard]] std::span<const double> of(std::size_t scenario, const std::string& variable,
                                           const ShownWindow& window) const {
    const auto* output = find(sides_[scenario].kept, variable, window);
    expects(output != nullptr, "a figure that was kept");
    return stores_[scenario].column(0, static_cast<std::size_t>(output - sides_[scenario].kept.data()));
  }

 private:
  const std::vector<Side>& sides_;
  std::vector<PairedColumns> stores_;
};

/// Each figure is a task of its own.
void fill(Comparison& out, const Columns& columns, const Plan& plan) {
  const std::size_t own = out.own.size();
  const Plan quiet{plan.worlds, plan.threads, {}, plan.stop};
  for_each_block(own + out.pairs.size(), quiet, [&] {
    return BlockTask{[&](std::uint64_t task) {
      const auto k = static_cast<std::size_t>(task);
      if (k < own) {
        auto& figure = out.own[k];
        figure.summary = summarise(columns.of(figure.scenario, figure.output.variable, figure.output.window));
      } else if (auto& figure = out.pairs[k - own]; figure.has == PairFigure::Has::both) {
        figure.comparison = compare_paired(columns.of(figure.a, figure.variable, figure.window),
                                           columns.of(figure.b, figure.variable, figure.window));
      }
    }};
  });
}

}  // namespace

Comparison compare_scenarios(const std::vector<Estimator>& models, const std::vector<std::string>& variables,
                             std::uint64_t seed, const std::vector<Plan>& plans) {
  expects(models.size() > 1 && plans.size() == models.size(), "two scenarios or more, and a plan for each");
  const auto sides = sides_of(models, variables);
  std::size_t kept = 0;
  for (const auto& side : sides) kept += side.kept.size();
  expect_memory(static_cast<double>(kept), plans.front().worlds);
  Comparison out;
  for (std::size_t s = 0; s < sides.size(); ++s) {
    for (const auto& shown : sides[s].shown) out.own.push_back({s, shown, std::nullopt});
  }
  for (std::size_t a = 0; a < sides.size(); ++a) {
    for (std::size_t b = a + 1; b < sides.size(); ++b) list_pair(sides, variables, a, b, out.pairs);
  }
  fill(out, Columns{models, sides, seed, plans}, plans.front());
  return out;
}

}  // namespace fundshare

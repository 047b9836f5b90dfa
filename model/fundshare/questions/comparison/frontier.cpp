// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/frontier.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "fundshare/questions/comparison/frontier_grid.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {
namespace {

enum class Kind {
  share_and_budget,  ///< one column serves the grid
  budget_and_other,  ///< one column per value of the other axis
  drawn              ///< one column per cell
};

Kind kind_of(const FrontierRequest& request) {
  const bool has_budget = request.x.key == budget_axis || request.y.key == budget_axis;
  const bool has_share = request.x.key == share_axis || request.y.key == share_axis;
  if (!has_budget) return Kind::drawn;
  return has_share ? Kind::share_and_budget : Kind::budget_and_other;
}

void check_axis(const VaryAxis& axis, const char* option) {
  if (axis.key.starts_with("years.")) {
    throw Error{ExitCode::usage, fmt::format("{}: the years of the window cannot be an axis", option)};
  }
  const auto [low, high] = std::ranges::minmax(axis.values);
  if (axis.key == budget_axis && low <= 0.0) {
    throw Error{ExitCode::usage, fmt::format("{}: {} must be above 0 (found {})", option, axis.key, low)};
  }
  if (axis.key == share_axis && (low < 0.0 || high > 1.0)) {
    throw Error{ExitCode::usage,
                fmt::format("{}: {} must lie in [0, 1] (found {} to {})", option, axis.key, low, high)};
  }
}

/// One cell: what the money column is compared with, coverage >= p being money >= p (B Y) / w.
double least_money(Kind kind, const FrontierRequest& request, double p, double years, double x, double y) {
  if (kind == Kind::drawn) return p;
  const double budget = request.x.key == budget_axis ? x : y;
  const double share = request.x.key == budget_axis ? y : x;
  const double money = p * (budget * years);
  if (kind == Kind::budget_and_other) return money;
  return share > 0.0 ? money / share : std::numeric_limits<double>::infinity();
}

/// A window of a frontier in the making.
class Window {
 public:
  Window(const FrontierRequest& request, ShownWindow window, std::uint64_t worlds)
      : request_{request},
        kind_{kind_of(request)},
        window_{std::move(window)},
        worlds_{worlds},
        probability_(request.thresholds.size() * request.x.values.size() * request.y.values.size()),
        money_(kind_ == Kind::share_and_budget ? 1 : request.x.values.size()) {}

  /// Takes the money, or the coverage, of one point.
  void take(std::size_t point, std::span<const double> column) {
    const std::size_t ny = request_.y.values.size();
    std::vector<std::size_t> cells;
    std::vector<double> least;
    for (std::size_t i = 0; i < request_.x.values.size(); ++i) {
      for (std::size_t j = 0; j < ny; ++j) {
        if (!is_of(point, i, j)) continue;
        for (std::size_t p = 0; p < request_.thresholds.size(); ++p) {
          cells.push_back(cell(p, i, j));
          least.push_back(least_money(kind_, request_, request_.thresholds[p], years_in(window_), request_.x.values[i],
                                      request_.y.values[j]));
        }
      }
    }
    const auto shares = shares_reaching(column, least);
    for (std::size_t k = 0; shares && k < cells.size(); ++k) probability_[cells[k]] = (*shares)[k];
    if (kind_ != Kind::drawn && point < money_.size()) money_[point] = summarise(column);
  }

  void list(FrontierResult& out) const {
    for (std::size_t p = 0; p < request_.thresholds.size(); ++p) {
      for (std::size_t i = 0; i < request_.x.values.size(); ++i) {
        for (std::size_t j = 0; j < request_.y.values.size(); ++j) {
          out.cells.push_back({window_, request_.thresholds[p], request_.x.values[i], request_.y.values[j],
                               probability_[cell(p, i, j)]});
        }
      }
      for (const double level : contour_levels) {
        for (std::size_t i = 0; i < request_.x.values.size(); ++i) out.contours.push_back(contour(p, level, i));
      }
    }
  }

 private:
  [[nodiscard]] std::size_t cell(std::size_t p, std::size_t i, std::size_t j) const {
    return (p * request_.x.values.size() + i) * request_.y.values.size() + j;
  }
  /// Whether a cell rests on this point.
  [[nodiscard]] bool is_of(std::size_t point, std::size_t i, std::size_t j) const {
    if (kind_ == Kind::share_and_budget) return true;
    if (kind_ == Kind::budget_and_other) return (request_.x.key == budget_axis ? j : i) == point;
    return i * request_.y.values.size() + j == point;
  }
  [[nodiscard]] FrontierContour contour(std::size_t p, double level, std::size_t i) const {
    FrontierContour out{window_, request_.thresholds[p], level, request_.x.values[i], FrontierContour::Found::none, {}};
    const bool exact =
        kind_ == Kind::share_and_budget || (kind_ == Kind::budget_and_other && request_.y.key == budget_axis);
    if (exact) {
      const auto& money = money_[kind_ == Kind::share_and_budget ? 0 : i];
      if (money) set_exact(money->quantile(level == .10 ? .90 : (level == .90 ? .10 : .50)), out);
    } else {
      set_interpolated(p, i, out);
    }
    return out;
  }
  /// `money` is exceeded with the contour's probability: p B Y / w = money.
  void set_exact(const Estimate& money, FrontierContour& out) const {
    const double years = years_in(window_);
    Estimate y{};
    if (request_.y.key == budget_axis) {
      const double factor = (kind_ == Kind::share_and_budget ? out.x : 1.0) / (out.threshold * years);
      y = {money.value * factor, money.mc_se * factor};
    } else if (money.value > 0.0) {
      const double share = out.threshold * (out.x * years) / money.value;
      y = {share, share * (money.mc_se / money.value)};
      if (share > 1.0) return;  // not even all of the cash reaches it
    }
    if (!(y.value > 0.0)) return;
    out.y = y;
    out.found = FrontierContour::Found::exact;
  }
  void set_interpolated(std::size_t p, std::size_t i, FrontierContour& out) const {
    std::vector<Estimate> line;
    for (std::size_t j = 0; j < request_.y.values.size(); ++j) {
      if (!probability_[cell(p, i, j)]) return;
      line.push_back(*probability_[cell(p, i, j)]);
    }
    const auto [at, times] = first_crossing(request_.y.values, line, out.level, worlds_);
    if (times == 0) return;
    out.y = at;
    out.found = times == 1 ? FrontierContour::Found::interpolated : FrontierContour::Found::first_of_several;
  }

  const FrontierRequest& request_;
  Kind kind_;
  ShownWindow window_;
  std::uint64_t worlds_;
  std::vector<std::optional<Estimate>> probability_;
  std::vector<std::optional<Summary>> money_;  ///< by x, or one
};

/// Budgets of the scenario as it is, and with one method in every world.
std::vector<FrontierReference> references(const FrontierRequest& request, const Estimator& model, std::uint64_t seed,
                                          const Plan& plan) {
  const std::vector<ShownWindow> windows = headline_windows(model.window());
  const auto outputs = find_all_shown(model, {"budget_usd", "coverage"}, windows);
  const auto columns = run_paired(model, {{"", {{"budget.method", "", 0.0}}}, {"", {{"budget.method", "", 1.0}}}},
                                  numbers_of(outputs), seed, plan);
  constexpr std::array methods{"all", "bottom_up", "top_down"};
  std::vector<FrontierReference> out;
  for (std::size_t w = 0; w < windows.size(); ++w) {
    for (std::size_t v = 0; v < methods.size(); ++v) {
      const auto budget = columns.column(v, w);
      std::vector<double> per_year(budget.begin(), budget.end());
      for (double& usd : per_year) usd /= years_in(windows[w]);
      const auto reached = shares_reaching(columns.column(v, windows.size() + w), request.thresholds);
      FrontierReference reference{windows[w], methods[v], summarise(per_year), {}};
      for (std::size_t p = 0; p < request.thresholds.size(); ++p) {
        reference.reached.push_back(reached ? std::optional{(*reached)[p]} : std::nullopt);
      }
      out.push_back(std::move(reference));
    }
  }
  return out;
}

}  // namespace

double years_in(const ShownWindow& window) {
  return static_cast<double>(12 * (window.year_end - window.year_start) + window.last_month) / 12.0;
}

std::vector<std::string> frontier_variables() { return {"missile_funds_usd", "budget_usd", "coverage"}; }

std::vector<Point> frontier_points(const FrontierRequest& request) {
  check_axis(request.x, "--x");
  check_axis(request.y, "--y");
  if (request.x.key == request.y.key) {
    throw Error{ExitCode::usage, fmt::format("--x and --y: both name '{}'", printable(request.x.key, 80))};
  }
  const Kind kind = kind_of(request);
  const double cells = grid_size({request.x, request.y}), most = kind == Kind::drawn ? most_drawn_cells : most_cells;
  if (cells > most) {
    throw Error{ExitCode::usage, fmt::format("--x and --y: {} cells are more than {} (take fewer steps)", cells, most)};
  }
  if (kind == Kind::share_and_budget) return {{{share_axis, 1.0}}};
  if (kind == Kind::drawn) return grid_points({request.x, request.y});
  return grid_points({request.x.key == budget_axis ? request.y : request.x});
}

FrontierResult frontier(const FrontierRequest& request, const PointRuns& runs, std::uint64_t seed, std::uint64_t worlds,
                        const PlanOf& plan_of) {
  const auto windows = headline_windows(runs.base().window());
  std::vector<Window> by_window;
  for (const auto& window : windows) by_window.emplace_back(request, window, worlds);
  const std::string wanted = kind_of(request) == Kind::drawn ? "coverage" : "missile_funds_usd";
  std::uint64_t done = 0, all = 0;
  const auto plan_after = [&](std::uint64_t before, std::uint64_t total) {
    done = before + worlds;
    all = total + worlds;
    return plan_of(before, all);
  };
  runs.run(seed, worlds, plan_after, [&](const PointColumns& point) {
    for (std::size_t k = 0; k < point.outputs.size(); ++k) {
      const auto window = std::ranges::find(windows, point.outputs[k].window);
      if (point.outputs[k].variable != wanted || window == windows.end()) continue;
      by_window[static_cast<std::size_t>(window - windows.begin())].take(point.point, point.column(k));
    }
  });
  FrontierResult out;
  for (const auto& window : by_window) window.list(out);
  out.references = references(request, runs.base(), seed, plan_of(done, all));
  const auto& inputs = runs.base().inputs().inputs;
  out.median_share = std::ranges::find(inputs, share_axis, &Input::name)->law(0).quantile(.50);
  return out;
}

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/run_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace fundshare {
namespace {

constexpr std::size_t variants_a_run = 8;
constexpr std::string_view first_year_key = "years.first", last_year_key = "years.last";

/// Runs `make` and puts the option's name where a fault names --set.
template <class Make>
auto blaming(const std::string& option, Make make) {
  try {
    return make();
  } catch (const Error& fault) {
    constexpr std::string_view blamed = "--set: ";
    const std::string text = fault.what();
    if (!text.starts_with(blamed)) throw;
    throw Error{fault.code(), fmt::format("{}: {}", option, text.substr(blamed.size()))};
  }
}

bool is_year_key(const std::string& key) { return key == first_year_key || key == last_year_key; }

/// The settings of a point as --set takes them; the ends of the window make one setting.
std::vector<std::string> set_texts(const Point& settings, const Scenario& scenario) {
  std::vector<std::string> sets;
  std::string first = std::to_string(scenario.first_year), last = std::to_string(scenario.last_year);
  for (const auto& setting : settings) {
    const std::string value = setting.text().substr(setting.key.size() + 1);
    if (setting.key == first_year_key) first = value;
    if (setting.key == last_year_key) last = value;
    if (!is_year_key(setting.key)) sets.push_back(setting.text());
  }
  if (std::ranges::any_of(settings, [](const Setting& one) { return is_year_key(one.key); })) {
    sets.push_back(fmt::format("years=[{}, {}]", first, last));
  }
  return sets;
}

std::size_t runs_of(std::size_t variants) {
  return std::max<std::size_t>(1, (variants + variants_a_run - 1) / variants_a_run);
}

}  // namespace

PointRuns::PointRuns(PointSource source, std::vector<std::string> variables, std::vector<Point> points)
    : source_{std::move(source)},
      variables_{std::move(variables)},
      points_{std::move(points)},
      base_{source_.evidence, source_.scenario, source_.pilot} {
  compute_shown(base_, variables_);
  check_values();
  group_points();
}

bool PointRuns::can_freeze(const std::string& key) const {
  const auto& inputs = base_.inputs().inputs;
  const auto at = std::ranges::find(inputs, key, &Input::name);
  if (at == inputs.end() || at->scope != Scope::world || !at->labels.empty() || !at->choices.empty()) return false;
  return base_.stage_of(static_cast<std::size_t>(at - inputs.begin())) > 1;
}

Estimator PointRuns::make(const std::vector<std::string>& sets, const Plan& pilot) const {
  return blaming(source_.option, [&] {
    Estimator model{source_.evidence, source_.read(sets), pilot};
    compute_shown(model, variables_);
    return model;
  });
}

/// Each value by itself, as --set would take it: so a frozen value obeys the bounds of its input.
void PointRuns::check_values() const {
  std::set<std::string> seen;
  for (const auto& point : points_) {
    for (const auto& setting : point) {
      if (!can_freeze(setting.key) || !seen.insert(setting.text()).second) continue;
      static_cast<void>(make({setting.text()}, Plan{.worlds = 0}));
    }
  }
}

void PointRuns::group_points() {
  for (std::size_t k = 0; k < points_.size(); ++k) {
    Point others;
    std::vector<Override> frozen;
    for (const auto& setting : points_[k]) {
      if (can_freeze(setting.key)) {
        frozen.push_back({setting.key, "", setting.value});
      } else {
        others.push_back(setting);
      }
    }
    const auto sets = set_texts(others, source_.scenario);
    auto group = std::ranges::find(groups_, sets, &Group::sets);
    if (group == groups_.end()) {
      if (!sets.empty()) static_cast<void>(make(sets, Plan{.worlds = 0}));
      group = groups_.insert(groups_.end(), {sets, {}});
    }
    group->members.push_back({k, std::move(frozen)});
  }
}

void PointRuns::run_group(const Group& group, std::uint64_t seed, const std::function<Plan()>& next_plan,
                          const std::function<void(const PointColumns&)>& take) const {
  std::optional<Estimator> own;
  if (!group.sets.empty()) own.emplace(make(group.sets, source_.pilot));
  const Estimator& model = own ? *own : base_;
  const auto outputs = find_all_shown(model, variables_, headline_windows(model.window()));
  const auto hand_over = [&](std::size_t point, const PairedColumns& columns, std::size_t variant) {
    take({point, outputs, [&columns, variant](std::size_t chosen) { return columns.column(variant, chosen); }});
  };
  std::vector<const Member*> plain, varied;
  for (const auto& member : group.members) (member.overrides.empty() ? plain : varied).push_back(&member);
  for (std::size_t first = 0; first < runs_of(varied.size()) * variants_a_run; first += variants_a_run) {
    const std::size_t end = std::min(first + variants_a_run, varied.size());
    std::vector<Variant> variants;
    for (std::size_t k = first; k < end; ++k) variants.push_back({"", varied[k]->overrides});
    const auto columns = run_paired(model, std::move(variants), numbers_of(outputs), seed, next_plan());
    if (first == 0) {
      for (const auto* member : plain) hand_over(member->point, columns, 0);
    }
    for (std::size_t k = first; k < end; ++k) hand_over(varied[k]->point, columns, k - first + 1);
  }
}

void PointRuns::run(std::uint64_t seed, std::uint64_t worlds, const PlanOf& plan_of,
                    const std::function<void(const PointColumns&)>& take) const {
  std::uint64_t runs = 0, done = 0;
  for (const auto& group : groups_) {
    runs += runs_of(static_cast<std::size_t>(
        std::ranges::count_if(group.members, [](const Member& member) { return !member.overrides.empty(); })));
  }
  const auto next_plan = [&] { return plan_of(worlds * done++, worlds * runs); };
  for (const auto& group : groups_) run_group(group, seed, next_plan, take);
}

}  // namespace fundshare

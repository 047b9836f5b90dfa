// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "fundshare/questions/comparison/shown_windows.hpp"
#include "fundshare/questions/comparison/vary_axis.hpp"
#include "fundshare/questions/paired_columns.hpp"

namespace fundshare {

/// A scenario whose settings are varied.
struct PointSource {
  const Evidence& evidence;
  const Scenario& scenario;
  /// The same scenario with more settings of the command line. \throws Error as read_scenario()
  std::function<Scenario(const std::vector<std::string>& sets)> read;
  Plan pilot;                     ///< of an Estimator
  std::string option = "--vary";  ///< blamed for a setting that cannot be
};

/// The plan of one run. \param done_before, all  worlds of earlier runs, and of all runs
using PlanOf = std::function<Plan(std::uint64_t done_before, std::uint64_t all)>;

/// What a point gave: chosen figures of the model, one column of worlds each.
struct PointColumns {
  std::size_t point;
  const std::vector<ShownOutput>& outputs;
  std::function<std::span<const double>(std::size_t chosen)> column;
};

/// Runs the worlds of a scenario at many points, all with the same uniforms.
///
/// A setting that is the constant of one input of scope world is a frozen value of a variant, so that many points share
/// one run and each starts at the stage that reads the input. Any other setting needs an Estimator of its own: a law by
/// theft, the rank correlation of a dependence, and the inputs of stage 1, whose laws the model reads when it is made.
/// The numbers are those of a run with --set, to the bit. `years.first` and `years.last` stand for the ends of the
/// setting `years`.
class PointRuns {
 public:
  /// Checks every setting before anything is computed.
  /// \param variables  what to compute, over the headline windows
  /// \throws Error as the setting would on the command line, with the option's name in front
  PointRuns(PointSource source, std::vector<std::string> variables, std::vector<Point> points);

  /// \param take  called once for each point, one after the other, in no order of theirs
  /// \throws Error (64) if the columns of one run do not fit in memory; Stopped
  void run(std::uint64_t seed, std::uint64_t worlds, const PlanOf& plan_of,
           const std::function<void(const PointColumns&)>& take) const;

  [[nodiscard]] const std::vector<Point>& points() const { return points_; }
  /// The unchanged scenario.
  [[nodiscard]] const Estimator& base() const { return base_; }

 private:
  struct Member {
    std::size_t point;
    std::vector<Override> overrides;
  };
  struct Group {
    std::vector<std::string> sets;  ///< what its Estimator is made with; none for the scenario as it is
    std::vector<Member> members;
  };
  [[nodiscard]] bool can_freeze(const std::string& key) const;
  [[nodiscard]] Estimator make(const std::vector<std::string>& sets, const Plan& pilot) const;
  void check_values() const;
  void group_points();
  void run_group(const Group& group, std::uint64_t seed, const std::function<Plan()>& next_plan,
                 const std::function<void(const PointColumns&)>& take) const;

  PointSource source_;
  std::vector<std::string> variables_;
  std::vector<Point> points_;
  Estimator base_;
  std::vector<Group> groups_;
};

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/engine/model.hpp"

namespace fundshare::test {

/// A made-up input of scope world.
inline Input made_up(const std::string& name, Law law, const std::string& group = "g") {
  return {name, group, "1", Scope::world, {}, {std::move(law)}, "judgement", "made up", {"judgement"}};
}

/// y = f(x_0, x_1, ...): each input is a stage of its own, in their order, that keeps its column in the workspace; the
/// last stage computes f. So an input that is not read anew shows at once.
class FunctionModel {
 public:
  using Function = std::function<double(const std::vector<double>&)>;
  struct Workspace {
    std::vector<std::vector<double>> x;
  };
  FunctionModel(InputSet inputs, Function function) : inputs_{std::move(inputs)}, function_{std::move(function)} {}

  [[nodiscard]] const InputSet& inputs() const { return inputs_; }
  [[nodiscard]] std::span<const Output> outputs() const { return outputs_; }
  [[nodiscard]] int stage_of(std::size_t input) const { return static_cast<int>(input) + 1; }
  [[nodiscard]] Workspace make_workspace() const {
    return {std::vector<std::vector<double>>(inputs_.inputs.size(), std::vector<double>(block_worlds))};
  }
  void evaluate(Draws& draws, Workspace& work, int first_stage, Block& out) const {
    for (std::size_t i = 0; i < work.x.size(); ++i) {
      if (static_cast<int>(i) + 1 < first_stage) continue;
      std::ranges::copy(draws(i), work.x[i].begin());
      ++stages_run;
    }
    std::vector<double> point(work.x.size());
    for (std::size_t w = 0; w < draws.worlds(); ++w) {
      for (std::size_t i = 0; i < point.size(); ++i) point[i] = work.x[i][w];
      out[0][w] = function_(point);
    }
  }
  mutable std::atomic<int> stages_run{0};

 private:
  InputSet inputs_;
  Function function_;
  std::vector<Output> outputs_{{"summary", "y", "1", "total", 0, 0, "none", {}}};
};

static_assert(Model<FunctionModel>);

/// sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on (-pi, pi)^3 (Ishigami and Homma, 1990). Exact parts of the variance:
/// V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V13 = 8 b^2 pi^8 / 225, and nothing else.
inline FunctionModel ishigami() {
  const Law law = Uniform::from_bounds(-std::numbers::pi, std::numbers::pi);
  return {{{made_up("x1", law), made_up("x2", law), made_up("x3", law)}, {}}, [](const std::vector<double>& x) {
            const double s = sin_ieee(x[1]);
            return sin_ieee(x[0]) + 7.0 * s * s + 0.1 * x[2] * x[2] * x[2] * x[2] * sin_ieee(x[0]);
          }};
}
struct IshigamiParts {
  double v1, v2, v13;
  [[nodiscard]] double all() const { return v1 + v2 + v13; }
};
inline IshigamiParts ishigami_parts() {
  const double pi4 = std::numbers::pi * std::numbers::pi * std::numbers::pi * std::numbers::pi;
  const double one = 1.0 + 0.1 * pi4 / 5.0;
  return {0.5 * one * one, 49.0 / 8.0, 8.0 * 0.01 * pi4 * pi4 / 225.0};
}

/// Sobol's g-function: the product of (|4 x_i - 2| + a_i) / (1 + a_i), x uniform on (0, 1).
inline const std::vector<double> g_weights{0.0, 1.0, 4.5, 9.0, 99.0};
inline FunctionModel g_function() {
  InputSet set;
  for (std::size_t i = 0; i < g_weights.size(); ++i) {
    set.inputs.push_back(made_up("x" + std::to_string(i), Uniform::from_bounds(0.0, 1.0)));
  }
  return {set, [](const std::vector<double>& x) {
            double product = 1.0;
            for (std::size_t i = 0; i < x.size(); ++i) {
              product *= (std::abs(4.0 * x[i] - 2.0) + g_weights[i]) / (1.0 + g_weights[i]);
            }
            return product;
          }};
}

/// A sum of weights times standard normal inputs. Inputs 0 and 1 are tied with score correlation rho and are in group
/// "a"; then come group "b" and group "c", one input each; input 4, in group "c" too, has no weight.
inline const std::vector<double> linear_weights{1.0, 2.0, 1.5, 0.5, 0.0};
inline constexpr double linear_rho = 0.6;
inline InputSet linear_inputs(const std::string& group_of_second = "a") {
  const Law law = Normal::from_mean_sd(0.0, 1.0);
  InputSet set{{made_up("a0", law, "a"), made_up("a1", law, group_of_second), made_up("b", law, "b"),
                made_up("c", law, "c"), made_up("idle", law, "c")},
               {}};
  set.dependences.push_back({"tie",
                             {{0, 0}, {1, 0}},
                             GaussianCopula::from_correlation(std::vector<double>{1, linear_rho, linear_rho, 1}, 2)});
  return set;
}
inline FunctionModel linear() {
  return {linear_inputs(), [](const std::vector<double>& x) {
            double sum = 1000.0;  // far from 0: estimators that are not centred fail here
            for (std::size_t i = 0; i < x.size(); ++i) sum += linear_weights[i] * x[i];
            return sum;
          }};
}

}  // namespace fundshare::test

// SPDX-License-Identifier: Apache-2.0
// sensitivity PAIRS THREADS: Sobol' indices of the reference problem without its copula, 126 inputs, by the engine.
#include <cmath>
#include <cstdlib>

#include "fundshare/uncertainty/sensitivity/input_effects.hpp"
#include "problem.hpp"

namespace {

using namespace fundshare;
using problem::years;

enum : std::size_t { theft, recovered, cost, diverted, overhead, gdp, military, missiles, choice, unit };
constexpr std::size_t per_year = unit + problem::items;

/// One stage a year: an input of year t leaves the years before t as they are.
class ReferenceProblem {
 public:
  struct Workspace {
    Rows net, budget;
    std::vector<double> bottom;
  };

  ReferenceProblem() {
    for (std::size_t t = 0; t < years; ++t) add_year(std::to_string(t), static_cast<double>(t));
  }
  [[nodiscard]] const InputSet& inputs() const { return inputs_; }
  [[nodiscard]] std::span<const Output> outputs() const { return outputs_; }
  [[nodiscard]] int stage_of(std::size_t input) const { return static_cast<int>(input / per_year) + 1; }
  [[nodiscard]] Workspace make_workspace() const {
    return {Rows(years, block_worlds), Rows(years, block_worlds), std::vector<double>(block_worlds)};
  }
  void evaluate(Draws& draws, Workspace& work, int first_stage, Block& out) const {
    for (auto t = static_cast<std::size_t>(first_stage - 1); t < years; ++t) evaluate_year(draws, work, t);
    for (std::size_t w = 0; w < draws.worlds(); ++w) {
      double net = 0.0, budget = 0.0;
      for (std::size_t t = 0; t < years; ++t) {
        net += work.net[t][w];
        budget += work.budget[t][w];
      }
      out[0][w] = std::min(1.0, net / budget);
    }
  }

 private:
  void add(const std::string& name, const std::string& year, Law law) {
    inputs_.inputs.push_back(
        {name + "_" + year, "g", "1", Scope::world, {}, {std::move(law)}, "judgement", "made up", {"judgement"}});
  }

  void add_year(const std::string& year, double t) {
    add("theft", year, LogNormal::from_mu_sigma(std::log(400.0) + 0.12 * t, 0.6));
    add("recovered", year, Beta::from_shapes(2, 10));
    add("cost", year, Pert::from_low_mode_high(0.1, 0.25, 0.5));
    add("diverted", year, Beta::from_shapes(4, 3));
    add("overhead", year, LogNormal::from_mu_sigma(std::log(1.6), 0.25));
    add("gdp", year, Truncated::normal(30'000, 4'000, 18'000, 45'000));
    add("military", year, Beta::from_shapes(20, 60));
    add("missiles", year, Beta::from_shapes(8, 40));
    add("choice", year, Uniform::from_bounds(0, 1));
    for (std::size_t k = 0; k < problem::items; ++k) {
      add("unit" + std::to_string(k), year, LogNormal::from_mu_sigma(std::log(problem::median_cost[k]), 0.4));
    }
  }

  static void evaluate_year(Draws& draws, Workspace& work, std::size_t t) {
    const auto at = [&](std::size_t input) { return draws(t * per_year + input); };
    const auto x = at(theft), r = at(recovered), c = at(cost), d = at(diverted);
    const auto g = at(gdp), m = at(military), s = at(missiles), o = at(overhead), u = at(choice);
    std::ranges::fill(work.bottom, 0.0);
    for (std::size_t k = 0; k < problem::items; ++k) {
      const auto price = at(unit + k);
      const double n = problem::count(k, t);
      for (std::size_t w = 0; w < price.size(); ++w) work.bottom[w] += n * price[w];
    }
    const auto net = work.net[t], budget = work.budget[t];
    for (std::size_t w = 0; w < x.size(); ++w) {
      net[w] = x[w] * (1 - r[w]) * (1 - c[w]) * d[w];
      budget[w] = u[w] < 0.5 ? g[w] * m[w] * s[w] : work.bottom[w] * o[w];
    }
  }

  InputSet inputs_;
  std::vector<Output> outputs_{{"summary", "cum", "1", "total", 0, static_cast<int>(years) - 1, "none", {}}};
};

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t pairs = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 16'384;
  const unsigned threads = argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 1;
  const ReferenceProblem model;
  const auto inputs = one_group_per_input(model.inputs());
  const auto found = one_by_one_effects(model, inputs, {0}, 2023, Plan{pairs, threads})[0];
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto& [first, total, removed] = found->inputs[i];
    std::printf("%s %.9f %.9f %.9f %.9f\n", inputs[i].name.c_str(), first.value, first.mc_se, total.value, total.mc_se);
  }
}

// SPDX-License-Identifier: Apache-2.0
// engine WORLDS THREADS: the reference problem on the public engine.
#include <cmath>
#include <cstdlib>
#include <string>

#include "fundshare/numerics/vector_loop.hpp"
#include "fundshare/uncertainty/engine/run.hpp"
#include "fundshare/uncertainty/summary/staged_summary.hpp"
#include "problem.hpp"

namespace {

using namespace fundshare;
using problem::years;

enum : std::size_t { theft, recovered, cost, diverted, overhead, gdp, military, missiles, choice, unit };

class ReferenceProblem {
 public:
  struct Workspace {
    std::vector<double> net, top, bottom, net_sum, budget_sum;
  };

  ReferenceProblem() {
    std::vector<Law> theft_laws;
    for (std::size_t t = 0; t < years; ++t) {
      theft_laws.emplace_back(LogNormal::from_mu_sigma(std::log(400.0) + 0.12 * static_cast<double>(t), 0.6));
      outputs_.push_back({"summary", "share", "1", "year", static_cast<int>(t), static_cast<int>(t), "none", {}});
    }
    outputs_.push_back({"summary", "cum", "1", "total", 0, static_cast<int>(years) - 1, "none", {}});
    add("theft", theft_laws);
    add("recovered", {Beta::from_shapes(2, 10)});
    add("cost", {Pert::from_low_mode_high(0.1, 0.25, 0.5)});
    add("diverted", {Beta::from_shapes(4, 3)});
    add("overhead", {LogNormal::from_mu_sigma(std::log(1.6), 0.25)});
    add("gdp", {Truncated::normal(30'000, 4'000, 18'000, 45'000)});
    add("military", {Beta::from_shapes(20, 60)});
    add("missiles", {Beta::from_shapes(8, 40)});
    add("choice", {Uniform::from_bounds(0, 1)});
    for (std::size_t k = 0; k < problem::items; ++k) {
      add("unit_" + std::to_string(k), {LogNormal::from_mu_sigma(std::log(problem::median_cost[k]), 0.4)});
    }
    couple_theft();
  }
  [[nodiscard]] const InputSet& inputs() const { return inputs_; }
  [[nodiscard]] std::span<const Output> outputs() const { return outputs_; }
  [[nodiscard]] int stage_of(std::size_t) const { return 1; }
  [[nodiscard]] Workspace make_workspace() const {
    const std::vector<double> column(block_worlds);
    return {column, column, column, column, column};
  }

  void evaluate(Draws& draws, Workspace& work, int, Block& out) const {
    std::ranges::fill(work.net_sum, 0.0);
    std::ranges::fill(work.budget_sum, 0.0);
    for (std::size_t t = 0; t < years; ++t) {
      net_of_year(draws, t, work.net);
      budgets_of_year(draws, t, work);
      share_of_year(draws(choice, t), work, out[t]);
    }
    const auto cum = out[years];
    const auto &net = work.net_sum, &budget = work.budget_sum;
    vector_loop(cum.size(), [&](std::size_t w) FUNDSHARE_BODY { cum[w] = std::min(1.0, net[w] / budget[w]); });
  }

 private:
  void add(const std::string& name, std::vector<Law> laws) {
    std::vector<std::string> labels;
    for (std::size_t t = 0; t < years; ++t) labels.push_back(std::to_string(t));
    inputs_.inputs.push_back(
        {name, "g", "1", Scope::year, labels, std::move(laws), "judgement", "made up", {"judgement"}});
  }

  void couple_theft() {
    std::vector<double> correlation(years * years, problem::rho);
    std::vector<Dependence::Member> members;
    for (std::size_t t = 0; t < years; ++t) {
      correlation[t * years + t] = 1.0;
      members.push_back({theft, t});
    }
    inputs_.dependences.push_back({"theft", members, GaussianCopula::from_correlation(correlation, years)});
  }

  // A column is used up before the third next one is asked for, so products are formed one or two factors at a time.
  static void net_of_year(Draws& draws, std::size_t t, std::vector<double>& net) {
    const auto x = draws(theft, t), r = draws(recovered, t);
    vector_loop(x.size(), [&](std::size_t w) FUNDSHARE_BODY { net[w] = x[w] * (1 - r[w]); });
    const auto c = draws(cost, t), d = draws(diverted, t);
    vector_loop(x.size(), [&](std::size_t w) FUNDSHARE_BODY { net[w] *= (1 - c[w]) * d[w]; });
  }

  static void budgets_of_year(Draws& draws, std::size_t t, Workspace& work) {
    auto &top = work.top, &bottom = work.bottom;
    const auto g = draws(gdp, t), m = draws(military, t), s = draws(missiles, t);
    vector_loop(g.size(), [&](std::size_t w) FUNDSHARE_BODY { top[w] = g[w] * m[w] * s[w]; });
    std::ranges::fill(bottom, 0.0);
    for (std::size_t k = 0; k < problem::items; ++k) {
      const auto u = draws(unit + k, t);
      const double n = problem::count(k, t);
      vector_loop(u.size(), [&](std::size_t w) FUNDSHARE_BODY { bottom[w] += n * u[w]; });
    }
    const auto o = draws(overhead, t);
    vector_loop(o.size(), [&](std::size_t w) FUNDSHARE_BODY { bottom[w] *= o[w]; });
  }

  static void share_of_year(std::span<const double> choice, Workspace& work, std::span<double> share) {
    const auto &top = work.top, &bottom = work.bottom, &net = work.net;
    auto &net_sum = work.net_sum, &budget_sum = work.budget_sum;
    vector_loop(share.size(), [&](std::size_t w) FUNDSHARE_BODY {
      const double budget = choice[w] < 0.5 ? top[w] : bottom[w];
      net_sum[w] += net[w];
      budget_sum[w] += budget;
      share[w] = std::min(1.0, net[w] / budget);
    });
  }

  InputSet inputs_;
  std::vector<Output> outputs_;
};

void print(const std::string& name, const Summary& summary) {
  std::printf("%s %.6f", name.c_str(), summary.mean.value);
  for (const double p : {0.05, 0.25, 0.5, 0.75, 0.95}) std::printf(" %.6f", summary.quantile(p).value);
  std::printf("\n");
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t worlds = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const unsigned threads = argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 1;
  const ReferenceProblem model;
  SummaryPlan wanted{.worlds = worlds, .columns = {}, .threads = threads};
  for (std::size_t t = 0; t < problem::outputs; ++t) wanted.columns.push_back({t});
  StagedSummary sink{wanted};
  const std::vector<Variant> variants(1);
  run(model, variants, MonteCarloPoints{2023}, Plan{worlds, threads}, sink);
  for (std::size_t t = 0; t < years; ++t) print("share_" + std::to_string(t), *sink.results()[t].summary);
  print("cum", *sink.results()[years].summary);
}

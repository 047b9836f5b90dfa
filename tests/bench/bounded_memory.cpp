// SPDX-License-Identifier: Apache-2.0
// bounded_memory WORLDS MEMORY_MIB THREADS [kept]: exact quantiles of the product of two log-normal inputs, by passes
// over all worlds or, with "kept", from kept columns. Prints the quantiles beside the closed form, then time and
// memory.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/engine/column_store.hpp"
#include "fundshare/uncertainty/engine/run.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"
#include "fundshare/uncertainty/summary/summary_sink.hpp"

namespace {

using namespace fundshare;

/// One output: theft times the share that arrives, both log-normal, so that the product is log-normal too.
class Product {
 public:
  struct Workspace {};
  Product() {
    add("theft", LogNormal::from_mu_sigma(6.0, 0.6));
    add("share", LogNormal::from_mu_sigma(-1.0, 0.8));
  }
  [[nodiscard]] const InputSet& inputs() const { return inputs_; }
  [[nodiscard]] std::span<const Output> outputs() const { return outputs_; }
  [[nodiscard]] int stage_of(std::size_t) const { return 1; }
  [[nodiscard]] Workspace make_workspace() const { return {}; }
  void evaluate(Draws& draws, Workspace&, int, Block& out) const {
    const auto theft = draws(0), share = draws(1);
    for (std::size_t w = 0; w < draws.worlds(); ++w) out[0][w] = theft[w] * share[w];
  }
  /// ln of the output is normal with mean 5 and variance .36 + .64 = 1.
  [[nodiscard]] static double exact_quantile(double level) { return exp_ieee(6.0 - 1.0 + normal_quantile(level)); }

 private:
  void add(const char* name, const Law& law) {
    inputs_.inputs.push_back({name, "made_up", "1", Scope::world, {}, {law}, "judgement", "made up", {"judgement"}});
  }
  InputSet inputs_;
  std::vector<Output> outputs_{{"summary", "arrived", "1", "total", 0, 0, "none", {}}};
};

struct Found {
  Summary summary;
  unsigned passes;
};

Found find(std::uint64_t worlds, std::uint64_t memory_bytes, unsigned threads, bool kept) {
  const Product model;
  const Variant unchanged{};
  const Plan plan{worlds, threads};
  if (kept) {
    ColumnStore columns{1, 1, worlds};
    run(model, {&unchanged, 1}, MonteCarloPoints{1}, plan, columns);
    return {summarise(columns.column(0)).value(), 1};
  }
  SummarySink sink{{worlds, {{0}}, {}, 1, memory_bytes, threads}};
  run(model, {&unchanged, 1}, MonteCarloPoints{1}, plan, sink);
  return {sink.results()[0].summary.value(), sink.passes()};
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) {
    std::fputs("bounded_memory WORLDS MEMORY_MIB THREADS [kept]\n", stderr);
    return 64;
  }
  const std::uint64_t worlds = std::stoull(words[1]), memory_mib = std::stoull(words[2]);
  const auto threads = static_cast<unsigned>(std::stoul(words[3]));
  const auto started = std::chrono::steady_clock::now();
  const auto [summary, passes] = find(worlds, memory_mib << 20, threads, count > 4);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - started;
  for (std::size_t k = 0; k < quantile_levels.size(); ++k) {
    const double exact = Product::exact_quantile(quantile_levels[k]);
    const auto& [value, mc_se] = summary.quantiles[k];
    std::printf("q%02.0f %.17g mc_se %.3g closed form %.17g: %+.2f mc_se\n", 100 * quantile_levels[k], value, mc_se,
                exact, (value - exact) / mc_se);
  }
  std::printf("mean %.17g sd %.17g\n", summary.mean.value, summary.sd.value);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("%llu worlds, %u threads, %u passes, %.2f s, peak %.1f MiB\n", static_cast<unsigned long long>(worlds),
              threads, passes, wall.count(), static_cast<double>(used.ru_maxrss) / 1024.0);
  return 0;
}

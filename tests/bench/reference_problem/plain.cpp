// SPDX-License-Identifier: Apache-2.0
// plain WORLDS: the reference problem as one would write it with <random>: mt19937_64, one world after the other.
#include <cstdlib>
#include <random>

#include "problem.hpp"

namespace {

using problem::years;

class Plain {
 public:
  Plain() {
    for (std::size_t i = 0; i < years; ++i) {  // Cholesky factor of the score correlation
      for (std::size_t j = 0; j <= i; ++j) {
        double s = i == j ? 1.0 : problem::rho;
        for (std::size_t k = 0; k < j; ++k) s -= factor_[i][k] * factor_[j][k];
        factor_[i][j] = i == j ? std::sqrt(s) : s / factor_[j][j];
      }
    }
    for (std::size_t k = 0; k < problem::items; ++k) unit_[k] = lognormal(std::log(problem::median_cost[k]), 0.4);
  }

  /// The outputs of the next world.
  std::array<double, problem::outputs> world() {
    std::array<double, years> z{};
    for (double& x : z) x = normal_(rng_);
    std::array<double, problem::outputs> out{};
    double net_sum = 0, budget_sum = 0;
    for (std::size_t t = 0; t < years; ++t) {
      const double net = net_of_year(z, t), budget = budget_of_year(t);
      out[t] = std::min(1.0, net / budget);
      net_sum += net;
      budget_sum += budget;
    }
    out[years] = std::min(1.0, net_sum / budget_sum);
    return out;
  }

 private:
  using lognormal = std::lognormal_distribution<double>;
  using gamma = std::gamma_distribution<double>;
  using shapes = std::array<gamma, 2>;

  double beta(shapes& of) {
    const double x = of[0](rng_);
    return x / (x + of[1](rng_));
  }
  double net_of_year(const std::array<double, years>& z, std::size_t t) {
    double score = 0;
    for (std::size_t k = 0; k <= t; ++k) score += factor_[t][k] * z[k];
    const double theft = std::exp(std::log(400.0) + 0.12 * static_cast<double>(t) + 0.6 * score);
    return theft * (1 - beta(recovered_)) * (1 - (0.1 + 0.4 * beta(cost_))) * beta(diverted_);
  }
  double budget_of_year(std::size_t t) {
    double gdp = gdp_(rng_);
    while (gdp < 18'000 || gdp > 45'000) gdp = gdp_(rng_);
    const double top = gdp * beta(military_) * beta(missiles_);
    double bottom = 0;
    for (std::size_t k = 0; k < problem::items; ++k) bottom += problem::count(k, t) * unit_[k](rng_);
    bottom *= overhead_(rng_);
    return uniform_(rng_) < 0.5 ? top : bottom;
  }

  std::mt19937_64 rng_{11};
  std::normal_distribution<double> normal_{0, 1}, gdp_{30'000, 4'000};
  std::uniform_real_distribution<double> uniform_{0, 1};
  shapes recovered_{gamma{2}, gamma{10}}, cost_{gamma{2.5}, gamma{3.5}}, diverted_{gamma{4}, gamma{3}};
  shapes military_{gamma{20}, gamma{60}}, missiles_{gamma{8}, gamma{40}};
  lognormal overhead_{std::log(1.6), 0.25};
  std::array<lognormal, problem::items> unit_;
  std::array<std::array<double, years>, years> factor_{};
};

}  // namespace

int main(int argc, char** argv) {
  const std::size_t worlds = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  Plain model;
  std::vector<std::vector<double>> columns(problem::outputs, std::vector<double>(worlds));
  for (std::size_t w = 0; w < worlds; ++w) {
    const auto out = model.world();
    for (std::size_t k = 0; k < out.size(); ++k) columns[k][w] = out[k];
  }
  problem::print_answers(columns);
}

// SPDX-License-Identifier: Apache-2.0
// Nanoseconds per draw of each law: ours, <random> and a quantile of Boost.Math per draw, on uniforms that are used
// once. Prints one line "law,who,ns,mean,sd" for each, the fastest of five rounds; laws.py adds numpy and makes a
// table.
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <boost/math/distributions/weibull.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>
#include <span>
#include <string>

#include "fundshare/uncertainty/laws/sampler.hpp"
#include "fundshare/uncertainty/random/points.hpp"

namespace {

using Clock = std::chrono::steady_clock;
using Draws = std::span<double>;
constexpr std::size_t block = 256;
constexpr int rounds = 5;

/// Times a filler of blocks and prints its line; the moments keep every draw in use.
template <class Fill>
void report(const char* law, const char* who, std::uint64_t draws, Fill fill) {
  const std::uint64_t blocks = draws / block;
  double best = INFINITY, sum = 0, squares = 0;
  std::uint64_t world = 0;
  for (int round = 0; round < rounds; ++round) {
    double spent = 0;
    sum = squares = 0;
    for (std::uint64_t k = 0; k < blocks; ++k, world += block) {
      std::array<double, block> x;
      spent += fill(world, Draws{x});
      for (const double value : x) {
        sum += value;
        squares += value * value;
      }
    }
    best = std::min(best, spent);
  }
  const auto n = static_cast<double>(blocks * block);
  std::printf("%s,%s,%.3f,%.6g,%.6g\n", law, who, 1e9 * best / n, sum / n,
              std::sqrt(squares / n - sum / n * (sum / n)));
  std::fflush(stdout);
}

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Ours with the generator, ours from uniforms, and the peers that are there.
template <class Standard, class Quantile>
void compare(const char* name, const fundshare::Law& law, Standard standard, Quantile quantile) {
  const fundshare::MonteCarloPoints points{1};
  const fundshare::Sampler sampler{law};
  report(name, "fundshare", 4'000'000, [&](std::uint64_t world, Draws x) {
    const auto start = Clock::now();
    points.fill(7, 0, world, x);
    sampler.transform(x);
    return seconds_since(start);
  });
  report(name, "of which the law", 4'000'000, [&](std::uint64_t world, Draws x) {
    points.fill(7, 0, world, x);
    const auto start = Clock::now();
    sampler.transform(x);
    return seconds_since(start);
  });
  if constexpr (!std::is_null_pointer_v<Standard>) {
    std::mt19937_64 engine{1};
    report(name, "<random>", 1'000'000, [&](std::uint64_t, Draws x) {
      const auto start = Clock::now();
      for (double& value : x) value = static_cast<double>(standard(engine));
      return seconds_since(start);
    });
  }
  if constexpr (!std::is_null_pointer_v<Quantile>) {
    report(name, "Boost.Math per draw", 20'000, [&](std::uint64_t world, Draws x) {
      points.fill(7, 0, world, x);
      const auto start = Clock::now();
      for (double& value : x) value = quantile(value);
      return seconds_since(start);
    });
  }
}

/// Boost's quantile function of a distribution, without its detour over long double.
template <class Distribution>
auto quantile_of(Distribution distribution) {
  return [distribution](double u) { return boost::math::quantile(distribution, u); };
}

}  // namespace

int main() {
  using namespace fundshare;
  using Engine = std::mt19937_64;
  namespace bm = boost::math;
  using Policy = bm::policies::policy<bm::policies::promote_double<false>>;
  // The least k with P(X <= k) >= u, as a draw is; Boost's default rounds down below the median.
  using Counts = bm::policies::policy<bm::policies::promote_double<false>,
                                      bm::policies::discrete_quantile<bm::policies::integer_round_up>>;
  compare("uniform", Uniform::from_bounds(-1, 4), std::uniform_real_distribution{-1.0, 4.0},
          quantile_of(bm::uniform_distribution<double, Policy>{-1, 4}));
  compare("triangular", Triangular::from_low_mode_high(0, 1, 3), nullptr,
          quantile_of(bm::triangular_distribution<double, Policy>{0, 1, 3}));
  compare("normal", Normal::from_mean_sd(1, 2), std::normal_distribution{1.0, 2.0},
          quantile_of(bm::normal_distribution<double, Policy>{1, 2}));
  compare("lognormal", LogNormal::from_mu_sigma(0, 1), std::lognormal_distribution{0.0, 1.0},
          quantile_of(bm::lognormal_distribution<double, Policy>{0, 1}));
  // <random> has no Beta law: the ratio of two gamma draws, as textbooks have it.
  const auto beta = [x = std::gamma_distribution{2.0, 1.0}, y = std::gamma_distribution{10.0, 1.0}](Engine& e) mutable {
    const double part = x(e);
    return part / (part + y(e));
  };
  compare("beta", Beta::from_shapes(2, 10), beta, quantile_of(bm::beta_distribution<double, Policy>{2, 10}));
  compare("pert", Pert::from_low_mode_high(0, 0.2, 1), nullptr,
          quantile_of(bm::beta_distribution<double, Policy>{1.8, 4.2}));
  compare("gamma", Gamma::from_shape_scale(2.5, 1), std::gamma_distribution{2.5, 1.0},
          quantile_of(bm::gamma_distribution<double, Policy>{2.5, 1}));
  compare("student t", StudentT::from_df_location_scale(5), std::student_t_distribution{5.0},
          quantile_of(bm::students_t_distribution<double, Policy>{5}));
  compare("weibull", Weibull::from_shape_scale(1.5, 2), std::weibull_distribution{1.5, 2.0},
          quantile_of(bm::weibull_distribution<double, Policy>{1.5, 2}));
  compare("truncated normal", Truncated::normal(30'000, 4000, 18'000, 45'000), nullptr, nullptr);
  compare("mixture",
          Mixture::from_weights_laws(std::vector<double>{0.7, 0.3},
                                     {Law{Beta::from_shapes(2, 10)}, Law{Beta::from_shapes(6, 3)}}),
          nullptr, nullptr);
  compare("bernoulli", Bernoulli::from_probability(0.3), std::bernoulli_distribution{0.3}, nullptr);
  const auto discrete = [pick = std::discrete_distribution<std::size_t>{.1, .2, .3, .4}](Engine& e) mutable {
    return std::array{1.0, 2.0, 5.0, 9.0}[pick(e)];
  };
  compare("discrete",
          Discrete::from_values_weights(std::vector<double>{1, 2, 5, 9}, std::vector<double>{.1, .2, .3, .4}), discrete,
          nullptr);
  compare("poisson", Poisson::from_mean(3), std::poisson_distribution<int>{3.0},
          quantile_of(bm::poisson_distribution<double, Counts>{3}));
  compare("poisson 300", Poisson::from_mean(300), std::poisson_distribution<int>{300.0},
          quantile_of(bm::poisson_distribution<double, Counts>{300}));
  return 0;
}

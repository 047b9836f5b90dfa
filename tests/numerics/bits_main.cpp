// SPDX-License-Identifier: Apache-2.0
// Prints one hash over the bits of the generator, the kernels and 20,000 Beta and gamma quantiles. Every compiler,
// option set and processor must print the same line. With the argument "libm" it prints the hash of std::exp instead,
// which a check of hidden processor features must see change before it may trust that the other hash does not.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/sampler.hpp"
#include "fundshare/uncertainty/random/points.hpp"

namespace {

class Hash {  // FNV-1a, 64 bits
 public:
  void add(double x) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &x, sizeof bits);
    if (x != x) bits = 0x7ff8000000000000;  // the sign of a NaN is not specified
    for (int i = 0; i < 8; ++i) value_ = (value_ ^ ((bits >> (8 * i)) & 0xff)) * 0x100000001b3;
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;
};

class Uniforms {  // SplitMix64 (Steele, Lea, Flood 2014)
 public:
  double next() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    z ^= z >> 31;
    return (static_cast<double>(z >> 12) + 0.5) * 0x1p-52;
  }

 private:
  std::uint64_t state_ = 2023;
};

void add_kernels(Hash& hash, Uniforms& random) {
  using namespace fundshare;
  for (int i = 0; i < 20'000; ++i) {
    const double u = random.next();
    const double x = 80 * (random.next() - 0.5);
    for (const double y :
         {exp_ieee(x), exp_ieee(18 * x), expm1_ieee(x / 40), log_ieee(u), log1p_ieee(u - 0.5), pow_ieee(u, x),
          sin_ieee(x), cos_ieee(x), tan_ieee(x), atan_ieee(x), atan2_ieee(x, u), sinh_ieee(x), cosh_ieee(x),
          tanh_ieee(x), normal_cdf(x), normal_quantile(u), normal_quantile(exp_ieee(18 * x))}) {
      hash.add(y);
    }
  }
}

void add_blocks(Hash& hash, Uniforms& random) {
  using namespace fundshare;
  std::vector<double> u(10'007);
  for (double& value : u) value = random.next();
  normal_quantile_block(u);
  for (const double value : u) hash.add(value);
  exp_block(u);
  for (const double value : u) hash.add(value);
  log_block(u);
  normal_cdf_block(u);
  for (const double value : u) hash.add(value);
}

void add_points(Hash& hash) {
  std::vector<double> u(1001);
  for (std::uint64_t stream = 0; stream < 20; ++stream) {
    fundshare::MonteCarloPoints{stream * stream}.fill(stream << 40, 0, 1'000'000'000 * stream, u);
    for (const double value : u) hash.add(value);
  }
}

void add_laws(Hash& hash, Uniforms& random) {
  using namespace fundshare;
  for (int i = 0; i < 10'000; ++i) {
    const double a = exp_ieee(8 * random.next() - 2);
    const double b = exp_ieee(8 * random.next() - 2);
    const double p = random.next();
    hash.add(i % 2 == 0 ? Beta::from_shapes(a, b).quantile(p) : Beta::from_shapes(a, b).quantile_upper(p * p * p));
    hash.add(i % 2 == 0 ? Gamma::from_shape_scale(a, b).quantile(p) : Gamma::from_shape_scale(a, b).quantile_upper(p));
  }
  const std::vector<double> weights{0.5, 0.4, 0.1};
  const Law mixture = Mixture::from_weights_laws(
      weights, {Pert::from_low_mode_high(0.02, 0.06, 0.15), Triangular::from_low_mode_high(0.1, 0.2, 0.3),
                Gamma::from_shape_scale(3, 1)});
  for (const Law& law : {mixture, Law{Beta::from_shapes(0.5, 0.5)}, Law{StudentT::from_df_location_scale(2)},
                         Law{Uniform::from_bounds(-1, 4)}, Law{Triangular::from_low_mode_high(0, 1, 3)},
                         Law{LogNormal::from_mu_sigma(0, 1)}, Law{Poisson::from_mean(3)}, Law{Poisson::from_mean(300)},
                         Law{Weibull::from_shape_scale(1.5, 2)}}) {
    std::vector<double> u(10'000);
    for (double& value : u) value = random.next();
    const Sampler sampler{law};
    sampler.transform(u);
    for (const double value : u) hash.add(value);
    hash.add(sampler.error_bound());
  }
}

}  // namespace

int main(int argc, char** argv) {
  Hash hash;
  Uniforms random;
  if (argc > 1 && std::strcmp(argv[1], "libm") == 0) {
    for (int i = 0; i < 1'000'000; ++i) hash.add(std::exp(40 * random.next()));
  } else {
    add_kernels(hash, random);
    add_blocks(hash, random);
    add_points(hash);
    add_laws(hash, random);
  }
  std::printf("%016llx\n", static_cast<unsigned long long>(hash.value()));
  return 0;
}

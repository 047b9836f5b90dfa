// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "fundshare/numerics/instruction_set.hpp"
#include "fundshare/numerics/kernels.hpp"
#include "fundshare/numerics/kernels_inline.hpp"

// Each loop exists three times on x86-64: for any processor, for those with AVX2, which do four numbers a step, and for
// those with AVX-512, which do eight. Each step is the same IEEE operation and none is fused, so that the bits are the
// same.
namespace fundshare {

namespace {

void exp_any(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::exp(x[i]);
}
FUNDSHARE_AVX2 void exp_avx2(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::exp(x[i]);
}
FUNDSHARE_AVX512 void exp_avx512(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::exp(x[i]);
}

void log_any(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::log(x[i]);
}
FUNDSHARE_AVX2 void log_avx2(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::log(x[i]);
}
FUNDSHARE_AVX512 void log_avx512(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::log(x[i]);
}

void cdf_any(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::normal_cdf(x[i]);
}
FUNDSHARE_AVX2 void cdf_avx2(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::normal_cdf(x[i]);
}
FUNDSHARE_AVX512 void cdf_avx512(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::normal_cdf(x[i]);
}

void bulk_any(const double* u, double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::normal_quantile_bulk(u[i]);
}
FUNDSHARE_AVX2 void bulk_avx2(const double* u, double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::normal_quantile_bulk(u[i]);
}
FUNDSHARE_AVX512 void bulk_avx512(const double* u, double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::normal_quantile_bulk(u[i]);
}

using InPlace = PerInstructionSet<void(double*, std::size_t)>;
constexpr InPlace exp_loop{exp_any, exp_avx2, exp_avx512};
constexpr InPlace log_loop{log_any, log_avx2, log_avx512};
constexpr InPlace cdf_loop{cdf_any, cdf_avx2, cdf_avx512};
constexpr PerInstructionSet<void(const double*, double*, std::size_t)> bulk_loop{bulk_any, bulk_avx2, bulk_avx512};

}  // namespace

void exp_block(std::span<double> x) { exp_loop.get(instruction_set())(x.data(), x.size()); }
void log_block(std::span<double> x) { log_loop.get(instruction_set())(x.data(), x.size()); }
void normal_cdf_block(std::span<double> x) { cdf_loop.get(instruction_set())(x.data(), x.size()); }

void normal_quantile_block(std::span<double> u) {
  constexpr std::size_t chunk = 256;
  double x[chunk];
  const auto bulk_of = bulk_loop.get(instruction_set());
  for (std::size_t from = 0; from < u.size(); from += chunk) {
    const std::size_t n = u.size() - from < chunk ? u.size() - from : chunk;
    double* const here = u.data() + from;
    bulk_of(here, x, n);
    for (std::size_t i = 0; i < n; ++i) {
      const bool bulk = 0.5 - std::fabs(here[i] - 0.5) >= 2 * kernel::normal_quantile_bulk_from;
      here[i] = bulk ? x[i] : kernel::normal_quantile(here[i]);
    }
  }
}

double exp_ieee(double x) { return kernel::exp(x); }
double log_ieee(double x) { return kernel::log(x); }
double normal_cdf(double x) { return kernel::normal_cdf(x); }
double normal_cdf_upper(double x) { return kernel::normal_cdf(-x); }
double normal_quantile(double p) { return kernel::normal_quantile(p); }
double normal_quantile_upper(double q) { return -kernel::normal_quantile(q); }

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/numerics/kernels_inline.hpp"

// The loops exist twice on x86-64: for any processor and for those with AVX2, which do four numbers a step. Each step
// is the same IEEE operation, and AVX2 alone has no fused multiply-add, so that the bits are the same.
#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define FUNDSHARE_WIDE [[gnu::target("avx2")]]
#else
#define FUNDSHARE_WIDE
#endif

namespace fundshare {

namespace {

bool has_wide() {
#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
  static const bool supported = __builtin_cpu_supports("avx2") != 0;
  return supported;
#else
  return false;
#endif
}

void exp_any(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::exp(x[i]);
}
FUNDSHARE_WIDE void exp_wide(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::exp(x[i]);
}

void log_any(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::log(x[i]);
}
FUNDSHARE_WIDE void log_wide(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::log(x[i]);
}

void cdf_any(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::normal_cdf(x[i]);
}
FUNDSHARE_WIDE void cdf_wide(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::normal_cdf(x[i]);
}

void bulk_any(const double* u, double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::normal_quantile_bulk(u[i]);
}
FUNDSHARE_WIDE void bulk_wide(const double* u, double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::normal_quantile_bulk(u[i]);
}

}  // namespace

void exp_block(std::span<double> x) { (has_wide() ? exp_wide : exp_any)(x.data(), x.size()); }
void log_block(std::span<double> x) { (has_wide() ? log_wide : log_any)(x.data(), x.size()); }
void normal_cdf_block(std::span<double> x) { (has_wide() ? cdf_wide : cdf_any)(x.data(), x.size()); }

void normal_quantile_block(std::span<double> u) {
  constexpr std::size_t chunk = 256;
  double x[chunk];
  for (std::size_t from = 0; from < u.size(); from += chunk) {
    const std::size_t n = u.size() - from < chunk ? u.size() - from : chunk;
    double* const here = u.data() + from;
    (has_wide() ? bulk_wide : bulk_any)(here, x, n);
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

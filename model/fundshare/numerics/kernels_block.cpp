// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "fundshare/numerics/instruction_set.hpp"
#include "fundshare/numerics/kernels.hpp"
#include "fundshare/numerics/kernels_inline.hpp"

// Each loop exists three times on x86-64: for any processor, for those with AVX2, which do four numbers a step, and for
// those with AVX-512, which do eight. Each step is the same IEEE operation and none is fused, so that the bits are the
// same.
namespace fundshare {

namespace {

constexpr std::size_t quantile_chunk = 256;

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

void inside_any(const double* u, double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::normal_quantile_inside(u[i]);
}
FUNDSHARE_AVX2 void inside_avx2(const double* u, double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::normal_quantile_inside(u[i]);
}
FUNDSHARE_AVX512 void inside_avx512(const double* u, double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = kernel::normal_quantile_inside(u[i]);
}

void outside_any(double* u, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) u[i] = kernel::normal_quantile_outside(u[i]);
}
FUNDSHARE_AVX2 void outside_avx2(double* u, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) u[i] = kernel::normal_quantile_outside(u[i]);
}
FUNDSHARE_AVX512 void outside_avx512(double* u, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) u[i] = kernel::normal_quantile_outside(u[i]);
}

using InPlace = PerInstructionSet<void(double*, std::size_t)>;
constexpr InPlace exp_loop{exp_any, exp_avx2, exp_avx512};
constexpr InPlace log_loop{log_any, log_avx2, log_avx512};
constexpr InPlace cdf_loop{cdf_any, cdf_avx2, cdf_avx512};
constexpr InPlace outside_loop{outside_any, outside_avx2, outside_avx512};
constexpr PerInstructionSet<void(const double*, double*, std::size_t)> inside_loop{inside_any, inside_avx2,
                                                                                   inside_avx512};

/// Places and arguments beside the centre: about one in seven.
struct Beside {
  std::size_t count = 0;
  std::uint32_t place[quantile_chunk + 8];  // a vector more, for what is written beyond the last
  double u[quantile_chunk + 8];

  void take(const double* from, std::size_t i) {
    place[count] = static_cast<std::uint32_t>(i);
    u[count] = from[i];
    count += std::fabs(from[i] - 0.5) <= kernel::normal_quantile_centre_until ? 0 : 1;
  }
};

void find_beside_any(const double* u, std::size_t n, Beside& out) {
  out.count = 0;
  for (std::size_t i = 0; i < n; ++i) out.take(u, i);
}
#if defined(__x86_64__)
/// The same, where an instruction packs the chosen ones of eight numbers. No compiler finds it in a loop.
FUNDSHARE_AVX512 void find_beside_avx512(const double* u, std::size_t n, Beside& out) {
  const __m512d centre = _mm512_set1_pd(kernel::normal_quantile_centre_until);
  __m256i places = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  std::size_t i = 0, count = 0;
  for (; i + 8 <= n; i += 8) {
    const __m512d eight = _mm512_loadu_pd(u + i);
    const __m512d distance = _mm512_abs_pd(_mm512_sub_pd(eight, _mm512_set1_pd(0.5)));
    const __mmask8 beside = _mm512_cmp_pd_mask(distance, centre, _CMP_NLE_UQ);
    _mm512_storeu_pd(out.u + count, _mm512_maskz_compress_pd(beside, eight));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out.place + count), _mm256_maskz_compress_epi32(beside, places));
    places = _mm256_add_epi32(places, _mm256_set1_epi32(8));
    count += static_cast<std::size_t>(__builtin_popcount(beside));
  }
  out.count = count;
  for (; i < n; ++i) out.take(u, i);
}
#else
constexpr auto find_beside_avx512 = find_beside_any;
#endif
constexpr PerInstructionSet<void(const double*, std::size_t, Beside&)> find_beside{find_beside_any, find_beside_any,
                                                                                   find_beside_avx512};

}  // namespace

void exp_block(std::span<double> x) { exp_loop.get(instruction_set())(x.data(), x.size()); }
void log_block(std::span<double> x) { log_loop.get(instruction_set())(x.data(), x.size()); }
void normal_cdf_block(std::span<double> x) { cdf_loop.get(instruction_set())(x.data(), x.size()); }

void normal_quantile_block(std::span<double> u) {
  Beside beside;
  double tail[quantile_chunk];
  const auto inside = inside_loop.get(instruction_set());
  const auto outside = outside_loop.get(instruction_set());
  for (std::size_t from = 0; from < u.size(); from += quantile_chunk) {
    const std::size_t n = u.size() - from < quantile_chunk ? u.size() - from : quantile_chunk;
    double* const here = u.data() + from;
    find_beside.get(instruction_set())(here, n, beside);
    inside(here, here, n);
    for (std::size_t k = 0; k < beside.count; ++k) tail[k] = beside.u[k];
    outside(tail, beside.count);
    for (std::size_t k = 0; k < beside.count; ++k) {
      const double p = beside.u[k];
      const bool far = !(p >= kernel::normal_quantile_middle_from && 1.0 - p >= kernel::normal_quantile_middle_from);
      here[beside.place[k]] = far ? kernel::normal_quantile(p) : tail[k];
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

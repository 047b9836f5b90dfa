// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "fundshare/numerics/instruction_set.hpp"

/// Behind the parameters of a lambda that is the body of a vector loop.
#define FUNDSHARE_BODY __attribute__((always_inline))

#if defined(__clang__)
#define FUNDSHARE_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
// Under sanitizers, or without optimisation, a loop stays as it is: no fault.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpass-failed"
#else
#define FUNDSHARE_INDEPENDENT _Pragma("GCC ivdep")
#endif

namespace fundshare {
namespace vector_loop_of {

template <class Body>
void baseline(std::size_t n, Body body) {
  FUNDSHARE_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) body(i);
}
template <class Body>
FUNDSHARE_AVX2 void avx2(std::size_t n, Body body) {
  FUNDSHARE_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) body(i);
}
template <class Body>
FUNDSHARE_AVX512 void avx512(std::size_t n, Body body) {
  FUNDSHARE_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) body(i);
}

}  // namespace vector_loop_of

/// Calls body(i) for i = 0 .. n - 1 in vectors of one set of instructions; each set gives the same bits.
/// \param set   one that this processor has, see instruction_sets()
/// \param body  a lambda marked FUNDSHARE_BODY. A call may read and write its own element i of each array alone, so
/// that the calls are independent of each other; branches only as ?: and std::min or max, of doubles.
template <class Body>
void vector_loop(InstructionSet set, std::size_t n, Body body) {
  switch (set) {
    case InstructionSet::avx512:
      return vector_loop_of::avx512(n, body);
    case InstructionSet::avx2:
      return vector_loop_of::avx2(n, body);
    case InstructionSet::baseline:
      break;
  }
  vector_loop_of::baseline(n, body);
}

/// The same in vectors of this processor.
template <class Body>
void vector_loop(std::size_t n, Body body) {
  vector_loop(instruction_set(), n, body);
}

}  // namespace fundshare

#if defined(__clang__)
#pragma clang diagnostic pop
#endif

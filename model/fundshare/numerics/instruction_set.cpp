// SPDX-License-Identifier: Apache-2.0
#include "fundshare/numerics/instruction_set.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace fundshare {

namespace {

InstructionSet widest_set() {
#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
  if (__builtin_cpu_supports("avx2") == 0) return InstructionSet::baseline;
  const bool has_avx512 = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
                          __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512bw") != 0;
  return has_avx512 ? InstructionSet::avx512 : InstructionSet::avx2;
#else
  return InstructionSet::baseline;
#endif
}

InstructionSet asked_for() {
  // Read once, while a static is made; nothing in the library writes the environment.
  const char* const value = std::getenv("FUNDSHARE_INSTRUCTIONS");  // NOLINT(concurrency-mt-unsafe)
  const std::string_view name = value == nullptr ? "" : value;
  if (name == "baseline") return InstructionSet::baseline;
  return name == "avx2" ? InstructionSet::avx2 : InstructionSet::avx512;
}

}  // namespace

InstructionSet instruction_set() {
  static const InstructionSet set = std::min(widest_set(), asked_for());
  return set;
}

std::span<const InstructionSet> instruction_sets() {
  static constexpr InstructionSet all[] = {InstructionSet::baseline, InstructionSet::avx2, InstructionSet::avx512};
  return std::span{all}.first(static_cast<std::size_t>(widest_set()) + 1);
}

}  // namespace fundshare

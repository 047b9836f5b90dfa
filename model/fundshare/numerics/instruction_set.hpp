// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

/// Marks a function that is compiled for processors with AVX2, or with AVX-512. Inline functions that it calls follow.
/// With -ffp-contract=off, which the project sets, a wider register changes no step and no bit.
#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define FUNDSHARE_AVX2 [[gnu::target("avx2")]]
#define FUNDSHARE_AVX512 [[gnu::target("avx512f,avx512dq,avx512vl,avx512bw")]]
#else
#define FUNDSHARE_AVX2
#define FUNDSHARE_AVX512
#endif

namespace fundshare {

/// The sets of vector instructions that block loops exist for; each holds those before it.
enum class InstructionSet { baseline, avx2, avx512 };

/// The widest set of this processor, found once. The environment variable FUNDSHARE_INSTRUCTIONS (baseline, avx2,
/// avx512) asks for a narrower one, which changes the speed alone.
[[nodiscard]] InstructionSet instruction_set();

/// The sets of this processor, the narrowest first. FUNDSHARE_INSTRUCTIONS does not matter here.
[[nodiscard]] std::span<const InstructionSet> instruction_sets();

/// One loop compiled for each set.
template <class Function>
struct PerInstructionSet {
  Function *baseline, *avx2, *avx512;
  [[nodiscard]] Function* get(InstructionSet set) const {
    return set == InstructionSet::avx512 ? avx512 : set == InstructionSet::avx2 ? avx2 : baseline;
  }
};

}  // namespace fundshare

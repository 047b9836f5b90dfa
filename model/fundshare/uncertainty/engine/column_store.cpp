// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/engine/column_store.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace fundshare {
namespace {

/// Memory in pages of 2 MB where the system has them: the first touch of a page of 4 kB costs more than what a model
/// writes there.
double* allocate(std::size_t count) {
  constexpr std::size_t page = std::size_t{2} << 20;
  const std::size_t bytes = (count * sizeof(double) + page - 1) / page * page;
  void* const memory = std::aligned_alloc(page, bytes);
  if (memory == nullptr) throw std::bad_alloc{};
#ifdef MADV_HUGEPAGE
  (void)madvise(memory, bytes, MADV_HUGEPAGE);  // advice: without it the pages are small
#endif
  return static_cast<double*>(memory);
}

}  // namespace

void ColumnStore::Free::operator()(double* values) const { std::free(values); }

ColumnStore::ColumnStore(std::size_t variants, std::size_t outputs, std::uint64_t worlds)
    : outputs_{outputs}, worlds_{static_cast<std::size_t>(worlds)} {
  const double bytes = 8.0 * static_cast<double>(variants) * static_cast<double>(outputs) * static_cast<double>(worlds);
  const double memory = static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
  try {
    if (bytes > memory) throw std::bad_alloc{};
    values_.reset(allocate(variants * outputs * worlds_));
  } catch (const std::bad_alloc&) {
    throw Error{
        ExitCode::usage,
        fmt::format("--worlds: {} worlds of {} outputs need {:.1f} GB of memory (this machine has {:.1f} GB in all)",
                    worlds, variants * outputs, bytes * 1e-9, memory * 1e-9)};
  }
}

void ColumnStore::take(std::span<const Block> variants, std::uint64_t block) {
  const auto first = static_cast<std::size_t>(block) * block_worlds;
  for (std::size_t v = 0; v < variants.size(); ++v) {
    for (std::size_t output = 0; output < outputs_; ++output) {
      std::ranges::copy(variants[v][output], values_.get() + (v * outputs_ + output) * worlds_ + first);
    }
  }
}

}  // namespace fundshare

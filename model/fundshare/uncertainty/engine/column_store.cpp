// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/engine/column_store.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <new>

namespace fundshare {
namespace {

/// Ordinary pages: asking for large ones can cost seconds where the memory of the machine is in pieces.
double* allocate(std::size_t count) {
  void* const memory = ::operator new(count * sizeof(double));
  return static_cast<double*>(memory);
}

/// In bytes.
double machine_memory() {
  return static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}  // namespace

std::uint64_t default_memory_bytes() {
  return static_cast<std::uint64_t>(std::min(4.0 * 1024 * 1024 * 1024, 0.5 * machine_memory()));
}

double ColumnStore::bytes(std::size_t variants, std::size_t outputs, std::uint64_t worlds) {
  return 8.0 * static_cast<double>(variants) * static_cast<double>(outputs) * static_cast<double>(worlds);
}

void ColumnStore::Free::operator()(double* values) const { ::operator delete(values); }

ColumnStore::ColumnStore(std::size_t variants, std::size_t outputs, std::uint64_t worlds)
    : outputs_{outputs}, worlds_{static_cast<std::size_t>(worlds)} {
  const double bytes = ColumnStore::bytes(variants, outputs, worlds);
  const double memory = machine_memory();
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

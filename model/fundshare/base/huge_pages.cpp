// SPDX-License-Identifier: Apache-2.0
#include "fundshare/base/huge_pages.hpp"

#include <cstdint>
#include <cstdlib>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace fundshare {

void* allocate_huge(std::size_t bytes) {
  constexpr std::size_t page = std::size_t{2} << 20;
  if (bytes > SIZE_MAX - page) throw std::bad_alloc{};
  const std::size_t whole = (bytes + page - 1) / page * page;
  void* const memory = std::aligned_alloc(page, whole);
  if (memory == nullptr) throw std::bad_alloc{};
#if defined(MADV_HUGEPAGE)
  static_cast<void>(madvise(memory, whole, MADV_HUGEPAGE));  // only advice: without it the pages are small
#endif
  return memory;
}

// What owners are made of. NOLINTNEXTLINE(cppcoreguidelines-no-malloc)
void free_huge(void* memory) noexcept { std::free(memory); }

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <new>

namespace fundshare {

/// Memory in pages of 2 MiB where the system gives them, so that a block loop over many megabytes does not wait for
/// addresses to be translated. Ordinary memory elsewhere: the pages change the speed alone.
/// \param bytes  rounded up to whole pages \throws std::bad_alloc
[[nodiscard]] void* allocate_huge(std::size_t bytes);
void free_huge(void* memory) noexcept;

/// For vectors whose elements stay in place: large ones lie in huge pages.
template <class T>
struct HugePageAllocator {
  using value_type = T;
  static constexpr std::size_t least_bytes = std::size_t{1} << 20;  ///< smaller ones are not worth a page

  HugePageAllocator() = default;
  template <class U>
  explicit(false) HugePageAllocator(const HugePageAllocator<U>&) {}

  [[nodiscard]] T* allocate(std::size_t n) {
    if (n * sizeof(T) >= least_bytes) return static_cast<T*>(allocate_huge(n * sizeof(T)));
    return static_cast<T*>(::operator new (n * sizeof(T), std::align_val_t{alignof(T)}));
  }
  void deallocate(T* p, std::size_t n) noexcept {
    if (n * sizeof(T) >= least_bytes) return free_huge(p);
    ::operator delete (p, std::align_val_t{alignof(T)});
  }
  template <class U>
  bool operator==(const HugePageAllocator<U>&) const {
    return true;
  }
};

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>

namespace fundshare {

struct FreeMemory {
  // NOLINTNEXTLINE(cppcoreguidelines-no-malloc)
  void operator()(void* memory) const noexcept { std::free(memory); }
};

template <class T>
using ZeroedArray = std::unique_ptr<T[], FreeMemory>;

/// n zeros. Where there are many the system gives a page only when something in it is read or written: a large table of
/// which a part is used costs that part. \throws std::bad_alloc
template <class T>
[[nodiscard]] ZeroedArray<T> zeroed_array(std::size_t n) {
  static_assert(std::is_arithmetic_v<T>);
  void* const memory = std::calloc(n, sizeof(T));  // NOLINT(cppcoreguidelines-no-malloc)
  if (memory == nullptr) throw std::bad_alloc{};
  return ZeroedArray<T>{static_cast<T*>(memory)};
}

}  // namespace fundshare

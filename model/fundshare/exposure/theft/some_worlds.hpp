// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "fundshare/uncertainty/engine/draws.hpp"

namespace fundshare {

/// A list of worlds of a block, apart from each other.
class SomeWorlds {
 public:
  void clear() { size_ = 0; }

  void append(std::size_t world) { append_if(true, world); }

  /// Appends without a branch. Of one block no more worlds may be offered than it has.
  void append_if(bool chosen, std::size_t world) {
    place_[size_] = static_cast<std::uint32_t>(world);
    size_ += chosen ? 1 : 0;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::uint32_t operator[](std::size_t i) const { return place_[i]; }
  [[nodiscard]] Places places() const { return {place_.data(), size_}; }

 private:
  std::array<std::uint32_t, block_worlds> place_;
  std::size_t size_ = 0;
};

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "fundshare/base/huge_pages.hpp"

namespace fundshare {

/// Room for the values that the columns of one thread keep, in pieces of one size out of large ones. Nothing is copied
/// when a column grows, and all pieces are used again after reset().
class ValuePool {
 public:
  static constexpr std::size_t piece = 1024;  ///< values

  [[nodiscard]] double* next() {
    if (used_ == pieces_per_slab * slabs_.size()) {
      std::unique_ptr<double, Free> slab{static_cast<double*>(allocate_huge(slab_bytes))};
      slabs_.push_back(std::move(slab));
    }
    double* const slab = slabs_[used_ / pieces_per_slab].get();
    return slab + piece * (used_++ % pieces_per_slab);
  }
  void reset() { used_ = 0; }

 private:
  struct Free {
    void operator()(double* memory) const { free_huge(memory); }
  };
  static constexpr std::size_t slab_bytes = std::size_t{4} << 20;
  static constexpr std::size_t pieces_per_slab = slab_bytes / (piece * sizeof(double));
  std::vector<std::unique_ptr<double, Free>> slabs_;
  std::size_t used_ = 0;  ///< pieces
};

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "fundshare/base/error.hpp"
#include "fundshare/base/huge_pages.hpp"

namespace fundshare {

/// A preallocated array of rows (months, years, outputs) by worlds; world is the fast index.
class Rows {
 public:
  Rows() = default;
  Rows(std::size_t rows, std::size_t worlds) : rows_{rows}, worlds_{worlds}, values_(rows * worlds) {}
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t worlds() const { return worlds_; }
  [[nodiscard]] std::span<double> operator[](std::size_t row) { return {values_.data() + row * worlds_, worlds_}; }
  [[nodiscard]] std::span<const double> operator[](std::size_t row) const {
    return {values_.data() + row * worlds_, worlds_};
  }
  void fill(double value) { std::ranges::fill(values_, value); }

 private:
  std::size_t rows_ = 0, worlds_ = 0;
  std::vector<double, HugePageAllocator<double>> values_;
};

/// Rows tagged with the unit of their entries, so that two kinds of money cannot be swapped.
template <class Unit>
struct RowsOf : Rows {
  using Rows::Rows;
};

}  // namespace fundshare

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace fundshare {

/// 65,536 entries, zero at first, in pages of 256 that are made when one of their entries is first written. The bins
/// are the top 16 bits of an ordered key: a page holds 16 octaves, so most columns of a model need a few pages.
template <class T>
class SparseBins {
 public:
  [[nodiscard]] T operator[](std::size_t bin) const {
    const std::size_t page = page_of_[bin / page_size];
    return page == 0 ? T{} : entries_[(page - 1) * page_size + bin % page_size];
  }
  /// An entry to write to.
  [[nodiscard]] T& at(std::size_t bin) {
    auto& page = page_of_[bin / page_size];
    if (page == 0) {
      entries_.resize(entries_.size() + page_size);
      page = static_cast<std::uint16_t>(entries_.size() / page_size);
    }
    return entries_[(page - 1u) * page_size + bin % page_size];
  }
  /// Calls visit(bin, entry) for the entries that are not zero, ascending by bin.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t page = 0; page < pages; ++page) {
      if (page_of_[page] == 0) continue;
      for (std::size_t bin = page * page_size; bin < (page + 1) * page_size; ++bin) {
        if ((*this)[bin] != T{}) visit(bin, (*this)[bin]);
      }
    }
  }

 private:
  static constexpr std::size_t pages = 256, page_size = 256;
  std::array<std::uint16_t, pages> page_of_{};  ///< 1 + place of the page; 0: not made
  std::vector<T> entries_;
};

}  // namespace fundshare

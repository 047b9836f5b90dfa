// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/uncertainty/summary/rank_search.hpp"

namespace fundshare {

/// Says for each range what the next pass does with it, so that all threads together stay within `bytes`. Ranges whose
/// values fit are collected, the others split by up to 16 bits; where not even 6 bits for each fit, some ranges wait
/// for a later pass. At least one range is worked on. \param threads  each counts for itself
void share_memory(std::span<KeyInterval* const> intervals, std::uint64_t bytes, unsigned threads);

}  // namespace fundshare

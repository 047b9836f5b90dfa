// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/levers/column_groups.hpp"

#include <algorithm>

#include "fundshare/uncertainty/engine/block_loop.hpp"

namespace fundshare {

std::size_t variants_that_fit(std::size_t outputs, std::uint64_t worlds) {
  constexpr double most_bytes = 1e9, most_variants = 1000.0;
  const double each = 8.0 * static_cast<double>(outputs) * static_cast<double>(worlds);
  return static_cast<std::size_t>(std::clamp(most_bytes / each, 2.0, most_variants)) - 1;
}

void for_each_task(std::size_t count, const Plan& plan, const std::function<void(std::size_t)>& task) {
  for_each_block(count, {count, plan.threads, {}, plan.stop},
                 [&] { return BlockTask{[&](std::uint64_t k) { task(static_cast<std::size_t>(k)); }}; });
}

}  // namespace fundshare

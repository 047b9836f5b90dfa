// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "fundshare/uncertainty/engine/sink.hpp"

namespace fundshare {

/// How many variants' columns fit into one run of about 1 GB, beside those of the unchanged scenario; one at least.
[[nodiscard]] std::size_t variants_that_fit(std::size_t outputs, std::uint64_t worlds);

/// Runs the tasks 0 .. count - 1 on the plan's threads, in any order.
void for_each_task(std::size_t count, const Plan& plan, const std::function<void(std::size_t)>& task);

}  // namespace fundshare

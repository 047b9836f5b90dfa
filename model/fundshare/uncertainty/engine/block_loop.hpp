// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "fundshare/uncertainty/engine/sink.hpp"

namespace fundshare {

using BlockTask = std::function<void(std::uint64_t block)>;

/// Hands the numbers of a range to `plan.threads` threads, each with a task of its own made by `make_task`. If the
/// system gives fewer threads, fewer are used.
/// \throws what a task threw for the lowest block number; Stopped if the plan was stopped
void for_each_block(BlockRange range, const Plan& plan, const std::function<BlockTask()>& make_task);
/// The same for the numbers 0..blocks-1.
void for_each_block(std::uint64_t blocks, const Plan& plan, const std::function<BlockTask()>& make_task);

}  // namespace fundshare

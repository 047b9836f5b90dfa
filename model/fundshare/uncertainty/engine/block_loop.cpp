// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/engine/block_loop.hpp"

#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

namespace fundshare {
namespace {

/// The state that the threads of one loop share.
class Loop {
 public:
  Loop(BlockRange range, const Plan& plan) : end_{range.last}, plan_{plan}, next_{range.first}, done_{range.first} {}

  void work(const std::function<BlockTask()>& make_task) {
    std::uint64_t block = 0;
    try {
      const BlockTask task = make_task();
      while (!failed_ && !stopped() && (block = next_++) < end_) {
        task(block);
        if (plan_.progress) plan_.progress(std::min((++done_) * block_worlds, plan_.worlds));
      }
    } catch (...) {
      keep(block, std::current_exception());
    }
  }

  void finish() const {
    if (failure_) std::rethrow_exception(failure_->second);
    if (stopped()) throw Stopped{};
  }

 private:
  [[nodiscard]] bool stopped() const { return plan_.stop && plan_.stop->load(std::memory_order_relaxed); }

  void keep(std::uint64_t block, std::exception_ptr what) {
    const std::lock_guard lock{mutex_};
    if (!failure_ || block < failure_->first) failure_.emplace(block, std::move(what));
    failed_ = true;
  }

  std::uint64_t end_;
  const Plan& plan_;
  std::atomic<std::uint64_t> next_, done_;
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  std::optional<std::pair<std::uint64_t, std::exception_ptr>> failure_;
};

}  // namespace

void for_each_block(std::uint64_t blocks, const Plan& plan, const std::function<BlockTask()>& make_task) {
  for_each_block(BlockRange{0, blocks}, plan, make_task);
}

void for_each_block(BlockRange range, const Plan& plan, const std::function<BlockTask()>& make_task) {
  Loop loop{range, plan};
  {
    std::vector<std::jthread> helpers;
    for (std::uint64_t i = 1; i < std::min<std::uint64_t>(plan.threads, range.last - range.first); ++i) {
      try {
        helpers.emplace_back([&] { loop.work(make_task); });
      } catch (const std::system_error&) {
        break;  // no more threads to be had: those that run do the work
      }
    }
    loop.work(make_task);
  }
  loop.finish();
}

}  // namespace fundshare

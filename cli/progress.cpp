#include "cli/progress.hpp"

#include <chrono>

#include <spdlog/spdlog.h>

#include "cli/messages.hpp"
#include "cli/terminal.hpp"

namespace diplograph::cli {

using std::chrono::steady_clock;

Progress::Progress(std::string phase, std::size_t total, bool wanted)
    : phase_(std::move(phase)), total_(total) {
  const bool seen = standard_error_is_terminal() && spdlog::should_log(spdlog::level::info);
  if (!wanted || !seen) return;
  thread_ = std::thread([this] {
    const auto begin = steady_clock::now();
    std::unique_lock lock(mutex_);
    auto next = begin + std::chrono::seconds(1);
    while (!stopped_.wait_until(lock, next, [this] { return stop_; })) {
      const auto passed = steady_clock::now() - begin;
      show(static_cast<std::size_t>(
          std::chrono::duration_cast<std::chrono::seconds>(passed).count()));
      next = steady_clock::now() + std::chrono::milliseconds(200);
    }
    show_progress_line({});
  });
}

Progress::~Progress() { end(); }

void Progress::end() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  stopped_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Progress::begin(std::string phase, std::size_t total) {
  const std::lock_guard lock(mutex_);
  phase_ = std::move(phase);
  total_ = total;
  done_ = 0;
}

void Progress::show(std::size_t seconds) {
  std::string line = phase_;
  if (total_ != 0) {
    line += ": " + std::to_string(done_) + " of " + std::to_string(total_);
  }
  show_progress_line(line + ", " + std::to_string(seconds) + " s");
}

}  // namespace diplograph::cli

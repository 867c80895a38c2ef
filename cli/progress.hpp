#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>

namespace diplograph::cli {

/// Tells a person at a terminal what goes on, when it takes more than a second: "12 of 400
/// documents, 3 s". Says nothing in a pipe, or below the log level `info`.
class Progress {
 public:
  /// `wanted` is false where results are written to the same terminal.
  explicit Progress(std::string phase, std::size_t total = 0, bool wanted = true);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// One more of the total is done. Any thread.
  void advance() { ++done_; }
  /// A new phase, of which nothing is done yet.
  void begin(std::string phase, std::size_t total = 0);
  /// Removes the line; for good.
  void end();

 private:
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stop_ = false;
  std::string phase_;
  std::size_t total_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::thread thread_;

  void show(std::size_t seconds);
};

}  // namespace diplograph::cli

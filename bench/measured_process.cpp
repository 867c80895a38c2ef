#include "bench/measured_process.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace diplograph::bench {
namespace {

/// The most that this process ever held in memory since it was forked.
std::size_t most_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6)) * 1024;
  }
  throw std::runtime_error("/proc/self/status has no VmHWM");
}

}  // namespace

Measured measure(const std::function<void()>& action) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) {
    int status = 0;
    try {
      // What the parent once held does not count (proc(5), clear_refs).
      std::ofstream("/proc/self/clear_refs") << "5\n";
      const std::size_t before = most_memory();
      const std::clock_t start = std::clock();
      action();
      const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      const Measured measured{seconds, most_memory() - before};
      if (::write(ends[1], &measured, sizeof measured) != sizeof measured) status = 1;
    } catch (const std::exception& error) {
      std::fprintf(stderr, "bench: %s\n", error.what());
      status = 1;
    }
    std::_Exit(status);
  }
  Measured measured;
  ::close(ends[1]);
  const ssize_t got = ::read(ends[0], &measured, sizeof measured);
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (got != sizeof measured || status != 0) throw std::runtime_error("a measured process failed");
  return measured;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace diplograph::bench

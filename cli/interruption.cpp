#include "cli/interruption.hpp"

#include <algorithm>
#include <csignal>
#include <system_error>
#include <thread>
#include <vector>

#include <pthread.h>
#include <unistd.h>

namespace diplograph::cli {
namespace {

// Both live as long as the process: the watching thread may need them until its very end.
std::recursive_mutex& mutex() {
  static auto* const instance =
      new std::recursive_mutex;  // NOLINT(cppcoreguidelines-owning-memory)
  return *instance;
}

struct Unfinished {
  std::filesystem::path path;
  Removal removal;
};

std::vector<Unfinished>& unfinished() {
  static auto* const instance =
      new std::vector<Unfinished>;  // NOLINT(cppcoreguidelines-owning-memory)
  return *instance;
}

sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
  return signals;
}

[[noreturn]] void end_by(int signal) {
  const auto held = hold_off_interruption();  // never released: nobody may begin a file any more
  for (auto entry = unfinished().rbegin(); entry != unfinished().rend(); ++entry) {
    std::error_code ignored;  // what cannot be removed now cannot be removed at all
    if (entry->removal == Removal::whole) std::filesystem::remove_all(entry->path, ignored);
    if (entry->removal == Removal::if_empty) std::filesystem::remove(entry->path, ignored);
  }
  std::signal(signal, SIG_DFL);
  const sigset_t signals = ending_signals();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  raise(signal);
  _exit(128 + signal);
}

}  // namespace

std::unique_lock<std::recursive_mutex> hold_off_interruption() {
  return std::unique_lock<std::recursive_mutex>(mutex());
}

void add_unfinished(const std::filesystem::path& path, Removal removal) {
  unfinished().push_back({path, removal});
}

void remove_unfinished(const std::filesystem::path& path) {
  std::erase_if(unfinished(), [&](const Unfinished& entry) { return entry.path == path; });
}

void watch_for_interruption() {
  // A signal that our caller ignores (nohup) stays ignored.
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    if (sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) {
      sigaddset(&signals, signal);
    }
  }
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread([signals] {
    int signal = 0;
    if (sigwait(&signals, &signal) == 0) end_by(signal);
  }).detach();
  // Writing to a closed pipe is an error like any other, so that files are cleaned up behind it.
  std::signal(SIGPIPE, SIG_IGN);
#ifdef SIGXFSZ
  std::signal(SIGXFSZ, SIG_IGN);
#endif
}

}  // namespace diplograph::cli

#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>

namespace diplograph::cli {

/// Makes Ctrl-C and termination leave nothing half written. A thread of its own waits for SIGINT,
/// SIGTERM and SIGHUP, removes what is registered as unfinished, and ends the process by that
/// signal. Called once, before any other thread starts (threads inherit the signal mask).
void watch_for_interruption();

/// Held while unfinished files are created, put in place or removed, so that an interruption comes
/// before or after it, never in between.
[[nodiscard]] std::unique_lock<std::recursive_mutex> hold_off_interruption();

/// What becomes of an unfinished file or folder on interruption.
enum class Removal : std::uint8_t {
  whole,    ///< removed with all that is in it
  if_empty  ///< a folder that we made for others to fill: removed unless something is in it
};

/// Registers what is removed on interruption, in reverse order, and forgets it again. Call both
/// while holding off interruption, together with what they announce.
void add_unfinished(const std::filesystem::path& path, Removal removal);
void remove_unfinished(const std::filesystem::path& path);

}  // namespace diplograph::cli

#pragma once

#include <string>
#include <string_view>

namespace diplograph::cli {

/// Sends spdlog's messages to standard error, one clear line each ("diplograph: warning: ..."),
/// coloured on a terminal. `level` is a name of spdlog's: trace, debug, info, warn, error, off.
void set_up_messages(const std::string& level);

/// Shows one line that the next message or progress replaces; an empty one removes it. Only for
/// terminals; call from any thread.
void show_progress_line(std::string_view line);

}  // namespace diplograph::cli

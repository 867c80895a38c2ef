#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>

#include <spdlog/spdlog.h>

#include "cli/command_line.hpp"
#include "cli/file_descriptor.hpp"
#include "cli/interruption.hpp"
#include "cli/messages.hpp"
#include "graph/error.hpp"

namespace {

using namespace diplograph;

cli::ExitStatus fail(const char* reason) {
  spdlog::error("{}", reason);
  return cli::ExitStatus::failed;
}

/// Every failure ends here, as one clear line and an exit status.
cli::ExitStatus run(int argc, char** argv) {
  try {
    return cli::run_command_line(argc, argv);
  } catch (const cli::ClosedPipe&) {
    // End as programs do that do not look at what they write.
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
    return cli::ExitStatus::failed;
  } catch (const std::bad_alloc&) {
    return fail("there is not enough memory for this; try fewer or smaller documents");
  } catch (const std::exception& error) {
    return fail(error.what());
  }
}

}  // namespace

int main(int argc, char** argv) {
  // Cairo writes the local time zone into a PDF; nothing that we write may depend on it.
  setenv("TZ", "UTC0", 1);
  cli::set_up_messages("info");
  cli::watch_for_interruption();
  return static_cast<int>(run(argc, argv));
}

#include "cli/threads_option.hpp"

#include <CLI/CLI.hpp>

namespace diplograph::cli {

void add_threads_option(CLI::App& parser, unsigned& threads) {
  // Each thread keeps two documents in memory.
  constexpr unsigned most_threads = 256;
  parser.add_option("-j,--threads", threads, "Threads to read with (default: one per processor)")
      ->type_name("N")
      ->check(CLI::Range(1U, most_threads).description(""));
}

}  // namespace diplograph::cli

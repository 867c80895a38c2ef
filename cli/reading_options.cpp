#include "cli/reading_options.hpp"

#include <CLI/CLI.hpp>

namespace diplograph::cli {

void add_reading_options(CLI::App& parser, ReadingOptions& options) {
  // Each thread keeps two documents in memory.
  constexpr unsigned most_threads = 256;
  parser
      .add_option("-j,--threads", options.threads,
                  "Threads to read with (default: one per processor)")
      ->type_name("N")
      ->check(CLI::Range(1U, most_threads).description(""));
  add_repair_option(parser, options.repair);
  parser
      .add_option("--conllu", options.conllu,
                  "Analysis from elsewhere (CoNLL-U of the text) in place of our own; for several "
                  "documents a folder with NAME.conllu for each NAME.txt")
      ->type_name("PATH");
}

void add_repair_option(CLI::App& parser, bool& repair) {
  parser.add_flag_callback(
      "--no-repair", [&repair] { repair = false; },
      "Take the lines of damaged Persian text in the order in which they are stored");
}

}  // namespace diplograph::cli

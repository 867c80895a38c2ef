#pragma once

#include <string>

namespace CLI {
class App;
}

namespace diplograph::cli {

/// How documents are read.
struct ReadingOptions {
  unsigned threads = 0;  ///< 0: one per processor; the output does not depend on it
  bool repair = true;    ///< put lines that are stored in visual order into reading order
  std::string conllu;    ///< file or folder of analyses that take the place of our own
};

/// `-j, --threads N`, `--no-repair` and `--conllu PATH`.
void add_reading_options(CLI::App& parser, ReadingOptions& options);
/// `--no-repair` alone.
void add_repair_option(CLI::App& parser, bool& repair);

}  // namespace diplograph::cli

#pragma once

#include <string>
#include <vector>

#include "extract/extractor.hpp"

namespace CLI {
class App;
}

namespace diplograph::cli {

/// How documents are read.
struct ReadingOptions {
  unsigned threads = 0;            ///< 0: one per processor; the output does not depend on it
  bool repair = true;              ///< put lines that are stored in visual order into reading order
  std::string conllu;              ///< file or folder of analyses that take the place of our own
  std::vector<std::string> rules;  ///< files of rule packs
  std::vector<std::string> lexicons;  ///< files of names
  std::vector<std::string> without;   ///< ids of rules to leave out
  bool fast = false;                  ///< names and rules over words alone
  bool trace = false;                 ///< note where rules stopped
};

/// `-j, --threads N`, `--no-repair`, `--conllu PATH`, `--lexicon FILE` and `--rules FILE`.
void add_reading_options(CLI::App& parser, ReadingOptions& options);
/// An extractor with the rules that the options name. Throws `InputError`.
[[nodiscard]] extract::Extractor make_extractor(const ReadingOptions& options);
/// `--no-repair` alone.
void add_repair_option(CLI::App& parser, bool& repair);

}  // namespace diplograph::cli

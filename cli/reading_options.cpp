#include "cli/reading_options.hpp"

#include <string_view>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/read_file.hpp"

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
  CLI::Option* fast = parser.add_flag(
      "--fast", options.fast,
      "Only names that a lexicon has, and rules over words: no grammar, no persons; finds less");
  parser
      .add_option("--conllu", options.conllu,
                  "Analysis from elsewhere (CoNLL-U of the text) in place of our own; for several "
                  "documents a folder with NAME.conllu for each NAME.txt")
      ->type_name("PATH")
      ->excludes(fast);
  parser
      .add_option(
          "--lexicon", options.lexicons,
          "Your own names: a lexicon (JSON) or a table (CSV) with type, name, and if you like "
          "language, aliases, id, part_of; petrarch:FILE for a dictionary of actors; again for "
          "more")
      ->type_name("FILE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  parser
      .add_option("--rules", options.rules,
                  "Pack of your own rules (JSON), beside the built-in ones; again for more")
      ->type_name("FILE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  parser
      .add_option("--without", options.without,
                  "Rule to leave out, by its id (en/support); again or with commas for more")
      ->type_name("RULE")
      ->expected(1)
      ->delimiter(',')
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

extract::Extractor make_extractor(const ReadingOptions& options) {
  extract::UserFiles files;
  files.without = options.without;
  for (const std::string& path : options.rules) {
    files.rules.push_back({shown_name(path), read_file(path)});
  }
  for (const std::string& path : options.lexicons) {
    constexpr std::string_view petrarch = "petrarch:";
    const bool dictionary = path.starts_with(petrarch);
    const std::string file = dictionary ? path.substr(petrarch.size()) : path;
    files.lexicons.push_back(
        {shown_name(file), read_file(file),
         dictionary ? extract::UserFile::Kind::petrarch : extract::UserFile::Kind::lexicon});
  }
  extract::Extractor extractor(files);
  for (const std::string& warning : extractor.warnings()) spdlog::warn("{}", warning);
  return extractor;
}

void add_repair_option(CLI::App& parser, bool& repair) {
  parser.add_flag_callback(
      "--no-repair", [&repair] { repair = false; },
      "Take the lines of damaged Persian text in the order in which they are stored");
}

}  // namespace diplograph::cli

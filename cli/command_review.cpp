#include "cli/command_review.hpp"

#include <fstream>
#include <iostream>
#include <utility>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/read_file.hpp"
#include "export/review_table.hpp"
#include "graph/claim_file.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {

void CommandReview::setup(CLI::App& parser) {
  parser.add_option("CLAIMS", inputs_, "Claims files (JSON Lines), or - for standard input")
      ->type_name("")
      ->required();
  parser
      .add_option(
          "--decisions", decisions_,
          "An earlier table: what it decides stays filled in, and rows that are new are not")
      ->type_name("FILE");
  parser.add_option("-o,--output", output_, "Table to write (default: standard output)")
      ->type_name("FILE");
  parser.footer(
      "Open the table in a spreadsheet and write accept, reject or correct into the column\n"
      "decision; with correct, what is right into corrected_source, corrected_relation or\n"
      "corrected_target. Then give it to every later run.\n\n"
      "Examples:\n"
      "  diplograph review out/claims.jsonl -o review.csv\n"
      "  diplograph build papers/ -o out --decisions review.csv\n"
      "  diplograph review out/claims.jsonl --decisions review.csv -o review-2.csv\n");
}

ExitStatus CommandReview::run() {
  std::vector<Claim> claims;
  std::size_t refused = 0;
  for (const std::string& input : inputs_) {
    const std::string name = shown_name(input);
    std::ifstream file;
    if (input != "-") {
      file.open(input, std::ios::binary);
      if (!file) throw InputError({name, 0, 0, {}}, "cannot be opened; check the path");
    }
    read_claims(
        input == "-" ? std::cin : file, name,
        [&](Claim claim, std::size_t /*line*/) { claims.push_back(std::move(claim)); },
        [&](const std::string& reason) {
          spdlog::error("refused {}", reason);
          ++refused;
          return true;
        });
  }
  if (claims.empty()) throw InputError({shown_name(inputs_.front()), 0, 0, {}}, "has no claim");
  Decisions earlier;
  if (!decisions_.empty()) {
    earlier = Decisions(read_file(decisions_), shown_name(decisions_), Schema::diplomacy());
  }
  AtomicFile output(output_);
  exporting::write_review_table(claims, earlier,
                                [&](std::string_view text) { output.write(text); });
  output.commit();
  return refused > 0 ? ExitStatus::partial : ExitStatus::fine;
}

}  // namespace diplograph::cli

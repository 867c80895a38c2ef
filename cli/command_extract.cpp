#include "cli/command_extract.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/input_documents.hpp"
#include "cli/ordered_extraction.hpp"
#include "cli/progress.hpp"
#include "cli/read_file.hpp"
#include "cli/rule_explanation.hpp"
#include "cli/terminal.hpp"
#include "extract/extractor.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {

void CommandExtract::setup(CLI::App& parser) {
  parser.add_option("INPUT", inputs_, "Documents, folders with documents, or - for standard input")
      ->type_name("")
      ->required();
  parser.add_option("-o,--output", output_, "File to write (default: standard output)")
      ->type_name("FILE");
  parser.add_flag(
      "--explain", reading_.trace,
      "Write for a person, in place of claims: for each sentence which rules fired, and "
      "which nearly fired and where they stopped");
  add_reading_options(parser, reading_);
  parser.footer(
      "Examples:\n"
      "  diplograph extract article.txt -o claims.jsonl\n"
      "  diplograph extract papers/ speeches/ | diplograph assemble - -o graph.jsonld\n"
      "  diplograph extract --explain article.txt | less\n"
      "  diplograph extract --conllu article.conllu article.txt -o claims.jsonl\n"
      "  pdftotext article.pdf - | diplograph extract - | grep '\"claim\":\"relation\"'\n");
}

ExitStatus CommandExtract::run() {
  const InputDocuments found = find_documents(inputs_);
  for (const std::string& problem : found.problems) spdlog::error("skipped {}", problem);
  std::size_t read = 0;
  std::size_t skipped = found.problems.size();
  if (!found.documents.empty()) {
    const extract::Extractor extractor = make_extractor(reading_);
    AtomicFile output(output_);
    Progress progress("reading documents", found.documents.size(),
                      output_ != "-" || !standard_output_is_terminal());
    extract_in_order(extractor, found.documents, reading_, [&](const ExtractedDocument& document) {
      report(document);
      document.extraction ? ++read : ++skipped;
      if (reading_.trace && document.extraction) {
        output.write(explain_rules(*document.extraction, shown_name(document.input->path)));
      } else {
        output.write(document.lines);
      }
      progress.advance();
    });
    if (read > 0) output.commit();
  }
  if (read == 0) throw_nothing_read(inputs_, skipped);
  return skipped == 0 ? ExitStatus::fine : ExitStatus::partial;
}

}  // namespace diplograph::cli

#include "cli/command_extract.hpp"

#include <optional>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/input_documents.hpp"
#include "cli/model/model_extraction.hpp"
#include "cli/model/refusals.hpp"
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
  model_.setup(parser);
  parser
      .add_option("--rejected", rejected_,
                  "File for what was refused of what the model says, with the reasons (default: "
                  "rejected.jsonl beside the output)")
      ->type_name("FILE")
      ->group(model_options_group);
  parser.footer(
      std::string(model_footer) +
      "Examples:\n"
      "  diplograph extract article.txt -o claims.jsonl\n"
      "  diplograph extract papers/ speeches/ | diplograph assemble - -o graph.jsonld\n"
      "  diplograph extract --explain article.txt | less\n"
      "  diplograph extract --conllu article.conllu article.txt -o claims.jsonl\n"
      "  diplograph extract article.txt --model qwen3 --endpoint http://localhost:11434/v1 "
      "--dry-run\n"
      "  pdftotext article.pdf - | diplograph extract - | grep '\"claim\":\"relation\"'\n");
}

ExitStatus CommandExtract::run() {
  model_.check();
  if (model_.asked() && reading_.trace) {
    throw UsageError("--explain shows what rules do; give it without --model");
  }
  const InputDocuments found = find_documents(inputs_);
  for (const std::string& problem : found.problems) spdlog::error("skipped {}", problem);
  std::size_t read = 0;
  std::size_t skipped = found.problems.size();
  if (found.documents.empty()) throw_nothing_read(inputs_, skipped);
  const extract::Extractor extractor = make_extractor(reading_);
  std::optional<ModelWitness> witness;
  if (model_.asked()) witness.emplace(model_);
  if (model_.dry_run) {
    skipped += plan_for_model(extractor, found.documents, reading_, *witness);
    return skipped == 0 ? ExitStatus::fine : ExitStatus::partial;
  }
  AtomicFile output(output_);
  Progress progress("reading documents", found.documents.size(),
                    output_ != "-" || !standard_output_is_terminal());
  Refusals refusals;
  const auto take = [&](const ExtractedDocument& document) {
    report(document);
    document.extraction ? ++read : ++skipped;
    refusals.add(document);
    if (reading_.trace && document.extraction) {
      output.write(explain_rules(*document.extraction, shown_name(document.input->path)));
    } else {
      output.write(document.lines);
    }
  };
  if (!witness) {
    extract_in_order(extractor, found.documents, reading_, [&](const ExtractedDocument& document) {
      take(document);
      progress.advance();
    });
  } else {
    extract_with_model(extractor, found.documents, reading_, *witness, progress, take);
    progress.end();
    if (read > 0) witness->require_answers();
  }
  if (read == 0) throw_nothing_read(inputs_, skipped);
  output.commit();
  ExitStatus status = skipped == 0 ? ExitStatus::fine : ExitStatus::partial;
  if (witness) {
    if (const std::string file = rejected_file(rejected_, output_); !file.empty()) {
      AtomicFile rejected(file);
      rejected.write(refusals.lines());
      rejected.commit();
    }
    status = worse(status, witness->report());
    say(aligned(witness->summary()));
    say(extract::to_text(refusals.counts()));
  }
  return status;
}

}  // namespace diplograph::cli

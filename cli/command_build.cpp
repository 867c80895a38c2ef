#include "cli/command_build.hpp"

#include <chrono>
#include <optional>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/drawn_figure.hpp"
#include "cli/graph_summary.hpp"
#include "cli/input_documents.hpp"
#include "cli/model/model_extraction.hpp"
#include "cli/model/refusals.hpp"
#include "cli/ordered_extraction.hpp"
#include "cli/output_folder.hpp"
#include "cli/progress.hpp"
#include "export/byte_buffer.hpp"
#include "extract/extractor.hpp"
#include "graph/assemble.hpp"
#include "graph/error.hpp"
#include "graph/validate.hpp"

namespace diplograph::cli {
namespace {

/// What a person wants to know when the work is done.
struct Outcome {
  std::size_t documents = 0;
  std::size_t skipped = 0;
  std::size_t refused = 0;  // claims
  Refusals model;           // what a model said without support
};

/// Reads documents into an assembler, and writes their claims and texts on the way.
class Reading {
 public:
  Reading(OutputFolder& output, Assembler& assembler, ClaimSelection& selection,
          IdentityResolution& identity, Outcome& outcome)
      : output_(output),
        assembler_(assembler),
        selection_(selection),
        identity_(identity),
        outcome_(outcome),
        claims_(output.begin("claims.jsonl")) {}

  void take(const ExtractedDocument& document) {
    report(document);
    outcome_.model.add(document);
    if (!document.extraction) {
      ++outcome_.skipped;
      return;
    }
    ++outcome_.documents;
    const extract::Extraction& extraction = *document.extraction;
    claims_.write(document.lines);
    FileDescriptor text = output_.begin("text/" + extraction.document.id + ".txt");
    text.write(extraction.document.text);
    text.close();
    add(extraction.document);
    for (const Claim& claim : extraction.claims) add(claim);
    assembler_.forget_text(extraction.document.id);
  }

  void finish() { claims_.close(); }

 private:
  OutputFolder& output_;
  Assembler& assembler_;
  ClaimSelection& selection_;
  IdentityResolution& identity_;
  Outcome& outcome_;
  FileDescriptor claims_;

  void add(Claim claim) {
    if (!selection_.take(claim)) return;
    identity_.part(claim);
    try {
      assembler_.add(claim);
    } catch (const SchemaError& error) {
      ++outcome_.refused;
      spdlog::error("refused a claim: {}", error.what());
    }
  }
};

void write_files(OutputFolder& output, const Graph& graph, const exporting::Options& options,
                 const ValidationReport& report, Progress& progress) {
  for (const exporting::Format& format : exporting::formats()) {
    if (format.occasion != exporting::Occasion::build) continue;
    progress.begin("writing " + std::string(format.file_name));
    FileDescriptor file = output.begin(std::string(format.file_name));
    format.write(graph, options, [&file](std::string_view block) { file.write(block); });
    file.close();
  }
  FileDescriptor file = output.begin("validation.json");
  file.write(report.to_json());
  file.close();
}

std::string summary(const Graph& graph, const ValidationReport& report, const Outcome& outcome,
                    double seconds) {
  SummaryLines lines = count_lines(graph, statistics(graph, 1, 0));
  if (outcome.skipped > 0) {
    lines.insert(lines.begin() + 1, {"  skipped", std::to_string(outcome.skipped)});
  }
  if (outcome.refused > 0) lines.emplace_back("refused claims", std::to_string(outcome.refused));
  lines.emplace_back("violations", std::to_string(report.count(Severity::violation)));
  lines.emplace_back("warnings", std::to_string(report.count(Severity::warning)));
  lines.emplace_back("seconds", exporting::decimal(seconds));
  return aligned(lines);
}

}  // namespace

void CommandBuild::setup(CLI::App& parser) {
  parser.add_option("INPUT", inputs_, "Documents, folders with documents, or - for standard input")
      ->type_name("")
      ->required();
  parser.add_option("-o,--output", output_, "Folder to write into; made if it is not there")
      ->type_name("DIR")
      ->required();
  add_reading_options(parser, reading_);
  model_.setup(parser);
  selection_.setup(parser);
  identity_.setup(parser);
  parser.add_option("--language", options_.language, "Language of labels, such as fa or en")
      ->type_name("TAG");
  parser
      .add_option("--figure-nodes", options_.figure_nodes,
                  "Most nodes in the figure, the most central ones; 0 for all")
      ->type_name("N")
      ->capture_default_str();
  parser.footer(
      std::string(model_footer) +
      "Exit status 1 means that the graph violates the schema (see validation.json), 3 that some "
      "documents were skipped, or a model was not asked about all of them.\n\n"
      "Examples:\n"
      "  diplograph build article.txt -o out\n"
      "  diplograph build papers/ speeches/ statement.txt -o out\n"
      "  diplograph build papers/ -o out --model qwen3 --endpoint http://localhost:11434/v1\n"
      "  pdftotext article.pdf - | diplograph build - -o out --language en\n");
}

ExitStatus CommandBuild::run() {
  const auto begin = std::chrono::steady_clock::now();
  model_.check();
  const InputDocuments found = find_documents(inputs_, output_);
  for (const std::string& problem : found.problems) spdlog::error("skipped {}", problem);
  Outcome outcome;
  outcome.skipped = found.problems.size();
  if (found.documents.empty()) throw_nothing_read(inputs_, outcome.skipped);

  const extract::Extractor extractor = make_extractor(reading_);
  std::optional<ModelWitness> witness;
  if (model_.asked()) witness.emplace(model_);
  if (model_.dry_run) {
    outcome.skipped += plan_for_model(extractor, found.documents, reading_, *witness);
    return outcome.skipped == 0 ? ExitStatus::fine : ExitStatus::partial;
  }
  Progress progress("reading documents", found.documents.size());
  OutputFolder output(output_);
  Assembler assembler(Schema::diplomacy());
  selection_.load(Schema::diplomacy());
  identity_.load(Schema::diplomacy());
  {
    Reading reading(output, assembler, selection_, identity_, outcome);
    if (!witness) {
      extract_in_order(extractor, found.documents, reading_,
                       [&](const ExtractedDocument& document) {
                         reading.take(document);
                         progress.advance();
                       });
    } else {
      extract_with_model(extractor, found.documents, reading_, *witness, progress,
                         [&](const ExtractedDocument& document) { reading.take(document); });
    }
    reading.finish();
  }
  if (outcome.documents == 0) throw_nothing_read(inputs_, outcome.skipped);
  if (witness) {
    witness->require_answers();
    FileDescriptor rejected = output.begin("rejected.jsonl");
    rejected.write(outcome.model.lines());
    rejected.close();
  }

  progress.begin("assembling the graph");
  const Graph graph = selection_.settle(identity_.resolve(assembler.finish()));
  selection_.report();
  identity_.report();
  progress.begin("validating the graph");
  const ValidationReport report = validate(graph, graph.schema());
  options_.warn = warning_once();
  write_files(output, graph, options_, report, progress);
  FileDescriptor log = output.begin("merge.log");
  log.write(identity_.log(graph));
  log.close();
  progress.begin("putting the files in place");
  output.commit();
  progress.end();

  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
  AtomicFile standard_output("-");
  standard_output.write(summary(graph, report, outcome, passed.count()));
  ExitStatus status =
      outcome.skipped + outcome.refused > 0 ? ExitStatus::partial : ExitStatus::fine;
  if (witness) {
    standard_output.write(aligned(witness->summary()) + extract::to_text(outcome.model.counts()));
    status = worse(status, witness->report());
  }
  standard_output.commit();
  if (!report.conforms()) {
    spdlog::error("the graph violates its schema; see {}/validation.json", output_);
    return ExitStatus::violations;
  }
  return status;
}

}  // namespace diplograph::cli

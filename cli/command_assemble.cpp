#include "cli/command_assemble.hpp"

#include <fstream>
#include <iostream>
#include <set>
#include <utility>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/conflict_report.hpp"
#include "cli/graph_writing.hpp"
#include "cli/progress.hpp"
#include "cli/read_file.hpp"
#include "graph/assemble.hpp"
#include "graph/claim_file.hpp"
#include "graph/error.hpp"
#include "graph/value_conflicts.hpp"

namespace diplograph::cli {
namespace {

/// Adds claims in whatever order they come: those that quote a document which was not read yet
/// wait for it.
class Assembly {
 public:
  /// `origins`: where to note what values the claims bring; may be null.
  Assembly(const Schema& schema, ClaimSelection& selection, IdentityResolution& identity,
           ValueOrigins* origins)
      : schema_(schema),
        assembler_(schema),
        selection_(selection),
        identity_(identity),
        origins_(origins) {}

  void add(Claim claim, const std::string& place) {
    if (!selection_.take(claim)) return;
    identity_.part(claim);
    if (const auto* document = std::get_if<DocumentClaim>(&claim)) {
      documents_.insert(document->id);
    } else if (!documents_.contains(document_of(claim))) {
      waiting_.emplace_back(std::move(claim), place);
      return;
    }
    take(claim, place);
  }

  void refuse(const std::string& reason) {
    ++refused_;
    spdlog::error("refused {}", reason);
  }

  [[nodiscard]] Graph finish() {
    for (const auto& [claim, place] : waiting_) take(claim, place);
    waiting_.clear();
    return assembler_.finish();
  }

  [[nodiscard]] std::size_t accepted() const { return accepted_; }
  [[nodiscard]] std::size_t refused() const { return refused_; }

 private:
  const Schema& schema_;
  Assembler assembler_;
  ClaimSelection& selection_;
  IdentityResolution& identity_;
  ValueOrigins* origins_;
  std::set<std::string, std::less<>> documents_;
  std::vector<std::pair<Claim, std::string>> waiting_;
  std::size_t accepted_ = 0;
  std::size_t refused_ = 0;

  static const std::string& document_of(const Claim& claim) {
    const auto* mention = std::get_if<MentionClaim>(&claim);
    return mention != nullptr ? mention->evidence.document
                              : std::get<RelationClaim>(claim).evidence.document;
  }

  void take(const Claim& claim, const std::string& place) {
    try {
      assembler_.add(claim);
      ++accepted_;
      const auto* mention = std::get_if<MentionClaim>(&claim);
      if (mention != nullptr && origins_ != nullptr) origins_->add(schema_, *mention);
    } catch (const SchemaError& error) {
      refuse(place + ": " + error.what());
    }
  }
};

/// False if the file could not be read at all.
bool read_claims_file(const std::string& path, Assembly& assembly) {
  const std::string name = shown_name(path);
  std::ifstream file;
  if (path != "-") {
    file.open(path, std::ios::binary);
    if (!file) {
      spdlog::error("skipped {}: cannot be opened; check the path", name);
      return false;
    }
  }
  try {
    read_claims(
        path == "-" ? std::cin : file, name,
        [&](Claim claim, std::size_t line) {
          assembly.add(std::move(claim), name + ":" + std::to_string(line));
        },
        [&](const std::string& reason) {
          assembly.refuse(reason);
          return true;
        });
  } catch (const InputError& error) {
    spdlog::error("{}", error.what());
    return false;
  }
  return true;
}

}  // namespace

void CommandAssemble::setup(CLI::App& parser) {
  parser.add_option("CLAIMS", inputs_, "Claims files (JSON Lines), or - for standard input")
      ->type_name("")
      ->required();
  parser.add_option("-o,--output", output_, "Graph to write (default: standard output)")
      ->type_name("FILE");
  schema_.setup(parser);
  selection_.setup(parser);
  identity_.setup(parser);
  parser.add_option("--merge-log", merge_log_, "File to write why several names are one thing")
      ->type_name("FILE");
  parser
      .add_option("--report", report_,
                  "File to write values that contradict each other to, with the words behind them")
      ->type_name("FILE");
  parser.footer(
      "Examples:\n"
      "  diplograph assemble claims.jsonl -o graph.jsonld\n"
      "  diplograph assemble mine.jsonl theirs.jsonl -o graph.jsonld\n"
      "  diplograph assemble mine.jsonl theirs.jsonl -o graph.jsonld --report conflicts.json\n"
      "  diplograph assemble rules.jsonl model.jsonl --require-agreement -o graph.jsonld\n"
      "  diplograph extract papers/ | diplograph assemble - | diplograph stats -\n");
}

ExitStatus CommandAssemble::run() {
  const exporting::Format& format = require_format("jsonld");
  const Schema& schema = schema_.load();
  selection_.load(schema);
  identity_.load(schema);
  ValueOrigins origins;
  Assembly assembly(schema, selection_, identity_, report_.empty() ? nullptr : &origins);
  std::size_t unreadable = 0;
  Graph graph = [&] {
    const Progress progress("reading claims");
    for (const std::string& input : inputs_) {
      if (!read_claims_file(input, assembly)) ++unreadable;
    }
    return selection_.settle(identity_.resolve(assembly.finish()));
  }();
  if (assembly.accepted() == 0) {
    throw InputError({}, assembly.refused() + unreadable > 0
                             ? "no claim could be used; the reasons stand above"
                             : "there is no claim in " + shown_name(inputs_.front()) +
                                   (inputs_.size() > 1 ? " and the other files" : ""));
  }
  write_graph(graph, format, {}, output_);
  if (!merge_log_.empty()) {
    AtomicFile log(merge_log_);
    log.write(identity_.log(graph));
    log.commit();
  }
  if (!report_.empty()) {
    const std::vector<ValueConflict> conflicts = origins.conflicts(graph);
    warn_of(conflicts, true);
    write_report(conflicts, report_);
  }
  selection_.report();
  identity_.report();
  spdlog::info(
      "{} claims gave {} nodes and {} edges{}", assembly.accepted(), graph.node_count(),
      graph.edge_count(),
      assembly.refused() > 0 ? "; " + std::to_string(assembly.refused()) + " were refused" : "");
  return assembly.refused() + unreadable > 0 ? ExitStatus::partial : ExitStatus::fine;
}

}  // namespace diplograph::cli

#include "cli/command_import.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/difference_text.hpp"
#include "cli/graph_file.hpp"
#include "cli/graph_writing.hpp"
#include "cli/read_file.hpp"
#include "cli/reading_options.hpp"
#include "graph/difference.hpp"
#include "graph/error.hpp"
#include "graph/nearest_name.hpp"

namespace diplograph::cli {
namespace {

using importing::ColumnNames;
using importing::FileFormat;
using importing::Importer;
using importing::ImportReport;
using importing::Remark;

/// More remarks of a kind than a person reads are counted.
constexpr std::size_t most_remarks = 40;

void write_list() {
  AtomicFile output("-");
  const auto line = [&](std::string_view name, std::string_view title) {
    constexpr std::size_t width = 13;
    output.write(std::string(name) + std::string(width - name.size(), ' '));
    output.write(title);
    output.write("\n");
  };
  for (const FileFormat& format : importing::file_formats()) line(format.name, format.title);
  for (const extract::CandidateFormat& format : extract::candidate_formats()) {
    line(format.name, format.title);
  }
  output.commit();
}

void warn_of(const std::vector<Remark>& remarks, std::string_view kind) {
  for (std::size_t i = 0; i < std::min(remarks.size(), most_remarks); ++i) {
    const Remark& remark = remarks[i];
    spdlog::warn("{}{}: {}", remark.file, remark.line == 0 ? "" : ":" + std::to_string(remark.line),
                 remark.message);
  }
  if (remarks.size() > most_remarks) {
    spdlog::warn("{} more {} are not shown", remarks.size() - most_remarks, kind);
  }
}

}  // namespace

void CommandImport::setup(CLI::App& parser) {
  parser
      .add_option("FILE", inputs_, "Files to read, or - for standard input; tables may be several")
      ->type_name("");
  parser.add_option("--from", format_, "Format of the files (default: by their names)")
      ->type_name("FORMAT");
  parser.add_flag("--list", list_, "List the formats");
  parser
      .add_option("--map", mappings_,
                  "What a column is: a property of the schema, a word such as type,\n"
                  "relation, document or quote, label:LANGUAGE, or - to leave it out;\n"
                  "of candidates also what a type or relation is in the schema, and a\n"
                  "file with such lines")
      ->type_name("WORD=MEANING")
      ->allow_extra_args(false);
  parser
      .add_option("--base", base_,
                  "Graph that the files came from: what is still there gets all its\n"
                  "evidence back, and the changes are listed")
      ->type_name("GRAPH");
  parser
      .add_option("--texts", texts_,
                  "Folder of the documents' texts (text of a build): quotes that the\n"
                  "base does not have are looked up there")
      ->type_name("DIR");
  parser.add_option("--by", options_.extractor, "Who found what the files name no finder for")
      ->type_name("NAME")
      ->capture_default_str();
  parser
      .add_option("--language", options_.language, "Language of labels in no column of a language")
      ->type_name("TAG");
  parser.add_option("--type", options_.type, "Type of nodes that nothing else says the type of")
      ->type_name("TYPE");
  parser
      .add_option("--relation", options_.relation,
                  "Relation of edges that nothing else says the relation of")
      ->type_name("RELATION");
  parser.add_flag("--allow-unsupported", options_.allow_unsupported,
                  "Keep edges without a quote, for validate to name");
  parser
      .add_option("--documents", candidates_.documents,
                  "Documents, or folders with documents, that candidates are about")
      ->type_name("PATH")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  parser
      .add_option("--lexicon", candidates_.lexicons,
                  "Your own names for reading the documents of candidates, as for extract")
      ->type_name("FILE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  parser.add_flag("--sentences", candidates_.sentences,
                  "Take for a candidate without a quote the first sentence of its passage that\n"
                  "names both ends");
  parser
      .add_option("--claims", candidates_.claims,
                  "File to write the claims to that candidates became (JSON Lines)")
      ->type_name("FILE");
  parser
      .add_option("--rejected", candidates_.rejected,
                  "File to write refused candidates to, with reasons (default:\n"
                  "rejected.jsonl beside the graph)")
      ->type_name("FILE");
  add_repair_option(parser, candidates_.repair);
  parser.add_option("-o,--output", output_, "Graph to write (default: standard output)")
      ->type_name("FILE");
  schema_.setup(parser);
  parser.footer(
      "Examples:\n"
      "  diplograph import edited.gexf --base out/graph.jsonld -o edited.jsonld\n"
      "  diplograph import nodes.csv edges.csv --base out/graph.jsonld --texts out/text\\\n"
      "    --by \"Jane Brown\" -o edited.jsonld\n"
      "  diplograph import network.graphml --map kind=relation --map source_text=quote -o "
      "g.jsonld\n"
      "  diplograph import --from langextract extractions.jsonl -o graph.jsonld\n"
      "  diplograph import --from triples facts.csv --documents papers/ --map verb=relation\\\n"
      "    --claims claims.jsonl -o graph.jsonld\n"
      "  diplograph import --list\n");
}

ColumnNames CommandImport::column_names(const Schema& schema) const {
  ColumnNames names(schema);
  for (const std::string& mapping : mappings_) {
    const std::size_t equals = mapping.rfind('=');
    if (equals == std::string::npos) {
      throw UsageError("--map takes COLUMN=MEANING, not \"" + mapping + "\"");
    }
    names.map(mapping.substr(0, equals), mapping.substr(equals + 1));
  }
  return names;
}

const FileFormat& CommandImport::format_of(const std::string& path) const {
  const FileFormat* format =
      format_.empty() ? importing::format_of_file(path) : importing::find_file_format(format_);
  if (format != nullptr) return *format;
  std::vector<std::string> names;
  for (const FileFormat& each : importing::file_formats()) names.emplace_back(each.name);
  for (const auto& each : extract::candidate_formats()) names.emplace_back(each.name);
  if (!format_.empty()) {
    throw UsageError("nothing is read from \"" + format_ + "\"" + suggestion(format_, names) +
                     "; diplograph import --list names the formats");
  }
  throw UsageError("the name " + shown_name(path) +
                   " does not tell the format; say --from graphml, gexf or csv");
}

void CommandImport::check_words(const Schema& schema) const {
  if (!options_.type.empty() && !schema.find_type(options_.type)) {
    std::vector<std::string> names;
    for (const NodeType& type : schema.types()) names.push_back(type.name);
    throw UsageError("the schema \"" + schema.name() + "\" has no type \"" + options_.type + "\"" +
                     suggestion(options_.type, names));
  }
  if (!options_.relation.empty() && !schema.find_relation(options_.relation)) {
    std::vector<std::string> names;
    for (const RelationType& relation : schema.relations()) names.push_back(relation.name);
    throw UsageError("the schema \"" + schema.name() + "\" has no relation \"" + options_.relation +
                     "\"" + suggestion(options_.relation, names));
  }
}

void CommandImport::add_texts(Importer& importer) const {
  if (texts_.empty()) return;
  std::error_code error;
  for (std::filesystem::directory_iterator file(texts_, error), end; !error && file != end;
       file.increment(error)) {
    if (file->path().extension() != ".txt") continue;
    importer.add_text(file->path().stem().string(), read_file(file->path().string()));
  }
  if (error) {
    throw InputError({texts_, 0, 0, {}}, "cannot be read as a folder: " + error.message());
  }
}

void CommandImport::report(const ImportReport& report) const {
  warn_of(report.notices, "notices");
  warn_of(report.refused, "refused records");
  for (std::size_t i = 0; i < std::min(report.renamed.size(), most_remarks); ++i) {
    const importing::Renaming& renaming = report.renamed[i];
    spdlog::info("{} was renamed from \"{}\" to \"{}\"", renaming.id, renaming.from, renaming.to);
  }
  if (report.unplaced > 0) {
    spdlog::warn("nothing tells where {} quotes stand; {}", report.unplaced,
                 base_.empty() ? "--base GRAPH brings all evidence back, --texts DIR looks them up"
                               : "--texts DIR looks them up");
  }
  if (report.unsupported > 0) {
    spdlog::warn("{} edges have no evidence; validate names them", report.unsupported);
  }
}

ExitStatus CommandImport::run_candidates(const extract::CandidateFormat& format) {
  for (const auto& [given, option] :
       {std::pair(!base_.empty(), "--base"), std::pair(!texts_.empty(), "--texts"),
        std::pair(options_.allow_unsupported, "--allow-unsupported"),
        std::pair(!options_.language.empty(), "--language")}) {
    if (given) {
      throw UsageError(std::string(option) + " is for graphs; candidates of " +
                       std::string(format.name) + " are checked against --documents");
    }
  }
  const Schema& schema = schema_.load();
  check_words(schema);
  candidates_.inputs = inputs_;
  candidates_.mappings = mappings_;
  candidates_.type = options_.type;
  candidates_.relation = options_.relation;
  candidates_.output = output_;
  if (options_.extractor != default_extractor) candidates_.by = options_.extractor;
  return import_candidates(format, candidates_, schema);
}

void CommandImport::refuse_options_of_candidates() const {
  for (const auto& [given, option] : {std::pair(!candidates_.documents.empty(), "--documents"),
                                      std::pair(!candidates_.lexicons.empty(), "--lexicon"),
                                      std::pair(!candidates_.claims.empty(), "--claims"),
                                      std::pair(!candidates_.rejected.empty(), "--rejected"),
                                      std::pair(candidates_.sentences, "--sentences")}) {
    if (!given) continue;
    std::string names;
    for (const extract::CandidateFormat& format : extract::candidate_formats()) {
      names.append(names.empty() ? "" : ", ").append(format.name);
    }
    throw UsageError(std::string(option) + " is for candidates; say --from with one of " + names);
  }
}

ExitStatus CommandImport::run() {
  if (list_) {
    write_list();
    return ExitStatus::fine;
  }
  if (inputs_.empty()) throw UsageError("which files? Name some, or - for standard input");
  if (const auto* format = extract::find_candidate_format(format_)) return run_candidates(*format);
  refuse_options_of_candidates();
  const Schema& schema = schema_.load();
  check_words(schema);
  std::optional<Graph> base;
  if (!base_.empty()) base.emplace(read_graph(base_, schema));
  Importer importer(schema, column_names(schema), options_, base ? &*base : nullptr);
  add_texts(importer);
  for (const std::string& input : inputs_) {
    const FileFormat& format = format_of(input);
    importer.read(read_file(input), shown_name(input), format);
  }
  if (const auto unmet = importer.names().unmet(); !unmet.empty()) {
    throw UsageError("--map names the column \"" + unmet.front() + "\", which no file has");
  }
  const Graph graph = importer.finish();
  const ImportReport& found = importer.report();
  report(found);
  if (graph.node_count() == 0) {
    throw InputError({shown_name(inputs_.front()), 0, 0, {}}, "nothing of it could be taken over");
  }
  write_graph(graph, require_format("jsonld"), {}, output_);
  if (base && output_ != "-") {
    AtomicFile changes("-");
    changes.write(difference_text(difference(*base, graph)));
    changes.commit();
  }
  spdlog::info("{} nodes and {} edges of {} and {} records", graph.node_count(), graph.edge_count(),
               found.nodes, found.edges);
  return found.refused.empty() ? ExitStatus::fine : ExitStatus::partial;
}

}  // namespace diplograph::cli

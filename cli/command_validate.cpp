#include "cli/command_validate.hpp"

#include <filesystem>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/graph_file.hpp"
#include "cli/read_file.hpp"
#include "export/shacl_report.hpp"
#include "graph/error.hpp"
#include "graph/jsonld_reader.hpp"
#include "graph/validate.hpp"

namespace diplograph::cli {
namespace {

std::string readable(const ValidationReport& report) {
  std::string text;
  for (const Finding& finding : report.findings) {
    text.append(to_string(finding.severity)).append(" ").append(finding.rule).append(": ");
    text += finding.focus + ": " + finding.message;
    if (!finding.document.empty()) {
      text += " (" + finding.document;
      if (finding.line != 0) text += ", line " + std::to_string(finding.line);
      text += ")";
    }
    text += "\n    " + finding.remedy + "\n";
  }
  if (!report.findings.empty()) text += "\n";
  const auto count = [&](Severity severity, const char* word) {
    const std::size_t number = report.count(severity);
    return std::to_string(number) + " " + word + (number == 1 ? "" : "s");
  };
  return text + (report.conforms() ? "conforms" : "does not conform") + " to " +
         report.schema_name + " " + report.schema_version + ": " + std::to_string(report.nodes) +
         " nodes, " + std::to_string(report.edges) + " edges, " +
         count(Severity::violation, "violation") + ", " + count(Severity::warning, "warning") +
         ", " + count(Severity::info, "note") + "\n";
}

/// A graph with terms that the schema does not have cannot even be built; the first one is all that
/// can be said.
ValidationReport report_of(const ForbiddenError& error, const Schema& schema) {
  ValidationReport report;
  report.schema_name = schema.name();
  report.schema_version = schema.version();
  report.findings.push_back({Severity::violation,
                             "forbidden",
                             error.position().pointer,
                             error.what(),
                             "mend the graph there, then validate again",
                             {},
                             0,
                             {}});
  return report;
}

/// The graph is read by the terms of its schema without their limits, so that everything that
/// breaks `schema` is reported: by the built-in terms, or by those of `schema` if it has terms of
/// its own.
ValidationReport report_on(const std::string& path, const Schema& schema) {
  const bool built_in = &schema == &Schema::diplomacy();
  // What comes through a pipe cannot be read a second time.
  std::error_code ignored;
  const bool kept = !built_in && (path == "-" || !std::filesystem::is_regular_file(path, ignored));
  const std::string bytes = kept ? read_file(path) : std::string();
  const auto report = [&](const Schema& terms) {
    return validate(kept ? read_jsonld(bytes, shown_name(path), terms) : read_graph(path, terms),
                    schema);
  };
  if (!built_in) {
    try {
      return report(Schema::diplomacy().opened());
    } catch (const ForbiddenError&) {
      spdlog::debug("{}: has terms that the built-in schema does not have", shown_name(path));
    }
  }
  try {
    return report(schema.opened());
  } catch (const ForbiddenError& error) {
    return report_of(error, schema);
  }
}

}  // namespace

void CommandValidate::setup(CLI::App& parser) {
  parser.add_option("GRAPH", input_, "Graph (graph.jsonld), or - for standard input")
      ->type_name("")
      ->required();
  auto* json = parser.add_flag("--json", json_, "Write the report as JSON");
  parser.add_flag("--shacl", shacl_, "Write it as a SHACL validation report (Turtle)")
      ->excludes(json);
  parser.add_flag("--strict", strict_, "Let warnings count as violations do");
  parser.add_option("-o,--output", output_, "File to write (default: standard output)")
      ->type_name("FILE");
  schema_.setup(parser);
  parser.footer(
      "Exit status 1 means that the graph violates the schema (with --strict: or has warnings).\n\n"
      "Examples:\n"
      "  diplograph validate out/graph.jsonld\n"
      "  diplograph validate out/graph.jsonld --json -o validation.json\n"
      "  diplograph validate out/graph.jsonld --schema my-schema.json\n");
}

ExitStatus CommandValidate::run() {
  const ValidationReport report = report_on(input_, schema_.load());
  AtomicFile output(output_);
  output.write(json_    ? report.to_json()
               : shacl_ ? exporting::shacl_report(report)
                        : readable(report));
  output.commit();
  const bool fine = report.conforms() && !(strict_ && report.count(Severity::warning) > 0);
  return fine ? ExitStatus::fine : ExitStatus::violations;
}

}  // namespace diplograph::cli

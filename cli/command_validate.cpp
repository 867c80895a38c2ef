#include "cli/command_validate.hpp"

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/graph_file.hpp"
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

}  // namespace

void CommandValidate::setup(CLI::App& parser) {
  parser.add_option("GRAPH", input_, "Graph (graph.jsonld), or - for standard input")->required();
  parser.add_flag("--json", json_, "Write the report as JSON");
  parser.add_option("-o,--output", output_, "File to write (default: standard output)")
      ->type_name("FILE");
  schema_.setup(parser);
  parser.footer(
      "Exit status 1 means that the graph violates the schema.\n\n"
      "Examples:\n"
      "  diplograph validate out/graph.jsonld\n"
      "  diplograph validate out/graph.jsonld --json -o validation.json\n"
      "  diplograph validate out/graph.jsonld --schema my-schema.json\n");
}

ExitStatus CommandValidate::run() {
  const Graph graph = read_graph(input_, Schema::diplomacy());
  const ValidationReport report = validate(graph, schema_.load());
  AtomicFile output(output_);
  output.write(json_ ? report.to_json() : readable(report));
  output.commit();
  return report.conforms() ? ExitStatus::fine : ExitStatus::violations;
}

}  // namespace diplograph::cli

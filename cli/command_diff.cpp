#include "cli/command_diff.hpp"

#include <CLI/CLI.hpp>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "cli/atomic_file.hpp"
#include "cli/difference_text.hpp"
#include "cli/drawn_figure.hpp"
#include "cli/figure_arguments.hpp"
#include "cli/graph_file.hpp"
#include "export/figure.hpp"
#include "graph/difference.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

class Json {
 public:
  explicit Json(const Difference& found) : writer_(buffer_) {
    writer_.SetIndent(' ', 2);
    writer_.StartObject();
    list("addedDocuments", found.added_documents);
    list("removedDocuments", found.removed_documents);
    list("addedNodes", found.added_nodes);
    list("removedNodes", found.removed_nodes);
    array("changedNodes", found.changed_nodes, [this](const NodeDifference& change) {
      member("id", change.id);
      list("added", change.added);
      list("removed", change.removed);
      passages("addedMentions", change.added_mentions);
      passages("removedMentions", change.removed_mentions);
    });
    const auto lone = [this](const LoneEdge& edge) {
      member("id", edge.id);
      passages("evidence", edge.evidence);
    };
    array("addedEdges", found.added_edges, lone);
    array("removedEdges", found.removed_edges, lone);
    array("changedEdges", found.changed_edges, [this](const EdgeDifference& change) {
      member("id", change.id);
      passages("added", change.added);
      passages("removed", change.removed);
    });
    writer_.EndObject();
  }

  [[nodiscard]] std::string text() const {
    return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n";
  }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_;

  void string(const std::string& text) {
    writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void member(const char* key, const std::string& value) {
    writer_.Key(key);
    string(value);
  }
  void list(const char* key, const std::vector<std::string>& items) {
    writer_.Key(key);
    writer_.StartArray();
    for (const std::string& item : items) string(item);
    writer_.EndArray();
  }
  template <class Items, class Members>
  void array(const char* key, const Items& items, Members members) {
    writer_.Key(key);
    writer_.StartArray();
    for (const auto& item : items) {
      writer_.StartObject();
      members(item);
      writer_.EndObject();
    }
    writer_.EndArray();
  }
  void passages(const char* key, const std::vector<Evidence>& evidence) {
    array(key, evidence, [this](const Evidence& passage) {
      member("document", passage.document);
      writer_.Key("page");
      writer_.Uint(passage.page);
      writer_.Key("line");
      writer_.Uint(passage.line);
      member("quote", passage.quote);
      member("rule", passage.rule);
    });
  }
};

}  // namespace

void CommandDiff::setup(CLI::App& parser) {
  parser.add_option("BEFORE", before_, "Graph (graph.jsonld)")->required();
  parser.add_option("AFTER", after_, "Graph to compare it with; - for standard input")->required();
  parser
      .add_option("-o,--output", output_,
                  "File to write (default: standard output); .svg, .pdf, .png, .eps or .dot draws "
                  "a figure")
      ->type_name("FILE");
  parser.add_option("--to", to_, "text, json, or a figure: svg, pdf, png, eps, dot")
      ->check(CLI::IsMember({"text", "json", "svg", "pdf", "png", "eps", "dot"}));
  parser.add_flag("--json", json_, "The same as --to json")->excludes("--to");
  parser.add_option("--theme", theme_, "Of a figure: screen, print (colour) or print-mono")
      ->check(CLI::IsMember({"screen", "print", "print-mono"}))
      ->capture_default_str();
  parser.add_option("--lang", figure_.language, "Of a figure: language of labels")
      ->check(CLI::IsMember({"fa", "en"}));
  parser.add_option("--top", figure_.most, "Of a figure: most nodes; 0 for all of them")
      ->type_name("N")
      ->capture_default_str();
  parser.add_option("--width", width_, "Of a figure: 85mm, 170mm, 6.7in (default: landscape A4)");
  schema_.setup(parser);
  parser.footer(
      "+ stands before what only AFTER has, - before what only BEFORE has, and = before what both\n"
      "have with other names, properties or evidence. Graphs that do not differ give no line.\n"
      "A figure shows what was added, removed or changed, and its neighbours.\n\n"
      "Examples:\n"
      "  diplograph diff old/graph.jsonld new/graph.jsonld\n"
      "  diplograph diff old/graph.jsonld new/graph.jsonld --json\n"
      "  diplograph diff old/graph.jsonld new/graph.jsonld -o changes.svg\n"
      "  diplograph diff old/graph.jsonld new/graph.jsonld -o changes.pdf --theme print-mono\n");
}

std::string CommandDiff::format() const {
  if (json_) return "json";
  if (!to_.empty()) return to_;
  const std::size_t point = output_.rfind('.');
  if (output_ == "-" || point == std::string::npos) return "text";
  const std::string ending = output_.substr(point + 1);
  if (ending == "tex") {
    throw UsageError("a difference cannot be drawn as .tex; draw it as .pdf, .svg, .png or .eps");
  }
  if (ending == "json") return "json";
  for (const std::string_view known : exporting::figure_extensions()) {
    if (ending == known) return ending;
  }
  return "text";
}

ExitStatus CommandDiff::run() {
  const std::string wanted = format();
  if (!width_.empty()) figure_.width = millimetres(width_);
  figure_.theme = theme_from(theme_);
  const Schema& schema = schema_.load();
  const Graph before = read_graph(before_, schema);
  const Graph after = read_graph(after_, schema);
  std::string found;
  if (wanted == "text") {
    found = difference_text(difference(before, after));
  } else if (wanted == "json") {
    found = Json(difference(before, after)).text();
  } else {
    exporting::PlacedFigure figure = exporting::place_difference(before, after, figure_);
    found = rendered(figure, figure_format("." + wanted));
  }
  AtomicFile output(output_);
  output.write(found);
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli

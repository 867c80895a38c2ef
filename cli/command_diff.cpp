#include "cli/command_diff.hpp"

#include <CLI/CLI.hpp>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "cli/atomic_file.hpp"
#include "cli/graph_file.hpp"
#include "graph/difference.hpp"

namespace diplograph::cli {
namespace {

std::string place(const Evidence& evidence) {
  return evidence.document +
         (evidence.page != 0 ? ", page " + std::to_string(evidence.page) : std::string()) +
         ", line " + std::to_string(evidence.line) + ": " + evidence.quote;
}

/// Lines that begin with + (only in the second graph), - (only in the first) or = (in both, with
/// what differs below).
class Readable {
 public:
  explicit Readable(const Difference& found) {
    for (const std::string& id : found.removed_documents) line("- document " + id);
    for (const std::string& id : found.added_documents) line("+ document " + id);
    for (const std::string& id : found.removed_nodes) line("- " + id);
    for (const std::string& id : found.added_nodes) line("+ " + id);
    for (const NodeDifference& change : found.changed_nodes) {
      line("= " + change.id);
      for (const std::string& detail : change.removed) line("  - " + detail);
      for (const std::string& detail : change.added) line("  + " + detail);
      passages("  - mentioned in ", change.removed_mentions);
      passages("  + mentioned in ", change.added_mentions);
    }
    for (const LoneEdge& edge : found.removed_edges) {
      line("- " + edge.id);
      passages("    ", edge.evidence);
    }
    for (const LoneEdge& edge : found.added_edges) {
      line("+ " + edge.id);
      passages("    ", edge.evidence);
    }
    for (const EdgeDifference& change : found.changed_edges) {
      line("= " + change.id);
      passages("  - ", change.removed);
      passages("  + ", change.added);
    }
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;

  void line(const std::string& words) { text_.append(words).append("\n"); }
  void passages(const std::string& indent, const std::vector<Evidence>& evidence) {
    for (const Evidence& passage : evidence) line(indent + place(passage));
  }
};

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
  parser.add_flag("--json", json_, "Write the differences as JSON");
  schema_.setup(parser);
  parser.footer(
      "+ stands before what only AFTER has, - before what only BEFORE has, and = before what both\n"
      "have with other names, properties or evidence. Graphs that do not differ give no line.\n\n"
      "Examples:\n"
      "  diplograph diff old/graph.jsonld new/graph.jsonld\n"
      "  diplograph diff old/graph.jsonld new/graph.jsonld --json\n");
}

ExitStatus CommandDiff::run() {
  const Schema& schema = schema_.load();
  const Graph before = read_graph(before_, schema);
  const Graph after = read_graph(after_, schema);
  const Difference found = difference(before, after);
  AtomicFile output("-");
  output.write(json_ ? Json(found).text() : Readable(found).text());
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "export/byte_buffer.hpp"
#include "export/markdown_text.hpp"
#include "export/writers.hpp"
#include "graph/decimal.hpp"

namespace diplograph::exporting {
namespace {

// The table a paper prints: one row per actor, with its goals, strategies and agreements, each with
// its confidence, the number of passages that say so, and a footnote that quotes the best of them.
// GitHub, pandoc and most other Markdown readers know the footnotes.

enum ColumnId : std::size_t { goals, strategies, agreements, column_count };

struct ColumnTerms {
  const char* type;
  const char* usual_relation;  ///< the one that needs no word in the cell
};

constexpr std::array<ColumnTerms, column_count> terms = {
    {{"Goal", "pursues"}, {"Strategy", "adopts"}, {"Agreement", "partyTo"}}};

class Matrix {
 public:
  Matrix(const Graph& graph, const Options& options, ByteBuffer& out)
      : graph_(graph), options_(options), out_(out) {}

  void write();

 private:
  const Graph& graph_;
  const Options& options_;
  ByteBuffer& out_;
  std::map<Graph::Vertex, std::array<std::vector<Graph::EdgeDescriptor>, column_count>> rows_;
  std::vector<StoredEvidence> notes_;

  void collect();
  void write_head();
  void write_cell(const std::vector<Graph::EdgeDescriptor>& edges, ColumnId column);
  void write_advanced_goals(Graph::Vertex means);
  void write_notes();
  [[nodiscard]] std::string heading(const char* type) const;
  [[nodiscard]] std::string label(Graph::Vertex vertex) const;
  [[nodiscard]] bool is_a(Graph::Vertex vertex, const char* type) const;
};

bool Matrix::is_a(Graph::Vertex vertex, const char* type) const {
  const Schema& schema = graph_.schema();
  const auto wanted = schema.find_type(type);
  return wanted && schema.is_a(graph_.node(vertex).type, *wanted);
}

std::string Matrix::heading(const char* type) const {
  const auto id = graph_.schema().find_type(type);
  if (!id) return type;
  const NodeType& node_type = graph_.schema().type(*id);
  const std::string& label = options_.language == "fa" ? node_type.label_fa : node_type.label_en;
  return label.empty() ? node_type.name : label;
}

std::string Matrix::label(Graph::Vertex vertex) const {
  return markdown_cell(graph_.label(vertex, options_.language));
}

void Matrix::collect() {
  for (const Graph::EdgeDescriptor& edge : graph_.edges()) {
    const Graph::Vertex actor = source(edge, graph_.boost());
    if (!is_a(actor, "Actor")) continue;
    for (const ColumnId column : {goals, strategies, agreements}) {
      if (is_a(target(edge, graph_.boost()), terms[column].type)) {
        rows_[actor][column].push_back(edge);
      }
    }
  }
}

void Matrix::write_head() {
  out_ << "# " << heading("Actor") << " × " << heading("Goal") << " × " << heading("Strategy")
       << " × " << heading("Agreement") << "\n\n";
  if (rows_.empty()) {
    out_ << "No actor of this graph has a goal, a strategy or an agreement.\n";
    return;
  }
  out_ << "In brackets: the relation where it is not the usual one, the confidence (0 to 1) and "
          "the number of passages. The notes quote the best passage.\n\n"
       << "| " << heading("Actor");
  for (const ColumnTerms& column : terms) out_ << " | " << heading(column.type);
  out_ << " |\n| --- | --- | --- | --- |\n";
}

// A means is followed by the goals it advances: the link that a reader of the row looks for.
void Matrix::write_advanced_goals(Graph::Vertex means) {
  bool first = true;
  std::vector<Graph::Vertex> advanced;
  for (auto [edge, end] = out_edges(means, graph_.boost()); edge != end; ++edge) {
    const Edge& link = graph_.edge(*edge);
    if (link.polarity == Polarity::affirmed &&
        graph_.schema().relation(link.relation).name == "advances") {
      advanced.push_back(target(*edge, graph_.boost()));
    }
  }
  std::sort(advanced.begin(), advanced.end());
  for (const Graph::Vertex goal : advanced) {
    out_ << (first ? ", advances: " : "; ") << label(goal);
    first = false;
  }
}

void Matrix::write_cell(const std::vector<Graph::EdgeDescriptor>& edges, ColumnId column) {
  bool first = true;
  for (const Graph::EdgeDescriptor& descriptor : edges) {
    const Edge& edge = graph_.edge(descriptor);
    const std::string& relation = graph_.schema().relation(edge.relation).name;
    const Graph::Vertex other = target(descriptor, graph_.boost());
    out_ << (first ? "" : "<br>") << label(other) << " (";
    first = false;
    if (edge.polarity == Polarity::negated) out_ << "not ";
    if (edge.polarity == Polarity::negated || relation != terms[column].usual_relation) {
      out_ << relation << ", ";
    }
    out_ << decimal3(graph_.confidence(edge)) << ", " << std::uint64_t{graph_.evidence(edge).size()}
         << ")";
    if (const auto best = graph_.best(edge)) {
      notes_.push_back(*best);
      out_ << "[^" << std::uint64_t{notes_.size()} << "]";
    }
    if (column != goals) write_advanced_goals(other);
  }
}

void Matrix::write_notes() {
  std::uint64_t number = 0;
  for (const StoredEvidence& note : notes_) {
    out_ << "\n[^" << ++number << "]: " << markdown_cell(graph_.text(note.document));
    if (note.page != 0) out_ << ", page " << std::uint64_t{note.page};
    out_ << ", line " << std::uint64_t{note.line} << ": “" << markdown_cell(graph_.text(note.quote))
         << "”\n";
  }
}

void Matrix::write() {
  collect();
  write_head();
  for (const auto& [actor, cells] : rows_) {
    out_ << "| " << label(actor);
    for (const ColumnId column : {goals, strategies, agreements}) {
      out_ << " | ";
      write_cell(cells[column], column);
    }
    out_ << " |\n";
  }
  write_notes();
}

}  // namespace

void write_matrix(const Graph& graph, const Options& options, const Sink& sink) {
  ByteBuffer out(sink);
  Matrix(graph, options, out).write();
  out.finish();
}

}  // namespace diplograph::exporting

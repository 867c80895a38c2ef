#include <string>
#include <string_view>

#include "export/byte_buffer.hpp"
#include "export/fields.hpp"
#include "export/json_text.hpp"
#include "export/writers.hpp"

namespace diplograph::exporting {
namespace {

// GraphSON 3.0 of Apache TinkerPop 3: a line per vertex with its edges in both directions
// (TinkerGraph reads edges from "inE"), typed numbers. Version 4 is a protocol of networks, not a
// format of files.

class Writer {
 public:
  Writer(const Graph& graph, const Options& options, const Sink& sink)
      : graph_(graph), fields_(graph, options), out_(sink) {}

  void write() {
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) write_vertex(vertex);
    out_.finish();
  }

 private:
  const Graph& graph_;
  const Fields fields_;
  ByteBuffer out_;
  FieldValues values_;

  void value(const Field& field, std::string_view text) {
    switch (field.type) {
      case FieldType::integer:
        out_ << R"({"@type":"g:Int64","@value":)" << text << '}';
        break;
      case FieldType::real:
        out_ << R"({"@type":"g:Double","@value":)" << text
             << (text.find('.') == std::string_view::npos ? ".0}" : "}");
        break;
      case FieldType::boolean:
        out_ << text;
        break;
      case FieldType::text:
        json_string(out_, text);
    }
  }

  void write_vertex(Graph::Vertex vertex) {
    out_ << "{\"id\":";
    json_string(out_, graph_.id(vertex));
    out_ << ",\"label\":";
    json_string(out_, graph_.schema().type(graph_.node(vertex).type).name);
    const auto [first_in, last_in] = in_edges(vertex, graph_.boost());
    write_edges("inE", "outV", first_in, last_in);
    const auto [first_out, last_out] = out_edges(vertex, graph_.boost());
    write_edges("outE", "inV", first_out, last_out);
    fields_.read(vertex, values_);
    out_ << ",\"properties\":{";
    bool first = true;
    for (std::size_t i = 1; i < values_.size(); ++i) {
      if (values_[i].empty()) continue;
      const Field& field = fields_.of_nodes()[i];
      if (!first) out_ << ',';
      first = false;
      json_string(out_, field.name);
      out_ << ":[{\"id\":";
      json_string(out_, std::string(graph_.id(vertex)) + "|" + field.name);
      out_ << ",\"value\":";
      value(field, values_[i]);
      out_ << "}]";
    }
    out_ << "}}\n";
  }

  /// Edges by label, as the format wants them; a canonical graph has those out of a vertex in that
  /// order already, those into it are collected label by label.
  template <typename Edges>
  void write_edges(std::string_view key, std::string_view other_end, Edges first, Edges last) {
    if (first == last) return;
    out_ << ",\"" << key << "\":{";
    bool first_label = true;
    for (const RelationType& relation : graph_.schema().relations()) {
      bool open = false;
      for (auto edge = first; edge != last; ++edge) {
        if (graph_.edge(*edge).relation != relation.id) continue;
        if (!open) {
          if (!first_label) out_ << ',';
          first_label = false;
          json_string(out_, relation.name);
          out_ << ":[";
        } else {
          out_ << ',';
        }
        open = true;
        write_edge(*edge, other_end);
      }
      if (open) out_ << ']';
    }
    out_ << '}';
  }

  void write_edge(const Graph::EdgeDescriptor& edge, std::string_view other_end) {
    const Graph::Vertex other =
        other_end == "outV" ? source(edge, graph_.boost()) : target(edge, graph_.boost());
    fields_.read(edge, values_);
    out_ << "{\"id\":";
    json_string(out_, values_.front());
    out_ << ",\"" << other_end << "\":";
    json_string(out_, graph_.id(other));
    out_ << ",\"properties\":{";
    bool first = true;
    for (std::size_t i = 1; i < values_.size(); ++i) {
      if (values_[i].empty()) continue;
      if (!first) out_ << ',';
      first = false;
      json_string(out_, fields_.of_edges()[i].name);
      out_ << ':';
      value(fields_.of_edges()[i], values_[i]);
    }
    out_ << "}}";
  }
};

}  // namespace

void write_graphson(const Graph& graph, const Options& options, const Sink& sink) {
  Writer(graph, options, sink).write();
}

}  // namespace diplograph::exporting

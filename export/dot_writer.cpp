#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "export/byte_buffer.hpp"
#include "export/cgraph_graph.hpp"
#include "export/columns.hpp"
#include "export/edge_walk.hpp"
#include "export/graphviz_lock.hpp"
#include "export/theme.hpp"
#include "export/writers.hpp"
#include "graph/decimal.hpp"

namespace diplograph::exporting {
namespace {

// A plain DOT file: node and edge statements only, since Gephi's reader swallows everything that
// follows a default statement (node [...]) and makes nodes of graph attributes. Figures with
// fonts, legend and layout are the svg and pdf formats.

// Where cgraph writes to. An exception must not cross its C frames, so it waits here.
class Channel {
 public:
  explicit Channel(ByteBuffer& out) : out_(out) {}

  static int put(void* channel, const char* text) {
    return static_cast<Channel*>(channel)->append(text);
  }
  static int flush(void* /*channel*/) { return 0; }

  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  ByteBuffer& out_;
  std::exception_ptr error_;
  bool after_backslash_ = false;

  // cgraph hands over words one by one, and has no quotes around one of letters only, whatever
  // their script; Boost's reader takes only ASCII without them.
  static bool wants_quotes(std::string_view word) {
    return !word.starts_with('"') && std::any_of(word.begin(), word.end(), [](char letter) {
      return static_cast<unsigned char>(letter) >= 0x80;
    });
  }

  // cgraph breaks strings after some 128 bytes with a backslash and a line end, which readers other
  // than its own do not join again; we write no line ends inside strings, so every such pair goes.
  int append(std::string_view text) {
    try {
      const bool quotes = wants_quotes(text);
      if (quotes) out_ << '"';
      for (const char letter : text) {
        if (after_backslash_) {
          after_backslash_ = false;
          if (letter == '\n') continue;
          out_ << '\\' << letter;
        } else if (letter == '\\') {
          after_backslash_ = true;
        } else {
          out_ << letter;
        }
      }
      if (quotes) out_ << '"';
      return 0;
    } catch (...) {
      error_ = std::current_exception();
      return EOF;
    }
  }
};

void set_text(void* object, const char* name, std::string_view value) {
  if (!value.empty()) set_attribute(object, name, dot_text(value));
}

Agnode_t* add_node(Agraph_t* drawing, const Graph& graph, Graph::Vertex vertex,
                   const Options& options) {
  std::string id = dot_text(graph.id(vertex));
  Agnode_t* node = agnode(drawing, id.data(), 1);
  const TypeId type = graph.node(vertex).type;
  const NodeStyle style = node_style(graph.schema(), type);
  set_text(node, "label", graph.label(vertex, options.language));
  set_text(node, "class", graph.schema().type(type).name);
  set_text(node, "shape", style.shape);
  set_text(node, "style", style.style);
  set_text(node, "fillcolor", style.colour.tint(0.35).hsv());
  set_text(node, "color", style.colour.hsv());
  set_text(node, "aliases", joined(graph.aliases(vertex, options.language)));
  for (const NodeAttribute& attribute : options.attributes) {
    set_text(node, attribute_name(attribute.name).c_str(), attribute.values[vertex]);
  }
  return node;
}

void add_edge(Agraph_t* drawing, const std::vector<Agnode_t*>& nodes, const Graph& graph,
              Graph::EdgeDescriptor descriptor) {
  const Edge& edge = graph.edge(descriptor);
  const RelationType& relation = graph.schema().relation(edge.relation);
  const EdgeStyle style = edge_style(graph.schema(), edge.relation);
  Agedge_t* line = agedge(drawing, nodes[source(descriptor, graph.boost())],
                          nodes[target(descriptor, graph.boost())], nullptr, 1);
  const bool negated = edge.polarity == Polarity::negated;
  set_text(line, "label", (negated ? "not " : "") + relation.name);
  set_text(line, "relation", relation.name);
  set_text(line, "polarity", to_string(edge.polarity));
  set_text(line, "modality", to_string(graph.modality(edge)));
  set_text(line, "confidence", decimal3(graph.confidence(edge)));
  set_text(line, "evidence_count", std::to_string(graph.evidence(edge).size()));
  set_text(line, "color", style.colour.hsv());
  set_text(line, "style", style.line);
  if (relation.symmetric) set_text(line, "dir", "none");
  if (negated) set_text(line, "arrowhead", "tee");
  if (const auto best = graph.best(edge)) {
    set_text(line, "document", graph.text(best->document));
    set_text(line, "line", std::to_string(best->line));
    if (best->page != 0) set_text(line, "page", std::to_string(best->page));
    set_text(line, "quote", graph.text(best->quote));
  }
}

}  // namespace

void write_dot(const Graph& graph, const Options& options, const Sink& sink) {
  const auto lock = lock_graphviz();
  ByteBuffer out(sink);
  Channel channel(out);
  Agiodisc_t io = AgIoDisc;
  io.putstr = Channel::put;
  io.flush = Channel::flush;
  Agdisc_t discipline{&AgMemDisc, &AgIdDisc, &io};
  std::string name = "diplograph";
  const CgraphGraph drawing(agopen(name.data(), Agdirected, &discipline));
  // Once a figure was drawn, Graphviz gives each new graph the default label "\N", which would be
  // written as a default statement.
  std::string label = "label";
  std::string none;
  agattr(drawing.get(), AGNODE, label.data(), none.data());

  std::vector<Agnode_t*> nodes;
  nodes.reserve(graph.node_count());
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    nodes.push_back(add_node(drawing.get(), graph, vertex, options));
  }
  for_each_edge(graph, [&](const Graph::EdgeDescriptor& edge) {
    add_edge(drawing.get(), nodes, graph, edge);
  });
  agwrite(drawing.get(), &channel);
  channel.rethrow();
  out.finish();
}

}  // namespace diplograph::exporting

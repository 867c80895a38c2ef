#include "export/explorer_data.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <unicode/utf8.h>

#include "export/byte_buffer.hpp"
#include "export/columns.hpp"
#include "export/edge_walk.hpp"
#include "export/json_text.hpp"
#include "export/network_layout.hpp"
#include "export/theme.hpp"

namespace diplograph::exporting {
namespace {

/// Interned strings as a table of their own, numbered by first use.
class StringTable {
 public:
  explicit StringTable(const Graph& graph) : graph_(graph) {}

  void add(StringId id) {
    if (numbers_.emplace(id, texts_.size()).second) texts_.push_back(graph_.text(id));
  }
  [[nodiscard]] std::uint64_t number(StringId id) const { return numbers_.at(id); }
  [[nodiscard]] const std::vector<std::string_view>& texts() const { return texts_; }

 private:
  const Graph& graph_;
  std::unordered_map<StringId, std::size_t> numbers_;
  std::vector<std::string_view> texts_;
};

/// Where a node lies in the explorer, 0 to 10,000 in both directions, y upwards.
struct GridPlace {
  std::uint64_t x = 0, y = 0;
};

/// The points in a square, with the same scale in both directions.
std::vector<GridPlace> grid_places(const std::vector<Point>& points) {
  constexpr double side = 10'000;
  std::vector<GridPlace> places;
  if (points.empty()) return places;
  Rectangle all = Rectangle::at(points.front());
  for (const Point& point : points) all.include(point);
  const double extent = std::max({all.width(), all.height(), 1.0});
  const auto place = [extent](double value, double least) {
    return static_cast<std::uint64_t>(std::lround((value - least) / extent * side));
  };
  places.reserve(points.size());
  for (const Point& point : points) {
    places.push_back({place(point.x, all.left), place(point.y, all.bottom)});
  }
  return places;
}

/// For ascending byte positions of a UTF-8 text, the same positions in UTF-16 units. Ill-formed
/// bytes count as one unit for each U+FFFD that `json_string` writes in their place.
class Utf16Units {
 public:
  explicit Utf16Units(std::string_view text) : text_(text) {}

  std::uint64_t at(std::size_t byte) {
    if (byte < byte_) {
      byte_ = 0;
      units_ = 0;
    }
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
    while (byte_ < byte && byte_ < text_.size()) {
      UChar32 point = 0;
      U8_NEXT(bytes, byte_, text_.size(), point);
      units_ += point > 0xFFFF ? 2 : 1;
    }
    return units_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::uint64_t units_ = 0;
};

/// Puts a comma before every element but the first.
class Comma {
 public:
  void before(ByteBuffer& out) {
    if (!first_) out << ',';
    first_ = false;
  }

 private:
  bool first_ = true;
};

class DataWriter {
 public:
  DataWriter(const Graph& graph, const Options& options, const Sink& sink)
      : graph_(graph), options_(options), out_(sink), strings_(graph) {}

  void write() {
    gather_strings();
    out_ << "{\"language\":";
    json_string(out_, options_.language.empty() ? graph_.main_language() : options_.language);
    member("documents");
    write_documents();
    member("types");
    write_types();
    member("relations");
    write_relations();
    member("strings");
    list(strings_.texts(), [this](std::string_view text) { json_string(out_, text); });
    member("nodes");
    write_nodes();
    member("edges");
    write_edges();
    member("mentions");
    write_mentions();
    member("evidence");
    write_evidence();
    out_ << "}";
    out_.finish();
  }

 private:
  const Graph& graph_;
  const Options& options_;
  ByteBuffer out_;
  StringTable strings_;
  std::unordered_map<std::string_view, std::uint64_t> documents_;

  void member(std::string_view name) { out_ << ",\n\"" << name << "\":"; }

  template <typename Range, typename Write>
  void list(const Range& range, const Write& write) {
    out_ << '[';
    Comma comma;
    for (const auto& element : range) {
      comma.before(out_);
      write(element);
    }
    out_ << ']';
  }

  template <typename Write>
  void node_column(std::string_view name, const Write& write) {
    out_ << '"' << name << "\":[";
    Comma comma;
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
      comma.before(out_);
      write(vertex);
    }
    out_ << ']';
  }

  template <typename Write>
  void edge_column(std::string_view name, const Write& write) {
    out_ << '"' << name << "\":[";
    Comma comma;
    for_each_edge(graph_, [&](const Graph::EdgeDescriptor& edge) {
      comma.before(out_);
      write(edge);
    });
    out_ << ']';
  }

  void add_strings(const EvidenceStore::Range& evidence) {
    for (const StoredEvidence& one : evidence) {
      for (const StringId id : {one.quote, one.rule, one.holder, one.date}) strings_.add(id);
    }
  }

  void gather_strings() {
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
      add_strings(graph_.mentions(vertex));
    }
    for_each_edge(graph_,
                  [&](const Graph::EdgeDescriptor& edge) { add_strings(graph_.evidence(edge)); });
  }

  void field(std::string_view name, std::string_view text) {
    out_ << '"' << name << "\":";
    json_string(out_, text);
  }

  void write_documents() {
    std::uint64_t number = 0;
    list(graph_.documents(), [&](const auto& entry) {
      const DocumentInfo& document = entry.second;
      documents_.emplace(document.id, number++);
      out_ << '{';
      field("id", document.id);
      out_ << ',';
      field("title", document.title);
      out_ << ',';
      field("language", document.language);
      out_ << ',';
      field("file", document.file);
      out_ << '}';
    });
  }

  void write_types() {
    list(graph_.schema().types(), [this](const NodeType& type) {
      out_ << '{';
      field("name", type.name);
      out_ << ',';
      field("en", type.label_en);
      out_ << ',';
      field("fa", type.label_fa);
      out_ << ',';
      field("colour", node_style(graph_.schema(), type.id).colour.hexadecimal());
      out_ << '}';
    });
  }

  void write_relations() {
    list(graph_.schema().relations(), [this](const RelationType& relation) {
      out_ << '{';
      field("name", relation.name);
      out_ << ',';
      field("en", relation.label_en);
      out_ << ',';
      field("fa", relation.label_fa);
      out_ << ',';
      field("colour", edge_style(graph_.schema(), relation.id).colour.hexadecimal());
      out_ << ",\"symmetric\":" << (relation.symmetric ? "true" : "false") << '}';
    });
  }

  /// Properties as pairs of a name and a value, dates told apart for the filter.
  void write_properties(Graph::Vertex vertex) {
    list(graph_.properties(vertex), [this](const StoredProperty& property) {
      const PropertyDefinition& definition = graph_.schema().property(property.property);
      out_ << '[';
      json_string(out_, definition.name);
      out_ << ',';
      json_string(out_, graph_.text(property.value));
      if (definition.datatype == Datatype::date) out_ << ",1";
      out_ << ']';
    });
  }

  void write_nodes() {
    const auto text = [this](std::string_view value) { json_string(out_, value); };
    const std::vector<GridPlace> places = grid_places(network_layout(graph_));
    out_ << '{';
    node_column("id", [&](Graph::Vertex vertex) { text(graph_.id(vertex)); });
    out_ << ",\n";
    node_column("type", [&](Graph::Vertex vertex) {
      out_ << static_cast<std::uint64_t>(graph_.node(vertex).type);
    });
    out_ << ",\n";
    node_column("label", [&](Graph::Vertex v) { text(graph_.label(v, options_.language)); });
    out_ << ",\n";
    node_column("en", [&](Graph::Vertex vertex) { text(label_in(graph_, vertex, "en")); });
    out_ << ",\n";
    node_column("fa", [&](Graph::Vertex vertex) { text(label_in(graph_, vertex, "fa")); });
    out_ << ",\n";
    node_column("aliases",
                [&](Graph::Vertex v) { list(graph_.aliases(v, options_.language), text); });
    out_ << ",\n";
    node_column("properties", [&](Graph::Vertex vertex) { write_properties(vertex); });
    out_ << ",\n";
    node_column("x", [&](Graph::Vertex vertex) { out_ << places[vertex].x; });
    out_ << ",\n";
    node_column("y", [&](Graph::Vertex vertex) { out_ << places[vertex].y; });
    out_ << ",\n";
    node_column("mentions", [&](Graph::Vertex vertex) {
      out_ << std::uint64_t{graph_.mentions(vertex).size()};
    });
    out_ << '}';
  }

  void write_edges() {
    using Descriptor = Graph::EdgeDescriptor;
    out_ << '{';
    edge_column("source", [&](const Descriptor& edge) {
      out_ << std::uint64_t{source(edge, graph_.boost())};
    });
    out_ << ",\n";
    edge_column("target", [&](const Descriptor& edge) {
      out_ << std::uint64_t{target(edge, graph_.boost())};
    });
    out_ << ",\n";
    edge_column("relation", [&](const Descriptor& edge) {
      out_ << static_cast<std::uint64_t>(graph_.edge(edge).relation);
    });
    out_ << ",\n";
    edge_column("negated", [&](const Descriptor& edge) {
      out_ << (graph_.edge(edge).polarity == Polarity::negated ? '1' : '0');
    });
    out_ << ",\n";
    edge_column("modality", [&](const Descriptor& edge) {
      out_ << static_cast<std::uint64_t>(graph_.modality(edge));
    });
    out_ << ",\n";
    edge_column("confidence", [&](const Descriptor& edge) { per_mille(graph_.confidence(edge)); });
    out_ << ",\n";
    edge_column("evidence", [&](const Descriptor& edge) {
      out_ << std::uint64_t{graph_.evidence(edge).size()};
    });
    out_ << '}';
  }

  void per_mille(double confidence) {
    out_ << static_cast<std::uint64_t>(std::llround(confidence * 1000));
  }

  /// One piece: document, page, line, quote, rule, confidence, modality, holder, date, and for each
  /// mark its role, begin and end.
  void write_piece(const StoredEvidence& one) {
    out_ << '[' << documents_.at(graph_.text(one.document)) << ',' << std::uint64_t{one.page} << ','
         << std::uint64_t{one.line} << ',' << strings_.number(one.quote) << ','
         << strings_.number(one.rule) << ',';
    per_mille(one.confidence);
    out_ << ',' << static_cast<std::uint64_t>(one.modality) << ',' << strings_.number(one.holder)
         << ',' << strings_.number(one.date);
    Utf16Units units(graph_.text(one.quote));
    for (const Mark& mark : one.marks) {
      const std::uint64_t begin = units.at(mark.span.begin);
      out_ << ',' << static_cast<std::uint64_t>(mark.role) << ',' << begin << ','
           << units.at(mark.span.end);
    }
    out_ << ']';
  }

  void write_mentions() {
    out_ << '[';
    Comma comma;
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
      for (const StoredEvidence& one : graph_.mentions(vertex)) {
        comma.before(out_);
        write_piece(one);
      }
    }
    out_ << ']';
  }

  void write_evidence() {
    out_ << '[';
    Comma comma;
    for_each_edge(graph_, [&](const Graph::EdgeDescriptor& edge) {
      for (const StoredEvidence& one : graph_.evidence(edge)) {
        comma.before(out_);
        write_piece(one);
      }
    });
    out_ << ']';
  }
};

/// A sink that writes `<`, which in JSON stands in strings only, as "\u003C".
Sink without_markup(const Sink& sink) {
  return [&sink](std::string_view block) {
    std::size_t begin = 0;
    for (std::size_t at = block.find('<'); at != std::string_view::npos;
         at = block.find('<', begin)) {
      sink(block.substr(begin, at - begin));
      sink("\\u003C");
      begin = at + 1;
    }
    sink(block.substr(begin));
  };
}

}  // namespace

void write_explorer_data(const Graph& graph, const Options& options, const Sink& sink) {
  const Sink safe = without_markup(sink);
  DataWriter(graph, options, safe).write();
}

}  // namespace diplograph::exporting

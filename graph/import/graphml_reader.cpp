#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/import/readers.hpp"
#include "graph/import/xml_graph_reader.hpp"

namespace diplograph::importing {
namespace {

// GraphML (graphml.graphdrawing.org) as programs write it. A key is a column by its `attr.name`,
// or by its id if it has none. yEd keeps labels inside of a drawing: the first y:NodeLabel and
// y:EdgeLabel count as columns of that name. A default stands for the values that are missing.
// Attributes of nodes and edges that are not GraphML's own (Gephi's `label`, Neo4j's `labels`) are
// columns too. Graphs may be nested; hyperedges and ports are no edges of ours.

struct Key {
  std::string id;
  std::string name;
  bool of_nodes = false;
  bool of_edges = false;
  bool drawing = false;  // yEd's
  std::size_t line = 0;
  std::string default_text;
  std::optional<ColumnId> node_column, edge_column;
  Key* next_of_node = nullptr;  // whose value stood behind this one's in the last node
  Key* next_of_edge = nullptr;  // and in the last edge
};

bool is_own_attribute(std::string_view name) {
  return name == "id" || name == "source" || name == "target" || name == "directed" ||
         name == "sourceport" || name == "targetport" || name.starts_with("parse.");
}

class GraphmlReader : public XmlGraphReader {
 public:
  GraphmlReader(const std::string& file, FlatFileSink& sink) : XmlGraphReader(file, sink) {}

  void begin(std::string_view name, std::span<const XmlAttribute> attributes,
             const XmlPlace& place) override {
    if (is_root(name, "graphml", place)) return;
    if (name == "data") {
      begin_data(attributes, place);
    } else if (data_ != Data::none) {
      begin_drawing(name);
    } else if (name == "node") {
      read_node(attributes, place);
    } else if (name == "edge") {
      read_edge(attributes, place);
    } else if (name == "key") {
      begin_key(attributes, place);
    } else if (name == "default") {
      in_default_ = key_ != nullptr;
    } else if (name == "graph") {
      directed_.push_back(attribute(attributes, "edgedefault") != "undirected");
    } else if (name == "hyperedge") {
      sink().notice(place.line(), "a hyperedge joins more than two nodes; it is not read");
    }
  }

  void text(std::string_view piece) override {
    if (data_ == Data::value || data_ == Data::label) {
      current()->append(piece);
    } else if (in_default_) {
      key_->default_text += piece;
    }
  }

  void end(std::string_view name, const XmlPlace& /*place*/) override {
    if (name == "data") {
      data_ = Data::none;
    } else if (data_ == Data::label) {
      data_ = Data::drawn;
    } else if (data_ != Data::none) {
      return;
    } else if (name == "node" || name == "edge") {
      add_defaults(*current());
      end_record();
    } else if (name == "key") {
      key_ = nullptr;
    } else if (name == "default") {
      in_default_ = false;
    } else if (name == "graph") {
      directed_.pop_back();
    }
  }

 private:
  // Where in <data>: a plain value; a drawing before its label, in it, and behind it; or data that
  // belongs to neither a node nor an edge.
  enum class Data : std::uint8_t { none, value, drawing, label, drawn, other };

  std::map<std::string, Key, std::less<>> keys_;
  std::vector<Key*> with_default_;
  Key* key_ = nullptr;      // that is being declared
  Key* drawing_ = nullptr;  // that holds the drawing
  Key before_first_;        // stands before the first key of a record
  Key* last_key_ = &before_first_;
  Data data_ = Data::none;
  bool in_default_ = false;
  std::vector<bool> directed_;  // of the graphs that have begun

  ColumnId column_of(Key& key, Owner owner) {
    std::optional<ColumnId>& column = owner == Owner::node ? key.node_column : key.edge_column;
    if (!column) column = sink().column(owner, key.name, key.line);
    return *column;
  }

  void begin_key(std::span<const XmlAttribute> attributes, const XmlPlace& place) {
    const std::string id(attribute(attributes, "id"));
    if (id.empty()) fail(place.line(), "a <key> has no id");
    Key key;
    key.id = id;
    key.line = place.line();
    key.name = attribute(attributes, "attr.name");
    const std::string_view owner = attribute(attributes, "for");
    const std::string_view drawing = attribute(attributes, "yfiles.type");
    key.of_nodes = owner.empty() || owner == "all" || owner == "node";
    key.of_edges = owner.empty() || owner == "all" || owner == "edge";
    key.drawing = drawing == "nodegraphics" || drawing == "edgegraphics";
    if (key.drawing) {
      key.name = drawing == "nodegraphics" ? "y:NodeLabel" : "y:EdgeLabel";
    } else if (!drawing.empty()) {
      key.of_nodes = key.of_edges = false;
    } else if (key.name.empty()) {
      key.name = id;
    }
    const auto [place_of_key, added] = keys_.emplace(id, std::move(key));
    if (!added) {
      fail(place.line(), "the key \"" + id + "\" is declared a second time; line " +
                             std::to_string(place_of_key->second.line) + " has it already");
    }
    key_ = &place_of_key->second;
    // Declared columns are there even where no value is: an emptied one is told from one that the
    // file never had.
    if (key_->of_nodes) column_of(*key_, Owner::node);
    if (key_->of_edges) column_of(*key_, Owner::edge);
    with_default_.push_back(key_);
  }

  void add_defaults(PendingRecord& record) {
    for (Key* key : with_default_) {
      if (key->default_text.empty()) continue;
      if (!(record.owner() == Owner::node ? key->of_nodes : key->of_edges)) continue;
      const ColumnId column = column_of(*key, record.owner());
      if (!record.has(column)) record.value(column, key->default_text);
    }
  }

  void read_node(std::span<const XmlAttribute> attributes, const XmlPlace& place) {
    last_key_ = &before_first_;
    PendingRecord& record = begin_node(attributes, place);
    add_attributes(record, attributes);
  }

  void read_edge(std::span<const XmlAttribute> attributes, const XmlPlace& place) {
    last_key_ = &before_first_;
    PendingRecord& record = begin_edge(attributes, place);
    const std::string_view directed = attribute(attributes, "directed");
    record.set_directed(directed.empty() ? directed_.empty() || directed_.back()
                                         : directed == "true" || directed == "1");
    add_attributes(record, attributes);
  }

  void add_attributes(PendingRecord& record, std::span<const XmlAttribute> attributes) {
    for (const XmlAttribute& each : attributes) {
      if (is_own_attribute(each.name)) continue;
      record.value(sink().column(record.owner(), each.name, record.line()), each.value);
    }
  }

  void begin_data(std::span<const XmlAttribute> attributes, const XmlPlace& place) {
    if (data_ != Data::none) fail(place.line(), "a <data> stands inside of another one");
    PendingRecord* record = current();
    data_ = Data::other;
    if (record == nullptr) return;
    const std::string_view id = attribute(attributes, "key");
    Key& key = find_key(id, record->owner(), place);
    const bool fits = record->owner() == Owner::node ? key.of_nodes : key.of_edges;
    if (!fits) return;
    if (key.drawing) {
      data_ = Data::drawing;
      drawing_ = &key;
      return;
    }
    data_ = Data::value;
    record->begin_value(column_of(key, record->owner()));
  }

  /// Programs write the values of each record in the same order, so the key behind the last one is
  /// looked at first. Throws `InputError` if there is none of that id.
  Key& find_key(std::string_view id, Owner owner, const XmlPlace& place) {
    Key*& next = owner == Owner::node ? last_key_->next_of_node : last_key_->next_of_edge;
    if (next == nullptr || next->id != id) {
      const auto key = keys_.find(id);
      if (key == keys_.end()) {
        fail(place.line(), "a <data> names the key \"" + std::string(id) +
                               "\", which no <key> before it declares");
      }
      next = &key->second;
    }
    last_key_ = next;
    return *next;
  }

  void begin_drawing(std::string_view name) {
    if (data_ != Data::drawing || (name != "NodeLabel" && name != "EdgeLabel")) return;
    PendingRecord& record = *current();
    record.begin_value(column_of(*drawing_, record.owner()));
    data_ = Data::label;
  }
};

}  // namespace

void read_graphml(std::string_view bytes, const std::string& file, const ColumnNames& /*names*/,
                  FlatFileSink& sink) {
  GraphmlReader reader(file, sink);
  parse_xml(bytes, file, reader);
}

}  // namespace diplograph::importing

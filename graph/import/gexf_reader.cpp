#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "graph/import/readers.hpp"
#include "graph/import/xml_graph_reader.hpp"

namespace diplograph::importing {
namespace {

// GEXF (gexf.net, 1.1 to 1.3) as programs write it. An attribute is a column by its title; a
// node's or edge's label and kind are columns of those names. Positions, colours, spells and the
// times of values are not read; of a value that changes over time the last one counts. Nodes may
// hold nodes.

struct Attribute {
  std::string title;
  std::string default_text;
  ColumnId column{};
  bool several_noticed = false;
};

class GexfReader : public XmlGraphReader {
 public:
  GexfReader(const std::string& file, FlatFileSink& sink) : XmlGraphReader(file, sink) {}

  void begin(std::string_view name, std::span<const XmlAttribute> attributes,
             const XmlPlace& place) override {
    if (is_root(name, "gexf", place)) return;
    if (name == "node") {
      read_node(attributes, place);
    } else if (name == "edge") {
      read_edge(attributes, place);
    } else if (name == "attvalue") {
      read_value(attributes, place);
    } else if (name == "attributes") {
      owner_ = attribute(attributes, "class") == "edge" ? Owner::edge : Owner::node;
    } else if (name == "attribute") {
      declare(attributes, place);
    } else if (name == "default") {
      in_default_ = declared_ != nullptr;
    } else if (name == "graph") {
      directed_ = attribute(attributes, "defaultedgetype") != "undirected";
    }
  }

  void text(std::string_view piece) override {
    if (in_default_) declared_->default_text += piece;
  }

  void end(std::string_view name, const XmlPlace& /*place*/) override {
    if (name == "node" || name == "edge") {
      add_defaults(*current());
      end_record();
    } else if (name == "attribute") {
      declared_ = nullptr;
    } else if (name == "default") {
      in_default_ = false;
    }
  }

 private:
  using Attributes = std::map<std::string, Attribute, std::less<>>;  // by id

  Attributes of_nodes_, of_edges_;  // an id counts for its class alone
  Owner owner_ = Owner::node;       // of the attributes that are being declared
  Attribute* declared_ = nullptr;
  bool in_default_ = false;
  bool directed_ = true;

  [[nodiscard]] Attributes& attributes_of(Owner owner) {
    return owner == Owner::node ? of_nodes_ : of_edges_;
  }

  void declare(std::span<const XmlAttribute> attributes, const XmlPlace& place) {
    const std::string id(attribute(attributes, "id"));
    if (id.empty()) fail(place.line(), "an <attribute> has no id");
    Attribute declared;
    declared.title = attribute(attributes, "title");
    if (declared.title.empty()) declared.title = id;
    declared.column = sink().column(owner_, declared.title, place.line());
    // networkx declares static and changing attributes apart, with ids of their own.
    declared_ = &attributes_of(owner_).insert_or_assign(id, std::move(declared)).first->second;
  }

  void add_defaults(PendingRecord& record) {
    for (const auto& [id, declared] : attributes_of(record.owner())) {
      if (declared.default_text.empty()) continue;
      if (!record.has(declared.column)) record.value(declared.column, declared.default_text);
    }
  }

  void add_attribute(PendingRecord& record, std::span<const XmlAttribute> attributes,
                     std::string_view name) {
    const std::string_view value = attribute(attributes, name);
    if (!value.empty()) record.value(sink().column(record.owner(), name, record.line()), value);
  }

  void read_node(std::span<const XmlAttribute> attributes, const XmlPlace& place) {
    PendingRecord& record = begin_node(attributes, place);
    add_attribute(record, attributes, "label");
  }

  void read_edge(std::span<const XmlAttribute> attributes, const XmlPlace& place) {
    PendingRecord& record = begin_edge(attributes, place);
    const std::string_view type = attribute(attributes, "type");
    record.set_directed(type.empty() ? directed_ : type == "directed");
    add_attribute(record, attributes, "kind");
    add_attribute(record, attributes, "label");
  }

  void read_value(std::span<const XmlAttribute> attributes, const XmlPlace& place) {
    PendingRecord* record = current();
    if (record == nullptr) fail(place.line(), "an <attvalue> stands in neither a node nor an edge");
    std::string_view id = attribute(attributes, "for");
    if (id.empty()) id = attribute(attributes, "id");  // GEXF 1.1
    const auto declared = attributes_of(record->owner()).find(id);
    if (declared == attributes_of(record->owner()).end()) {
      fail(place.line(), "an <attvalue> is for the attribute \"" + std::string(id) +
                             "\", which no <attribute> before it declares");
    }
    Attribute& known = declared->second;
    if (!known.several_noticed && record->has(known.column)) {
      known.several_noticed = true;
      sink().notice(place.line(), "\"" + known.title +
                                      "\" has several values at different times; the last one "
                                      "is read");
    }
    record->value(known.column, attribute(attributes, "value"));
  }
};

}  // namespace

void read_gexf(std::string_view bytes, const std::string& file, const ColumnNames& /*names*/,
               FlatFileSink& sink) {
  GexfReader reader(file, sink);
  parse_xml(bytes, file, reader);
}

}  // namespace diplograph::importing

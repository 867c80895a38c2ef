#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "graph/error.hpp"
#include "graph/import/pending_records.hpp"
#include "graph/import/readers.hpp"
#include "graph/import/xml_events.hpp"

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

class GexfReader : public XmlHandler {
 public:
  GexfReader(const std::string& file, FlatFileSink& sink) : file_(file), sink_(sink) {}

  void begin(std::string_view name, std::span<const XmlAttribute> attributes,
             const XmlPlace& place) override {
    if (!root_seen_) {
      root_seen_ = true;
      if (name != "gexf") {
        fail(place.line(), "expected <gexf>, found <" + std::string(name) + ">");
      }
    } else if (name == "node") {
      begin_node(attributes, place);
    } else if (name == "edge") {
      begin_edge(attributes, place);
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
      add_defaults(*records_.current());
      records_.current()->emit(sink_);
      records_.end();
    } else if (name == "attribute") {
      declared_ = nullptr;
    } else if (name == "default") {
      in_default_ = false;
    }
  }

 private:
  using Attributes = std::map<std::string, Attribute, std::less<>>;  // by id

  const std::string& file_;
  FlatFileSink& sink_;
  PendingRecords records_;
  Attributes of_nodes_, of_edges_;  // an id counts for its class alone
  Owner owner_ = Owner::node;       // of the attributes that are being declared
  Attribute* declared_ = nullptr;
  bool root_seen_ = false;
  bool in_default_ = false;
  bool directed_ = true;

  [[nodiscard]] Attributes& attributes_of(Owner owner) {
    return owner == Owner::node ? of_nodes_ : of_edges_;
  }

  [[noreturn]] void fail(std::size_t line, const std::string& problem) const {
    throw InputError({file_, line, 0, {}}, problem);
  }

  void declare(std::span<const XmlAttribute> attributes, const XmlPlace& place) {
    const std::string id(attribute(attributes, "id"));
    if (id.empty()) fail(place.line(), "an <attribute> has no id");
    Attribute declared;
    declared.title = attribute(attributes, "title");
    if (declared.title.empty()) declared.title = id;
    declared.column = sink_.column(owner_, declared.title, place.line());
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
    if (!value.empty()) record.value(sink_.column(record.owner(), name, record.line()), value);
  }

  void begin_node(std::span<const XmlAttribute> attributes, const XmlPlace& place) {
    PendingRecord& record = records_.begin(Owner::node, place.line());
    const std::string_view id = attribute(attributes, "id");
    if (id.empty()) fail(place.line(), "a <node> has no id");
    record.set_id(id);
    add_attribute(record, attributes, "label");
  }

  void begin_edge(std::span<const XmlAttribute> attributes, const XmlPlace& place) {
    PendingRecord& record = records_.begin(Owner::edge, place.line());
    const std::string_view source = attribute(attributes, "source");
    const std::string_view target = attribute(attributes, "target");
    if (source.empty() || target.empty()) {
      fail(place.line(), "an <edge> has no " + std::string(source.empty() ? "source" : "target"));
    }
    record.set_source(source);
    record.set_target(target);
    const std::string_view type = attribute(attributes, "type");
    record.set_directed(type.empty() ? directed_ : type == "directed");
    add_attribute(record, attributes, "kind");
    add_attribute(record, attributes, "label");
  }

  void read_value(std::span<const XmlAttribute> attributes, const XmlPlace& place) {
    PendingRecord* record = records_.current();
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
      sink_.notice(place.line(), "\"" + known.title +
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

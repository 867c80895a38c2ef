#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <boost/graph/adjacency_list.hpp>

#include "graph/claim.hpp"
#include "graph/schema.hpp"
#include "graph/storage/evidence_store.hpp"
#include "graph/storage/index_table.hpp"
#include "graph/storage/record_lists.hpp"
#include "graph/storage/string_pool.hpp"

namespace diplograph {

struct StoredName {
  StringId language{};
  StringId text{};
  NameRole role = NameRole::alias;
};

struct StoredProperty {
  PropertyId property{};
  StringId value{};
};

/// What Boost's graph keeps with a vertex: the rest is asked of the `Graph`.
struct Node {
  StringId id{};
  TypeId type{};
  ListHead names{};
  ListHead properties{};
  ListHead mentions{};
};

/// What Boost's graph keeps with an edge.
struct Edge {
  RelationId relation{};
  Polarity polarity = Polarity::affirmed;
  ListHead evidence{};
};

/// What the graph knows of a document that it was read from; the text itself is not kept.
struct DocumentInfo {
  std::string id, title, language, file, sha256;
  std::uint64_t bytes = 0;
  auto operator<=>(const DocumentInfo&) const = default;
};

/// A typed property multigraph whose every part obeys a schema and names its evidence.
///
/// A node is identified by its id, whose prefix fixes its type; an edge by (source, relation,
/// target, polarity). Adding what is already there unites names, properties and evidence, so the
/// graph is the same in whatever order claims arrive. `canonicalize` puts nodes, edges, names and
/// evidence into one order; readers of the graph (exports, reports) require a canonical graph.
class Graph {
 public:
  using Storage =
      boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Node, Edge>;
  using Vertex = boost::graph_traits<Storage>::vertex_descriptor;
  using EdgeDescriptor = boost::graph_traits<Storage>::edge_descriptor;

  /// The schema must outlive the graph.
  explicit Graph(const Schema& schema);

  [[nodiscard]] const Schema& schema() const { return *schema_; }
  /// The Boost graph, for BGL algorithms. Vertices are 0 .. num_vertices-1.
  [[nodiscard]] const Storage& boost() const { return *storage_; }
  [[nodiscard]] const std::map<std::string, DocumentInfo, std::less<>>& documents() const {
    return documents_;
  }
  [[nodiscard]] std::string_view text(StringId id) const { return strings_.view(id); }
  /// Bytes of memory that names, values, quotes and ids take as texts, each kept once.
  [[nodiscard]] std::size_t text_bytes() const { return strings_.bytes(); }

  [[nodiscard]] std::size_t node_count() const { return num_vertices(*storage_); }
  [[nodiscard]] std::size_t edge_count() const { return num_edges(*storage_); }
  [[nodiscard]] const Node& node(Vertex vertex) const { return (*storage_)[vertex]; }
  [[nodiscard]] const Edge& edge(EdgeDescriptor edge) const { return (*storage_)[edge]; }
  [[nodiscard]] std::optional<Vertex> find(std::string_view id) const;
  [[nodiscard]] std::string_view id(Vertex vertex) const { return text(node(vertex).id); }
  /// What a node or an edge has, as ranges to walk through: `begin`, `end`, `empty`, `front`, and
  /// `size`, which takes a step for each element. Elements are made on the way.
  [[nodiscard]] auto names(Vertex vertex) const {
    return RecordRange<Graph, NameRecord>(*this, names_, node(vertex).names);
  }
  [[nodiscard]] auto properties(Vertex vertex) const {
    return RecordRange<Graph, PropertyRecord>(*this, properties_, node(vertex).properties);
  }
  [[nodiscard]] EvidenceStore::Range mentions(Vertex vertex) const {
    return evidence_.range(node(vertex).mentions);
  }
  [[nodiscard]] EvidenceStore::Range evidence(const Edge& edge) const {
    return evidence_.range(edge.evidence);
  }
  [[nodiscard]] EvidenceStore::Range evidence(EdgeDescriptor edge) const {
    return evidence(this->edge(edge));
  }
  /// All edges in canonical order (source id, relation, target id, polarity).
  [[nodiscard]] std::vector<EdgeDescriptor> edges() const;

  /// The id of a document's node: "document/ID", or with the prefix that the schema gives the type
  /// Document.
  [[nodiscard]] static std::string document_node_id(const Schema& schema, std::string_view id);

  /// Adds a document, or checks that it is the same as the one of that id. Also makes the
  /// document's node, if the schema has the type Document. Throws `SchemaError` if the id stands
  /// for another file.
  void add_document(const DocumentInfo& document);
  /// Throws what `add_document` would throw if the id stands for another file.
  void check_document(const DocumentInfo& document) const;

  /// Adds a node, or returns the one there is. Throws `SchemaError` if no concrete type of the
  /// schema has the id's prefix.
  Vertex add_node(std::string_view id);
  /// Throws `SchemaError` if the language is no BCP 47 tag (or empty), as RDF wants it.
  void add_name(Vertex vertex, const Name& name);
  /// Throws `SchemaError` if the node's type has no such property.
  void add_property(Vertex vertex, std::string_view property, std::string_view value);
  void add_mention(Vertex vertex, const Evidence& evidence);

  /// Adds an edge, or returns the one there is; a symmetric relation runs from the smaller id to
  /// the greater. Throws `SchemaError` if the schema forbids it (domain, range, same type).
  EdgeDescriptor add_edge(Vertex source, RelationId relation, Vertex target, Polarity polarity);
  void add_evidence(EdgeDescriptor edge, const Evidence& evidence);

  /// Everything of `stored` as plain strings.
  [[nodiscard]] Evidence resolved(const StoredEvidence& stored) const;

  /// Sorts nodes by id, edges by (source, relation, target, polarity), names, properties and
  /// evidence by content, and removes repeats. Invalidates descriptors, and the ids and views of
  /// strings. O(n log n).
  void canonicalize();

  /// The language of most documents; of two equally frequent ones the first in the alphabet.
  /// Empty without documents. Known after `canonicalize`.
  [[nodiscard]] const std::string& main_language() const { return main_language_; }

  /// The name to show: the preferred name in `language` (the main language if empty), else the
  /// name in it most often mentioned (then the shortest), else a preferred name in another
  /// language, else any name, else the id.
  [[nodiscard]] std::string_view label(Vertex vertex, std::string_view language = {}) const;
  /// The language of that label, may be empty.
  [[nodiscard]] std::string_view label_language(Vertex vertex,
                                                std::string_view language = {}) const;
  /// All names but the label, without repeats, in canonical order.
  [[nodiscard]] std::vector<std::string_view> aliases(Vertex vertex,
                                                      std::string_view label_language = {}) const;
  /// Values of a property, in canonical order.
  [[nodiscard]] std::vector<std::string_view> values(Vertex vertex,
                                                     std::string_view property) const;

  /// An edge's confidence by all of its evidence (graph/agreed_confidence.hpp); 0 without any.
  [[nodiscard]] double confidence(const Edge& edge) const;
  [[nodiscard]] double confidence(EdgeDescriptor edge) const {
    return confidence(this->edge(edge));
  }
  /// An edge's modality: the strongest of its evidence.
  [[nodiscard]] Modality modality(const Edge& edge) const;
  [[nodiscard]] Modality modality(EdgeDescriptor edge) const { return modality(this->edge(edge)); }
  /// An edge's best evidence: the one to show when there is room for one quote.
  [[nodiscard]] std::optional<StoredEvidence> best(const Edge& edge) const;
  [[nodiscard]] std::optional<StoredEvidence> best(EdgeDescriptor edge) const {
    return best(this->edge(edge));
  }
  /// True if the edge may be read as a fact without its statement: affirmed, and asserted by some
  /// of its evidence.
  [[nodiscard]] bool is_plain_fact(const Edge& edge) const;
  [[nodiscard]] bool is_plain_fact(EdgeDescriptor edge) const {
    return is_plain_fact(this->edge(edge));
  }
  /// When the edge is said to hold: the dates of its evidence (EDTF), sorted, without repeats.
  [[nodiscard]] std::vector<std::string_view> dates(const Edge& edge) const;
  [[nodiscard]] std::vector<std::string_view> dates(EdgeDescriptor edge) const {
    return dates(this->edge(edge));
  }
  /// A stable id for an edge, "state/china|pursues|goal/normative-power" with "|not" if negated.
  [[nodiscard]] std::string edge_id(EdgeDescriptor edge) const;

 private:
  struct NameRecord {
    StringId text{};
    std::uint32_t language_and_role = 0;  // the role in the lowest bit
    ListHead next{};
  };
  struct PropertyRecord {
    StringId value{};
    PropertyId property{};
    ListHead next{};
  };
  struct EdgeKey {
    Vertex source;
    Vertex target;
    RelationId relation;
    Polarity polarity;
    bool operator==(const EdgeKey&) const = default;
  };
  struct EdgeKeyHash {
    std::size_t operator()(const EdgeKey& key) const noexcept;
  };

  const Schema* schema_;
  std::unique_ptr<Storage> storage_;  // behind a pointer, so that a move keeps edge descriptors
  StringPool strings_;
  RecordLists<NameRecord> names_;
  RecordLists<PropertyRecord> properties_;
  EvidenceStore evidence_;
  IndexTable vertices_;  // by interned id
  // Edges between two nodes of many edges; others are found among the few of one of their ends.
  std::unordered_map<EdgeKey, EdgeDescriptor, EdgeKeyHash> crowded_edges_;
  struct {
    StringId document, rule, extractor, holder, date;
  } last_{};                         // of the evidence that was stored last, for most have the same
  bool crowded_edges_known_ = true;  // false: to be gathered before the map is asked
  std::map<std::string, DocumentInfo, std::less<>> documents_;
  std::string main_language_;

  template <typename, typename>
  friend class RecordRange;
  [[nodiscard]] static StoredName unpack(const NameRecord& record) {
    return {StringId{record.language_and_role >> 1U}, record.text,
            static_cast<NameRole>(record.language_and_role & 1U)};
  }
  [[nodiscard]] static std::uint32_t packed(StringId language, NameRole role) {
    return static_cast<std::uint32_t>(language) << 1U | static_cast<std::uint32_t>(role);
  }
  [[nodiscard]] static StoredProperty unpack(const PropertyRecord& record) {
    return {record.property, record.value};
  }

  [[nodiscard]] std::uint32_t place_of(StringId id) const;
  void note_vertex(Vertex vertex);
  void store(ListHead& list, const Evidence& evidence);
  /// The id of a text that is likely to be `last` again, which it then becomes.
  [[nodiscard]] StringId intern_again(StringId& last, std::string_view text) {
    if (strings_.view(last) != text) last = strings_.intern(text);
    return last;
  }
  [[nodiscard]] std::optional<EdgeDescriptor> find_edge(const EdgeKey& key);
  void note_edge(const EdgeKey& key, EdgeDescriptor edge);
  void gather_crowded_edges();

  void order_vertices_and_edges();
  void order_names(StringCopies& texts);
  void order_properties(StringCopies& texts);
  void find_main_language();
  [[nodiscard]] std::optional<StoredName> label_name(Vertex vertex,
                                                     std::string_view language) const;
};

}  // namespace diplograph

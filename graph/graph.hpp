#pragma once

#include <cstddef>
#include <cstdint>
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
#include "graph/string_pool.hpp"

namespace diplograph {

/// Evidence as the graph keeps it: strings interned, everything else as in `Evidence`.
struct StoredEvidence {
  StringId document{};
  ByteSpan source;
  ByteSpan text;
  std::uint32_t line = 0;
  std::uint32_t page = 0;
  StringId quote{};
  std::vector<Mark> marks;
  StringId rule{};
  StringId extractor{};
  StringId holder{};
  StringId date{};
  float confidence = 1.0F;
  Modality modality = Modality::asserted;
};

struct StoredName {
  StringId language{};
  StringId text{};
  NameRole role = NameRole::alias;
};

struct StoredProperty {
  PropertyId property{};
  StringId value{};
};

struct Node {
  StringId id{};
  TypeId type{};
  std::vector<StoredName> names;
  std::vector<StoredProperty> properties;
  std::vector<StoredEvidence> mentions;
};

struct Edge {
  RelationId relation{};
  Polarity polarity = Polarity::affirmed;
  std::vector<StoredEvidence> evidence;
};

/// True if the edge may be read as a fact without its statement: affirmed, and asserted by some of
/// its evidence.
[[nodiscard]] bool is_plain_fact(const Edge& edge);

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

  [[nodiscard]] std::size_t node_count() const { return num_vertices(*storage_); }
  [[nodiscard]] std::size_t edge_count() const { return num_edges(*storage_); }
  [[nodiscard]] const Node& node(Vertex vertex) const { return (*storage_)[vertex]; }
  [[nodiscard]] const Edge& edge(EdgeDescriptor edge) const { return (*storage_)[edge]; }
  [[nodiscard]] std::optional<Vertex> find(std::string_view id) const;
  [[nodiscard]] std::string_view id(Vertex vertex) const { return text(node(vertex).id); }
  /// What a node or an edge has, as ranges to walk through; elements may be made on the way, so
  /// none may be kept by address.
  [[nodiscard]] const std::vector<StoredName>& names(Vertex vertex) const {
    return node(vertex).names;
  }
  [[nodiscard]] const std::vector<StoredProperty>& properties(Vertex vertex) const {
    return node(vertex).properties;
  }
  [[nodiscard]] const std::vector<StoredEvidence>& mentions(Vertex vertex) const {
    return node(vertex).mentions;
  }
  [[nodiscard]] const std::vector<StoredEvidence>& evidence(EdgeDescriptor edge) const {
    return this->edge(edge).evidence;
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

  /// Everything of `evidence` as plain strings.
  [[nodiscard]] Evidence evidence(const StoredEvidence& evidence) const;
  [[nodiscard]] Evidence resolved(const StoredEvidence& stored) const { return evidence(stored); }

  /// Sorts nodes by id, edges by (source, relation, target, polarity), names, properties and
  /// evidence by content, and removes repeats. Invalidates descriptors. O(n log n).
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

  /// An edge's confidence: the greatest of its evidence (0 without any).
  [[nodiscard]] static double confidence(const Edge& edge);
  /// An edge's modality: the strongest of its evidence.
  [[nodiscard]] static Modality modality(const Edge& edge);
  [[nodiscard]] double confidence(EdgeDescriptor edge) const { return confidence(this->edge(edge)); }
  [[nodiscard]] Modality modality(EdgeDescriptor edge) const { return modality(this->edge(edge)); }
  [[nodiscard]] std::optional<StoredEvidence> best(EdgeDescriptor edge) const {
    const StoredEvidence* found = best(this->edge(edge));
    return found == nullptr ? std::nullopt : std::optional(*found);
  }
  [[nodiscard]] bool is_plain_fact(EdgeDescriptor edge) const {
    return diplograph::is_plain_fact(this->edge(edge));
  }
  [[nodiscard]] std::vector<std::string_view> dates(EdgeDescriptor edge) const {
    return dates(this->edge(edge));
  }
  /// An edge's best evidence: the one to show when there is room for one quote.
  [[nodiscard]] static const StoredEvidence* best(const Edge& edge);
  /// When the edge is said to hold: the dates of its evidence (EDTF), sorted, without repeats.
  [[nodiscard]] std::vector<std::string_view> dates(const Edge& edge) const;
  /// A stable id for an edge, "state/china|pursues|goal/normative-power" with "|not" if negated.
  [[nodiscard]] std::string edge_id(EdgeDescriptor edge) const;

 private:
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
  std::unordered_map<StringId, Vertex> vertices_;  // by interned id
  std::unordered_map<EdgeKey, EdgeDescriptor, EdgeKeyHash> edges_;
  std::map<std::string, DocumentInfo, std::less<>> documents_;
  std::string main_language_;

  [[nodiscard]] StoredEvidence store(const Evidence& evidence);
  [[nodiscard]] const StoredName* label_name(Vertex vertex, std::string_view language) const;
  void sort_contents(Node& node) const;
  void sort_evidence(std::vector<StoredEvidence>& evidence) const;
};

}  // namespace diplograph

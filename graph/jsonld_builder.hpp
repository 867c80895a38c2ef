#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/byte_window.hpp"
#include "graph/error.hpp"
#include "graph/graph.hpp"
#include "graph/jsonld_items.hpp"
#include "graph/jsonld_triples.hpp"

namespace diplograph {

/// Where an item of a graph.jsonld stands.
struct ItemPlace {
  std::string_view text;  ///< begins with the item, may go on behind it
  std::size_t number = 0;
  ByteWindow::Place start;

  [[nodiscard]] std::string pointer() const { return "/@graph/" + std::to_string(number); }
  /// Line and column of the value at `pointer` within the item.
  [[nodiscard]] SourcePosition position(const std::string& file, const std::string& pointer) const;
};

/// Makes a graph of the items of a graph.jsonld, and checks that they mean something together: what
/// they refer to is there, nothing stands twice, statements agree with their evidence, their IRIs
/// and the plain triples.
class JsonldBuilder {
 public:
  /// What became of an item: an item that refers to one which has not come yet `waits`, and has
  /// changed nothing.
  enum class Outcome : std::uint8_t { added, waits };

  JsonldBuilder(const Schema& schema, std::string file);

  /// The file defines a term.
  void add_term(std::string_view term);

  /// Take an item at `place`. With `last_call` an item does not wait: that what it refers to is not
  /// there is an `InputError` then. Throw `InputError`, `ForbiddenError`.
  Outcome add(const AgentItem& item, const ItemPlace& place, bool last_call);
  Outcome add(const ActivityItem& item, const ItemPlace& place, bool last_call);
  Outcome add(const DocumentItem& item, const ItemPlace& place, bool last_call);
  Outcome add(const NodeItem& item, const ItemPlace& place, bool last_call);
  Outcome add(const StatementItem& item, const ItemPlace& place, bool last_call);

  /// Throws the `ForbiddenError` of an item whose type the schema does not have.
  [[noreturn]] void forbid_type(std::string_view type, const ItemPlace& place) const;

  /// The canonical graph, once all items are there. Throws `InputError`.
  [[nodiscard]] Graph finish();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <typename Value>
  using ByText = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  struct Activity {
    std::string extractor, rule;
  };
  struct Term {
    std::optional<RelationId> relation;
    bool in_context = false;
  };
  /// What the file has said of a vertex.
  struct Known {
    bool node = false;      // its item was read
    bool document = false;  // it is the node of a document that was read
    bool plain_id = false;  // its id stands in IRIs as it is
  };

  const Schema& schema_;
  std::string file_;
  Graph graph_;
  std::string document_prefix_;
  ByText<Term> terms_;            // of the schema
  ByText<RelationId> relations_;  // by IRI
  ByText<std::string> agents_;    // by IRI
  ByText<Activity> activities_;   // by IRI
  std::vector<Known> known_;      // by vertex
  PlainTriples triples_;

  // What the last item referred to, which the next one often does too.
  std::pair<std::string, Graph::Vertex> last_subject_;
  std::pair<std::string, std::string> last_document_;  // IRI and id
  std::pair<std::string, const Activity*> last_activity_;
  std::string decoded_;  // an id that is not written in its IRI as it is
  std::string iri_part_;
  Evidence evidence_;
  Name name_;

  [[noreturn]] void fail(const ItemPlace& place, const std::string& pointer,
                         const std::string& problem) const;
  [[noreturn]] void forbid(const ItemPlace& place, const std::string& pointer,
                           const std::string& problem) const;
  template <typename Pointer, typename Action>
  auto at(const ItemPlace& place, const Pointer& pointer, const Action& action) const;

  [[nodiscard]] std::optional<std::string_view> id_of(std::string_view iri);
  [[nodiscard]] std::string_view id_at(std::string_view iri, const ItemPlace& place,
                                       const std::string& pointer);
  [[nodiscard]] std::optional<Graph::Vertex> vertex_of(std::string_view iri);
  [[nodiscard]] const Activity* activity_of(std::string_view iri);
  [[nodiscard]] bool activities_known(const EvidenceList& list);
  [[nodiscard]] Known& known(Graph::Vertex vertex);

  void require_term(const std::string& term, const ItemPlace& place,
                    const std::string& pointer) const;
  void add_names(Graph::Vertex vertex, NameRole role, const std::vector<NameItem>& names,
                 const ItemPlace& place, const char* term);
  void add_terms(Graph::Vertex vertex, const NodeItem& item, const ItemPlace& place);
  void add_targets(Graph::Vertex vertex, RelationId relation, const NodeItem& item,
                   const TermItem& term, const ItemPlace& place);
  template <typename Add>
  void add_evidence(const EvidenceList& list, const ItemPlace& place, const char* term,
                    const Add& add);
  void read_evidence(const EvidenceItem& item, const EvidenceList& list, const ItemPlace& place,
                     const std::function<std::string()>& pointer);
  [[nodiscard]] bool has_iri(Graph::EdgeDescriptor edge, std::string_view iri);
  void check_summary(const StatementItem& item, const ItemPlace& place);
  [[nodiscard]] std::string shown(const PlainTriples::Lonely& triple) const;
};

}  // namespace diplograph

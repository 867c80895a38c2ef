#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diplograph {

enum class TypeId : std::uint16_t {};
enum class RelationId : std::uint16_t {};
enum class PropertyId : std::uint16_t {};

/// How bad it is when a rule is broken.
enum class Severity : std::uint8_t { violation, warning, info };

[[nodiscard]] std::string_view to_string(Severity severity);

/// What values are. A `text` has a language, a `list` has items in an order.
enum class Datatype : std::uint8_t { string, text, integer, decimal, boolean, date, iri, list };

[[nodiscard]] std::string_view to_string(Datatype datatype);

/// How exact a date has to be at least; from the coarsest to the finest.
enum class DatePrecision : std::uint8_t { year, month, day };

[[nodiscard]] std::string_view to_string(DatePrecision precision);

/// A property of a node type. Values are checked as the lexical forms of `datatype`
/// (graph/lexical_form.hpp): a date is one of EDTF level 0 ("2015", "2015-09-01", "2022/2023"), a
/// text has its language behind the last "@" ("peace@en"), a list is a JSON array of strings.
struct PropertyDefinition {
  std::string name;
  std::string iri;
  Datatype datatype = Datatype::string;
  Datatype items = Datatype::string;              ///< of a list: what its items are
  DatePrecision precision = DatePrecision::year;  ///< of dates
  std::uint32_t minimum = 0;                      ///< fewest values
  std::optional<std::uint32_t> maximum;           ///< most values; none = any number
  std::vector<std::string> one_of;                ///< allowed values; empty = any
  std::string pattern;  ///< of the whole value (graph/value_pattern.hpp); empty = any
  bool unique = false;  ///< no two nodes share a value
  Severity severity = Severity::violation;
  std::string definition;  ///< for people, in English
};

struct NodeType {
  TypeId id{};
  std::string name;       ///< "GovernmentBody"
  std::string id_prefix;  ///< "government-body", the first part of its nodes' ids
  std::string iri;        ///< full IRI of the class
  std::optional<TypeId> parent;
  bool abstract = false;
  bool evidence_required = true;            ///< a document has to mention its nodes
  Severity severity = Severity::violation;  ///< of a node without evidence
  std::vector<PropertyId> properties;       ///< own and inherited
  std::vector<std::string> exact_matches;   ///< IRIs in other vocabularies (schema.org, ORG, ...)
  std::string label_en, label_fa;
  std::string definition;
};

struct RelationType {
  RelationId id{};
  std::string name;  ///< "partyTo"
  std::string iri;
  std::vector<TypeId> domain;  ///< a source has one of these types or a descendant
  std::vector<TypeId> range;
  bool same_type = false;  ///< source and target have the same concrete type ("partOf")
  std::vector<std::pair<TypeId, TypeId>> also;  ///< further pairs that are allowed
  bool symmetric = false;
  bool acyclic = false;
  std::uint32_t minimum = 0;                     ///< fewest targets of a node that may be a source
  std::optional<std::uint32_t> maximum;          ///< most targets of one source
  std::uint32_t inverse_minimum = 0;             ///< fewest sources of a node that may be a target
  std::optional<std::uint32_t> inverse_maximum;  ///< most sources of one target
  bool evidence_required = true;                 ///< words have to carry its edges
  Severity severity = Severity::violation;       ///< of cycles, wrong counts and missing evidence
  std::string inverse;                           ///< name of the inverse reading, may be empty
  std::vector<std::string> exact_matches;
  std::string label_en, label_fa;
  std::string definition;
};

/// What a graph as a whole should keep to. Either a count: each node of `type` (and, with `when`,
/// of that value) is the source or target of `minimum` to `maximum` affirmed edges of `relation`.
/// Or an exclusion: no two nodes are joined by affirmed edges of both `relation` and `excludes`,
/// unless the dates of the two tell them apart.
struct GraphRule {
  struct Condition {
    std::string property, value;
  };
  std::string id;  ///< "in-force-parties", as the report names it
  Severity severity = Severity::warning;
  RelationId relation{};
  std::optional<RelationId> excludes;
  std::optional<TypeId> type;  ///< of counts
  std::optional<Condition> when;
  bool incoming = false;
  std::uint32_t minimum = 0;
  std::optional<std::uint32_t> maximum;
  std::string definition;  ///< what should hold, as a sentence
  std::string remedy;
};

/// The node types, properties and relations that a graph may have (schemas/diplomacy.json is the
/// one built in). Immutable after loading; share it by reference.
class Schema {
 public:
  /// The built-in domain schema, schemas/diplomacy.json. Parsed on first use, thread-safe.
  [[nodiscard]] static const Schema& diplomacy();

  /// Reads a schema and checks its form (schemas/graph-schema.schema.json) and its meaning; see
  /// graph/schema_check.hpp. Throws `InputError` with the position of the first mistake in `file`.
  [[nodiscard]] static Schema from_json(std::string_view json, const std::string& file);

  /// The same terms without limits: every relation between any two concrete types, every property
  /// of any type. A graph with faults can be read by it, so that all of them are reported at once.
  [[nodiscard]] Schema opened() const;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& version() const { return version_; }
  [[nodiscard]] const std::string& base_iri() const { return base_iri_; }              ///< of nodes
  [[nodiscard]] const std::string& vocabulary_iri() const { return vocabulary_iri_; }  ///< of terms

  [[nodiscard]] std::span<const NodeType> types() const { return types_; }
  [[nodiscard]] std::span<const RelationType> relations() const { return relations_; }
  [[nodiscard]] std::span<const PropertyDefinition> properties() const { return properties_; }

  [[nodiscard]] std::span<const GraphRule> rules() const { return rules_; }

  [[nodiscard]] const NodeType& type(TypeId id) const;
  [[nodiscard]] const RelationType& relation(RelationId id) const;
  [[nodiscard]] const PropertyDefinition& property(PropertyId id) const;

  [[nodiscard]] std::optional<TypeId> find_type(std::string_view name) const;
  [[nodiscard]] std::optional<RelationId> find_relation(std::string_view name) const;
  [[nodiscard]] std::optional<PropertyId> find_property(TypeId type, std::string_view name) const;

  /// The concrete type whose id prefix `node_id` ("state/china") begins with.
  [[nodiscard]] std::optional<TypeId> type_of_id(std::string_view node_id) const;

  /// True if `type` is `ancestor` or inherits from it.
  [[nodiscard]] bool is_a(TypeId type, TypeId ancestor) const;

  /// True if nodes of `type` may be sources (or targets) of `relation`. O(types).
  [[nodiscard]] bool may_be_source(RelationId relation, TypeId type) const;
  [[nodiscard]] bool may_be_target(RelationId relation, TypeId type) const;

  /// True if the schema allows `relation` from a `source` to a `target`. O(1).
  [[nodiscard]] bool allows(RelationId relation, TypeId source, TypeId target) const;

 private:
  std::string name_, version_, base_iri_, vocabulary_iri_;
  std::vector<NodeType> types_;
  std::vector<RelationType> relations_;
  std::vector<PropertyDefinition> properties_;
  std::vector<GraphRule> rules_;
  std::vector<std::vector<bool>> descends_;  // [type][ancestor]
  std::vector<std::vector<bool>> allowed_;   // [relation][source type * types + target type]

  friend class SchemaReader;
};

}  // namespace diplograph

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/graph.hpp"
#include "graph/schema.hpp"
#include "graph/value_pattern.hpp"

namespace diplograph {

/// A schema made ready for checking one graph: everything by the numbers that the graph uses, in
/// flat tables, so that a look at a node or an edge needs no names. The graph may have been built
/// with another schema; its terms are matched by name.
class ValidationRules {
 public:
  /// What can be wrong with a value, as bits.
  enum Fault : std::uint8_t { form = 1, pattern = 2, choice = 4 };

  /// Edges of a relation to be counted at each node, and the counts that the schema asks for.
  struct Counter {
    RelationId relation{};  // of the schema
    bool incoming = false;
    bool both = false;  // of a symmetric relation, whose edges have no direction
  };

  /// What a node of a type needs.
  struct Demand {
    std::uint32_t counter = 0;  // in `counters`
    std::uint32_t minimum = 0;
    std::optional<std::uint32_t> maximum;
    Severity severity = Severity::violation;
    const GraphRule* rule = nullptr;  // none: the relation's own counts
  };

  struct TypeRules {
    std::optional<TypeId> type;  // in the schema
    bool abstract = false;
    bool evidence_required = false;
    Severity severity = Severity::violation;
    std::vector<const PropertyDefinition*> properties;  // by the graph's PropertyId; null: unknown
    std::vector<const PropertyDefinition*> required;    // with a minimum
    std::vector<Demand> demands;
  };

  struct RelationRules {
    std::optional<RelationId> relation;  // in the schema
    bool evidence_required = true;
    Severity severity = Severity::violation;
    bool acyclic = false;
    bool excluding = false;                // named by a rule that excludes
    std::vector<std::uint32_t> at_source;  // counters to raise
    std::vector<std::uint32_t> at_target;
  };

  ValidationRules(const Graph& graph, const Schema& schema);

  [[nodiscard]] const TypeRules& type(TypeId id) const {
    return types_[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] const RelationRules& relation(RelationId id) const {
    return relations_[static_cast<std::size_t>(id)];
  }
  /// True if the schema allows such an edge, or does not know one of the terms. O(1).
  [[nodiscard]] bool allows(RelationId relation, TypeId source, TypeId target) const {
    return allowed_[(static_cast<std::size_t>(relation) * types_.size() +
                     static_cast<std::size_t>(source)) *
                        types_.size() +
                    static_cast<std::size_t>(target)] != 0;
  }
  [[nodiscard]] const std::vector<Counter>& counters() const { return counters_; }
  [[nodiscard]] bool has_unique_properties() const { return unique_; }
  [[nodiscard]] bool has_exclusions() const { return exclusions_; }

  /// The faults of a value of a property of the schema. Each value is looked at once.
  [[nodiscard]] std::uint8_t faults(const PropertyDefinition& property, StringId value);

 private:
  const Graph& graph_;
  const Schema& schema_;
  std::vector<TypeRules> types_;          // by the graph's TypeId
  std::vector<RelationRules> relations_;  // by the graph's RelationId
  std::vector<std::uint8_t> allowed_;
  std::vector<Counter> counters_;
  std::vector<std::optional<ValuePattern>> patterns_;      // by the schema's PropertyId
  std::unordered_map<std::uint64_t, std::uint8_t> known_;  // faults by property and value
  bool unique_ = false;
  bool exclusions_ = false;

  void read_types();
  void read_relations();
  void read_pairs();
  void read_demands();
  [[nodiscard]] std::uint32_t counter(const RelationType& relation, bool incoming);
  [[nodiscard]] std::uint8_t find_faults(const PropertyDefinition& property,
                                         const std::optional<ValuePattern>& compiled,
                                         std::string_view value) const;
};

}  // namespace diplograph

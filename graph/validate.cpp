#include "graph/validate.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "graph/iri.hpp"
#include "graph/jsonld_names.hpp"
#include "graph/same_time.hpp"
#include "graph/validation_rules.hpp"

namespace diplograph {
namespace {

std::string counted(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what;
}

/// One pass over the edges, which also counts them at their ends, and one over the nodes. Without a
/// finding no text is touched but for its length.
class Validator {
 public:
  Validator(const Graph& graph, const Schema& schema)
      : graph_(graph), schema_(schema), rules_(graph, schema) {}

  ValidationReport run() {
    report_.schema_name = schema_.name();
    report_.schema_version = schema_.version();
    report_.nodes = graph_.node_count();
    report_.edges = graph_.edge_count();
    counts_.assign(rules_.counters().size(), std::vector<std::uint32_t>(report_.nodes, 0));
    chains_.resize(graph_.schema().relations().size());
    types_.reserve(report_.nodes);
    for (Graph::Vertex vertex = 0; vertex < report_.nodes; ++vertex) {
      types_.push_back(graph_.node(vertex).type);
    }
    for (Graph::Vertex vertex = 0; vertex < report_.nodes; ++vertex) check_edges_from(vertex);
    for (Graph::Vertex vertex = 0; vertex < report_.nodes; ++vertex) check_node(vertex);
    for (std::size_t i = 0; i < chains_.size(); ++i) {
      check_acyclic(RelationId{static_cast<std::uint16_t>(i)}, chains_[i]);
    }
    report_unique();
    std::sort(report_.findings.begin(), report_.findings.end());
    return std::move(report_);
  }

 private:
  using TypeRules = ValidationRules::TypeRules;
  using RelationRules = ValidationRules::RelationRules;
  using OutEdge = boost::graph_traits<Graph::Storage>::out_edge_iterator;
  /// Affirmed edges of a relation that must not have cycles, in the order of their sources.
  using Chains = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  /// A holder of a value that no two nodes may share.
  struct Holder {
    std::string_view property, value;
    Graph::Vertex vertex = 0;
    Severity severity = Severity::violation;
  };
  /// What is being checked, for reports: a node, or an edge.
  struct Focus {
    Graph::Vertex vertex = 0;
    std::optional<Graph::EdgeDescriptor> edge;
  };

  const Graph& graph_;
  const Schema& schema_;
  ValidationRules rules_;
  ValidationReport report_;
  std::vector<TypeId> types_;  // of the nodes, close together: edges ask for them in any order
  std::vector<std::vector<std::uint32_t>> counts_;  // by counter and vertex
  std::vector<Chains> chains_;                      // by the graph's relation
  std::vector<Holder> holders_;
  using Documents = std::unordered_map<StringId, std::optional<std::uint64_t>>;
  Documents documents_;  // bytes, if known
  const Documents::value_type* last_document_ = nullptr;

  // ---- reporting

  [[nodiscard]] const std::string& type_name(Graph::Vertex vertex) const {
    return graph_.schema().type(graph_.node(vertex).type).name;
  }

  [[nodiscard]] std::optional<StoredEvidence> first_evidence(const Focus& focus) const {
    if (focus.edge) return graph_.best(*focus.edge);
    const auto mentions = graph_.mentions(focus.vertex);
    return mentions.empty() ? std::nullopt : std::optional(mentions.front());
  }

  void report(Severity severity, std::string rule, const Focus& focus, std::string message,
              std::string remedy) {
    report(severity, std::move(rule), focus, std::move(message), std::move(remedy),
           first_evidence(focus));
  }

  void report(Severity severity, std::string rule, const Focus& focus, std::string message,
              std::string remedy, const std::optional<StoredEvidence>& evidence) {
    Finding finding;
    finding.severity = severity;
    finding.rule = std::move(rule);
    finding.focus = focus.edge ? graph_.edge_id(*focus.edge) : std::string(graph_.id(focus.vertex));
    finding.message = std::move(message);
    finding.remedy = std::move(remedy);
    finding.focus_iri = focus.edge ? statement_iri(graph_, *focus.edge)
                                   : iri_of_id(graph_.schema().base_iri(), finding.focus);
    if (evidence) {
      finding.document = graph_.text(evidence->document);
      finding.line = evidence->line;
    }
    report_.findings.push_back(std::move(finding));
  }

  // ---- edges

  void check_edges_from(Graph::Vertex source) {
    const auto [first, last] = out_edges(source, graph_.boost());
    const TypeId source_type = types_[source];
    std::optional<Graph::EdgeDescriptor> before;
    bool excluding = false;
    for (OutEdge at = first; at != last; ++at) {
      const Graph::EdgeDescriptor edge = *at;
      const Edge& content = graph_.edge(edge);
      const Graph::Vertex target = boost::target(edge, graph_.boost());
      const RelationRules& rules = rules_.relation(content.relation);
      check_evidence_of(edge, content, rules);
      if (!rules.relation) {
        report(Severity::violation, "edge-relation", {source, edge},
               "the schema has no relation " + graph_.schema().relation(content.relation).name,
               "use a relation of the schema, or add this one to it");
        continue;
      }
      if (!rules_.allows(content.relation, source_type, types_[target])) {
        report(Severity::violation, "edge-ends", {source, edge},
               "the schema has no " + graph_.schema().relation(content.relation).name + " from a " +
                   type_name(source) + " to a " + type_name(target),
               "mend the relation or the types of its ends");
      }
      if (source == target) {
        report(Severity::warning, "edge-loop", {source, edge}, "it runs from a node to itself",
               "see whether two things share one id");
      }
      if (content.polarity == Polarity::affirmed) {
        count(rules, source, target);
        if (rules.acyclic) {
          chains_[static_cast<std::size_t>(content.relation)].emplace_back(
              static_cast<std::uint32_t>(source), static_cast<std::uint32_t>(target));
        }
        excluding = excluding || rules.excluding;
      } else if (before) {
        check_denial(source, *before, edge);
      }
      before = edge;
    }
    if (excluding) check_exclusions(source);
  }

  void count(const RelationRules& rules, Graph::Vertex source, Graph::Vertex target) {
    for (const std::uint32_t counter : rules.at_source) ++counts_[counter][source];
    for (const std::uint32_t counter : rules.at_target) {
      // A loop of a symmetric relation is one edge at its node.
      if (source != target || !rules_.counters()[counter].both) ++counts_[counter][target];
    }
  }

  /// In canonical order a denied edge stands right behind the affirmed one of the same ends.
  void check_denial(Graph::Vertex source, Graph::EdgeDescriptor affirmed,
                    Graph::EdgeDescriptor denied) {
    const Edge& first = graph_.edge(affirmed);
    if (first.polarity != Polarity::affirmed || first.relation != graph_.edge(denied).relation ||
        boost::target(affirmed, graph_.boost()) != boost::target(denied, graph_.boost()) ||
        tell_apart(graph_.dates(affirmed), graph_.dates(denied))) {
      return;
    }
    report(Severity::warning, "contradiction", {source, affirmed},
           "it is both affirmed and denied, without dates that tell the two apart",
           "read both quotes: positions may have changed, or one was misread");
  }

  /// Affirmed edges of a relation at a vertex by their other end; those that end there too if
  /// `incoming`.
  using Partners = std::vector<std::pair<Graph::Vertex, Graph::EdgeDescriptor>>;
  [[nodiscard]] Partners partners(Graph::Vertex vertex, RelationId relation, bool incoming) const {
    Partners result;
    const auto note = [&](Graph::EdgeDescriptor edge, Graph::Vertex other) {
      const Edge& content = graph_.edge(edge);
      if (content.polarity == Polarity::affirmed &&
          rules_.relation(content.relation).relation == relation) {
        result.emplace_back(other, edge);
      }
    };
    const auto [first, last] = out_edges(vertex, graph_.boost());
    for (auto at = first; at != last; ++at) note(*at, boost::target(*at, graph_.boost()));
    if (incoming) {
      const auto [in, end] = in_edges(vertex, graph_.boost());
      for (auto at = in; at != end; ++at) note(*at, boost::source(*at, graph_.boost()));
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    return result;
  }

  /// Pairs of edges that a rule excludes, at the source of one of them. Sorting the two lists of
  /// ends finds them in O(d log d) for d edges at the vertex.
  void check_exclusions(Graph::Vertex vertex) {
    for (const GraphRule& rule : schema_.rules()) {
      if (!rule.excludes) continue;
      const bool first_symmetric = schema_.relation(rule.relation).symmetric;
      const bool second_symmetric = schema_.relation(*rule.excludes).symmetric;
      // An edge without a direction meets one with a direction at that one's source.
      const Partners first = partners(vertex, rule.relation, first_symmetric && !second_symmetric);
      if (first.empty()) continue;
      const Partners second =
          partners(vertex, *rule.excludes, second_symmetric && !first_symmetric);
      for (const auto& [other, edge] : first) {
        auto match = std::lower_bound(
            second.begin(), second.end(), other,
            [](const auto& entry, Graph::Vertex wanted) { return entry.first < wanted; });
        for (; match != second.end() && match->first == other; ++match) {
          if (tell_apart(graph_.dates(edge), graph_.dates(match->second))) continue;
          report(rule.severity, rule.id, {vertex, edge},
                 rule.definition + " There is also " + graph_.edge_id(match->second), rule.remedy);
        }
      }
    }
  }

  void check_evidence_of(Graph::EdgeDescriptor edge, const Edge& content,
                         const RelationRules& rules) {
    const auto list = graph_.evidence(content);
    if (list.empty() && rules.evidence_required) {
      report(rules.severity, "edge-evidence", {0, edge}, "no words carry it",
             "add a relation claim with its quote, or remove the edge");
    }
    for (const StoredEvidence& evidence : list) check_evidence(evidence, {0, edge});
  }

  /// The size of a document that is known.
  [[nodiscard]] const std::optional<std::uint64_t>& bytes_of(StringId document) {
    if (last_document_ == nullptr || last_document_->first != document) {
      const auto [found, added] = documents_.try_emplace(document);
      if (added) {
        const auto known = graph_.documents().find(graph_.text(document));
        if (known != graph_.documents().end()) found->second = known->second.bytes;
      }
      last_document_ = &*found;
    }
    return last_document_->second;
  }

  void check_evidence(const StoredEvidence& evidence, const Focus& focus) {
    const auto& bytes = bytes_of(evidence.document);
    if (evidence.faults == 0 && bytes && evidence.source.end <= *bytes) return;
    report_evidence(evidence, bytes, focus);
  }

  void report_evidence(const StoredEvidence& evidence, const std::optional<std::uint64_t>& bytes,
                       const Focus& focus) {
    const auto violation = [&](const char* rule, std::string message, const char* remedy) {
      report(Severity::violation, rule, focus, std::move(message), remedy, evidence);
    };
    if (!bytes) {
      violation("evidence-document",
                "its evidence names the unknown document \"" +
                    std::string(graph_.text(evidence.document)) + "\"",
                "add the document's claim");
    } else if (evidence.source.end > *bytes) {
      violation("evidence-span",
                "its evidence points at byte " + std::to_string(evidence.source.end) +
                    " of a file of " + std::to_string(*bytes),
                "mend the claim");
    }
    if ((evidence.faults & EvidenceFault::size) != 0) {
      violation("evidence-span",
                "a quote of " + std::to_string(graph_.text(evidence.quote).size()) +
                    " bytes is said to fill " + std::to_string(evidence.text.size()),
                "mend the claim");
    }
    if ((evidence.faults & EvidenceFault::mark) != 0) {
      violation("evidence-span", "a mark lies outside of its quote", "mend the claim");
    }
    if ((evidence.faults & EvidenceFault::confidence) != 0) {
      violation("evidence-confidence", "a confidence lies outside of 0 to 1", "mend the claim");
    }
  }

  // ---- nodes

  void check_node(Graph::Vertex vertex) {
    const Node& node = graph_.node(vertex);
    const TypeRules& rules = rules_.type(node.type);
    const Focus focus{vertex, std::nullopt};
    if (!rules.type) {
      report(Severity::violation, "node-type", focus, "the schema has no type " + type_name(vertex),
             "use a type of the schema, or add this one to it");
      return;
    }
    if (rules.abstract) {
      report(Severity::violation, "node-type", focus,
             "the type " + type_name(vertex) + " is abstract",
             "use one of the types that inherit from it");
    }
    const auto mentions = graph_.mentions(vertex);
    if (mentions.empty() && rules.evidence_required) {
      report(rules.severity, "node-evidence", focus, "no document mentions it",
             "add a mention claim with its quote, or remove the node");
    }
    for (const StoredEvidence& mention : mentions) check_evidence(mention, focus);
    if (graph_.names(vertex).empty()) {
      report(Severity::warning, "node-name", focus, "it has no name, so its id is shown",
             "give its mention claim a name");
    }
    check_properties(focus, rules);
    check_demands(focus, rules);
  }

  void check_properties(const Focus& focus, const TypeRules& rules) {
    const auto stored = graph_.properties(focus.vertex);
    std::size_t count = 0;
    const PropertyDefinition* open = nullptr;
    const auto close = [&] {
      if (open != nullptr && open->maximum && count > *open->maximum) {
        report(open->severity, "property-count", focus,
               "\"" + open->name + "\" has " + std::to_string(count) + " values, at most " +
                   std::to_string(*open->maximum) + " are allowed",
               "keep the right ones");
      }
    };
    for (const StoredProperty& value : stored) {  // in canonical order: by property
      const auto* property = rules.properties[static_cast<std::size_t>(value.property)];
      if (property == nullptr) {
        const std::string& name = graph_.schema().property(value.property).name;
        report(Severity::violation, "property-name", focus,
               "the type " + type_name(focus.vertex) + " has no property \"" + name + "\"",
               "remove the property, or add it to the schema");
        continue;
      }
      if (property != open) {
        close();
        open = property;
        count = 0;
      }
      ++count;
      if (const std::uint8_t faults = rules_.faults(*property, value.value); faults != 0) {
        report_value(focus, *property, value.value, faults);
      }
      if (property->unique) {
        holders_.push_back(
            {property->name, graph_.text(value.value), focus.vertex, property->severity});
      }
    }
    close();
    for (const PropertyDefinition* required : rules.required) {
      std::size_t values = 0;
      for (const StoredProperty& value : stored) {
        values += rules.properties[static_cast<std::size_t>(value.property)] == required ? 1U : 0U;
      }
      if (values >= required->minimum) continue;
      report(required->severity, "property-count", focus,
             "\"" + required->name + "\" has " + std::to_string(values) + " values, at least " +
                 std::to_string(required->minimum) + " are needed",
             "add the value to a mention claim of the node");
    }
  }

  void report_value(const Focus& focus, const PropertyDefinition& property, StringId value,
                    std::uint8_t faults) {
    const std::string is =
        "\"" + property.name + "\" is \"" + std::string(graph_.text(value)) + "\"";
    if ((faults & ValidationRules::form) != 0) {
      report(
          property.severity, "property-datatype", focus,
          is + ", which is no " + std::string(to_string(property.datatype)) + asked_for(property),
          property.datatype == Datatype::text
              ? "write the language behind the text, as in \"peace@en\""
              : "write the value in the form of its datatype");
    }
    if ((faults & ValidationRules::pattern) != 0) {
      report(property.severity, "property-pattern", focus,
             is + ", which does not match " + property.pattern,
             "write the value as the pattern has it");
    }
    if ((faults & ValidationRules::choice) != 0) {
      std::string allowed;
      for (const std::string& word : property.one_of) {
        allowed += (allowed.empty() ? "" : ", ") + word;
      }
      report(property.severity, "property-value", focus, is, "use one of " + allowed);
    }
  }

  /// What a datatype is asked for beside its form.
  static std::string asked_for(const PropertyDefinition& property) {
    if (property.datatype == Datatype::list) {
      return " of " + std::string(to_string(property.items)) + " items";
    }
    return property.datatype == Datatype::date && property.precision != DatePrecision::year
               ? " to the " + std::string(to_string(property.precision))
               : "";
  }

  void check_demands(const Focus& focus, const TypeRules& rules) {
    for (const ValidationRules::Demand& demand : rules.demands) {
      const std::uint32_t count = counts_[demand.counter][focus.vertex];
      if (count >= demand.minimum && (!demand.maximum || count <= *demand.maximum)) continue;
      if (demand.rule != nullptr && !holds(demand.rule->when, focus.vertex)) continue;
      const ValidationRules::Counter& counter = rules_.counters()[demand.counter];
      const std::string& name = schema_.relation(counter.relation).name;
      const bool few = count < demand.minimum;
      if (demand.rule != nullptr) {
        report(demand.severity, demand.rule->id, focus,
               demand.rule->definition + " It has " + counted(count, "edges ") + name,
               demand.rule->remedy);
        continue;
      }
      report(demand.severity, "relation-count", focus,
             (counter.incoming ? "it is the target of " : "it has ") + counted(count, "edges ") +
                 name + (few ? ", at least " : ", at most ") +
                 std::to_string(few ? demand.minimum : *demand.maximum) +
                 (few ? " are needed" : " are allowed"),
             few ? "add what is missing, with its evidence" : "keep the right ones");
    }
  }

  [[nodiscard]] bool holds(const std::optional<GraphRule::Condition>& condition,
                           Graph::Vertex vertex) const {
    if (!condition) return true;
    const auto values = graph_.values(vertex, condition->property);
    return std::find(values.begin(), values.end(), condition->value) != values.end();
  }

  // ---- the graph as a whole

  void report_unique() {
    std::sort(holders_.begin(), holders_.end(), [](const Holder& a, const Holder& b) {
      return std::tie(a.property, a.value, a.vertex) < std::tie(b.property, b.value, b.vertex);
    });
    for (auto first = holders_.begin(); first != holders_.end();) {
      const auto last = std::find_if(first, holders_.end(), [&](const Holder& other) {
        return other.property != first->property || other.value != first->value;
      });
      const auto count = static_cast<std::size_t>(last - first);
      for (auto holder = first; count > 1 && holder != last; ++holder) {
        report(holder->severity, "property-unique", {holder->vertex, std::nullopt},
               "\"" + std::string(holder->property) + "\" is \"" + std::string(holder->value) +
                   "\" for " + counted(count, "nodes"),
               "merge the nodes, or correct the value", {});
      }
      first = last;
    }
  }

  /// One depth-first walk over the edges of one relation. An explicit stack: a chain may be as long
  /// as the graph.
  void check_acyclic(RelationId relation, const Chains& chains) {
    if (chains.empty()) return;
    enum class Colour : std::uint8_t { white, grey, black };
    std::vector<std::uint32_t> first(report_.nodes + 1, 0);  // of each vertex, in `chains`
    for (const auto& [source, target] : chains) ++first[source + 1];
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    std::vector<Colour> colour(report_.nodes, Colour::white);
    std::vector<std::uint32_t> stack;
    for (const auto& [start, unused] : chains) {
      if (colour[start] != Colour::white) continue;
      colour[start] = Colour::grey;
      stack.push_back(start);
      while (!stack.empty()) {
        const std::uint32_t vertex = stack.back();
        if (next[vertex] == first[vertex + 1]) {
          colour[vertex] = Colour::black;
          stack.pop_back();
          continue;
        }
        const std::uint32_t target = chains[next[vertex]++].second;
        if (colour[target] == Colour::grey) {
          report_cycle(relation, vertex, target);
        } else if (colour[target] == Colour::white) {
          colour[target] = Colour::grey;
          stack.push_back(target);
        }
      }
    }
  }

  void report_cycle(RelationId relation, Graph::Vertex source, Graph::Vertex target) {
    const auto [first, last] = out_edges(source, graph_.boost());
    const OutEdge edge = std::find_if(first, last, [&](const Graph::EdgeDescriptor& candidate) {
      const Edge& content = graph_.edge(candidate);
      return content.relation == relation && content.polarity == Polarity::affirmed &&
             boost::target(candidate, graph_.boost()) == target;
    });
    report(rules_.relation(relation).severity, "acyclic", {source, *edge},
           "it closes a cycle of " + graph_.schema().relation(relation).name,
           "remove the edge of the cycle that is wrong");
  }
};

}  // namespace

ValidationReport validate(const Graph& graph, const Schema& schema) {
  return Validator(graph, schema).run();
}

}  // namespace diplograph

#include "graph/validate.hpp"

#include <algorithm>
#include <map>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "graph/iri.hpp"
#include "graph/jsonld_names.hpp"
#include "graph/lexical_form.hpp"
#include "graph/value_pattern.hpp"

namespace diplograph {
namespace {

class Validator {
 public:
  Validator(const Graph& graph, const Schema& schema) : graph_(graph), schema_(schema) {
    for (const NodeType& type : graph.schema().types())
      types_.push_back(schema.find_type(type.name));
    for (const RelationType& relation : graph.schema().relations()) {
      relations_.push_back(schema.find_relation(relation.name));
    }
    for (const PropertyDefinition& property : schema.properties()) {
      if (!property.pattern.empty()) patterns_.emplace(&property, property.pattern);
    }
  }

  ValidationReport run() {
    report_.schema_name = schema_.name();
    report_.schema_version = schema_.version();
    report_.nodes = graph_.node_count();
    report_.edges = graph_.edge_count();
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) check_node(vertex);
    for (const Graph::EdgeDescriptor edge : graph_.edges()) {
      focus_edge_ = edge;
      check_edge(edge);
    }
    focus_edge_.reset();
    for (const RelationType& relation : schema_.relations()) {
      if (relation.acyclic) check_acyclic(relation);
    }
    check_uniqueness();
    std::sort(report_.findings.begin(), report_.findings.end());
    return std::move(report_);
  }

 private:
  const Graph& graph_;
  const Schema& schema_;
  std::vector<std::optional<TypeId>> types_;  // of the graph's schema, in this one
  std::vector<std::optional<RelationId>> relations_;
  std::map<const PropertyDefinition*, ValuePattern> patterns_;
  std::optional<Graph::EdgeDescriptor> focus_edge_;  // what is being checked, if not a node
  ValidationReport report_;

  [[nodiscard]] std::optional<TypeId> type_of(Graph::Vertex vertex) const {
    return types_.at(static_cast<std::size_t>(graph_.node(vertex).type));
  }
  [[nodiscard]] std::string type_name(Graph::Vertex vertex) const {
    return graph_.schema().type(graph_.node(vertex).type).name;
  }

  void report(Severity severity, std::string rule, std::string focus, std::string message,
              std::string remedy, const std::optional<StoredEvidence>& evidence = {}) {
    Finding finding{
        severity, std::move(rule), std::move(focus), std::move(message), std::move(remedy), {}, 0,
        {}};
    finding.focus_iri = focus_edge_ ? statement_iri(graph_, *focus_edge_)
                                    : iri_of_id(graph_.schema().base_iri(), finding.focus);
    if (evidence) {
      finding.document = graph_.text(evidence->document);
      finding.line = evidence->line;
    }
    report_.findings.push_back(std::move(finding));
  }

  void check_node(Graph::Vertex vertex) {
    const auto mentions = graph_.mentions(vertex);
    const std::string id(graph_.id(vertex));
    const auto first = mentions.empty() ? std::nullopt : std::optional(mentions.front());
    const auto type = type_of(vertex);
    if (!type) {
      report(Severity::violation, "node-type", id, "the schema has no type " + type_name(vertex),
             "use a type of the schema, or add this one to it", first);
      return;
    }
    if (schema_.type(*type).abstract) {
      report(Severity::violation, "node-type", id, "the type " + type_name(vertex) + " is abstract",
             "use one of the types that inherit from it", first);
    }
    const bool document = type_name(vertex) == "Document";
    if (mentions.empty() && !document) {
      report(Severity::violation, "node-evidence", id, "no document mentions it",
             "add a mention claim with its quote, or remove the node");
    }
    if (graph_.names(vertex).empty()) {
      report(Severity::warning, "node-name", id, "it has no name, so its id is shown",
             "give its mention claim a name", first);
    }
    for (const StoredEvidence& mention : mentions) check_evidence(mention, id);
    check_properties(vertex, *type, first);
    check_counts(vertex, *type, first);
  }

  void check_properties(Graph::Vertex vertex, TypeId type,
                        const std::optional<StoredEvidence>& first) {
    const std::string id(graph_.id(vertex));
    std::map<std::string, std::vector<std::string>, std::less<>> values;
    for (const StoredProperty& stored : graph_.properties(vertex)) {
      values[graph_.schema().property(stored.property).name].emplace_back(
          graph_.text(stored.value));
    }
    for (const auto& [name, list] : values) {
      const auto known = schema_.find_property(type, name);
      if (!known) {
        report(Severity::violation, "property-name", id,
               "the type " + type_name(vertex) + " has no property \"" + name + "\"",
               "remove the property, or add it to the schema", first);
        continue;
      }
      const PropertyDefinition& property = schema_.property(*known);
      for (const std::string& value : list) check_value(id, property, value, first);
      if (property.maximum && list.size() > *property.maximum) {
        report(property.severity, "property-count", id,
               "\"" + name + "\" has " + std::to_string(list.size()) + " values, at most " +
                   std::to_string(*property.maximum) + " are allowed",
               "keep the right ones", first);
      }
    }
    for (const PropertyId required : schema_.type(type).properties) {
      const PropertyDefinition& property = schema_.property(required);
      const auto found = values.find(property.name);
      const std::size_t count = found == values.end() ? 0 : found->second.size();
      if (count < property.minimum) {
        report(property.severity, "property-count", id,
               "\"" + property.name + "\" has " + std::to_string(count) + " values, at least " +
                   std::to_string(property.minimum) + " are needed",
               "add the value to a mention claim of the node", first);
      }
    }
  }

  void check_value(const std::string& id, const PropertyDefinition& property,
                   const std::string& value, const std::optional<StoredEvidence>& first) {
    if (!has_lexical_form(value, property.datatype)) {
      report(property.severity, "property-datatype", id,
             "\"" + property.name + "\" is \"" + value + "\", which is no " +
                 std::string(to_string(property.datatype)),
             "write the value in the form of its datatype", first);
    }
    const auto pattern = patterns_.find(&property);
    if (pattern != patterns_.end() && !pattern->second.matches(value)) {
      report(property.severity, "property-pattern", id,
             "\"" + property.name + "\" is \"" + value + "\", which does not match " +
                 property.pattern,
             "write the value as the pattern has it", first);
    }
    if (!property.one_of.empty() &&
        std::find(property.one_of.begin(), property.one_of.end(), value) == property.one_of.end()) {
      std::string allowed;
      for (const std::string& word : property.one_of)
        allowed += (allowed.empty() ? "" : ", ") + word;
      report(property.severity, "property-value", id,
             "\"" + property.name + "\" is \"" + value + "\"", "use one of " + allowed, first);
    }
  }

  void check_evidence(const StoredEvidence& evidence, const std::string& id) {
    const auto document = graph_.documents().find(graph_.text(evidence.document));
    if (document == graph_.documents().end()) {
      report(Severity::violation, "evidence-document", id,
             "its evidence names the unknown document \"" +
                 std::string(graph_.text(evidence.document)) + "\"",
             "add the document's claim", evidence);
    } else if (evidence.source.end > document->second.bytes) {
      report(Severity::violation, "evidence-span", id,
             "its evidence points at byte " + std::to_string(evidence.source.end) +
                 " of a file of " + std::to_string(document->second.bytes),
             "mend the claim", evidence);
    }
    const std::size_t quoted = graph_.text(evidence.quote).size();
    if (evidence.text.size() != quoted) {
      report(Severity::violation, "evidence-span", id,
             "a quote of " + std::to_string(quoted) + " bytes is said to fill " +
                 std::to_string(evidence.text.size()),
             "mend the claim", evidence);
    }
    for (const Mark& mark : evidence.marks) {
      if (mark.span.begin > mark.span.end || mark.span.end > quoted) {
        report(Severity::violation, "evidence-span", id, "a mark lies outside of its quote",
               "mend the claim", evidence);
      }
    }
    if (!(evidence.confidence >= 0.0F && evidence.confidence <= 1.0F)) {
      report(Severity::violation, "evidence-confidence", id, "a confidence lies outside of 0 to 1",
             "mend the claim", evidence);
    }
  }

  void check_edge(Graph::EdgeDescriptor edge) {
    const Edge& content = graph_.edge(edge);
    const std::string id = graph_.edge_id(edge);
    const std::string& name = graph_.schema().relation(content.relation).name;
    const auto best = graph_.best(content);
    if (graph_.evidence(content).empty()) {
      report(Severity::violation, "edge-evidence", id, "no words carry it",
             "add a relation claim with its quote, or remove the edge");
    }
    for (const StoredEvidence& evidence : graph_.evidence(content)) check_evidence(evidence, id);
    const auto relation = relations_.at(static_cast<std::size_t>(content.relation));
    if (!relation) {
      report(Severity::violation, "edge-relation", id, "the schema has no relation " + name,
             "use a relation of the schema, or add this one to it", best);
      return;
    }
    const Graph::Vertex source = boost::source(edge, graph_.boost());
    const Graph::Vertex target = boost::target(edge, graph_.boost());
    const auto source_type = type_of(source);
    const auto target_type = type_of(target);
    if (source_type && target_type && !schema_.allows(*relation, *source_type, *target_type)) {
      report(Severity::violation, "edge-ends", id,
             "the schema has no " + name + " from a " + type_name(source) + " to a " +
                 type_name(target),
             "mend the relation or the types of its ends", best);
    }
    if (source == target) {
      report(Severity::warning, "edge-loop", id, "it runs from a node to itself",
             "see whether two things share one id", best);
    }
    check_contradiction(edge, *relation, id);
  }

  [[nodiscard]] static bool is_affirmed(const Edge& edge) {
    return edge.polarity == Polarity::affirmed;
  }

  /// Another edge between the same nodes that denies this one, or that a rule excludes beside it.
  void check_contradiction(Graph::EdgeDescriptor edge, RelationId relation, const std::string& id) {
    if (!is_affirmed(graph_.edge(edge))) return;
    const auto best = graph_.best(edge);
    const auto [first, last] = out_edges(boost::source(edge, graph_.boost()), graph_.boost());
    for (auto other = first; other != last; ++other) {
      if (boost::target(*other, graph_.boost()) != boost::target(edge, graph_.boost())) continue;
      const Edge& second = graph_.edge(*other);
      const auto second_relation = relations_.at(static_cast<std::size_t>(second.relation));
      if (second_relation == relation && !is_affirmed(second)) {
        report(Severity::warning, "contradiction", id, "it is both affirmed and denied",
               "read both quotes: positions may have changed, or one was misread", best);
      }
      for (const GraphRule& rule : schema_.rules()) {
        if (rule.relation == relation && rule.excludes && rule.excludes == second_relation &&
            is_affirmed(second)) {
          report(rule.severity, rule.id, id,
                 rule.definition + " There is also " + graph_.edge_id(*other), rule.remedy, best);
        }
      }
    }
  }

  /// Affirmed edges of a relation at a node.
  [[nodiscard]] std::size_t count_edges(Graph::Vertex vertex, RelationId relation,
                                        bool incoming) const {
    std::size_t count = 0;
    const auto note = [&](Graph::EdgeDescriptor edge) {
      const Edge& content = graph_.edge(edge);
      const auto own = relations_.at(static_cast<std::size_t>(content.relation));
      if (own == relation && is_affirmed(content)) ++count;
    };
    if (incoming) {
      const auto [first, last] = in_edges(vertex, graph_.boost());
      std::for_each(first, last, note);
    } else {
      const auto [first, last] = out_edges(vertex, graph_.boost());
      std::for_each(first, last, note);
    }
    return count;
  }

  void check_counts(Graph::Vertex vertex, TypeId type, const std::optional<StoredEvidence>& first) {
    const std::string id(graph_.id(vertex));
    for (const RelationType& relation : schema_.relations()) {
      if (!relation.maximum) continue;
      const std::size_t count = count_edges(vertex, relation.id, false);
      if (count > *relation.maximum) {
        report(Severity::violation, "relation-count", id,
               "it has " + std::to_string(count) + " edges " + relation.name + ", at most " +
                   std::to_string(*relation.maximum) + " are allowed",
               "keep the right ones", first);
      }
    }
    for (const GraphRule& rule : schema_.rules()) {
      if (!rule.type || !schema_.is_a(type, *rule.type) || !holds(rule.when, vertex)) continue;
      const std::size_t count = count_edges(vertex, rule.relation, rule.incoming);
      if (count < rule.minimum || (rule.maximum && count > *rule.maximum)) {
        report(rule.severity, rule.id, id,
               rule.definition + " It has " + std::to_string(count) + " edges " +
                   schema_.relation(rule.relation).name,
               rule.remedy, first);
      }
    }
  }

  [[nodiscard]] bool holds(const std::optional<GraphRule::Condition>& condition,
                           Graph::Vertex vertex) const {
    if (!condition) return true;
    const auto values = graph_.values(vertex, condition->property);
    return std::find(values.begin(), values.end(), condition->value) != values.end();
  }

  void check_uniqueness() {
    std::map<std::pair<std::string, std::string_view>, std::vector<Graph::Vertex>> holders;
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
      const auto type = type_of(vertex);
      if (!type) continue;
      for (const StoredProperty& stored : graph_.properties(vertex)) {
        const std::string& name = graph_.schema().property(stored.property).name;
        const auto known = schema_.find_property(*type, name);
        if (known && schema_.property(*known).unique) {
          holders[{name, graph_.text(stored.value)}].push_back(vertex);
        }
      }
    }
    for (const auto& [key, vertices] : holders) {
      if (vertices.size() < 2) continue;
      for (const Graph::Vertex vertex : vertices) {
        const auto id = schema_.find_property(*type_of(vertex), key.first);
        report(schema_.property(*id).severity, "property-unique", std::string(graph_.id(vertex)),
               "\"" + key.first + "\" is \"" + std::string(key.second) + "\" for " +
                   std::to_string(vertices.size()) + " nodes",
               "merge the nodes, or correct the value", {});
      }
    }
  }

  void check_acyclic(const RelationType& relation) {
    enum class Colour : std::uint8_t { white, grey, black };
    const auto own = graph_.schema().find_relation(relation.name);
    if (!own) return;
    std::vector<Colour> colour(graph_.node_count(), Colour::white);
    using Iterator = boost::graph_traits<Graph::Storage>::out_edge_iterator;
    struct Frame {
      Graph::Vertex vertex;
      Iterator next, last;
    };
    for (Graph::Vertex start = 0; start < graph_.node_count(); ++start) {
      if (colour[start] != Colour::white) continue;
      std::vector<Frame> stack;  // an explicit stack: a chain may be as long as the graph
      const auto enter = [&](Graph::Vertex vertex) {
        colour[vertex] = Colour::grey;
        const auto [first, last] = out_edges(vertex, graph_.boost());
        stack.push_back({vertex, first, last});
      };
      enter(start);
      while (!stack.empty()) {
        if (stack.back().next == stack.back().last) {
          colour[stack.back().vertex] = Colour::black;
          stack.pop_back();
          continue;
        }
        const Graph::EdgeDescriptor edge = *stack.back().next++;
        const Edge& content = graph_.edge(edge);
        if (content.relation != *own || content.polarity == Polarity::negated) continue;
        const Graph::Vertex target = boost::target(edge, graph_.boost());
        if (colour[target] == Colour::grey) {
          focus_edge_ = edge;
          report(Severity::violation, "acyclic", graph_.edge_id(edge),
                 "it closes a cycle of " + relation.name,
                 "remove the edge of the cycle that is wrong", graph_.best(content));
          focus_edge_.reset();
        } else if (colour[target] == Colour::white) {
          enter(target);
        }
      }
    }
  }
};

}  // namespace

std::size_t ValidationReport::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [&](const Finding& finding) { return finding.severity == severity; }));
}

std::string ValidationReport::to_json() const {
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
  writer.SetIndent(' ', 2);
  const auto text = [&](const char* key, std::string_view value) {
    writer.Key(key);
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  const auto number = [&](const char* key, std::size_t value) {
    writer.Key(key);
    writer.Uint64(value);
  };
  writer.StartObject();
  writer.Key("schema");
  writer.StartObject();
  text("name", schema_name);
  text("version", schema_version);
  writer.EndObject();
  writer.Key("conforms");
  writer.Bool(conforms());
  number("nodes", nodes);
  number("edges", edges);
  number("violations", count(Severity::violation));
  number("warnings", count(Severity::warning));
  number("infos", count(Severity::info));
  writer.Key("findings");
  writer.StartArray();
  for (const Finding& finding : findings) {
    writer.StartObject();
    text("severity", to_string(finding.severity));
    text("rule", finding.rule);
    text("focus", finding.focus);
    text("message", finding.message);
    text("remedy", finding.remedy);
    if (!finding.document.empty()) text("document", finding.document);
    if (finding.line != 0) number("line", finding.line);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

ValidationReport validate(const Graph& graph, const Schema& schema) {
  return Validator(graph, schema).run();
}

}  // namespace diplograph

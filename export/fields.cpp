#include "export/fields.hpp"

#include <algorithm>

#include "export/columns.hpp"
#include "export/evidence_summary.hpp"
#include "graph/decimal.hpp"

namespace diplograph::exporting {
namespace {

constexpr std::size_t own_node_fields = 6;

bool is_date(const Schema& schema, std::string_view property) {
  return std::any_of(schema.properties().begin(), schema.properties().end(),
                     [property](const PropertyDefinition& definition) {
                       return definition.name == property && definition.datatype == Datatype::date;
                     });
}

}  // namespace

Fields::Fields(const Graph& graph, const Options& options)
    : graph_(graph),
      options_(options),
      of_nodes_({{"id"},
                 {"label"},
                 {"label_en"},
                 {"label_fa"},
                 {"aliases"},
                 {"mentions", FieldType::integer}}),
      of_edges_({{"id"},
                 {"polarity"},
                 {"modality"},
                 {"symmetric", FieldType::boolean},
                 {"confidence", FieldType::real},
                 {"evidence_count", FieldType::integer},
                 {"document"},
                 {"line", FieldType::integer},
                 {"page", FieldType::integer},
                 {"quote"},
                 {"rule"},
                 {"holder"},
                 {"dated", FieldType::text, true}}),
      properties_(property_columns(graph.schema())) {
  for (const std::string& property : properties_) {
    of_nodes_.push_back(
        {attribute_name(property), FieldType::text, is_date(graph.schema(), property)});
  }
  for (const NodeAttribute& attribute : options.attributes) {
    of_nodes_.push_back({attribute_name(attribute.name), attribute.type});
  }
}

void Fields::read(Graph::Vertex vertex, FieldValues& values) const {
  values.resize(of_nodes_.size());
  values[0] = graph_.id(vertex);
  values[1] = graph_.label(vertex, options_.language);
  values[2] = label_in(graph_, vertex, "en");
  values[3] = label_in(graph_, vertex, "fa");
  values[4] = joined(graph_.aliases(vertex, options_.language));
  values[5] = std::to_string(graph_.mentions(vertex).size());
  for (std::size_t i = 0; i < properties_.size(); ++i) {
    values[own_node_fields + i] = joined(graph_.values(vertex, properties_[i]));
  }
  const std::size_t first = own_node_fields + properties_.size();
  for (std::size_t i = 0; i < options_.attributes.size(); ++i) {
    values[first + i] = options_.attributes[i].values[vertex];
  }
}

void Fields::read(Graph::EdgeDescriptor descriptor, FieldValues& values) const {
  const Edge& edge = graph_.edge(descriptor);
  const EvidenceSummary evidence = evidence_summary(graph_, edge);
  values.resize(of_edges_.size());
  values[0] = graph_.edge_id(descriptor);
  values[1] = to_string(edge.polarity);
  values[2] = to_string(evidence.modality);
  values[3] = graph_.schema().relation(edge.relation).symmetric ? "true" : "false";
  values[4] = decimal3(evidence.confidence);
  values[5] = std::to_string(evidence.pieces);
  for (std::size_t i = 6; i < values.size(); ++i) values[i].clear();
  if (const auto& best = evidence.best) {
    values[6] = graph_.text(best->document);
    values[7] = std::to_string(best->line);
    if (best->page != 0) values[8] = std::to_string(best->page);
    values[9] = graph_.text(best->quote);
    values[10] = graph_.text(best->rule);
    values[11] = graph_.text(best->holder);
  }
  values[12] = evidence.dates;
}

}  // namespace diplograph::exporting

#include "export/columns.hpp"

#include <algorithm>
#include <array>

namespace diplograph::exporting {
namespace {

// Names with a meaning of their own to Gephi, graphology, sigma.js, Cytoscape, networkx or igraph,
// and the names of our own attributes. Key ids are shared by nodes and edges, so one list serves.
constexpr auto taken_names = std::to_array<std::string_view>(
    {"id",       "name",       "source",    "target",      "key",
     "type",     "parent",     "x",         "y",           "z",
     "r",        "g",          "b",         "size",        "color",
     "weight",   "label",      "labels",    "timeset",     "selected",
     "kind",     "start",      "end",       "nodelabel",   "xpos",
     "ypos",     "zpos",       "desc",      "relation",    "polarity",
     "modality", "confidence", "document",  "page",        "line",
     "quote",    "rule",       "holder",    "dated",       "symmetric",
     "class",    "aliases",    "mentions",  "node_id",     "label_en",
     "label_fa", "language",   "edgelabel", "interaction", "evidence_count"});

}  // namespace

std::vector<std::string> property_columns(const Schema& schema) {
  std::vector<std::string> columns;
  for (const PropertyDefinition& property : schema.properties()) {
    if (std::find(columns.begin(), columns.end(), property.name) == columns.end()) {
      columns.push_back(property.name);
    }
  }
  return columns;
}

std::string joined(const std::vector<std::string_view>& values) {
  std::vector<std::string> parts(values.begin(), values.end());
  for (std::string& part : parts) std::replace(part.begin(), part.end(), '|', '/');
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  std::string text;
  for (const std::string& part : parts) {
    if (&part != parts.data()) text += '|';
    text += part;
  }
  return text;
}

std::string_view label_in(const Graph& graph, Graph::Vertex vertex, std::string_view language) {
  if (graph.label_language(vertex, language) != language) return {};
  return graph.label(vertex, language);
}

std::string attribute_name(std::string_view property) {
  const bool taken =
      std::find(taken_names.begin(), taken_names.end(), property) != taken_names.end() ||
      property.starts_with("interval") || property.starts_with("timestamp");
  return (taken ? "property_" : "") + std::string(property);
}

}  // namespace diplograph::exporting

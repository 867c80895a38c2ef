#include "graph/identity/contraction.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "graph/error.hpp"
#include "graph/identity/script_match.hpp"

namespace diplograph {

std::vector<Namesakes> find_namesakes(const Graph& graph, const Identities& identities) {
  struct Named {
    Graph::Vertex vertex;
    std::string_view name;
  };
  struct Group {
    std::vector<Named> latin, arabic;
  };
  std::map<std::string, Group> groups;
  const auto person = graph.schema().find_type("Person");
  for (Graph::Vertex vertex = 0; person && vertex < graph.node_count(); ++vertex) {
    if (graph.node(vertex).type != *person) continue;
    std::map<std::string, Named> latin, arabic;  // of this person, by key
    for (const StoredName& name : graph.names(vertex)) {
      const std::string_view text = graph.text(name.text);
      const std::string key = consonant_key(text);
      if (!key.empty()) (in_arabic_script(text) ? arabic : latin).emplace(key, Named{vertex, text});
    }
    // Who has both is known in both scripts.
    for (const auto& [key, named] : latin) groups[key].latin.push_back(named);
    for (const auto& [key, named] : arabic) groups[key].arabic.push_back(named);
  }
  std::vector<Namesakes> result;
  for (const auto& [key, group] : groups) {
    if (group.latin.size() != 1 || group.arabic.size() != 1) continue;
    const Named& latin = group.latin.front();
    const Named& arabic = group.arabic.front();
    if (latin.vertex == arabic.vertex) continue;
    Namesakes found{std::string(graph.id(latin.vertex)), std::string(graph.id(arabic.vertex)),
                    std::string(latin.name), std::string(arabic.name)};
    if (!identities.apart(found.kept, found.other)) result.push_back(std::move(found));
  }
  std::sort(result.begin(), result.end(), [](const Namesakes& a, const Namesakes& b) {
    return std::pair(a.kept, a.other) < std::pair(b.kept, b.other);
  });
  result.erase(std::unique(result.begin(), result.end(),
                           [](const Namesakes& a, const Namesakes& b) {
                             return a.kept == b.kept && a.other == b.other;
                           }),
               result.end());
  return result;
}

Graph contract(const Graph& graph, const std::map<std::string, std::string>& same,
               std::vector<Lost>& lost) {
  Graph result(graph.schema());
  for (const auto& [id, document] : graph.documents()) result.add_document(document);
  const auto kept = [&](Graph::Vertex vertex) {
    const std::string id(graph.id(vertex));
    const auto found = same.find(id);
    return found == same.end() ? id : found->second;
  };
  std::vector<Graph::Vertex> places;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    const Graph::Vertex place = result.add_node(kept(vertex));
    places.push_back(place);
    for (const StoredName& name : graph.names(vertex)) {
      result.add_name(place, {std::string(graph.text(name.language)),
                              std::string(graph.text(name.text)), name.role});
    }
    for (const StoredProperty& stored : graph.properties(vertex)) {
      const std::string& property = graph.schema().property(stored.property).name;
      if (graph.schema().find_property(result.node(place).type, property)) {
        result.add_property(place, property, graph.text(stored.value));
      } else {
        lost.push_back(
            {std::string(graph.id(vertex)), "what it became has no property \"" + property + "\""});
      }
    }
    for (const StoredEvidence& mention : graph.mentions(vertex)) {
      result.add_mention(place, graph.resolved(mention));
    }
  }
  for (const Graph::EdgeDescriptor edge : graph.edges()) {
    const Edge& content = graph.edge(edge);
    const Graph::Vertex source = places[boost::source(edge, graph.boost())];
    const Graph::Vertex target = places[boost::target(edge, graph.boost())];
    if (source == target) {
      lost.push_back({graph.edge_id(edge), "both its ends became one"});
      continue;
    }
    if (!graph.schema().allows(content.relation, result.node(source).type,
                               result.node(target).type)) {
      lost.push_back({graph.edge_id(edge), "the schema forbids it between what they became"});
      continue;
    }
    const auto place = result.add_edge(source, content.relation, target, content.polarity);
    for (const StoredEvidence& evidence : graph.evidence(edge)) {
      result.add_evidence(place, graph.resolved(evidence));
    }
  }
  result.canonicalize();
  return result;
}

}  // namespace diplograph

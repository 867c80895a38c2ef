#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "extract/extractor.hpp"

namespace diplograph::extract {

inline const Extractor& extractor() {
  static const Extractor built;
  return built;
}

struct Edge {
  std::set<std::string> source, target;  ///< names
  std::string relation, rule;
  Polarity polarity = Polarity::affirmed;
};

inline std::vector<Edge> edges_of(const std::string& text) {
  const Extraction extraction = extractor().extract({"example", "example.txt", text});
  std::map<std::string, std::set<std::string>> names;
  for (const Claim& claim : extraction.claims) {
    if (const auto* mention = std::get_if<MentionClaim>(&claim)) {
      for (const Name& name : mention->names) names[mention->entity].insert(name.text);
    }
  }
  std::vector<Edge> edges;
  for (const Claim& claim : extraction.claims) {
    if (const auto* relation = std::get_if<RelationClaim>(&claim)) {
      edges.push_back({names[relation->source], names[relation->target], relation->relation,
                       relation->evidence.rule, relation->polarity});
    }
  }
  return edges;
}

inline std::string listing(const std::vector<Edge>& edges) {
  std::string result;
  for (const Edge& edge : edges) {
    result += edge.rule + ": " + (edge.source.empty() ? "?" : *edge.source.begin()) + " " +
              edge.relation + " ";
    for (const std::string& name : edge.target) result += "[" + name + "]";
    result += "\n";
  }
  return result;
}

inline bool states(const std::vector<Edge>& edges, const std::string& source,
                   const std::string& relation, const std::string& target) {
  return std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
    return edge.relation == relation && edge.source.contains(source) &&
           edge.target.contains(target) && edge.polarity == Polarity::affirmed;
  });
}

/// Whether a text was found to deny the relation.
inline bool denies(const std::vector<Edge>& edges, const std::string& source,
                   const std::string& relation, const std::string& target) {
  return std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
    return edge.relation == relation && edge.source.contains(source) &&
           edge.target.contains(target) && edge.polarity == Polarity::negated;
  });
}

}  // namespace diplograph::extract

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph::exporting {

/// What of a graph an iStar 2.0 goal model can say (arXiv 1605.07767v3), with its rules of
/// integrity kept: elements lie inside one actor, refinements are within an actor and acyclic, a
/// pair of actors has at most one link.
struct GoalModel {
  enum class Kind : std::uint8_t { goal, task, resource };
  struct Element {
    std::string id;
    Graph::Vertex vertex = 0;
    Kind kind = Kind::goal;
    Graph::EdgeDescriptor wanted_by;  ///< the edge that puts it inside the actor
  };
  struct Actor {
    Graph::Vertex vertex = 0;
    std::vector<Element> elements;
  };
  enum class LinkKind : std::uint8_t { or_refinement, needed_by, participates_in };
  struct Link {
    LinkKind kind = LinkKind::or_refinement;
    std::string source, target;  ///< ids of actors or elements
    Graph::EdgeDescriptor edge;
  };
  std::vector<Actor> actors;
  std::vector<Link> links;
};

/// Builds the model: actors with the goals they pursue, the strategies they adopt or propose (as
/// tasks), the agreements and concepts they propose, develop or are party to (as resources); what
/// advances or is part of a goal or strategy refines it, what implements a strategy is needed by
/// it. Only affirmed edges count. Linear but for the search for cycles among an actor's elements.
[[nodiscard]] GoalModel goal_model(const Graph& graph);

}  // namespace diplograph::exporting

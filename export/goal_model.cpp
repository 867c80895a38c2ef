#include "export/goal_model.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "export/edge_walk.hpp"

namespace diplograph::exporting {
namespace {

using Kind = GoalModel::Kind;
using LinkKind = GoalModel::LinkKind;

class Builder {
 public:
  explicit Builder(const Graph& graph) : graph_(graph) {}

  GoalModel build() {
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
      if (is_a(vertex, "Actor")) model_.actors.push_back(actor(vertex));
    }
    for (const GoalModel::Actor& one : model_.actors) link_elements(one);
    link_actors();
    return std::move(model_);
  }

 private:
  const Graph& graph_;
  GoalModel model_;

  [[nodiscard]] bool is_a(Graph::Vertex vertex, std::string_view type) const {
    const auto ancestor = graph_.schema().find_type(type);
    return ancestor && graph_.schema().is_a(graph_.node(vertex).type, *ancestor);
  }

  [[nodiscard]] std::string_view relation(const Graph::EdgeDescriptor& edge) const {
    return graph_.schema().relation(graph_.edge(edge).relation).name;
  }

  [[nodiscard]] std::optional<Kind> kind_of(Graph::Vertex vertex) const {
    if (is_a(vertex, "Goal")) return Kind::goal;
    if (is_a(vertex, "Strategy")) return Kind::task;
    if (is_a(vertex, "Agreement") || is_a(vertex, "Concept")) return Kind::resource;
    return std::nullopt;
  }

  GoalModel::Actor actor(Graph::Vertex vertex) {
    static const std::set<std::string_view> wants{"pursues", "adopts", "partyTo", "proposes",
                                                  "develops"};
    GoalModel::Actor result{vertex, {}};
    const auto [first, last] = out_edges(vertex, graph_.boost());
    for (auto edge = first; edge != last; ++edge) {
      const Graph::Vertex to = target(*edge, graph_.boost());
      const std::optional<Kind> kind = kind_of(to);
      if (!kind || graph_.edge(*edge).polarity == Polarity::negated ||
          !wants.contains(relation(*edge))) {
        continue;
      }
      const bool known =
          std::any_of(result.elements.begin(), result.elements.end(),
                      [to](const GoalModel::Element& element) { return element.vertex == to; });
      if (known) continue;
      result.elements.push_back(
          {std::string(graph_.id(vertex)) + "|" + std::string(graph_.id(to)), to, *kind, *edge});
    }
    return result;
  }

  /// Refinements among the elements of one actor. A link that would close a cycle is left out.
  void link_elements(const GoalModel::Actor& actor) {
    std::map<Graph::Vertex, const GoalModel::Element*> elements;
    for (const GoalModel::Element& element : actor.elements) {
      elements.emplace(element.vertex, &element);
    }
    std::map<Graph::Vertex, std::set<Graph::Vertex>> parents;
    const auto reaches = [&](Graph::Vertex from, Graph::Vertex to) {
      std::vector<Graph::Vertex> open{from};
      std::set<Graph::Vertex> seen{from};
      while (!open.empty()) {
        const Graph::Vertex next = open.back();
        open.pop_back();
        if (next == to) return true;
        for (const Graph::Vertex parent : parents[next]) {
          if (seen.insert(parent).second) open.push_back(parent);
        }
      }
      return false;
    };
    for (const auto& [vertex, child] : elements) {
      const auto [first, last] = out_edges(vertex, graph_.boost());
      for (auto edge = first; edge != last; ++edge) {
        const auto parent = elements.find(target(*edge, graph_.boost()));
        if (parent == elements.end() || graph_.edge(*edge).polarity == Polarity::negated) continue;
        const std::optional<LinkKind> kind =
            element_link(relation(*edge), child->kind, parent->second->kind);
        if (!kind) continue;
        if (*kind == LinkKind::or_refinement) {
          // One link a pair, none to oneself or against another.
          if (parents[vertex].contains(parent->first) || reaches(parent->first, vertex)) continue;
          parents[vertex].insert(parent->first);
        }
        model_.links.push_back({*kind, child->id, parent->second->id, *edge});
      }
    }
  }

  static std::optional<LinkKind> element_link(std::string_view relation, Kind child, Kind parent) {
    if (child != Kind::resource && parent != Kind::resource &&
        (relation == "advances" || relation == "partOf" || relation == "implements")) {
      return LinkKind::or_refinement;
    }
    if (child == Kind::resource && parent == Kind::task && relation == "implements") {
      return LinkKind::needed_by;
    }
    return std::nullopt;
  }

  void link_actors() {
    static const std::set<std::string_view> joins{"memberOf", "represents", "participatesIn"};
    std::set<std::pair<Graph::Vertex, Graph::Vertex>> linked;
    for_each_edge(graph_, [&](const Graph::EdgeDescriptor& edge) {
      const Graph::Vertex from = source(edge, graph_.boost());
      const Graph::Vertex to = target(edge, graph_.boost());
      if (from == to || !is_a(from, "Actor") || !is_a(to, "Actor") ||
          !joins.contains(relation(edge)) || graph_.edge(edge).polarity == Polarity::negated ||
          !linked.insert(std::minmax(from, to)).second) {
        return;
      }
      model_.links.push_back({LinkKind::participates_in, std::string(graph_.id(from)),
                              std::string(graph_.id(to)), edge});
    });
  }
};

}  // namespace

GoalModel goal_model(const Graph& graph) { return Builder(graph).build(); }

}  // namespace diplograph::exporting

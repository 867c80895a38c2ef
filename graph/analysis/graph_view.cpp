#include "graph/analysis/graph_view.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "graph/days.hpp"
#include "graph/error.hpp"

namespace diplograph {
namespace {

DayInterval required_days(const std::string& date) {
  if (auto days = days_of(date)) return *std::move(days);
  throw UsageError("\"" + date + "\" is no date of EDTF, such as 2015, 2015-09 or 2015/2016");
}

}  // namespace

GraphView::GraphView(const Graph& graph, ViewFilter filter)
    : graph_(&graph),
      filter_(std::move(filter)),
      relations_(graph.schema().relations().size(), filter_.relations.empty()),
      nodes_(std::make_shared<std::vector<bool>>(graph.node_count(), false)) {
  for (const RelationId relation : filter_.relations) {
    relations_[static_cast<std::size_t>(relation)] = true;
  }
  if (!filter_.from.empty()) first_day_ = required_days(filter_.from).first;
  if (!filter_.to.empty()) last_day_ = required_days(filter_.to).last;
  if (first_day_ && last_day_ && *last_day_ < *first_day_) {
    throw UsageError("the time from " + filter_.from + " to " + filter_.to +
                     " ends before it begins");
  }
  const bool timed = first_day_ || last_day_;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    (*nodes_)[vertex] = has_type(vertex) && (!timed || in_time(graph.values(vertex, "date")));
  }
}

std::size_t GraphView::node_count() const {
  return static_cast<std::size_t>(std::count(nodes_->begin(), nodes_->end(), true));
}

bool GraphView::has_type(Graph::Vertex vertex) const {
  const Schema& schema = graph_->schema();
  const TypeId type = graph_->node(vertex).type;
  const auto among = [&](const std::vector<TypeId>& types) {
    return std::any_of(types.begin(), types.end(),
                       [&](TypeId other) { return schema.is_a(type, other); });
  };
  return (filter_.types.empty() || among(filter_.types)) && !among(filter_.hidden_types);
}

bool GraphView::in_time(const std::vector<std::string_view>& dates) const {
  return dates.empty() || std::any_of(dates.begin(), dates.end(), [&](std::string_view date) {
           const auto days = days_of(date);
           return !days || ((!first_day_ || days->last >= *first_day_) &&
                            (!last_day_ || days->first <= *last_day_));
         });
}

bool GraphView::shows_alone(const Graph::EdgeDescriptor& edge) const {
  const Edge& content = graph_->edge(edge);
  return relations_[static_cast<std::size_t>(content.relation)] &&
         (!filter_.affirmed || content.polarity == Polarity::affirmed) &&
         (!filter_.weakest || graph_->modality(content) <= *filter_.weakest) &&
         ((!first_day_ && !last_day_) || in_time(graph_->dates(content)));
}

void GraphView::narrow_to_ego(Graph::Vertex centre, std::size_t hops) {
  (*nodes_)[centre] = true;
  auto near = std::make_shared<std::vector<bool>>(graph_->node_count(), false);
  (*near)[centre] = true;
  std::vector<Graph::Vertex> ring{centre};
  const Storage view = boost();
  for (std::size_t hop = 0; hop < hops && !ring.empty(); ++hop) {
    std::vector<Graph::Vertex> next;
    const auto reach = [&](Graph::Vertex other) {
      if ((*near)[other]) return;
      (*near)[other] = true;
      next.push_back(other);
    };
    for (const Graph::Vertex vertex : ring) {
      for (auto [edge, end] = out_edges(vertex, view); edge != end; ++edge) {
        reach(target(*edge, view));
      }
      for (auto [edge, end] = in_edges(vertex, view); edge != end; ++edge) {
        reach(source(*edge, view));
      }
    }
    ring = std::move(next);
  }
  nodes_ = std::move(near);
}

}  // namespace diplograph

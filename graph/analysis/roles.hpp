#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/analysis/graph_view.hpp"
#include "graph/analysis/measures.hpp"

namespace diplograph {

/// A node or an edge of a graph that has a date, in the order of time.
struct DatedThing {
  std::string first_day, last_day;  ///< "2015-09-01"
  std::string date;                 ///< as the graph has it, EDTF
  std::optional<Graph::Vertex> node;
  std::optional<Graph::EdgeDescriptor> edge;
};

/// All nodes with the property "date" and all edges whose evidence is dated, once for each date
/// that can be placed in the calendar; by first day, last day, nodes before edges, id.
[[nodiscard]] std::vector<DatedThing> dated_things(const Graph& graph);

/// What part of the whole each actor has, year by year.
struct RoleSeries {
  int first_year = 0;
  std::vector<Graph::Vertex> actors;        ///< the greatest mean share first
  std::vector<std::vector<double>> shares;  ///< by actor, then year; 0 to 1
  [[nodiscard]] std::size_t years() const { return shares.empty() ? 0 : shares.front().size(); }
};

struct RoleOptions {
  Measure measure = Measure::degree;
  int window = 1;                     ///< years that a year's network goes back over
  std::vector<Graph::Vertex> actors;  ///< empty: the `most` with the greatest mean share
  std::size_t most = 6;
  std::optional<int> first_year, last_year;
};

/// The curve of an actor's role: its value of a measure as a share of the sum over all actors, in
/// the network of each year. Power cycle theory (Doran 1991) reads a state's rise and fall from
/// such shares of the system's capabilities; here the texts' relations take the place of
/// capabilities, so it is a share of what is said. An edge belongs to the years of its dates, or,
/// without any, of the dates of its ends (an agreement, an event); an edge without a date to no
/// year. Affirmed edges, without documents and cited works. Empty if nothing is dated. Takes the
/// time of the measure for each year.
[[nodiscard]] RoleSeries role_series(const Graph& graph, const RoleOptions& options,
                                     const Step& step = {});

}  // namespace diplograph

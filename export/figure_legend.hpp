#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "export/figure_page.hpp"
#include "export/figure_text.hpp"
#include "export/graphviz_session.hpp"
#include "export/theme.hpp"
#include "graph/schema.hpp"

namespace diplograph::exporting {

/// A mark that a legend explains beside those of types and relations: attributes of the node or
/// edge that it is drawn as.
struct LegendSample {
  std::string label;
  std::vector<std::pair<const char*, std::string>> looks;
};

/// What a legend has to explain.
struct LegendContent {
  std::set<TypeId> types;
  std::set<RelationId> relations;
  bool negated = false;  ///< some drawn edge denies its relation
  std::vector<LegendSample> nodes, lines;
  std::vector<LegendSample> marks;  ///< small nodes, explained beside them
  std::string caption;
};

/// Adds a legend and a caption under a graph that is laid out in `box`, as nodes and edges with
/// fixed places: so its marks are drawn exactly like those they explain. It is as wide as the
/// graph, or wider where the page has room; its columns as wide as their words.
void add_legend(GraphvizSession& session, Agraph_t* graph, Box box, const FigurePage& page,
                const LegendContent& content, const Schema& schema, const FigureText& words,
                Theme theme);

/// Sets the looks of a node or an edge. `negated` adds the bar of a denied relation.
void set_node_looks(Agnode_t* node, const Schema& schema, TypeId type, Theme theme);
void set_edge_looks(Agedge_t* edge, const Schema& schema, RelationId relation, bool negated,
                    Theme theme);

}  // namespace diplograph::exporting

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph::exporting {

/// The words around a drawing, in English or Persian.
class FigureText {
 public:
  explicit FigureText(bool persian) : persian_(persian) {}

  [[nodiscard]] bool persian() const { return persian_; }
  /// Name of a legend entry for statements that deny a relation.
  [[nodiscard]] std::string negated() const;
  /// "The 40 most central of 158 nodes are shown, with the 61 of 158 relations between them."
  [[nodiscard]] std::string caption(std::size_t shown_nodes, std::size_t nodes,
                                    std::size_t shown_edges, std::size_t edges) const;
  /// For a graph without anything to draw.
  [[nodiscard]] std::string nothing() const;
  /// What a type or relation of a schema is called.
  template <typename Term>
  [[nodiscard]] std::string name(const Term& term) const {
    const std::string& label = persian_ ? term.label_fa : term.label_en;
    return label.empty() ? term.name : label;
  }
  /// "pursues", "denied: pursues".
  template <typename Relation>
  [[nodiscard]] std::string statement(const Relation& relation, bool negated) const {
    return negated ? this->negated() + ": " + name(relation) : name(relation);
  }
  /// Name of a legend entry for the node whose neighbourhood is drawn.
  [[nodiscard]] std::string focus() const;
  /// "Source: a.txt, b.txt."; of more than three documents their number. Empty without any.
  [[nodiscard]] std::string source(const Graph& graph) const;
  /// A number in the digits of the language.
  [[nodiscard]] std::string number(std::size_t value) const;

 private:
  bool persian_;
};

}  // namespace diplograph::exporting

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

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
  /// A number in the digits of the language.
  [[nodiscard]] std::string number(std::size_t value) const;

 private:
  bool persian_;
};

}  // namespace diplograph::exporting

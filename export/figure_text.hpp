#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph::exporting {

/// The words around a drawing, in English or Persian, and what its fonts can show.
class FigureText {
 public:
  /// `font` is the list of font families that is wanted; if empty, Noto Sans and Noto Sans Arabic.
  explicit FigureText(bool persian, const std::string& font = {});

  [[nodiscard]] bool persian() const { return persian_; }
  /// The list of font families of all labels.
  [[nodiscard]] const std::string& font() const { return font_; }
  /// A text of a document on one line (see `plain_text`), with "[U+1F600]" in place of each letter
  /// that no font may draw.
  [[nodiscard]] std::string shown(std::string_view text, std::size_t longest = 0) const;
  /// The letters that `shown` found no font for.
  [[nodiscard]] const std::set<char32_t>& missing() const { return missing_; }
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
    return shown(label.empty() ? term.name : label);
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
  /// A date of EDTF as the language writes it: itself in English, "۲۱ آوریل ۲۰۱۱ م." in Persian.
  [[nodiscard]] std::string date(std::string_view edtf) const;

 private:
  bool persian_;
  std::string font_;
  mutable std::set<char32_t> missing_;
};

}  // namespace diplograph::exporting

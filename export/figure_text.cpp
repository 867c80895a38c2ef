#include "export/figure_text.hpp"

#include "export/date_words.hpp"
#include "export/font_coverage.hpp"
#include "export/plain_text.hpp"
#include "export/text_direction.hpp"

namespace diplograph::exporting {

FigureText::FigureText(bool persian, const std::string& font)
    : persian_(persian), font_(font_families(font, persian)) {}

std::string FigureText::shown(std::string_view text, std::size_t longest) const {
  return drawable_text(font_, plain_text(text, longest), missing_);
}

std::string FigureText::number(std::size_t value) const {
  return persian_ ? persian_digits(std::to_string(value)) : std::to_string(value);
}

std::string FigureText::date(std::string_view edtf) const {
  return persian_ ? persian_date(edtf) : std::string(edtf);
}

std::string FigureText::negated() const { return persian_ ? "نفی‌شده" : "denied"; }

std::string FigureText::focus() const { return persian_ ? "کانون" : "focus"; }

std::string FigureText::source(const Graph& graph) const {
  constexpr std::size_t most = 3;       // documents that are named
  constexpr std::size_t longest = 100;  // of a title, in characters
  const auto& documents = graph.documents();
  if (documents.empty()) return {};
  std::string text = persian_ ? "منبع: " : "Source: ";
  if (documents.size() > most) {
    return text + number(documents.size()) + (persian_ ? " سند." : " documents.");
  }
  bool first = true;
  for (const auto& [id, document] : documents) {
    const std::string& name = !document.title.empty()  ? document.title
                              : !document.file.empty() ? document.file
                                                       : id;
    if (!first) text += persian_ ? "؛ " : "; ";
    first = false;
    const std::string cut = shown(name, longest);
    text += right_to_left(cut) == persian_ ? cut
            : persian_                     ? left_to_right_isolated(cut)
                                           : isolated(cut);
  }
  return text.ends_with("…") || text.ends_with("…\u2069") ? text : text + ".";
}

std::string FigureText::nothing() const {
  return persian_ ? "در این گراف رابطه‌ای برای ترسیم نیست."
                  : "This graph has no relation to draw.";
}

std::string FigureText::caption(std::size_t shown_nodes, std::size_t nodes, std::size_t shown_edges,
                                std::size_t edges) const {
  const std::string shown = number(shown_nodes);
  const std::string of_edges =
      shown_edges == edges ? number(edges)
                           : number(shown_edges) + (persian_ ? " از " : " of ") + number(edges);
  if (persian_) {
    if (shown_nodes == nodes) return shown + " گره و " + of_edges + " رابطه.";
    return shown + " گرهٔ مرکزی‌تر از میان " + number(nodes) +
           " گره نشان داده شده است، با " + of_edges + " رابطه.";
  }
  if (shown_nodes == nodes) return shown + " nodes and " + of_edges + " relations.";
  return "The " + shown + " most central of " + number(nodes) + " nodes are shown, with " +
         of_edges + " relations.";
}

}  // namespace diplograph::exporting

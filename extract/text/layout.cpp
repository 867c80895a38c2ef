#include "extract/text/layout.hpp"

#include "extract/text/footnotes.hpp"
#include "extract/text/headings.hpp"
#include "extract/text/page_furniture.hpp"
#include "extract/text/page_setup.hpp"

namespace diplograph::extract {

namespace {

/// The looks of the lines, before anything is decided.
Layout look_at(const Lines& lines) {
  Layout layout;
  std::vector<LineView>& views = layout.views;
  views.reserve(lines.size());
  for (const MappedText& line : lines) views.push_back(view_of(line.text()));
  layout.page = measure_page(views);
  layout.lines.resize(lines.size());
  for (std::size_t i = 0; i < views.size(); ++i) {
    LineShape& shape = layout.lines[i];
    if (i > 0 && views[i - 1].page_after) views[i].page_before = true;
    if (views[i].blank()) shape.kind = LineKind::blank;
    shape.content = views[i].begin;
    shape.end = views[i].begin + views[i].text.size();
    shape.page_before = views[i].page_before;
  }
  return layout;
}

LineKind kind_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return LineKind::heading;
    case BlockKind::list_item:
      return LineKind::list_item;
    default:
      return LineKind::body;
  }
}

}  // namespace

Layout lay_out(const Lines& lines) {
  Layout layout = look_at(lines);
  find_footnotes(layout.views, layout);
  mark_furniture(layout.views, layout);
  find_headings(layout.views, layout);
  return layout;
}

Layout lay_out(const Lines& lines, const std::vector<LineHint>& hints) {
  Layout layout = look_at(lines);
  layout.page.wrapped = layout.page.noisy_blanks = false;
  find_footnotes(layout.views, layout);
  for (std::size_t i = 0; i < lines.size() && i < hints.size(); ++i) {
    LineShape& shape = layout.lines[i];
    if (shape.kind != LineKind::body) continue;
    shape.kind = kind_of(hints[i].kind);
    shape.level = hints[i].level;
    shape.marker = hints[i].marker;
  }
  return layout;
}

}  // namespace diplograph::extract

#include "extract/text/layout.hpp"

#include "extract/text/footnotes.hpp"
#include "extract/text/headings.hpp"
#include "extract/text/page_furniture.hpp"
#include "extract/text/page_setup.hpp"

namespace diplograph::extract {

Layout lay_out(const Lines& lines) {
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
  find_footnotes(views, layout);
  mark_furniture(views, layout);
  find_headings(views, layout);
  return layout;
}

}  // namespace diplograph::extract

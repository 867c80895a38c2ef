#include "extract/text/page_furniture.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/text/markers.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_furniture = 120;
// A header stands on every page or every other one: this many times, or once at a page's edge.
constexpr std::size_t least_repeats = 3;
// So many blank lines in a row stand where a page ends.
constexpr std::size_t page_gap = 3;

struct NumberFree {
  std::string words;  ///< the line without its digits and spaces
  std::size_t numbers = 0;
  std::size_t digits = 0;
  bool number_first = false;  ///< a number of one to four digits stands at the line's edge
  bool number_last = false;
};

NumberFree without_numbers(std::string_view text) {
  NumberFree result;
  std::size_t run = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (take_digit(text, at) >= 0) {
      if (run++ == 0) ++result.numbers;
      ++result.digits;
      if (at == text.size()) result.number_last = run <= 4;
      continue;
    }
    if (run > 0 && result.digits == run && result.words.empty()) {
      result.number_first = run <= 4 && text[begin] == ' ';
    }
    run = 0;
    if (text[at] != ' ') result.words += text[at];
    ++at;
  }
  return result;
}

/// A page's number alone: "12", "- 12 -", "| 3", "Page 3 of 10", "صفحه ۳".
bool is_page_number(const LineView& view, const NumberFree& line) {
  if (line.numbers == 0 || view.width > 24) return false;
  if (line.words.find_first_not_of("-|/[]().\xE2\x80\x93\x94") == std::string::npos) {
    return line.numbers <= 2 && line.digits <= 8;
  }
  for (const std::string_view word :
       {"Page", "page", "PAGE", "p.", "Pageof", "pageof", "PAGEOF", "صفحه", "صفحهاز", "ص"}) {
    if (line.words == word) return true;
  }
  return false;
}

class FurnitureSearch {
 public:
  FurnitureSearch(std::span<const LineView> views, Layout& layout)
      : views_(views), layout_(layout) {}

  void mark() {
    count_repeats();
    for (std::size_t i = 0; i < views_.size(); ++i) {
      const LineView& view = views_[i];
      LineShape& shape = layout_.lines[i];
      if (view.rule) {
        shape.kind = LineKind::furniture;
      } else if (shape.kind == LineKind::body && view.width <= longest_furniture) {
        if (is_furniture(i)) shape.kind = LineKind::furniture;
      }
    }
  }

 private:
  std::span<const LineView> views_;
  Layout& layout_;
  std::unordered_map<std::string, std::size_t> repeats_;

  void count_repeats() {
    for (const LineView& view : views_) {
      if (view.blank() || view.width > longest_furniture) continue;
      ++repeats_[without_numbers(view.text).words];
    }
  }

  [[nodiscard]] bool is_furniture(std::size_t i) const {
    const LineView& view = views_[i];
    const NumberFree line = without_numbers(view.text);
    const bool edge = at_edge(i);
    if (is_page_number(view, line)) return apart(i) || edge;
    if (line.words.size() < 4) return false;
    const auto repeated = repeats_.find(line.words);
    const std::size_t times = repeated == repeats_.end() ? 0 : repeated->second;
    const auto marker = leading_marker(view.text);
    const bool division = marker && (marker->style == MarkerStyle::named || marker->separated);
    // A header with the page's number repeats anywhere; without a number only at a page's edge.
    const bool at_its_end = line.number_first || line.number_last;
    if (times >= least_repeats && line.numbers > 0 && !division &&
        (at_its_end || !ends_sentence(view.text))) {
      return true;
    }
    if (times >= least_repeats && edge && view.page_before) return true;
    const bool numbered =
        at_its_end && !division && !trailing_number(view.text) && !ends_sentence(view.text);
    const bool spread = view.text.find("   ") != std::string_view::npos;
    return numbered && edge && apart(i) && (spread || view.width < layout_.page.full_width);
  }

  /// Blank lines, page breaks or nothing on both sides.
  [[nodiscard]] bool apart(std::size_t i) const {
    const bool above = i == 0 || views_[i].page_before || empty(i - 1);
    const bool below =
        i + 1 == views_.size() || views_[i].page_after || views_[i + 1].page_before || empty(i + 1);
    return above && below;
  }
  [[nodiscard]] bool empty(std::size_t i) const {
    return views_[i].blank() || layout_.lines[i].kind == LineKind::furniture;
  }

  /// At the top or the bottom of a page: beside a form feed, a wide gap or a page's notes.
  [[nodiscard]] bool at_edge(std::size_t i) const {
    if (views_[i].page_before || views_[i].page_after) return true;
    return edge_on(i, -1) || edge_on(i, 1);
  }
  [[nodiscard]] bool edge_on(std::size_t i, int step) const {
    std::size_t blanks = 0;
    for (auto at = static_cast<std::ptrdiff_t>(i) + step;
         at >= 0 && at < static_cast<std::ptrdiff_t>(views_.size()) && blanks < page_gap;
         at += step) {
      const auto index = static_cast<std::size_t>(at);
      if (step > 0 && views_[index].page_before) return true;
      if (step < 0 && views_[index].page_after) return true;
      if (layout_.lines[index].kind == LineKind::footnote) return step < 0;
      if (layout_.lines[index].kind == LineKind::furniture) return true;
      if (!views_[index].blank()) return false;
      if (views_[index].page_before || views_[index].page_after) return true;
      ++blanks;
    }
    return blanks >= page_gap;
  }
};

}  // namespace

void mark_furniture(std::span<const LineView> views, Layout& layout) {
  FurnitureSearch(views, layout).mark();
}

}  // namespace diplograph::extract

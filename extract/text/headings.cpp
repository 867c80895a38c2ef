#include "extract/text/headings.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

#include "extract/text/markers.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_marked_heading = 120;
constexpr std::size_t longest_plain_heading = 90;
constexpr std::size_t longest_title = 160;
// How many lines with words a list item's neighbour may be away.
constexpr std::size_t list_reach = 40;
constexpr std::size_t none = static_cast<std::size_t>(-1);

class Headings {
 public:
  Headings(std::span<const LineView> views, Layout& layout)
      : views_(views), layout_(layout), marker_of_(views.size(), 0), markers_(1) {}

  void find() {
    read_markers();
    link_sequences();
    for (std::size_t i = 0; i < views_.size(); ++i) {
      if (layout_.lines[i].kind == LineKind::body) decide(i);
    }
    drop_crowds();
    assign_levels();
  }

 private:
  std::span<const LineView> views_;
  Layout& layout_;
  std::vector<std::uint32_t> marker_of_;  // 1 + place in markers_; 0 for none
  std::vector<Marker> markers_;
  std::vector<bool> in_sequence_;  // by marker
  std::vector<bool> touching_;     // by marker: its neighbour in the sequence is the next line
  enum class Look : std::uint8_t { numbered, named, section, hashes, capitals, plain };
  std::vector<std::pair<std::size_t, Look>> found_;  // headings by line

  [[nodiscard]] const Marker* marker(std::size_t line) const {
    return marker_of_[line] == 0 ? nullptr : &markers_[marker_of_[line]];
  }
  [[nodiscard]] bool skipped(std::size_t line) const {
    const LineKind kind = layout_.lines[line].kind;
    return kind == LineKind::blank || kind == LineKind::furniture || kind == LineKind::footnote;
  }

  void read_markers() {
    for (std::size_t i = 0; i < views_.size(); ++i) {
      if (layout_.lines[i].kind != LineKind::body) continue;
      auto found = leading_marker(views_[i].text);
      if (!found && layout_.page.arabic && views_[i].width <= longest_marked_heading) {
        found = trailing_number(views_[i].text);
      }
      if (!found) continue;
      marker_of_[i] = static_cast<std::uint32_t>(markers_.size());
      markers_.push_back(std::move(*found));
    }
    in_sequence_.assign(markers_.size(), false);
    touching_.assign(markers_.size(), false);
  }

  /// Numbers, letters and ordinals of one style that count up, a few lines apart.
  void link_sequences() {
    struct Last {
      std::size_t marker = none;
      std::size_t words = 0;  // lines with words before it
    };
    std::map<std::pair<MarkerStyle, int>, std::map<int, Last>> open;  // by value
    std::size_t words = 0;
    std::size_t before = none;  // the line with words before
    for (std::size_t i = 0; i < views_.size(); ++i) {
      if (skipped(i)) continue;
      ++words;
      if (const Marker* const m = marker(i); m != nullptr && m->style != MarkerStyle::bullet) {
        const int kind = m->depth * 4 + (m->bracketed ? 2 : 0) + (m->at_end ? 1 : 0);
        auto& values = open[{m->style, kind}];
        auto earlier = values.find(m->value - 1);
        if (earlier == values.end() && m->style == MarkerStyle::persian_letter) {
          earlier = values.find(abjad_before(m->value));
        }
        const std::size_t here = marker_of_[i];
        if (earlier != values.end() && words - earlier->second.words <= reach(*m)) {
          in_sequence_[here] = in_sequence_[earlier->second.marker] = true;
          if (before != none && marker_of_[before] == earlier->second.marker) {
            touching_[here] = touching_[earlier->second.marker] = true;
          }
        }
        values[m->value] = {here, words};
      }
      before = i;
    }
  }
  [[nodiscard]] std::size_t reach(const Marker& marker) const {
    return marker.style == MarkerStyle::named ? views_.size() : list_reach;
  }

  [[nodiscard]] std::optional<std::size_t> words_before(std::size_t line) const {
    while (line-- > 0) {
      if (!skipped(line)) return line;
    }
    return {};
  }
  [[nodiscard]] std::optional<std::size_t> words_after(std::size_t line) const {
    while (++line < views_.size()) {
      if (!skipped(line)) return line;
    }
    return {};
  }

  /// The line before has nothing to do with this one: it is blank, a heading, furniture, a note,
  /// or it ends a paragraph.
  [[nodiscard]] bool starts_fresh(std::size_t i) const {
    if (i == 0 || views_[i].page_before) return true;
    const LineKind above = layout_.lines[i - 1].kind;
    const auto earlier = words_before(i);
    if (!earlier || layout_.lines[*earlier].kind == LineKind::heading) return true;
    if (above == LineKind::furniture || above == LineKind::footnote) return true;
    if (above == LineKind::blank && !layout_.page.noisy_blanks) return true;
    if (layout_.page.wrapped) return ended_early(layout_.page, views_[*earlier], views_[i]);
    return ends_sentence(views_[*earlier].text) || above == LineKind::blank;
  }
  /// What follows begins anew: a blank line, a heading, or a line that is no continuation because
  /// this one had room.
  [[nodiscard]] bool ends_fresh(std::size_t i) const {
    if (i + 1 >= views_.size() || views_[i].page_after) return true;
    const LineKind below = layout_.lines[i + 1].kind;
    if (below == LineKind::blank || below == LineKind::furniture) return true;
    const auto later = words_after(i);
    return !later || !layout_.page.wrapped || ended_early(layout_.page, views_[i], views_[*later]);
  }
  [[nodiscard]] bool alone(std::size_t i) const {
    const bool above = i == 0 || views_[i].page_before ||
                       layout_.lines[i - 1].kind != LineKind::body ||
                       layout_.lines[i - 1].kind == LineKind::heading;
    const bool below = i + 1 >= views_.size() || layout_.lines[i + 1].kind == LineKind::blank ||
                       layout_.lines[i + 1].kind == LineKind::furniture;
    return above && below;
  }

  void heading(std::size_t i, Look look) {
    LineShape& shape = layout_.lines[i];
    shape.kind = LineKind::heading;
    shape.content = views_[i].begin;
    shape.end = views_[i].begin + views_[i].text.size();
    if (const Marker* const m = marker(i);
        m != nullptr && look != Look::section && look != Look::plain && look != Look::capitals) {
      shape.marker = m->text;
      if (look != Look::named) shape.content += m->words;
      shape.end = views_[i].begin + m->words_end;
    }
    found_.emplace_back(i, look);
  }

  void list_item(std::size_t i, const Marker& m) {
    LineShape& shape = layout_.lines[i];
    shape.kind = LineKind::list_item;
    const std::size_t usual = std::min(layout_.page.usual_indent, views_[i].begin);
    shape.level = 1 + static_cast<int>(std::min<std::size_t>((views_[i].begin - usual) / 2, 8));
    shape.marker = m.text;
    shape.content = views_[i].begin + m.words;
    shape.end = views_[i].begin + m.words_end;
  }

  void decide(std::size_t i) {
    const LineView& view = views_[i];
    if (is_section_name(view.text) && starts_fresh(i)) return heading(i, Look::section);
    if (const Marker* const m = marker(i)) {
      if (decide_marked(i, *m)) return;
    }
    if (is_plain_heading(i)) heading(i, view.all_capitals() ? Look::capitals : Look::plain);
  }

  /// True if the marker settled what the line is.
  bool decide_marked(std::size_t i, const Marker& m) {
    const LineView& view = views_[i];
    switch (m.style) {
      case MarkerStyle::hashes:
        heading(i, Look::hashes);
        return true;
      case MarkerStyle::bullet:
        if (!starts_fresh(i) && layout_.page.wrapped && !follows_item(i)) return false;
        list_item(i, m);
        return true;
      case MarkerStyle::named:
        return decide_named(i, m);
      default:
        break;
    }
    const std::string_view words = view.text.substr(m.words, m.words_end - m.words);
    const bool could_head =
        view.width <= longest_marked_heading && !ends_openly(words) && !words.empty() &&
        (starts_fresh(i) || (m.at_end && m.depth > 1) || m.depth > 2) && ends_fresh(i) &&
        !m.bracketed && m.style != MarkerStyle::ordinal && begins_large(words);
    const bool deep = m.depth > 1 && m.style == MarkerStyle::number;
    // "1- one; 2- two" within a sentence.
    if (m.at_end && words.find("؛") != std::string_view::npos) return false;
    if (could_head && (deep || m.at_end || (!touches(i) && m.separated) ||
                       (alone(i) && in_sequence_[marker_of_[i]] && !touches(i)))) {
      heading(i, Look::numbered);
      return true;
    }
    if (!m.separated || m.at_end || deep) return false;
    const bool counted = in_sequence_[marker_of_[i]];
    const bool needs_count = layout_.page.wrapped || m.style == MarkerStyle::ordinal ||
                             m.style == MarkerStyle::letter ||
                             m.style == MarkerStyle::persian_letter;
    if ((!counted && needs_count) || (!starts_fresh(i) && !follows_item(i) && !counted)) {
      return false;
    }
    list_item(i, m);
    return true;
  }
  [[nodiscard]] bool touches(std::size_t i) const { return touching_[marker_of_[i]]; }
  [[nodiscard]] bool follows_item(std::size_t i) const {
    const auto earlier = words_before(i);
    return earlier && layout_.lines[*earlier].kind == LineKind::list_item;
  }
  /// Latin headings begin with a capital letter, a digit or a quotation mark; Persian has none.
  [[nodiscard]] static bool begins_large(std::string_view words) {
    return !words.empty() && (words.front() < 'a' || words.front() > 'z');
  }

  bool decide_named(std::size_t i, const Marker& m) {
    const LineView& view = views_[i];
    if (!starts_fresh(i)) return false;
    const std::string_view words = view.text.substr(m.words);
    const bool counted = in_sequence_[marker_of_[i]];
    if (words.empty()) {
      heading(i, Look::named);
      return true;
    }
    const bool title = view.width <= longest_marked_heading && !ends_openly(words) &&
                       begins_large(words) && (m.separated || counted || alone(i));
    if (title && ends_fresh(i)) {
      heading(i, Look::named);
      return true;
    }
    // "Article 3. The Parties shall …": the division's text goes on in its line.
    const bool runs_in = m.separated || (counted && view.only_latin() && begins_large(words));
    if (!runs_in) return false;
    heading(i, Look::named);
    layout_.lines[i].split = view.begin + m.words;
    layout_.lines[i].end = view.begin + m.label_end;
    return true;
  }

  /// A short line below a blank one, right above lines that fill the page.
  [[nodiscard]] bool heads_wrapped_lines(std::size_t i, std::size_t later) const {
    const std::size_t full = layout_.page.full_width;
    const bool below_blank = i > 0 && layout_.lines[i - 1].kind == LineKind::blank;
    return layout_.page.wrapped && below_blank && later == i + 1 && !views_[i].text.empty() &&
           views_[i].width * 10 <= full * 6 && views_[later].width * 10 >= full * 7 &&
           marker(later) == nullptr && views_[later].begin <= views_[i].begin;
  }

  [[nodiscard]] bool is_plain_heading(std::size_t i) const {
    const LineView& view = views_[i];
    const auto earlier = words_before(i);
    const auto later = words_after(i);
    if (!later) return false;
    const bool first = !earlier;
    if (view.width > (first ? longest_title : longest_plain_heading)) return false;
    if (ends_openly(view.text) || view.text.ends_with(':') || !begins_large(view.text))
      return false;
    if (view.text.starts_with("(") || view.text.starts_with("http")) return false;
    if (view.arabic + view.latin == 0) return false;
    if (layout_.page.noisy_blanks) return false;
    if (layout_.page.wrapped && view.width * 10 > layout_.page.full_width * 8 && !first)
      return false;
    if (!alone(i) && !heads_wrapped_lines(i, *later)) {
      return view.all_capitals() && starts_fresh(i) && ends_fresh(i) && view.width > 4;
    }
    if (earlier && views_[*earlier].text.ends_with(':') &&
        layout_.lines[*earlier].kind == LineKind::body && !view.all_capitals()) {
      return false;
    }
    return true;
  }

  /// Many short lines in a row are a list of names or a table, not headings; what a heading heads
  /// is longer than itself or another heading.
  void drop_crowds() {
    constexpr std::size_t most_in_a_row = 2;
    for (std::size_t begin = 0; begin < found_.size();) {
      std::size_t end = begin + 1;
      while (end < found_.size() && words_before(found_[end].first) == found_[end - 1].first) ++end;
      const auto later = words_after(found_[end - 1].first);
      const bool heads_nothing = !later;
      const auto plain = [&](std::size_t k) { return found_[k].second == Look::plain; };
      std::size_t run = 0;
      for (std::size_t k = begin; k < end; ++k) run += plain(k) ? 1U : 0U;
      // The last of a row of names heads nothing, so it was not taken for a heading.
      if (later && !words_after(*later) && views_[*later].width <= longest_plain_heading &&
          !ends_openly(views_[*later].text)) {
        ++run;
      }
      if (run > most_in_a_row || (heads_nothing && run > 0)) {
        for (std::size_t k = begin; k < end; ++k) {
          const bool title = !words_before(found_[k].first);
          if (plain(k) && !title) layout_.lines[found_[k].first].kind = LineKind::body;
        }
      }
      begin = end;
    }
    std::erase_if(found_, [&](const auto& heading) {
      return layout_.lines[heading.first].kind != LineKind::heading;
    });
  }

  void assign_levels() {
    std::vector<int> ranks;
    std::vector<MarkerStyle> styles;  // in order of appearance
    bool capitals = false;
    for (const auto& [line, look] : found_) {
      if (look == Look::named) ranks.push_back(marker(line)->rank);
      const bool title = line == found_.front().first;
      capitals = capitals || (look == Look::capitals && !title);
      if (look == Look::numbered) {
        const MarkerStyle style = marker(line)->style;
        if (std::find(styles.begin(), styles.end(), style) == styles.end()) styles.push_back(style);
      }
    }
    std::sort(ranks.begin(), ranks.end());
    ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
    for (const auto& [line, look] : found_) {
      int level = 1;
      if (look == Look::named) {
        level += static_cast<int>(std::find(ranks.begin(), ranks.end(), marker(line)->rank) -
                                  ranks.begin());
      } else if (look == Look::hashes) {
        level = marker(line)->depth;
      } else if (look == Look::numbered) {
        const Marker& m = *marker(line);
        level = m.depth +
                static_cast<int>(std::find(styles.begin(), styles.end(), m.style) - styles.begin());
      } else if (look == Look::plain && capitals && line != found_.front().first) {
        level = 2;
      }
      layout_.lines[line].level = level;
    }
  }
};

}  // namespace

void find_headings(std::span<const LineView> views, Layout& layout) {
  Headings(views, layout).find();
}

}  // namespace diplograph::extract

#include "extract/text/footnotes.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/text/footnote_marks.hpp"
#include "extract/text/markers.hpp"

namespace diplograph::extract {
namespace {

// The notes of one zone. A page holds some; a section of endnotes may hold many.
constexpr int highest_number = 999;
// Blank lines that may stand between a drawn line and the first note.
constexpr std::size_t reach_below_rule = 3;
// A page's notes have their marks on that page, or on the one before where notes run over.
constexpr std::size_t lines_of_two_pages = 200;

struct NoteStart {
  int number = 0;
  std::string marker;
  std::size_t words = 0;  // in the view's text
  std::size_t words_end = 0;
};

/// "1. x", "1 . x", "1- x", "[1] x", "¹ x", "[^1]: x", and "1 x" before a capital letter.
std::optional<NoteStart> note_at(std::string_view text) {
  std::size_t at = 0;
  static constexpr std::array<std::string_view, 4> openers{"[^", "[", "(", ""};
  std::string_view opener;
  for (const std::string_view candidate : openers) {
    if (text.starts_with(candidate)) {
      opener = candidate;
      break;
    }
  }
  at = opener.size();
  const std::size_t begin = at;
  int value = 0;
  for (int digit = take_digit(text, at); digit >= 0; digit = take_digit(text, at)) {
    value = value * 10 + digit;
    if (value > highest_number) return {};
  }
  if (at == begin || value == 0) return {};
  NoteStart note{value, std::to_string(value), 0, text.size()};
  std::size_t probe = at;
  while (probe < text.size() && text[probe] == ' ') ++probe;
  bool mark = false;
  if (opener.empty()) {
    static constexpr std::array<std::string_view, 6> ends{".", "-", ")", "–", ":", "ـ"};
    for (const std::string_view end : ends) {
      if (!text.substr(probe).starts_with(end)) continue;
      probe += end.size();
      mark = true;
      break;
    }
    const bool capital =
        probe > at && probe < text.size() && text[probe] >= 'A' && text[probe] <= 'Z';
    if (!mark && !capital) return {};
  } else {
    const std::string_view close = opener == "[^" ? "]:" : opener == "[" ? "]" : ")";
    if (!text.substr(at).starts_with(close)) return {};
    probe = at + close.size();
  }
  // "1.5 million", "1-2" go on as numbers.
  std::size_t behind = probe;
  if (take_digit(text, behind) >= 0) return {};
  while (probe < text.size() && text[probe] == ' ') ++probe;
  if (probe >= text.size()) return {};
  note.words = probe;
  return note;
}

/// "… .3" and "… . 1": as lines in visual order have the number.
std::optional<NoteStart> note_at_end(std::string_view text, int expected) {
  const std::string number = std::to_string(expected);
  std::string_view rest = text;
  if (rest.ends_with('.')) rest.remove_suffix(1);
  if (!rest.ends_with(number)) return {};
  rest.remove_suffix(number.size());
  const bool dotted = rest.size() + number.size() < text.size();
  while (rest.ends_with(' ')) rest.remove_suffix(1);
  if (!dotted && !rest.ends_with('.')) return {};
  if (!dotted) rest.remove_suffix(1);
  while (rest.ends_with(' ')) rest.remove_suffix(1);
  if (rest.empty() || (rest.back() >= '0' && rest.back() <= '9')) return {};
  return NoteStart{expected, number, 0, rest.size()};
}

/// Where notes were found: their first lines, and the first line that is none of them.
struct Zone {
  std::vector<std::pair<std::size_t, NoteStart>> notes;
  std::vector<std::size_t> lines;
  std::size_t end = 0;
  bool section = false;  // under a heading of their own
};

class Footnotes {
 public:
  Footnotes(std::span<const LineView> views, Layout& layout) : views_(views), layout_(layout) {}

  void find() {
    for (std::size_t i = 0; i < views_.size();) {
      if (views_[i].page_before && i > page_) page_ = i;
      if (views_[i].blank() || in_bibliography_) {
        in_bibliography_ = in_bibliography_ && !ends_bibliography(i);
        if (views_[i].rule) {
          i = below_rule(i);
        } else {
          ++i;
        }
        continue;
      }
      if (is_bibliography_name(views_[i].text)) in_bibliography_ = true;
      if (views_[i].rule) {
        i = below_rule(i);
      } else if (is_notes_name(views_[i].text)) {
        i = accept(zone(i + 1, true), 0, i + 1);
      } else {
        i = without_rule(i);
      }
    }
    std::stable_sort(layout_.marks.begin(), layout_.marks.end(),
                     [](const LineMark& a, const LineMark& b) {
                       return a.line != b.line ? a.line < b.line : a.span < b.span;
                     });
  }

 private:
  std::span<const LineView> views_;
  Layout& layout_;
  std::size_t page_ = 0;   // the first line of the page by form feeds
  std::size_t above_ = 0;  // the first line behind the notes before
  bool in_bibliography_ = false;
  int last_number_ = 0;
  // Lines that may still be looked at again; a text of nothing but false notes stays linear.
  mutable std::size_t budget_ = views_.size() * 3 + 1000;

  void spend(std::size_t lines) const { budget_ -= std::min(budget_, lines); }

  [[nodiscard]] bool ends_bibliography(std::size_t i) const {
    return !views_[i].blank() && is_section_name(views_[i].text) &&
           !is_bibliography_name(views_[i].text);
  }

  /// The first line that a mark of a note on line `note` may stand on.
  [[nodiscard]] std::size_t page_above(std::size_t note) const {
    return std::max(above_, note > lines_of_two_pages ? note - lines_of_two_pages : 0);
  }

  std::size_t below_rule(std::size_t rule) {
    for (std::size_t i = rule + 1; i < views_.size() && i <= rule + reach_below_rule; ++i) {
      if (views_[i].blank()) continue;
      const Zone found = zone(i, false);
      return accept(found, page_above(i), rule + 1, is_plain(found));
    }
    return rule + 1;
  }

  /// "[^1]: …"; Latin notes in a Persian text; the foot of a page that a form feed ends.
  std::size_t without_rule(std::size_t i) {
    const auto note = note_at(views_[i].text);
    if (!note) return i + 1;
    const bool markdown = views_[i].text.starts_with("[^");
    const bool next_number = note->number == 1 || note->number == last_number_ + 1;
    const bool latin = layout_.page.arabic && views_[i].only_latin() && next_number;
    if (markdown) return accept(zone(i, false), above_, i + 1);
    if (latin) return accept(zone(i, false), page_above(i), i + 1);
    if (!next_number) return i + 1;
    const Zone candidate = zone(i, false);
    const bool to_page_end = candidate.end < views_.size() && views_[candidate.end].page_before;
    return to_page_end ? accept(candidate, std::max(page_above(i), page_), i + 1) : i + 1;
  }

  /// The notes from line `first` on.
  [[nodiscard]] Zone zone(std::size_t first, bool section) const {
    Zone result;
    result.section = section;
    std::size_t last = first;  // the last line with words
    for (std::size_t i = first; i < views_.size() && budget_ > 0; ++i) {
      const LineView& view = views_[i];
      if (i > first && view.page_before && !section) {
        result.end = i;
        return result;
      }
      if (view.blank() && !view.rule) continue;
      if (view.rule) break;
      const int expected = result.notes.empty() ? 0 : result.notes.back().second.number + 1;
      auto note = note_at(view.text);
      if (note && expected != 0 && note->number != expected && !view.text.starts_with("[^")) {
        note.reset();
      }
      if (!note && !section) {
        const int wanted = expected != 0 ? expected : 1;
        if (view.arabic > view.latin) note = note_at_end(view.text, wanted);
      }
      if (note) {
        result.notes.emplace_back(i, *note);
      } else if (result.notes.empty() || !goes_on(views_[last], view, i - last, section)) {
        break;
      }
      result.lines.push_back(i);
      last = i;
    }
    result.end = result.lines.empty() ? first : result.lines.back() + 1;
    spend(result.end - first + 1);
    return result;
  }

  /// Whether a note goes on from the line `before` in `line`, `distance` lines below.
  [[nodiscard]] bool goes_on(const LineView& before, const LineView& line, std::size_t distance,
                             bool section) const {
    if (section) return !is_section_name(line.text) && distance == 1;
    if (line.text.starts_with("http") || line.text.starts_with("www.")) return true;
    if (before.only_latin() && line.arabic > 0) return false;
    const bool early = ended_early(layout_.page, before, line);
    if (early && (ends_sentence(before.text) || before.width * 10 < layout_.page.full_width * 6)) {
      return false;
    }
    if (ends_sentence(before.text) && !layout_.page.wrapped) return false;
    return distance <= 2;
  }

  /// Whether a zone below a drawn line is one of notes by its looks alone: Latin lines in a text of
  /// Arabic script, numbered from 1. Their marks may be lost in a damaged text layer.
  [[nodiscard]] bool is_plain(const Zone& zone) const {
    return layout_.page.arabic && !zone.notes.empty() && zone.notes.front().second.number == 1 &&
           std::all_of(zone.lines.begin(), zone.lines.end(),
                       [this](std::size_t line) { return views_[line].only_latin(); });
  }

  /// Takes a zone's lines for notes if their marks stand in lines [first, zone), or if that is
  /// `sure`; returns the line to go on from.
  std::size_t accept(const Zone& zone, std::size_t first, std::size_t otherwise,
                     bool sure = false) {
    spend(zone.end > first ? zone.end - first : 0);
    if (zone.notes.empty() || budget_ == 0) return otherwise;
    std::vector<WantedMark> wanted;
    for (const auto& [line, note] : zone.notes) wanted.push_back({note.number, line});
    std::vector<LineMark> marks =
        find_marks(views_, layout_, first, zone.lines.front(), wanted, zone.section);
    if (!sure && marks.size() * 2 < wanted.size()) return otherwise;
    const auto certain = static_cast<std::size_t>(
        std::count_if(marks.begin(), marks.end(), [](const LineMark& m) { return m.certain; }));
    if (!sure && certain * 2 < marks.size()) return otherwise;
    for (const std::size_t line : zone.lines) {
      LineShape& shape = layout_.lines[line];
      shape.kind = LineKind::footnote;
    }
    for (const auto& [line, note] : zone.notes) {
      LineShape& shape = layout_.lines[line];
      shape.begins_note = true;
      shape.marker = note.marker;
      shape.content = views_[line].begin + note.words;
      shape.end = views_[line].begin + note.words_end;
    }
    layout_.marks.insert(layout_.marks.end(), marks.begin(), marks.end());
    last_number_ = zone.notes.back().second.number;
    above_ = zone.end;
    return zone.end;
  }
};

}  // namespace

void find_footnotes(std::span<const LineView> views, Layout& layout) {
  Footnotes(views, layout).find();
}

}  // namespace diplograph::extract

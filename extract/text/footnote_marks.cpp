#include "extract/text/footnote_marks.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>

namespace diplograph::extract {
namespace {

// Costs of a place for a mark, and of a note that stays without one.
constexpr int glued_behind = 0;
constexpr int glued_before = 1;
constexpr int behind_a_year = 1;
constexpr int bracketed = 1;
constexpr int glued_on_both_sides = 2;
constexpr int alone = 3;
constexpr int missing = 12;
// Partial assignments that are kept; they differ in cost, and costs are small.
constexpr std::size_t most_states = 64;

struct Candidate {
  std::size_t line;
  ByteSpan span;  // in the line
  int cost;
};

constexpr bool is_letter_byte(unsigned char byte) {
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool ends_with_any(std::string_view text, const auto& marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.ends_with(mark); });
}
bool begins_with_any(std::string_view text, const auto& marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.starts_with(mark); });
}

/// Where a bracket that ends `before` and stands behind a word begins, with the space before it; 0
/// if there is none. "the treaty (1) and" marks the treaty, "the aims: (1) peace" counts aims.
std::size_t bracket_before(std::string_view before) {
  if (before.size() < 3 || (before.back() != '(' && before.back() != '[')) return 0;
  before.remove_suffix(1);
  const bool spaced = before.back() == ' ';
  if (spaced) before.remove_suffix(1);
  static constexpr std::array<std::string_view, 5> closing{"»", "”", "\"", "’", ")"};
  static constexpr std::array<std::string_view, 2> separators{"،", "؛"};
  if (before.empty() || ends_with_any(before, separators)) return 0;
  const bool word = is_letter_byte(static_cast<unsigned char>(before.back()));
  return word || ends_with_any(before, closing) ? before.size() : 0;
}

enum class Side { open, letter, closing, other };

/// What stands right before a number.
Side side_before(std::string_view before) {
  static constexpr std::array<std::string_view, 14> closing{"»", "”", "\"", "’", ")", "]", ".",
                                                            ",", "،", "؛",  ":", "؟", "!", "›"};
  static constexpr std::array<std::string_view, 8> opening{"«", "“", "‘", "(", "[", "–", "—", "…"};
  if (before.empty() || before.back() == ' ') return Side::open;
  if (ends_with_any(before, opening)) return Side::other;
  if (ends_with_any(before, closing)) {
    // "2.5" and "12,000" are numbers.
    const char earlier = before.size() > 1 ? before[before.size() - 2] : ' ';
    return earlier >= '0' && earlier <= '9' ? Side::other : Side::closing;
  }
  const auto last = static_cast<unsigned char>(before.back());
  if (last >= 0x80) return Side::letter;
  // "G7", "CO2", "F35": only behind a word of three letters that ends in a small one.
  if (last < 'a' || last > 'z' || before.size() < 3) return Side::other;
  return std::all_of(before.end() - 3, before.end(),
                     [](char c) { return is_letter_byte(static_cast<unsigned char>(c)); })
             ? Side::letter
             : Side::other;
}

/// What stands right behind a number.
Side side_after(std::string_view after) {
  static constexpr std::array<std::string_view, 13> closing{".", ",", "،", "؛", ":",  "؟", "!",
                                                            "»", "”", ")", ";", "\"", "]"};
  if (after.empty() || after.front() == ' ') return Side::open;
  if (begins_with_any(after, closing)) {
    std::size_t behind = 1;
    return take_digit(after, behind) >= 0 ? Side::other : Side::closing;
  }
  if (after.starts_with("«") || after.starts_with("“")) return Side::letter;
  const auto first = static_cast<unsigned char>(after.front());
  return first >= 0xD8 && first <= 0xDB ? Side::letter : Side::other;
}

/// A raised digit's value at `at`, or -1; `at` moves behind it.
int take_raised(std::string_view text, std::size_t& at) {
  static constexpr std::array<std::string_view, 10> raised{"⁰", "¹", "²", "³", "⁴",
                                                           "⁵", "⁶", "⁷", "⁸", "⁹"};
  for (std::size_t i = 0; i < raised.size(); ++i) {
    if (!text.substr(at).starts_with(raised.at(i))) continue;
    at += raised.at(i).size();
    return static_cast<int>(i);
  }
  return -1;
}

class Search {
 public:
  Search(std::span<const WantedMark> wanted, bool in_brackets)
      : wanted_(wanted), brackets_(in_brackets), found_(wanted.size()) {
    for (std::size_t i = 0; i < wanted.size(); ++i) places_.emplace(wanted[i].number, i);
  }

  void look_at(const LineView& view, std::size_t line) {
    for (std::size_t at = 0; at < view.text.size();) {
      const auto lead = static_cast<unsigned char>(view.text[at]);
      const bool digit = (lead >= '0' && lead <= '9') || lead == 0xDB || lead == 0xD9;
      if (digit) {
        const std::size_t begin = at;
        std::size_t end = at;
        while (take_digit(view.text, end) >= 0) {
        }
        if (end > begin) {
          number(view, line, begin, end);
          at = end;
          continue;
        }
      } else if (lead == 0xC2 || lead == 0xE2) {
        const std::size_t begin = at;
        std::size_t end = at;
        int value = 0;
        for (int d = take_raised(view.text, end); d >= 0; d = take_raised(view.text, end)) {
          value = std::min(value, 1000) * 10 + d;
        }
        if (end > begin) {
          add(value, view, line, {begin, end}, glued_behind);
          at = end;
          continue;
        }
      }
      ++at;
    }
  }

  [[nodiscard]] std::vector<LineMark> assign() const;

 private:
  std::span<const WantedMark> wanted_;
  bool brackets_;  ///< "(1)" and "[1]" may be marks
  std::vector<std::vector<Candidate>> found_;
  std::unordered_map<int, std::size_t> places_;

  void add(int value, const LineView& view, std::size_t line, ByteSpan span, int cost) {
    const auto place = places_.find(value);
    if (place == places_.end()) return;
    found_[place->second].push_back({line, {span.begin + view.begin, span.end + view.begin}, cost});
  }

  void number(const LineView& view, std::size_t line, std::size_t begin, std::size_t end) {
    const std::string_view before = view.text.substr(0, begin);
    const std::string_view after = view.text.substr(end);
    if (before.ends_with("[^") && after.starts_with(']')) {
      add(value_of(view.text, begin, end), view, line, {begin - 2, end + 1}, glued_behind);
      return;
    }
    if (const std::size_t opening = bracket_before(before); brackets_ && opening > 0) {
      if (before.back() == '[' && after.starts_with(']')) {
        add(value_of(view.text, begin, end), view, line, {opening, end + 1}, glued_behind);
      } else if (before.back() == '(' && after.starts_with(')')) {
        add(value_of(view.text, begin, end), view, line, {opening, end + 1}, bracketed);
      }
      return;
    }
    const Side left = side_before(before);
    const Side right = side_after(after);
    if (left == Side::other || right == Side::other) return;
    std::vector<std::size_t> starts;  // of each digit
    for (std::size_t at = begin; at < end;) {
      starts.push_back(at);
      if (take_digit(view.text, at) < 0) break;
    }
    if (starts.size() > 6) return;
    if (starts.size() >= 5) {
      const int year = value_of(view.text, begin, starts[4]);
      const bool plausible = (year >= 1200 && year <= 1499) || (year >= 1700 && year <= 2100);
      if (plausible)
        add(value_of(view.text, starts[4], end), view, line, {starts[4], end}, behind_a_year);
      return;
    }
    if (starts.size() > 3) return;
    const bool glued_left = left == Side::letter || left == Side::closing;
    const bool glued_right = right == Side::letter;
    const int cost = glued_left && glued_right ? glued_on_both_sides
                     : glued_left              ? glued_behind
                     : glued_right             ? glued_before
                                               : alone;
    // "1. text" and "(1)" are lists.
    if (cost == alone && (begin == 0 && right == Side::closing)) return;
    add(value_of(view.text, begin, end), view, line, {begin, end}, cost);
  }

  static int value_of(std::string_view text, std::size_t begin, std::size_t end) {
    int value = 0;
    while (begin < end) value = value * 10 + take_digit(text, begin);
    return value;
  }
};

/// Chooses the cheapest places such that no mark stands on a line above the mark before it.
std::vector<LineMark> Search::assign() const {
  struct State {
    std::size_t line;
    int cost;
    std::size_t history;  // index into steps + 1; 0 for none
  };
  struct Step {
    std::size_t note;
    const Candidate* candidate;
    std::size_t earlier;
  };
  std::vector<Step> steps;
  std::vector<State> states{{0, 0, 0}};
  for (std::size_t note = 0; note < wanted_.size(); ++note) {
    std::vector<State> next;
    for (const State& state : states) {
      next.push_back({state.line, state.cost + missing, state.history});
    }
    // Both lists are in line order, and a state further down is cheaper than those above it.
    std::size_t reached = 0;
    for (const Candidate& candidate : found_[note]) {
      while (reached + 1 < states.size() && states[reached + 1].line <= candidate.line) ++reached;
      if (states[reached].line > candidate.line) continue;
      steps.push_back({note, &candidate, states[reached].history});
      next.push_back({candidate.line, states[reached].cost + candidate.cost, steps.size()});
    }
    std::sort(next.begin(), next.end(), [](const State& a, const State& b) {
      return a.line != b.line ? a.line < b.line : a.cost < b.cost;
    });
    states.clear();
    int best = std::numeric_limits<int>::max();
    for (const State& state : next) {
      if (state.cost >= best || states.size() == most_states) continue;
      best = state.cost;
      states.push_back(state);
    }
  }
  std::vector<LineMark> marks;
  for (std::size_t at = states.back().history; at != 0; at = steps[at - 1].earlier) {
    const Step& step = steps[at - 1];
    marks.push_back({step.candidate->line, step.candidate->span, step.candidate->cost < alone,
                     wanted_[step.note].note_line});
  }
  std::reverse(marks.begin(), marks.end());
  return marks;
}

}  // namespace

std::vector<LineMark> find_marks(std::span<const LineView> views, const Layout& layout,
                                 std::size_t first, std::size_t last,
                                 std::span<const WantedMark> wanted, bool in_brackets) {
  Search search(wanted, in_brackets);
  for (std::size_t i = first; i < last; ++i) {
    if (layout.lines[i].kind != LineKind::footnote && !views[i].blank()) {
      search.look_at(views[i], i);
    }
  }
  return search.assign();
}

}  // namespace diplograph::extract

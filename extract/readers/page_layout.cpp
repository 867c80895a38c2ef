#include "extract/readers/page_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "extract/readers/logical_order.hpp"

namespace diplograph::extract {
namespace {

// Lengths are in sizes of the font.
constexpr double same_row = 0.45;      // between the middles of characters of one line
constexpr double raised = 0.6;         // how far a footnote's mark may be from the middle
constexpr double small = 0.75;         // of the usual size, at which a character may be a mark
constexpr double widest_space = 0.5;   // within a line of prose, when spaces are told from gaps
constexpr double narrow_space = 0.08;  // least and most room that is a space
constexpr double wide_space = 0.2;
constexpr double table_gap = 2.0;          // room that is more than a space
constexpr double column_gap = 0.7;         // least room between columns
constexpr double narrowest_column = 12;    // of prose
constexpr std::size_t least_letters = 15;  // of a line of a column
constexpr std::size_t least_lines = 5;     // of the longer column
constexpr std::size_t least_beside = 3;    // of the shorter one
constexpr double blank_above = 1.45;       // line distances at which a blank line is put in
constexpr int most_cuts = 3;
constexpr double farthest = 1e6;  // points from the page's corner; only broken files go further

using Glyphs = std::vector<Glyph>;

double middle(const Glyph& glyph) { return (glyph.left + glyph.right) / 2; }
double height(const Glyph& glyph) { return (glyph.top + glyph.bottom) / 2; }

bool is_mark(char32_t c) {
  const int category = u_charType(static_cast<UChar32>(c));
  return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK;
}
bool is_right_to_left(char32_t c) {
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}
bool is_left_to_right(char32_t c) {
  return u_charDirection(static_cast<UChar32>(c)) == U_LEFT_TO_RIGHT;
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

/// A line of a region, its characters from left to right.
struct Row {
  Glyphs glyphs;
  std::size_t sorted = 0;  // how many of them were there when they were sorted
  double size = 0;
  double height = 0;  // of its middle
  double left = 0;
  double right = 0;
};

struct Column {
  std::vector<Row> rows;
  double left = 0;
  double right = 0;
};

class Page {
 public:
  explicit Page(Glyphs glyphs) : glyphs_(std::move(glyphs)) {
    std::vector<double> sizes;
    std::vector<double> widths;
    std::size_t from_right = 0;
    std::size_t from_left = 0;
    for (Glyph& glyph : glyphs_) {
      for (double* length : {&glyph.left, &glyph.right, &glyph.top, &glyph.bottom, &glyph.size}) {
        *length = std::isfinite(*length) ? std::clamp(*length, -farthest, farthest) : 0;
      }
      if (glyph.size <= 0) glyph.size = std::max(1.0, glyph.bottom - glyph.top);
      sizes.push_back(glyph.size);
      if (glyph.right > glyph.left) widths.push_back(glyph.right - glyph.left);
      from_right += is_right_to_left(glyph.character) ? 1U : 0U;
      from_left += is_left_to_right(glyph.character) ? 1U : 0U;
    }
    put_marks_on_letters();
    size_ = std::max(1.0, median(std::move(sizes)));
    width_ = std::max(size_ / 8, median(std::move(widths)));
    right_to_left_ = from_right > from_left;
  }

  [[nodiscard]] std::vector<std::string> lines() {
    if (right_to_left_) turn_ligatures();
    std::vector<Row> rows = rows_of(std::move(glyphs_));
    learn_space(rows);
    read(std::move(rows), most_cuts);
    return std::move(lines_);
  }

 private:
  Glyphs glyphs_;
  double size_ = 1;
  double width_ = 1;
  double space_ = 0.1;
  bool right_to_left_ = false;
  std::vector<std::string> lines_;
  double last_height_ = 0;  // of the last line

  /// A glyph of a letter and its marks comes as pieces, the letter first: as wide as one another,
  /// or the marks without width, and then no other character fills their place. The pieces become
  /// the letter, and the marks stand on its middle.
  void put_marks_on_letters() {
    for (std::size_t i = 0; i < glyphs_.size();) {
      Glyph& letter = glyphs_[i++];
      const double width = letter.right - letter.left;
      const double slack = letter.size / 1000;
      if (width <= slack || is_mark(letter.character)) continue;
      const std::size_t first = i;
      double end = letter.right;
      for (; i < glyphs_.size() && is_mark(glyphs_[i].character); ++i) {
        const Glyph& mark = glyphs_[i];
        const double wide = mark.right - mark.left;
        const bool piece =
            wide <= slack ? std::abs(mark.left - letter.right) < slack
                          : std::abs(mark.left - end) < slack && std::abs(wide - width) < slack;
        if (!piece) break;
        end += width;
      }
      const bool filled =
          i < glyphs_.size() && glyphs_[i].left > letter.left && glyphs_[i].left < end - slack;
      if (i == first || filled) continue;
      letter.right = end;
      for (std::size_t k = first; k < i; ++k) glyphs_[k].left = glyphs_[k].right = middle(letter);
    }
  }

  /// A glyph of two letters, lam and alef, comes as two halves of equal width, the first letter at
  /// the left. An alef of its own has the width of other ones.
  void turn_ligatures() {
    std::vector<double> alefs;
    for (const Glyph& glyph : glyphs_) {
      if (glyph.character == U'ا') alefs.push_back((glyph.right - glyph.left) / glyph.size);
    }
    const double usual = median(std::move(alefs));
    for (std::size_t i = 0; i + 1 < glyphs_.size(); ++i) {
      Glyph& lam = glyphs_[i];
      Glyph& alef = glyphs_[i + 1];
      const double width = alef.right - alef.left;
      const bool halves = lam.character == U'ل' &&
                          (alef.character == U'ا' || alef.character == U'آ' ||
                           alef.character == U'أ' || alef.character == U'إ') &&
                          std::abs(lam.right - alef.left) < size_ / 1000 &&
                          std::abs(lam.right - lam.left - width) < size_ / 1000;
      if (halves && std::abs(width / alef.size - usual) > usual / 10) {
        std::swap(lam.character, alef.character);
      }
    }
  }

  static void finish(Row& row) {
    std::stable_sort(row.glyphs.begin(), row.glyphs.end(),
                     [](const Glyph& a, const Glyph& b) { return middle(a) < middle(b); });
    row.sorted = row.glyphs.size();
    std::vector<double> sizes;
    row.left = row.glyphs.front().left;
    row.right = row.glyphs.front().right;
    for (const Glyph& glyph : row.glyphs) {
      sizes.push_back(glyph.size);
      row.left = std::min(row.left, glyph.left);
      row.right = std::max(row.right, glyph.right);
    }
    row.size = median(std::move(sizes));
  }

  /// Characters whose middles lie on one height, from above.
  static std::vector<Row> level_rows(Glyphs glyphs) {
    std::stable_sort(glyphs.begin(), glyphs.end(),
                     [](const Glyph& a, const Glyph& b) { return height(a) < height(b); });
    std::vector<Row> rows;
    double sum = 0;
    for (const Glyph& glyph : glyphs) {
      if (rows.empty() || height(glyph) - rows.back().height > same_row * glyph.size) {
        rows.emplace_back();
        sum = 0;
      }
      Row& row = rows.back();
      row.glyphs.push_back(glyph);
      sum += height(glyph);
      row.height = sum / static_cast<double>(row.glyphs.size());
    }
    return rows;
  }

  /// Lines; small characters beside those of a line belong to it, as footnote marks do.
  [[nodiscard]] std::vector<Row> rows_of(Glyphs glyphs) const {
    Glyphs usual;
    Glyphs small_ones;
    for (const Glyph& glyph : glyphs) {
      (glyph.size >= small * size_ ? usual : small_ones).push_back(glyph);
    }
    std::vector<Row> rows = level_rows(std::move(usual));
    const std::size_t large = rows.size();
    for (Row& row : rows) finish(row);
    std::vector<Row> marks = level_rows(std::move(small_ones));
    for (Row& mark : marks) {
      Glyphs alone;
      for (const Glyph& glyph : mark.glyphs) {
        if (!joins_row(glyph, rows, large)) alone.push_back(glyph);
      }
      if (alone.empty()) continue;
      Row row;
      row.height = mark.height;
      row.glyphs = std::move(alone);
      finish(row);
      rows.push_back(std::move(row));
    }
    for (Row& row : rows) finish(row);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.height < b.height; });
    return rows;
  }

  static bool joins_row(const Glyph& glyph, std::vector<Row>& rows, std::size_t large) {
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(large);
    const double reach = raised * 2 * glyph.size;
    auto row = std::lower_bound(rows.begin(), end, height(glyph) - reach,
                                [](const Row& r, double y) { return r.height < y; });
    auto best = end;
    double least = 0;
    for (; row != end && row->height <= height(glyph) + reach; ++row) {
      const double off = std::abs(row->height - height(glyph));
      if (off > raised * row->size || (best != end && off >= least)) continue;
      const auto sorted_end = row->glyphs.begin() + static_cast<std::ptrdiff_t>(row->sorted);
      const double room = 1.5 * row->size;
      const auto near = std::lower_bound(row->glyphs.begin(), sorted_end, middle(glyph) - room,
                                         [](const Glyph& g, double x) { return middle(g) < x; });
      if (near == sorted_end || middle(*near) > middle(glyph) + room) continue;
      best = row;
      least = off;
    }
    if (best == end) return false;
    best->glyphs.push_back(glyph);
    return true;
  }

  /// Room between characters is small within words and larger between them: the threshold is where
  /// the two kinds differ most (Otsu 1979).
  void learn_space(const std::vector<Row>& rows) {
    constexpr std::size_t bins = 50;
    std::vector<double> counts(bins, 0);
    double total = 0;
    double sum = 0;
    for (const Row& row : rows) {
      double end = row.glyphs.front().right;
      for (const Glyph& glyph : row.glyphs) {
        const double room = std::max(0.0, glyph.left - end) / row.size;
        end = std::max(end, glyph.right);
        if (room >= widest_space) continue;
        const auto bin = static_cast<std::size_t>(room / widest_space * bins);
        ++counts[bin];
        ++total;
        sum += static_cast<double>(bin);
      }
    }
    double below = 0;
    double below_sum = 0;
    double best = -1;
    for (std::size_t bin = 0; bin + 1 < bins; ++bin) {
      below += counts[bin];
      below_sum += counts[bin] * static_cast<double>(bin);
      if (below == 0 || below == total) continue;
      const double apart = below_sum / below - (sum - below_sum) / (total - below);
      const double between = below * (total - below) * apart * apart;
      if (between <= best) continue;
      best = between;
      space_ = static_cast<double>(bin + 1) * widest_space / bins;
    }
    space_ = std::clamp(space_, narrow_space, wide_space);
  }

  /// The middle of the strip between two columns; none if there is no such strip.
  [[nodiscard]] std::optional<double> gutter_of(const std::vector<Row>& rows) const {
    double left = rows.front().left;
    double right = rows.front().right;
    for (const Row& row : rows) {
      left = std::min(left, row.left);
      right = std::max(right, row.right);
    }
    const double step = size_ / 10;
    const double bins = (right - left) / step;
    constexpr double too_many = 100000;  // a page that is no page
    if (bins < 10 || bins > too_many) return {};
    std::vector<int> covered(static_cast<std::size_t>(bins) + 2, 0);
    const auto bin_of = [&](double x) { return static_cast<std::size_t>((x - left) / step); };
    for (const Row& row : rows) {
      for (const auto& [begin, end] : chunks_of(row)) {
        ++covered[bin_of(begin)];
        --covered[bin_of(end) + 1];
      }
    }
    for (std::size_t i = 1; i < covered.size(); ++i) covered[i] += covered[i - 1];
    const std::size_t first = covered.size() * 3 / 20;
    const std::size_t last = covered.size() * 17 / 20;
    const int least = *std::min_element(covered.begin() + static_cast<std::ptrdiff_t>(first),
                                        covered.begin() + static_cast<std::ptrdiff_t>(last));
    if (least * 2 > static_cast<int>(rows.size())) return {};
    std::size_t best_begin = 0;
    std::size_t best_size = 0;
    for (std::size_t i = first; i < last; ++i) {
      const std::size_t begin = i;
      while (i < last && covered[i] == least) ++i;
      if (i - begin > best_size) {
        best_begin = begin;
        best_size = i - begin;
      }
    }
    // Both ends may lie within a step.
    if (static_cast<double>(best_size + 2) * step < column_gap * size_) return {};
    return left + (static_cast<double>(best_begin) + static_cast<double>(best_size) / 2) * step;
  }

  /// Stretches of a row without a gap as wide as that between columns.
  static std::vector<std::pair<double, double>> chunks_of(const Row& row) {
    std::vector<std::pair<double, double>> chunks;
    for (const Glyph& glyph : row.glyphs) {
      if (chunks.empty() || glyph.left - chunks.back().second > column_gap * row.size) {
        chunks.emplace_back(glyph.left, glyph.right);
      } else {
        chunks.back().second = std::max(chunks.back().second, glyph.right);
      }
    }
    return chunks;
  }

  static bool crosses(const Row& row, double gutter) {
    const auto chunks = chunks_of(row);
    return std::any_of(chunks.begin(), chunks.end(), [gutter](const auto& chunk) {
      return chunk.first < gutter && chunk.second > gutter;
    });
  }

  /// The half of the rows' characters before or behind the gutter.
  static Column side_of(const std::vector<Row>& rows, double gutter, bool left) {
    Column column;
    for (const Row& row : rows) {
      Row part;
      part.height = row.height;
      for (const Glyph& glyph : row.glyphs) {
        if ((middle(glyph) < gutter) == left) part.glyphs.push_back(glyph);
      }
      if (part.glyphs.empty()) continue;
      finish(part);
      column.left = column.rows.empty() ? part.left : std::min(column.left, part.left);
      column.right = column.rows.empty() ? part.right : std::max(column.right, part.right);
      column.rows.push_back(std::move(part));
    }
    return column;
  }

  [[nodiscard]] bool is_prose(const Column& column) const {
    const double width = column.right - column.left;
    if (width < narrowest_column * size_) return false;
    std::size_t full = 0;
    for (const Row& row : column.rows) {
      full += row.right - row.left > width * 0.7 && row.glyphs.size() >= least_letters ? 1U : 0U;
    }
    return full * 2 >= column.rows.size();
  }

  void read(std::vector<Row> rows, int cuts) {
    if (rows.empty()) return;
    const std::optional<double> gutter = cuts > 0 ? gutter_of(rows) : std::nullopt;
    if (!gutter) return write(rows);
    std::vector<Row> spanning;
    const auto write_spanning = [&] {
      if (!spanning.empty()) write(spanning);
      spanning.clear();
    };
    for (std::size_t i = 0; i < rows.size();) {
      std::vector<Row> band;
      for (; i < rows.size() && !crosses(rows[i], *gutter); ++i) band.push_back(rows[i]);
      Column left = side_of(band, *gutter, true);
      Column right = side_of(band, *gutter, false);
      const bool columns = std::max(left.rows.size(), right.rows.size()) >= least_lines &&
                           std::min(left.rows.size(), right.rows.size()) >= least_beside &&
                           is_prose(left) && is_prose(right);
      if (columns) {
        write_spanning();
        if (right_to_left_) std::swap(left, right);
        read(std::move(left.rows), cuts - 1);
        read(std::move(right.rows), cuts - 1);
      } else {
        spanning.insert(spanning.end(), band.begin(), band.end());
      }
      for (; i < rows.size() && crosses(rows[i], *gutter); ++i) spanning.push_back(rows[i]);
    }
    write_spanning();
  }

  void write(const std::vector<Row>& rows) {
    double left = rows.front().left;
    double right = rows.front().right;
    std::vector<double> distances;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      left = std::min(left, rows[i].left);
      right = std::max(right, rows[i].right);
      if (i > 0) distances.push_back(rows[i].height - rows[i - 1].height);
    }
    const double usual = median(std::move(distances));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Row& row = rows[i];
      const double distance = row.height - last_height_;
      if (!lines_.empty() && distance > blank_above * std::max(usual, row.size)) {
        lines_.emplace_back();
      }
      last_height_ = row.height;
      bool from_right = false;
      const std::string line = text_of(row, from_right);
      const double indent = from_right ? right - row.right : row.left - left;
      lines_.push_back(std::string(spaces_in(indent), ' ') + line);
    }
  }

  [[nodiscard]] std::size_t spaces_in(double room) const {
    constexpr double most = 200;
    return static_cast<std::size_t>(std::clamp(std::round(room / width_), 0.0, most));
  }

  /// The marks on each character of a line: those that stand on it or, beside it, nearest to it. A
  /// mark with no character is given to itself. O(n).
  static std::vector<std::u32string> marks_on(const Glyphs& glyphs) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> next(glyphs.size(), none);  // character at the right
    for (std::size_t i = glyphs.size(); i-- > 1;) {
      next[i - 1] = is_mark(glyphs[i].character) ? next[i] : i;
    }
    std::vector<std::u32string> marks(glyphs.size());
    std::size_t before = none;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      const char32_t mark = glyphs[i].character;
      if (!is_mark(mark)) {
        before = i;
        continue;
      }
      if (before == none || next[i] == none) {
        const std::size_t only = before == none ? next[i] : before;
        marks[only == none ? i : only] += mark;
        continue;
      }
      // A font sets marks at the end of their letter, in the direction of writing: the letter that
      // the mark comes from is the nearer one by half the way.
      const double x = middle(glyphs[i]);
      double left = std::max(0.0, x - glyphs[before].right);
      double right = std::max(0.0, glyphs[next[i]].left - x);
      const bool from_right =
          is_right_to_left(glyphs[before].character) || is_right_to_left(glyphs[next[i]].character);
      (from_right ? left : right) *= 2;
      marks[left < right || (left == right && !from_right) ? before : next[i]] += mark;
    }
    return marks;
  }

  [[nodiscard]] std::string text_of(const Row& row, bool& from_right) const {
    // What is reordered: characters with the marks on them, and spaces.
    std::vector<std::u32string> cells;
    double end = row.left;
    std::size_t right_letters = 0;
    std::size_t left_letters = 0;
    const std::vector<std::u32string> marks = marks_on(row.glyphs);
    for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
      const Glyph& glyph = row.glyphs[i];
      if (is_mark(glyph.character) && marks[i].empty()) continue;
      const double room = glyph.left - end;
      if (!cells.empty() && room > space_ * row.size) {
        const std::size_t spaces = room > table_gap * row.size ? spaces_in(room) : 1;
        cells.insert(cells.end(), std::max<std::size_t>(spaces, 1), U" ");
      }
      cells.push_back(is_mark(glyph.character) ? marks[i] : glyph.character + marks[i]);
      right_letters += is_right_to_left(glyph.character) ? 1U : 0U;
      left_letters += is_left_to_right(glyph.character) ? 1U : 0U;
      end = std::max(end, glyph.right);
    }
    from_right =
        right_to_left_ ? right_letters > 0 || left_letters == 0 : right_letters > left_letters;
    std::u32string line;
    for (const std::size_t place : logical_order(directions_of(cells), from_right)) {
      line += cells[place];
    }
    if (from_right) pair_brackets(line);
    std::string text;
    icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(line.data()),
                                  static_cast<std::int32_t>(line.size()))
        .toUTF8String(text);
    return text;
  }

  /// A character of one code unit for each cell that reads in the same direction.
  static std::u16string directions_of(const std::vector<std::u32string>& cells) {
    std::u16string line;
    for (const std::u32string& cell : cells) {
      const char32_t c = cell.front();
      line += c < 0x10000 ? static_cast<char16_t>(c) : is_right_to_left(c) ? u'ا' : u'a';
    }
    return line;
  }
};

}  // namespace

std::vector<std::string> lines_of_page(std::vector<Glyph> glyphs) {
  if (glyphs.empty()) return {};
  return Page(std::move(glyphs)).lines();
}

}  // namespace diplograph::extract

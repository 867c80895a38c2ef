#include "extract/text/reflow.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace diplograph::extract {
namespace {

// Blocks longer than this are cut at a space, so that everything after works on short texts.
constexpr std::size_t longest_block = 1U << 18U;
// So many more spaces than usual before a line begin a paragraph.
constexpr std::size_t paragraph_indent = 3;
constexpr std::string_view zwnj = "\xE2\x80\x8C";
constexpr std::string_view soft_hyphen = "\xC2\xAD";

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_arabic(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xD8 && byte <= 0xDB;
}

class Reflow {
 public:
  Reflow(const Lines& lines, const Layout& layout, DocumentText& document)
      : lines_(lines), layout_(layout), document_(document) {}

  void run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      crossed_page_ = crossed_page_ || layout_.lines[i].page_before;
      take(i);
    }
    close();
    append_notes();
    for (const auto& [mark, line] : marks_) {
      const auto block = note_blocks_.find(line);
      if (block != note_blocks_.end()) document_.footnote_marks.push_back({mark, block->second});
    }
  }

 private:
  const Lines& lines_;
  const Layout& layout_;
  DocumentText& document_;
  Block block_;
  bool open_ = false;
  bool blank_ = false;         // blank lines stand before this one
  bool crossed_page_ = false;  // a page ends, or notes or furniture stand before this line
  std::size_t last_ = 0;       // the line that was appended last
  std::size_t next_mark_ = 0;
  std::vector<std::size_t> notes_;  // lines
  std::vector<std::pair<ByteSpan, std::size_t>> marks_;
  std::unordered_map<std::size_t, std::size_t> note_blocks_;  // by the note's first line
  std::unordered_set<std::string> words_;                     // of the document, in small letters
  bool words_known_ = false;

  [[nodiscard]] const std::string& text() const { return document_.text.text(); }

  void take(std::size_t i) {
    const LineShape& shape = layout_.lines[i];
    switch (shape.kind) {
      case LineKind::blank:
        blank_ = blank_ || !layout_.page.noisy_blanks;
        return;
      case LineKind::furniture:
        crossed_page_ = true;
        if (!layout_.views[i].text.empty()) {
          document_.furniture.push_back({std::string(layout_.views[i].text),
                                         lines_[i].source_of({0, lines_[i].text().size()})});
        }
        return;
      case LineKind::footnote:
        crossed_page_ = true;
        notes_.push_back(i);
        return;
      case LineKind::heading:
        begin(BlockKind::heading, shape);
        append(i, shape.content, shape.end);
        close();
        if (shape.split != 0) {
          begin(BlockKind::paragraph, {});
          append(i, shape.split, lines_[i].text().size());
        }
        break;
      case LineKind::list_item:
        begin(BlockKind::list_item, shape);
        append(i, shape.content, shape.end);
        break;
      case LineKind::body:
        if (goes_on(i)) {
          join(i);
        } else {
          begin(BlockKind::paragraph, {});
          append(i, shape.content, shape.end);
        }
        break;
    }
    blank_ = crossed_page_ = false;
    last_ = i;
  }

  /// Whether line `i` goes on with the open block.
  [[nodiscard]] bool goes_on(std::size_t i) const {
    if (!open_ || block_.kind == BlockKind::heading) return false;
    const LineView& before = layout_.views[last_];
    const LineView& line = layout_.views[i];
    if (!layout_.page.wrapped) {
      // Text that is indented as far as a list item's words belongs to the item.
      return !blank_ && block_.kind == BlockKind::list_item && line.begin > before.begin &&
             line.begin >= 2;
    }
    const bool ended = ends_sentence(before.text);
    if (blank_ && !(crossed_page_ && !ended)) return false;
    const bool early = ended_early(layout_.page, before, line);
    if (early &&
        (ended || before.text.ends_with(':') || before.width * 10 < layout_.page.full_width * 6)) {
      return false;
    }
    const bool indented = line.begin >= layout_.page.usual_indent + paragraph_indent &&
                          line.begin >= before.begin + paragraph_indent;
    return !(indented && ended && block_.kind == BlockKind::paragraph);
  }

  void begin(BlockKind kind, const LineShape& shape) {
    close();
    block_ = {kind, shape.level, {text().size(), text().size()}, shape.marker};
    open_ = true;
  }

  void close() {
    if (!open_) return;
    open_ = false;
    // Cut what is too long at a space, or where there is none at a character.
    while (text().size() - block_.text.begin > longest_block) {
      const std::size_t from = block_.text.begin + longest_block;
      const std::size_t space = text().find(' ', from);
      std::size_t cut = std::min(space, from + longest_block);
      while (cut < text().size() && (static_cast<unsigned char>(text()[cut]) & 0xC0U) == 0x80U) {
        ++cut;
      }
      if (cut >= text().size()) break;
      Block part = block_;
      part.text.end = cut;
      document_.blocks.push_back(part);
      block_.text.begin = cut + (text()[cut] == ' ' ? 1 : 0);
    }
    block_.text.end = text().size();
    if (block_.text.empty()) return;
    document_.blocks.push_back(block_);
    document_.text.insert("\n");
  }

  /// Appends bytes [from, to) of a line but for the footnote marks that are no words.
  void append(std::size_t i, std::size_t from, std::size_t to) {
    while (next_mark_ < layout_.marks.size() && layout_.marks[next_mark_].line < i) ++next_mark_;
    std::size_t done = from;
    for (; next_mark_ < layout_.marks.size() && layout_.marks[next_mark_].line == i; ++next_mark_) {
      const LineMark& mark = layout_.marks[next_mark_];
      if (mark.span.begin < done) continue;
      if (mark.span.end > to) break;
      document_.text.append(lines_[i], {done, mark.span.begin});
      const std::uint64_t at = text().size();
      if (!mark.certain) document_.text.append(lines_[i], mark.span);
      marks_.push_back({{at, text().size()}, mark.note_line});
      done = mark.span.end;
    }
    if (to > done) document_.text.append(lines_[i], {done, to});
  }

  void join(std::size_t i) {
    const LineShape& shape = layout_.lines[i];
    const std::string_view line = lines_[i].text();
    if (!divided_word(line.substr(shape.content, shape.end - shape.content))) {
      document_.text.insert(" ");
    }
    append(i, shape.content, shape.end);
  }

  /// Mends a word that a hyphen divides between the open block and `next`; true if no space goes
  /// between. In Persian a hyphen at a line's end stands for ZWNJ.
  bool divided_word(std::string_view next) {
    const std::size_t size = text().size();
    if (text().ends_with(soft_hyphen)) {
      document_.text.truncate(size - soft_hyphen.size());
      return true;
    }
    if (!text().ends_with('-') || size < block_.text.begin + 3 || next.empty()) return false;
    const char before = text()[size - 2];
    if (is_small(before) && is_small(next.front())) {
      if (!keeps_hyphen(next)) document_.text.truncate(size - 1);
      return true;
    }
    const bool arabic_before =
        static_cast<unsigned char>(before) >= 0x80 && is_arabic(text()[size - 3]);
    if (!arabic_before || !is_arabic(next.front())) return false;
    document_.text.truncate(size - 1);
    document_.text.insert(zwnj);
    return true;
  }

  /// Whether a hyphen at a line's end belongs to the word: the document has the word with it
  /// elsewhere and not without, or what follows has a hyphen of its own.
  bool keeps_hyphen(std::string_view next) {
    know_words();
    std::size_t begin = text().size() - 1;
    while (begin > block_.text.begin && (is_small(text()[begin - 1]) || text()[begin - 1] == '-')) {
      --begin;
    }
    const std::size_t end =
        std::min(static_cast<std::size_t>(
                     std::find_if(next.begin(), next.end(), [](char c) { return !is_small(c); }) -
                     next.begin()),
                 next.size());
    const std::string head = text().substr(begin, text().size() - 1 - begin);
    const std::string tail(next.substr(0, end));
    if (words_.contains(head + tail)) return false;
    static constexpr std::array<std::string_view, 22> prefixes{
        "non",  "self",  "co",    "ex",   "well", "vice", "cross", "quasi", "half", "high", "low",
        "long", "short", "third", "anti", "pro",  "post", "semi",  "mid",   "all",  "ill",  "much"};
    if (std::find(prefixes.begin(), prefixes.end(), head) != prefixes.end()) return true;
    return words_.contains(head + "-" + tail) || (words_.contains(head) && words_.contains(tail));
  }

  void know_words() {
    if (std::exchange(words_known_, true)) return;
    for (const MappedText& line : lines_) {
      const std::string& bytes = line.text();
      for (std::size_t at = 0; at < bytes.size();) {
        std::size_t end = at;
        while (end < bytes.size() && (is_small(bytes[end]) || bytes[end] == '-')) ++end;
        const bool whole = end == bytes.size() || bytes[end] < 'A' || bytes[end] > 'z';
        // A word that ends with the line's own hyphen is the question, not the answer.
        if (whole && end > at && bytes[end - 1] != '-') words_.insert(bytes.substr(at, end - at));
        at = end + 1;
      }
    }
  }

  /// Footnotes follow the running text, so that they do not cut its sentences.
  void append_notes() {
    for (const std::size_t line : notes_) {
      const LineShape& shape = layout_.lines[line];
      if (shape.begins_note || !open_) {
        close();
        begin(BlockKind::footnote, shape);
        append(line, shape.content, shape.end);
        // The block is closed later; its place is known now.
        note_blocks_.emplace(line, document_.blocks.size());
      } else {
        join(line);
      }
    }
    close();
  }
};

}  // namespace

void reflow(const Lines& lines, const Layout& layout, DocumentText& document) {
  Reflow(lines, layout, document).run();
}

}  // namespace diplograph::extract

#include "extract/model/windows.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/language/tokens.hpp"
#include "extract/model/token_estimate.hpp"

namespace diplograph::extract {
namespace {

/// What a window is made of: a block, or a part of one that is too long.
struct Piece {
  ByteSpan span;
  std::size_t tokens = 0;
  std::size_t block = 0;
  bool heading = false;
};

class Pieces {
 public:
  Pieces(const DocumentText& document, std::size_t most) : document_(document), most_(most) {
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      const Block& block = document.blocks[i];
      if (block.text.size() == 0) continue;
      if (size_of(block.text) <= most_) {
        add(block.text, i);
      } else {
        cut_block(i);
      }
    }
  }

  [[nodiscard]] std::vector<Piece> take() { return std::move(pieces_); }

 private:
  const DocumentText& document_;
  std::size_t most_;
  std::vector<Piece> pieces_;

  [[nodiscard]] std::string_view words(ByteSpan span) const {
    return std::string_view(document_.text.text()).substr(span.begin, span.size());
  }
  [[nodiscard]] std::size_t size_of(ByteSpan span) const { return estimated_tokens(words(span)); }

  void add(ByteSpan span, std::size_t block) {
    pieces_.push_back(
        {span, size_of(span), block, document_.blocks[block].kind == BlockKind::heading});
  }

  void cut_block(std::size_t block) {
    const ByteSpan whole = document_.blocks[block].text;
    const std::vector<Token> tokens = tokenize(words(whole), whole.begin);
    for (const TokenRange range : split_sentences(tokens)) {
      const ByteSpan sentence{tokens[range.first].span.begin, tokens[range.last - 1].span.end};
      if (size_of(sentence) <= most_) {
        add(sentence, block);
      } else {
        cut_sentence(tokens, range, block);
      }
    }
  }

  /// Between words; a word that is longer than a window stays whole.
  void cut_sentence(const std::vector<Token>& tokens, TokenRange range, std::size_t block) {
    std::size_t first = range.first;
    std::size_t size = 0;
    for (std::size_t i = range.first; i < range.last; ++i) {
      const std::size_t word = size_of({tokens[i].span.begin, tokens[i].span.end}) + 1;
      if (i > first && size + word > most_) {
        add({tokens[first].span.begin, tokens[i - 1].span.end}, block);
        first = i;
        size = 0;
      }
      size += word;
    }
    add({tokens[first].span.begin, tokens[range.last - 1].span.end}, block);
  }
};

/// Where a window that begins at `first` ends.
std::size_t end_of_window(const std::vector<Piece>& pieces, std::size_t first, std::size_t most) {
  std::size_t size = pieces[first].tokens;
  std::size_t end = first + 1;
  std::size_t section = 0;  // the last heading behind the window's first half
  while (end < pieces.size() && size + pieces[end].tokens <= most) {
    if (pieces[end].heading && !pieces[end - 1].heading && 2 * size >= most) section = end;
    size += pieces[end].tokens;
    ++end;
  }
  if (end == pieces.size()) return end;
  if (pieces[end].heading && !pieces[end - 1].heading) return end;
  if (section != 0) return section;
  std::size_t before = end;
  while (before > first + 1 && pieces[before - 1].heading) --before;
  return pieces[before - 1].heading ? end : before;
}

/// Where the window behind one that is pieces [first, end) begins.
std::size_t next_window(const std::vector<Piece>& pieces, std::size_t first, std::size_t end,
                        const WindowLimits& limits) {
  if (end == pieces.size() || pieces[end].heading) return end;
  // What comes next has to have room, or the window would hold nothing new.
  const std::size_t next = pieces[end].tokens;
  const std::size_t room = next < limits.tokens ? limits.tokens - next : 0;
  const std::size_t most = std::min(limits.overlap, room);
  std::size_t size = 0;
  std::size_t begin = end;
  while (begin > first + 1 && size + pieces[begin - 1].tokens <= most) {
    size += pieces[--begin].tokens;
  }
  return begin;
}

/// The headings above each block, as far as the last one that was asked for.
class SectionPath {
 public:
  explicit SectionPath(const DocumentText& document) : document_(document) {}

  /// Blocks have to be asked for in their order.
  [[nodiscard]] std::string above(std::size_t block) {
    for (; next_ < block; ++next_) enter(document_.blocks[next_]);
    std::string path;
    for (const Block* heading : open_) {
      if (heading == nullptr) continue;
      path += (path.empty() ? "" : " > ") +
              document_.text.text().substr(heading->text.begin, heading->text.size());
    }
    return path;
  }

 private:
  const DocumentText& document_;
  std::vector<const Block*> open_;  // by level; null where a level was left out
  std::size_t next_ = 0;

  void enter(const Block& block) {
    if (block.kind != BlockKind::heading) return;
    open_.resize(static_cast<std::size_t>(std::max(block.level, 1)));
    open_.back() = &block;
  }
};

}  // namespace

std::vector<Window> cut_into_windows(const DocumentText& document, const WindowLimits& limits) {
  const std::vector<Piece> pieces = Pieces(document, limits.tokens).take();
  std::vector<Window> windows;
  SectionPath sections(document);
  for (std::size_t first = 0; first < pieces.size();) {
    const std::size_t end = end_of_window(pieces, first, limits.tokens);
    windows.push_back({{pieces[first].span.begin, pieces[end - 1].span.end},
                       sections.above(pieces[first].block)});
    if (end == pieces.size()) break;
    first = next_window(pieces, first, end, limits);
  }
  return windows;
}

}  // namespace diplograph::extract

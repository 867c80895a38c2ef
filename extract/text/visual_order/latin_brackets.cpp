#include "extract/text/visual_order/latin_brackets.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "graph/byte_span.hpp"

namespace diplograph::extract::visual_order {
namespace {

constexpr std::size_t longest_bracket = 200;  // bytes

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  // Bytes C3 to C9 lead the accented letters of Latin alphabets.
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (byte >= 0xC3 && byte <= 0xC9);
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

enum class PieceKind { words, number, comma, colon, other };
struct Piece {
  PieceKind kind = PieceKind::other;
  ByteSpan span;
};

/// The inside of a bracket as pieces; empty if it holds anything but Latin words, numbers and the
/// marks between them.
std::vector<Piece> pieces_of(std::string_view text, ByteSpan inside) {
  std::vector<Piece> pieces;
  for (std::size_t at = inside.begin; at < inside.end;) {
    const std::size_t begin = at;
    const char c = text[at];
    if (is_letter(c)) {
      // Words, with the spaces and marks between them, up to a number or a colon.
      std::size_t last = at;
      while (at < inside.end) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool within = is_letter(text[at]) || (byte >= 0x80 && byte < 0xC0);
        if (within) {
          last = ++at;
        } else if (text[at] == ' ' || text[at] == '.' || text[at] == '&' || text[at] == '-' ||
                   text[at] == '\'' || text[at] == ',' || text[at] == ';') {
          ++at;
        } else {
          break;
        }
      }
      // A full stop closes an abbreviation; other marks behind the last word are pieces.
      while (last < at && text[last] == '.') ++last;
      at = last;
      pieces.push_back({PieceKind::words, {begin, at}});
    } else if (is_digit(c)) {
      while (at < inside.end &&
             (is_digit(text[at]) || ((text[at] == '-' || text[at] == '/') && at + 1 < inside.end &&
                                     is_digit(text[at + 1])))) {
        ++at;
      }
      pieces.push_back({PieceKind::number, {begin, at}});
    } else if (c == ' ') {
      ++at;
    } else if (c == ',' || c == ':') {
      ++at;
      pieces.push_back({c == ',' ? PieceKind::comma : PieceKind::colon, {begin, at}});
    } else if (text.compare(at, 3, "\xE2\x80\x99") == 0) {
      at += 3;
      pieces.push_back({PieceKind::other, {begin, at}});
    } else if (c == '.' || c == '&' || c == ';' || c == '-' || c == '\'') {
      ++at;
      pieces.push_back({PieceKind::other, {begin, at}});
    } else {
      return {};
    }
  }
  return pieces;
}

bool is_year(const Piece& piece) {
  return piece.kind == PieceKind::number && piece.span.size() == 4;
}

bool is_apostrophe(const Piece& piece) {
  return piece.kind == PieceKind::other && piece.span.size() == 3;  // U+2019
}

class Bracket {
 public:
  Bracket(const MappedText& line, ByteSpan outside) : line_(line), outside_(outside) {}

  /// Appends the bracket to `result` in reading order; false if it is none of ours.
  bool restore(MappedText& result) {
    const std::string_view text = line_.text();
    ByteSpan inside{outside_.begin + 1, outside_.end - 1};
    // A full stop behind the bracket lies at its left end, on either side of the bracket.
    ByteSpan stop{outside_.begin, outside_.begin};
    if (text[outside_.begin] == '.') {
      stop.end = outside_.begin + 1;
      inside.begin = text.find(')', outside_.begin) + 1;
    } else if (inside.begin < inside.end && text[inside.begin] == '.') {
      stop = {inside.begin, inside.begin + 1};
      ++inside.begin;
    }
    pieces_ = pieces_of(text, inside);
    const bool words = std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) {
      return piece.kind == PieceKind::words;
    });
    if (!words) return false;
    append_turned("(", {outside_.end - 1, outside_.end}, result);
    if (year_comes_first()) {
      append_reordered(result);
    } else {
      result.append(line_, trimmed(inside));
    }
    const std::uint64_t closing = text.find(')', outside_.begin);
    append_turned(")", {closing, closing + 1}, result);
    result.append(line_, stop);
    return true;
  }

 private:
  const MappedText& line_;
  ByteSpan outside_;
  std::vector<Piece> pieces_;

  void append_turned(std::string_view bracket, ByteSpan place, MappedText& result) const {
    result.append(bracket, line_.source_of(place), false);
  }

  [[nodiscard]] ByteSpan trimmed(ByteSpan span) const {
    const std::string& text = line_.text();
    while (span.begin < span.end && text[span.begin] == ' ') ++span.begin;
    while (span.begin < span.end && text[span.end - 1] == ' ') --span.end;
    return span;
  }

  /// A year before the first words, glued to them or behind a mark of its own.
  [[nodiscard]] bool year_comes_first() const {
    for (const Piece& piece : pieces_) {
      if (piece.kind == PieceKind::words) return false;
      if (is_year(piece)) return true;
    }
    return false;
  }

  /// The words, last piece first; then the year with its comma; then the pages with their colon.
  void append_reordered(MappedText& result) {
    std::vector<bool> done(pieces_.size());
    const auto append = [&](std::size_t i) {
      result.append(line_, trimmed(pieces_[i].span));
      done[i] = true;
    };
    const auto find = [&](PieceKind kind) {
      for (std::size_t i = 0; i < pieces_.size(); ++i) {
        if (!done[i] && pieces_[i].kind == kind) return i;
      }
      return pieces_.size();
    };
    bool glued = true;  // to what stands before
    for (std::size_t i = pieces_.size(); i-- > 0;) {
      if (pieces_[i].kind == PieceKind::words) {
        if (!glued) result.insert(" ");
        append(i);
        glued = false;
      } else if (is_apostrophe(pieces_[i])) {
        append(i);
        glued = true;
      }
    }
    std::size_t year = 0;
    while (!is_year(pieces_[year])) ++year;
    done[year] = true;
    if (const std::size_t comma = find(PieceKind::comma); comma < pieces_.size()) append(comma);
    result.insert(" ");
    append(year);
    if (const std::size_t colon = find(PieceKind::colon); colon < pieces_.size()) {
      append(colon);
    }
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (done[i]) continue;
      if (pieces_[i].kind == PieceKind::number) result.insert(" ");
      append(i);
    }
  }
};

}  // namespace

MappedText with_latin_brackets_restored(const MappedText& line) {
  const std::string& text = line.text();
  MappedText result;
  std::size_t copied = 0;
  std::size_t open = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') {
      ++open;
    } else if (text[at] == ')' && open > 0) {
      --open;
    } else if (text[at] == ')') {
      const std::size_t end = text.find_first_of("()", at + 1);
      if (end == std::string::npos || text[end] == ')' || end - at > longest_bracket) continue;
      const bool stop = at > copied && text[at - 1] == '.' && (at < 2 || text[at - 2] == ' ');
      const std::size_t begin = stop ? at - 1 : at;
      MappedText restored;
      restored.append(line, {copied, begin});
      if (!Bracket(line, {begin, end + 1}).restore(restored)) continue;
      result.append(restored, {0, restored.text().size()});
      copied = at = end + 1;
      --at;
    }
  }
  if (copied == 0) return line;
  result.append(line, {copied, text.size()});
  return result;
}

}  // namespace diplograph::extract::visual_order

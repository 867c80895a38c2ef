#include "extract/text/source_map.hpp"

#include <algorithm>

namespace diplograph::extract {

void MappedText::append(std::string_view text, ByteSpan source, bool copied) {
  append_units(text, source, copied ? 1 : 0, copied ? 1 : 0);
}

void MappedText::append_units(std::string_view text, ByteSpan source, std::uint8_t text_unit,
                              std::uint8_t source_unit) {
  if (text.empty()) return;
  if (text_unit != 0 && !pieces_.empty()) {
    // Neighbours in both the text and the source grow into one piece.
    Piece& last = pieces_.back();
    if (last.text_unit == text_unit && last.source_unit == source_unit &&
        last.source.end == source.begin) {
      last.source.end = source.end;
      text_ += text;
      return;
    }
  }
  pieces_.push_back({text_.size(), source, text_unit, source_unit});
  text_ += text;
}

std::uint64_t MappedText::end_of(std::vector<Piece>::const_iterator piece) const {
  const auto next = std::next(piece);
  return next == pieces_.end() ? text_.size() : next->text_begin;
}

std::vector<MappedText::Piece>::const_iterator MappedText::piece_at(std::uint64_t at) const {
  const auto behind =
      std::upper_bound(pieces_.begin(), pieces_.end(), at,
                       [](std::uint64_t place, const Piece& p) { return place < p.text_begin; });
  return behind == pieces_.begin() ? behind : std::prev(behind);
}

/// The source of bytes [begin, end) of the text, which lie in `piece`, widened to whole units.
ByteSpan MappedText::source_in(const Piece& piece, std::uint64_t begin, std::uint64_t end) {
  if (piece.text_unit == 0) return piece.source;
  const std::uint64_t first = (begin - piece.text_begin) / piece.text_unit;
  const std::uint64_t last = (end - piece.text_begin + piece.text_unit - 1U) / piece.text_unit;
  return {piece.source.begin + first * piece.source_unit,
          piece.source.begin + last * piece.source_unit};
}

void MappedText::append(const MappedText& other, ByteSpan part) {
  if (part.empty()) return;
  for (auto piece = other.piece_at(part.begin);
       piece != other.pieces_.end() && piece->text_begin < part.end; ++piece) {
    const std::uint64_t begin = std::max(part.begin, piece->text_begin);
    const std::uint64_t end = std::min(part.end, other.end_of(piece));
    append_units(std::string_view(other.text_).substr(begin, end - begin),
                 source_in(*piece, begin, end), piece->text_unit, piece->source_unit);
  }
}

void MappedText::insert(std::string_view text) {
  const std::uint64_t near = pieces_.empty() ? 0 : pieces_.back().source.end;
  append(text, {near, near}, false);
}

void MappedText::truncate(std::size_t size) {
  if (size >= text_.size()) return;
  while (!pieces_.empty() && pieces_.back().text_begin >= size) pieces_.pop_back();
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    last.source = source_in(last, last.text_begin, size);
  }
  text_.resize(size);
}

ByteSpan MappedText::source_of(ByteSpan part) const {
  if (pieces_.empty()) return {};
  auto piece = piece_at(part.begin);
  const ByteSpan nearest{piece->source.begin, piece->source.begin};
  ByteSpan result;
  bool found = false;
  for (; piece != pieces_.end() && piece->text_begin < part.end; ++piece) {
    if (piece->source.empty()) continue;
    const ByteSpan source = source_in(*piece, std::max(part.begin, piece->text_begin),
                                      std::min(part.end, end_of(piece)));
    result = found
                 ? ByteSpan{std::min(result.begin, source.begin), std::max(result.end, source.end)}
                 : source;
    found = true;
  }
  return found ? result : nearest;
}

}  // namespace diplograph::extract

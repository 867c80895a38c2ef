#include "extract/text/source_map.hpp"

#include <algorithm>

namespace diplograph::extract {

void MappedText::append(std::string_view text, ByteSpan source, bool copied) {
  if (text.empty()) return;
  if (copied && !pieces_.empty() && pieces_.back().copied) {
    // Neighbours in both the text and the source grow into one piece.
    const Piece& last = pieces_.back();
    if (last.source.end == source.begin && text_.size() - last.text_begin == last.source.size()) {
      pieces_.back().source.end = source.end;
      text_ += text;
      return;
    }
  }
  pieces_.push_back({text_.size(), source, copied});
  text_ += text;
}

void MappedText::append(const MappedText& other, ByteSpan part) {
  if (part.empty()) return;
  auto piece = std::upper_bound(
      other.pieces_.begin(), other.pieces_.end(), part.begin,
      [](std::uint64_t at, const Piece& candidate) { return at < candidate.text_begin; });
  --piece;
  for (; piece != other.pieces_.end() && piece->text_begin < part.end; ++piece) {
    const auto next = std::next(piece);
    const std::uint64_t piece_end =
        next == other.pieces_.end() ? other.text_.size() : next->text_begin;
    const ByteSpan taken{std::max(part.begin, piece->text_begin), std::min(part.end, piece_end)};
    ByteSpan source = piece->source;
    if (piece->copied) {
      source = {piece->source.begin + (taken.begin - piece->text_begin),
                piece->source.begin + (taken.end - piece->text_begin)};
    }
    append(std::string_view(other.text_).substr(taken.begin, taken.size()), source, piece->copied);
  }
}

void MappedText::insert(std::string_view text) {
  const std::uint64_t near = pieces_.empty() ? 0 : pieces_.back().source.end;
  append(text, {near, near}, false);
}

void MappedText::truncate(std::size_t size) {
  if (size >= text_.size()) return;
  while (!pieces_.empty() && pieces_.back().text_begin >= size) pieces_.pop_back();
  if (!pieces_.empty() && pieces_.back().copied) {
    Piece& last = pieces_.back();
    last.source.end = last.source.begin + (size - last.text_begin);
  }
  text_.resize(size);
}

ByteSpan MappedText::source_of(ByteSpan part) const {
  if (pieces_.empty()) return {};
  auto piece = std::upper_bound(
      pieces_.begin(), pieces_.end(), part.begin,
      [](std::uint64_t at, const Piece& candidate) { return at < candidate.text_begin; });
  if (piece != pieces_.begin()) --piece;
  ByteSpan result;
  bool found = false;
  const ByteSpan nearest{piece->source.begin, piece->source.begin};
  for (; piece != pieces_.end() && (piece->text_begin < part.end); ++piece) {
    if (piece->source.empty()) continue;
    const auto next = std::next(piece);
    const std::uint64_t piece_end = next == pieces_.end() ? text_.size() : next->text_begin;
    ByteSpan source = piece->source;
    if (piece->copied) {
      const std::uint64_t begin = std::max(part.begin, piece->text_begin);
      const std::uint64_t end = std::min(part.end, piece_end);
      source = {piece->source.begin + (begin - piece->text_begin),
                piece->source.begin + (end - piece->text_begin)};
    }
    result = found
                 ? ByteSpan{std::min(result.begin, source.begin), std::max(result.end, source.end)}
                 : source;
    found = true;
  }
  return found ? result : nearest;
}

}  // namespace diplograph::extract

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/byte_span.hpp"

namespace diplograph::extract {

/// A text that knows, for each of its bytes, which bytes of the source file it came from.
///
/// Kept as pieces in text order. A piece is a run of units: each `text_unit` bytes of the text
/// stand for `source_unit` bytes of the source (1 to 1 where bytes were copied, 2 to 1 where
/// Windows-1256 became UTF-8), or it maps as a whole. Pieces may run backwards in the source where
/// the repair reordered runs. Inserted text (a joining space or ZWNJ) maps to an empty source
/// range.
class MappedText {
 public:
  /// The text as UTF-8.
  [[nodiscard]] const std::string& text() const { return text_; }

  /// Appends `text`, which stands for `source`; `copied` if the sizes agree and the characters of
  /// both begin at the same bytes (the bytes themselves may differ: yeh for yeh).
  void append(std::string_view text, ByteSpan source, bool copied);
  /// Appends `text`, of which each `text_unit` bytes stand for `source_unit` bytes of `source`.
  /// Both sizes must hold the same number of units.
  void append_units(std::string_view text, ByteSpan source, std::uint8_t text_unit,
                    std::uint8_t source_unit);
  /// Appends a part of another mapped text with its mapping. The part must begin and end between
  /// characters.
  void append(const MappedText& other, ByteSpan part);
  /// Appends text that has no source: spaces and joiners that the repair put in.
  void insert(std::string_view text);
  /// Drops everything from byte `size` on, which must be the beginning of a character.
  void truncate(std::size_t size);
  /// Makes room for so many bytes of text.
  void reserve(std::size_t bytes) { text_.reserve(bytes); }

  /// The smallest range of source bytes that holds everything `part` came from; empty at the
  /// nearest place if the part was inserted. O(log pieces + pieces in part).
  [[nodiscard]] ByteSpan source_of(ByteSpan part) const;

 private:
  struct Piece {
    std::uint64_t text_begin;
    ByteSpan source;
    std::uint8_t text_unit;  // 0: the piece maps as a whole
    std::uint8_t source_unit;
  };
  std::string text_;
  std::vector<Piece> pieces_;

  [[nodiscard]] std::uint64_t end_of(std::vector<Piece>::const_iterator piece) const;
  [[nodiscard]] std::vector<Piece>::const_iterator piece_at(std::uint64_t at) const;
  static ByteSpan source_in(const Piece& piece, std::uint64_t begin, std::uint64_t end);
};

}  // namespace diplograph::extract

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/byte_span.hpp"

namespace diplograph::extract {

/// A text that knows, for each of its bytes, which bytes of the source file it came from.
///
/// Kept as pieces in text order. A copied piece maps byte to byte (text and source sizes are
/// equal); any other piece maps as a whole. Pieces may run backwards in the source where the
/// repair reordered runs. Inserted text (a joining space or ZWNJ) maps to an empty source range.
class MappedText {
 public:
  /// The text as UTF-8.
  [[nodiscard]] const std::string& text() const { return text_; }

  /// Appends `text`, which stands for `source`; a copy if both sizes and bytes agree.
  void append(std::string_view text, ByteSpan source, bool copied);
  /// Appends a part of another mapped text with its mapping.
  void append(const MappedText& other, ByteSpan part);
  /// Appends text that has no source: spaces and joiners that the repair put in.
  void insert(std::string_view text);
  /// Drops everything from byte `size` on. `size` must not lie within a piece that maps as a whole.
  void truncate(std::size_t size);

  /// The smallest range of source bytes that holds everything `part` came from; empty at the
  /// nearest place if the part was inserted. O(log pieces + pieces in part).
  [[nodiscard]] ByteSpan source_of(ByteSpan part) const;

 private:
  struct Piece {
    std::uint64_t text_begin;
    ByteSpan source;
    bool copied;
  };
  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace diplograph::extract

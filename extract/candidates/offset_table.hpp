#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/byte_span.hpp"

namespace diplograph::extract {

/// What the offsets of other programs count.
enum class OffsetUnit : std::uint8_t {
  bytes,        ///< of UTF-8: C and C++, Go, Rust
  code_points,  ///< Python: spaCy, langextract, brat
  utf16         ///< Java, JavaScript: UIMA, INCEpTION, WebAnno
};

/// Turns offsets of other programs into bytes of UTF-8.
class OffsetTable {
 public:
  /// O(text); bytes that are no UTF-8 count as one character each.
  OffsetTable(std::string_view text, OffsetUnit unit);

  /// The byte at an offset; nothing if it lies behind the text or within a character. O(1).
  [[nodiscard]] std::optional<std::uint64_t> byte_at(std::uint64_t offset) const;
  /// The same for a half-open range; nothing if it ends before it begins.
  [[nodiscard]] std::optional<ByteSpan> bytes_of(std::uint64_t begin, std::uint64_t end) const;

 private:
  static constexpr std::uint32_t within = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> bytes_;  // by offset; `within` a character there is none
};

}  // namespace diplograph::extract

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <unicode/utf8.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "export/byte_buffer.hpp"

namespace diplograph::exporting {

/// U+FFFD, which stands for what a format cannot hold.
inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// Copies text into a buffer but for the characters that a format escapes: the control characters
/// below U+0020, those of `Special` (ASCII), and what `legal` refuses of the rest. Most of a text
/// is copied in runs: sixteen ASCII characters are looked at together, letters of two bytes
/// (Arabic script, say) go by a table.
template <char... Special>
class EscapedText {
 public:
  /// `escape(byte)` writes what stands for an ASCII character; `legal(code_point)` says of a code
  /// point of three or four bytes whether it may stand. Ill-formed UTF-8 becomes U+FFFD. O(n).
  template <typename Escape, typename Legal>
  static void append(ByteBuffer& out, std::string_view text, const Escape& escape,
                     const Legal& legal) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t pending = 0;  // start of what is copied as it is
    std::size_t at = 0;
    while (true) {
      at = skip_plain(bytes, at, text.size());
      if (at == text.size()) break;
      const std::size_t start = at;
      if (bytes[at] < 0x80) {
        ++at;
        out << text.substr(pending, start - pending);
        escape(bytes[start]);
      } else {
        UChar32 point = 0;
        U8_NEXT(bytes, at, text.size(), point);
        if (point >= 0 && legal(point)) continue;
        out << text.substr(pending, start - pending) << replacement_character;
      }
      pending = at;
    }
    out << text.substr(pending);
  }

 private:
  enum class Kind : std::uint8_t { plain, lead_of_two, other };

  static constexpr std::array<Kind, 256> kinds = [] {
    std::array<Kind, 256> table{};
    for (std::size_t byte = 0; byte < 0x20; ++byte) table[byte] = Kind::other;
    for (const char special : {Special...}) {
      table[static_cast<unsigned char>(special)] = Kind::other;
    }
    for (std::size_t byte = 0x80; byte < 0x100; ++byte) table[byte] = Kind::other;
    for (std::size_t byte = 0xC2; byte < 0xE0; ++byte) table[byte] = Kind::lead_of_two;
    return table;
  }();

  /// The first place from `at` that has to be looked at more closely, or `size`.
  static std::size_t skip_plain(const std::uint8_t* bytes, std::size_t at, std::size_t size) {
    while (at < size) {
#ifdef __SSE2__
      while (at + 16 <= size && all_plain(bytes + at)) at += 16;
#endif
      const std::size_t stop = at + 16 < size ? at + 16 : size;
      while (at < stop) {
        const Kind kind = kinds[bytes[at]];
        if (kind == Kind::plain) {
          ++at;
        } else if (kind == Kind::lead_of_two && at + 1 < size && (bytes[at + 1] & 0xC0U) == 0x80U) {
          at += 2;
        } else {
          return at;
        }
      }
    }
    return at;
  }

#ifdef __SSE2__
  static bool all_plain(const std::uint8_t* bytes) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    // Signed: bytes from 0x80 count as less than 0x20.
    __m128i found = _mm_cmplt_epi8(block, _mm_set1_epi8(0x20));
    ((found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8(Special)))), ...);
    return _mm_movemask_epi8(found) == 0;
  }
#endif
};

}  // namespace diplograph::exporting

#include "graph/iri.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include <unicode/utf8.h>

#include "graph/utf8.hpp"

namespace diplograph {
namespace {

constexpr std::string_view hexadecimal = "0123456789ABCDEF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

// The characters of `ipchar` and "/" in RFC 3987, section 2.2, without "%".
constexpr bool stands_in_a_path(UChar32 point) {
  if (point < 0x80) {
    const char letter = static_cast<char>(point);
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') ||
           std::string_view("-._~!$&'()*+,;=:@/").find(letter) != std::string_view::npos;
  }
  // Marks of direction must not stand in an IRI (section 4.1).
  if (point == 0x200E || point == 0x200F || (point >= 0x202A && point <= 0x202E)) return false;
  if (point < 0x10000) {
    return (point >= 0xA0 && point <= 0xD7FF) || (point >= 0xF900 && point <= 0xFDCF) ||
           (point >= 0xFDF0 && point <= 0xFFEF);
  }
  const UChar32 in_plane = point & 0xFFFF;
  const UChar32 plane = point >> 16;
  return in_plane <= 0xFFFD && plane <= 0xE && (plane != 0xE || in_plane >= 0x1000);
}

/// ASCII characters that stand for themselves, and first bytes of letters of two bytes: none of
/// U+00C0 to U+07FF is refused.
enum class PathByte : std::uint8_t { plain, lead_of_two, other };

constexpr std::array<PathByte, 256> path_bytes = [] {
  std::array<PathByte, 256> table{};
  for (std::size_t byte = 0; byte < 0x100; ++byte) {
    const bool plain = byte < 0x80 && stands_in_a_path(static_cast<UChar32>(byte));
    table[byte] = plain                         ? PathByte::plain
                  : byte >= 0xC3 && byte < 0xE0 ? PathByte::lead_of_two
                                                : PathByte::other;
  }
  return table;
}();

/// How many of the first bytes from `at` on may stand in a path as they are, by the table alone.
std::size_t plain_run(std::string_view text, std::size_t at) {
  const std::size_t start = at;
  while (at < text.size()) {
    const PathByte kind = path_bytes[static_cast<unsigned char>(text[at])];
    if (kind == PathByte::plain) {
      ++at;
    } else if (kind == PathByte::lead_of_two && at + 1 < text.size() &&
               (static_cast<unsigned char>(text[at + 1]) & 0xC0U) == 0x80U) {
      at += 2;
    } else {
      break;
    }
  }
  return at - start;
}

int digit_of(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  return -1;
}

}  // namespace

void append_iri_part(std::string& iri, std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = 0;
  while (true) {
    const std::size_t run = plain_run(text, at);
    iri.append(text, at, run);
    at += run;
    if (at == text.size()) return;
    const std::size_t start = at;
    UChar32 point = 0;
    U8_NEXT(bytes, at, text.size(), point);
    const std::string_view character = point < 0 ? replacement : text.substr(start, at - start);
    if (point < 0 || !stands_in_a_path(point)) {
      for (const char letter : character) {
        const auto byte = static_cast<unsigned char>(letter);
        iri += '%';
        iri += hexadecimal[byte >> 4U];
        iri += hexadecimal[byte & 0xFU];
      }
    } else {
      iri += character;
    }
  }
}

bool is_iri_part(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    UChar32 point = 0;
    U8_NEXT(bytes, at, text.size(), point);
    if (point < 0 || !stands_in_a_path(point)) return false;
  }
  return true;
}

std::optional<std::string> text_of_iri_part(std::string_view part) {
  std::string text;
  text.reserve(part.size());
  for (std::size_t at = 0; at < part.size(); ++at) {
    if (part[at] != '%') {
      text += part[at];
      continue;
    }
    if (at + 2 >= part.size()) return std::nullopt;
    const int high = digit_of(part[at + 1]);
    const int low = digit_of(part[at + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    text += static_cast<char>(high * 16 + low);
    at += 2;
  }
  if (!is_utf8(text)) return std::nullopt;
  return text;
}

std::string iri_of_id(std::string_view base, std::string_view id) {
  std::string iri;
  iri.reserve(base.size() + id.size());
  iri += base;
  append_iri_part(iri, id);
  return iri;
}

std::optional<std::string> id_of_iri(std::string_view base, std::string_view iri) {
  if (!iri.starts_with(base)) return std::nullopt;
  iri.remove_prefix(base.size());
  if (iri.find_first_of("#?") != std::string_view::npos) return std::nullopt;
  return text_of_iri_part(iri);
}

}  // namespace diplograph

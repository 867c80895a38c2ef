#include "extract/text/decoding.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <unicode/utf8.h>

#include "extract/text/single_byte.hpp"
#include "graph/error.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t max_notices = 10;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Counts invalid sequences and reports the first few of them.
class Invalid {
 public:
  explicit Invalid(std::vector<Notice>& notices) : notices_(&notices) {}
  Invalid(const Invalid&) = delete;
  Invalid& operator=(const Invalid&) = delete;
  void at(std::uint64_t byte, std::size_t line, std::string_view encoding) {
    if (++count_ <= max_notices) {
      notices_->push_back({line, byte,
                           "invalid " + std::string(encoding) + " at byte " + std::to_string(byte) +
                               ", read as U+FFFD; convert the file to UTF-8"});
    }
  }
  ~Invalid() {
    if (count_ > max_notices) {
      notices_->push_back({0, 0, std::to_string(count_) + " invalid sequences in all"});
    }
  }

 private:
  std::vector<Notice>* notices_;
  std::size_t count_ = 0;
};

/// Appends a character that `source` stands for; CR as LF.
void append_code(MappedText& text, char32_t code, ByteSpan source) {
  std::array<char, 4> bytes{};
  std::uint8_t length = 0;
  U8_APPEND_UNSAFE(reinterpret_cast<std::uint8_t*>(bytes.data()), length,
                   static_cast<std::uint32_t>(code == U'\r' ? U'\n' : code));
  text.append_units({bytes.data(), length}, source, length,
                    static_cast<std::uint8_t>(source.size()));
}

MappedText decode_wide(const Source& source, std::size_t width, bool big, std::size_t skip,
                       std::vector<Notice>& notices) {
  const std::string& bytes = source.bytes;
  MappedText text;
  Invalid invalid(notices);
  const auto unit = [&](std::size_t at) {
    char32_t value = 0;
    for (std::size_t i = 0; i < width; ++i) {
      const auto byte = static_cast<unsigned char>(bytes[at + (big ? i : width - 1 - i)]);
      value = (value << 8U) | byte;
    }
    return value;
  };
  const std::string_view name = width == 2 ? "UTF-16" : "UTF-32";
  text.reserve(bytes.size());
  std::size_t line = 1;
  std::size_t at = skip;
  for (; at + width <= bytes.size();) {
    const std::size_t begin = at;
    char32_t code = unit(at);
    at += width;
    const bool high = width == 2 && code >= 0xD800 && code < 0xDC00;
    if (high && at + 2 <= bytes.size() && (unit(at) & 0xFC00U) == 0xDC00U) {
      code = 0x10000 + ((code - 0xD800) << 10U) + (unit(at) - 0xDC00);
      at += 2;
    } else if ((code >= 0xD800 && code < 0xE000) || code > 0x10FFFF) {
      invalid.at(begin, line, name);
      code = 0xFFFD;
    }
    if (code == U'\r' && at + width <= bytes.size() && unit(at) == U'\n') at += width;
    if (code == U'\n' || code == U'\r') ++line;
    append_code(text, code, {begin, at});
  }
  if (at < bytes.size()) {
    invalid.at(at, line, name);
    text.append(replacement, {at, bytes.size()}, false);
  }
  return text;
}

MappedText decode_utf8(const Source& source, std::size_t skip, std::vector<Notice>& notices) {
  const std::string& bytes = source.bytes;
  MappedText text;
  text.reserve(bytes.size());
  Invalid invalid(notices);
  std::size_t line = 1;
  std::size_t copied = skip;  // everything before is in the text
  const auto flush = [&](std::size_t end) {
    if (end > copied) {
      text.append(std::string_view(bytes).substr(copied, end - copied), {copied, end}, true);
    }
    copied = end;
  };
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = skip; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte == '\r') {
      flush(at);
      const bool pair = at + 1 < bytes.size() && bytes[at + 1] == '\n';
      text.append("\n", {at, at + (pair ? 2U : 1U)}, false);
      at += pair ? 2 : 1;
      copied = at;
      ++line;
      continue;
    }
    if (byte < 0x80) {
      if (byte == '\n') ++line;
      ++at;
      continue;
    }
    if (byte >= 0xC2 && byte < 0xE0 && at + 1 < bytes.size() && (data[at + 1] & 0xC0U) == 0x80U) {
      at += 2;  // two bytes are valid as soon as the second is a trail byte
      continue;
    }
    // U8_NEXT takes 32-bit indexes; a window of four bytes is enough for one character.
    const std::uint8_t* window = data + at;
    const auto length = static_cast<int32_t>(std::min<std::size_t>(4, bytes.size() - at));
    int32_t used = 0;
    UChar32 code = 0;
    U8_NEXT(window, used, length, code);
    const std::size_t next = at + static_cast<std::size_t>(used);
    if (code < 0) {
      flush(at);
      invalid.at(at, line, "UTF-8");
      text.append(replacement, {at, next}, false);
      copied = next;
    }
    at = next;
  }
  flush(bytes.size());
  return text;
}

/// NUL bytes, or more than one byte in ten a control character, in the first 64 KiB.
bool is_binary(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 65536);
  if (head.find('\0') != std::string_view::npos) return true;
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
  return static_cast<std::size_t>(controls) * 10 > head.size();
}

/// Counts of what a text would be if its bytes were UTF-8.
struct Utf8Look {
  std::size_t valid = 0;  // characters of more than one byte
  std::size_t invalid = 0;
};

Utf8Look look_at_utf8(std::string_view bytes) {
  Utf8Look look;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = 0; at < bytes.size();) {
    if (data[at] < 0x80) {
      ++at;
      continue;
    }
    const auto length = static_cast<int32_t>(std::min<std::size_t>(4, bytes.size() - at));
    int32_t used = 0;
    UChar32 code = 0;
    U8_NEXT(data + at, used, length, code);
    ++(code < 0 ? look.invalid : look.valid);
    at += static_cast<std::size_t>(used);
  }
  return look;
}

/// A code unit of UTF-16 that texts are made of: ASCII, Latin, Greek to Arabic, punctuation and
/// presentation forms. Pairs of ASCII letters, read as one unit, are none of these.
bool is_usual_unit(unsigned unit) {
  return (unit >= 0x20 && unit < 0x07C0) || unit == '\n' || unit == '\r' || unit == '\t' ||
         (unit >= 0x2000 && unit < 0x2070) || (unit >= 0xFB50 && unit <= 0xFEFF);
}

/// Tells UTF-16 without a byte order mark: 0 if it is none, 1 for little and 2 for big endian.
int utf16_without_mark(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 8192);
  const std::size_t units = head.size() / 2;
  if (units < 2 || bytes.size() % 2 != 0) return 0;
  std::array<std::size_t, 2> usual{};
  std::array<std::size_t, 2> spaces{};
  for (std::size_t i = 0; i < units; ++i) {
    const auto first = static_cast<unsigned char>(head[2 * i]);
    const auto second = static_cast<unsigned char>(head[2 * i + 1]);
    const std::array<unsigned, 2> unit{first | (static_cast<unsigned>(second) << 8U),
                                       second | (static_cast<unsigned>(first) << 8U)};
    for (std::size_t order = 0; order < 2; ++order) {
      usual.at(order) += is_usual_unit(unit.at(order)) ? 1U : 0U;
      spaces.at(order) += unit.at(order) == ' ' || unit.at(order) == '\n' ? 1U : 0U;
    }
  }
  // Nearly all units must be letters; spaces decide where both orders look like letters.
  const std::size_t order = usual[1] * 100 + spaces[1] > usual[0] * 100 + spaces[0] ? 1 : 0;
  return usual.at(order) * 100 >= units * 97 ? static_cast<int>(order) + 1 : 0;
}

/// Text without a byte order mark.
MappedText decode_unmarked(const Source& source, std::vector<Notice>& notices) {
  const std::string_view bytes = source.bytes;
  const std::string_view head = bytes.substr(0, 65536);
  const bool nul = head.find('\0') != std::string_view::npos;
  const Utf8Look look = look_at_utf8(head);
  if (nul || look.invalid > look.valid) {
    if (const int order = utf16_without_mark(bytes); order != 0) {
      notices.push_back({0, 0,
                         std::string("has no byte order mark; read as UTF-16, ") +
                             (order == 2 ? "big" : "little") + " endian"});
      return decode_wide(source, 2, order == 2, 0, notices);
    }
  }
  if (is_binary(bytes)) {
    throw InputError({source.name, 0, 0, {}},
                     "is a binary file, not text; give plain text in UTF-8 or UTF-16");
  }
  if (look.invalid > look.valid) {
    const std::string encoding = detect_single_byte(bytes);
    notices.push_back({0, 0,
                       "is not UTF-8; read as " + encoding +
                           ", which its letters suggest; convert it to UTF-8 if that is wrong"});
    return decode_single_byte(bytes, encoding);
  }
  return decode_utf8(source, 0, notices);
}

}  // namespace

MappedText decode(const Source& source, std::vector<Notice>& notices) {
  const std::string_view bytes = source.bytes;
  const auto begins = [&](std::string_view mark) { return bytes.starts_with(mark); };
  MappedText text;
  if (begins({"\xFF\xFE\0\0", 4})) {
    text = decode_wide(source, 4, false, 4, notices);
  } else if (begins({"\0\0\xFE\xFF", 4})) {
    text = decode_wide(source, 4, true, 4, notices);
  } else if (begins("\xFF\xFE")) {
    text = decode_wide(source, 2, false, 2, notices);
  } else if (begins("\xFE\xFF")) {
    text = decode_wide(source, 2, true, 2, notices);
  } else if (begins("\xEF\xBB\xBF")) {
    text = decode_utf8(source, 3, notices);
  } else {
    text = decode_unmarked(source, notices);
  }
  if (text.text().find_first_not_of(" \t\n\f") == std::string::npos) {
    throw InputError({source.name, 0, 0, {}}, "is empty: there is no text in it");
  }
  return text;
}

std::vector<std::uint64_t> line_starts(const MappedText& decoded) {
  std::vector<std::uint64_t> starts{0};
  const std::string& text = decoded.text();
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
    starts.push_back(decoded.source_of({at, at + 1}).end);
  }
  return starts;
}

}  // namespace diplograph::extract

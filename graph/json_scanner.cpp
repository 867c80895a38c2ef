#include "graph/json_scanner.hpp"

#include <algorithm>
#include <bit>
#include <bitset>
#include <charconv>
#include <cstring>

#include <unicode/utf8.h>

#include "graph/utf8.hpp"

namespace diplograph {
namespace {

constexpr std::uint64_t every_byte = 0x0101010101010101ULL;
constexpr std::uint64_t high_bits = 0x8080808080808080ULL;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Has the high bit of bytes below `limit` (at most 0x80) set; of such bits only the lowest one is
/// to be trusted (a borrow runs upwards).
constexpr std::uint64_t below(std::uint64_t word, std::uint64_t limit) {
  return (word - every_byte * limit) & ~word & high_bits;
}

/// The first byte at or behind `at` that cannot stand for itself in a string: a quotation mark, a
/// backslash, a control character. Reads up to eight bytes behind it. Sets `high` if a byte before
/// it is not ASCII.
const char* end_of_plain_text(const char* at, bool& high) {
  if constexpr (std::endian::native == std::endian::little) {
    std::uint64_t bits = 0;
    for (;; at += sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, at, sizeof word);
      const std::uint64_t special = below(word, 0x20) | below(word ^ (every_byte * '"'), 1) |
                                    below(word ^ (every_byte * '\\'), 1);
      if (special == 0) {
        bits |= word;
        continue;
      }
      const int bytes = std::countr_zero(special) / 8;
      bits |= word & ((std::uint64_t{1} << (bytes * 8)) - 1);
      high = high || (bits & high_bits) != 0;
      return at + bytes;
    }
  } else {
    for (;; ++at) {
      const auto byte = static_cast<unsigned char>(*at);
      if (byte < 0x20 || byte == '"' || byte == '\\') return at;
      high = high || byte >= 0x80;
    }
  }
}

}  // namespace

bool JsonScanner::string(std::string_view& text) {
  skip_space();
  if (*at_ != '"') return false;
  const char* const begin = at_ + 1;
  bool high = false;
  const char* const end = end_of_plain_text(begin, high);
  if (*end == '\\') return string_with_escapes(begin, text);
  if (*end != '"') {
    at_ = end;
    return false;
  }
  text = {begin, static_cast<std::size_t>(end - begin)};
  if (high && !is_utf8(text)) return false;
  at_ = end + 1;
  return true;
}

bool JsonScanner::string_with_escapes(const char* begin, std::string_view& text) {
  std::string& whole = unescaped_.emplace_front();
  bool high = false;
  for (at_ = begin;;) {
    const char* const end = end_of_plain_text(at_, high);
    whole.append(at_, end);
    at_ = end;
    if (*end == '"') break;
    if (*end != '\\' || !escape(whole)) return false;
  }
  // Escapes give whole characters, so what is wrong with UTF-8 is wrong between them.
  if (high && !is_utf8(whole)) return false;
  ++at_;
  text = whole;
  return true;
}

std::optional<std::uint32_t> JsonScanner::hexadecimal(const char* digits) const {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits, digits + 4, number, 16);
  if (error != std::errc() || end != digits + 4) return std::nullopt;
  return number;
}

bool JsonScanner::escape(std::string& text) {
  constexpr std::string_view signs = "\"\\/bfnrt";
  constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
  if (const std::size_t sign = signs.find(at_[1]); sign != std::string_view::npos) {
    text += meant[sign];
    at_ += 2;
    return true;
  }
  if (at_[1] != 'u') return false;
  auto point = hexadecimal(at_ + 2);
  if (!point) return false;
  std::size_t size = 6;
  if (U16_IS_LEAD(*point)) {
    if (at_[6] != '\\' || at_[7] != 'u') return false;
    const auto trail = hexadecimal(at_ + 8);
    if (!trail || !U16_IS_TRAIL(*trail)) return false;
    point = static_cast<std::uint32_t>(U16_GET_SUPPLEMENTARY(*point, *trail));
    size = 12;
  } else if (U16_IS_TRAIL(*point)) {
    return false;
  }
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::size_t used = 0;
  U8_APPEND_UNSAFE(bytes, used, *point);
  text.append(bytes.begin(), bytes.begin() + used);
  at_ += size;
  return true;
}

bool JsonScanner::number(std::string_view& text) {
  skip_space();
  const char* const begin = at_;
  const auto digits = [this] {
    if (!is_digit(*at_)) return false;
    while (is_digit(*at_)) ++at_;
    return true;
  };
  if (*at_ == '-') ++at_;
  if (*at_ == '0') {
    ++at_;
  } else if (!digits()) {
    return false;
  }
  if (*at_ == '.') {
    ++at_;
    if (!digits()) return false;
  }
  if (*at_ == 'e' || *at_ == 'E') {
    ++at_;
    if (*at_ == '+' || *at_ == '-') ++at_;
    if (!digits()) return false;
  }
  text = {begin, static_cast<std::size_t>(at_ - begin)};
  return true;
}

bool JsonScanner::integer(std::uint64_t& number, std::uint64_t greatest) {
  std::string_view text;
  if (!this->number(text)) return false;
  if (text == "-0") text.remove_prefix(1);
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && last == end && number <= greatest;
}

bool JsonScanner::scalar() {
  std::string_view text;
  switch (*at_) {
    case '"':
      return string(text);
    case 't':
      return take_word("true");
    case 'f':
      return take_word("false");
    case 'n':
      return take_word("null");
    default:
      return number(text);
  }
}

bool JsonScanner::skip() {
  std::bitset<max_depth> objects;  // which of the open levels are objects
  std::size_t depth = 0;
  const auto key = [this] {
    std::string_view text;
    return string(text) && take(':');
  };
  for (;;) {
    skip_space();
    if (*at_ == '{' || *at_ == '[') {
      const bool object = *at_ == '{';
      if (depth == max_depth) return false;
      ++at_;
      if (!take(object ? '}' : ']')) {
        objects[depth++] = object;
        if (object && !key()) return false;
        continue;
      }
    } else if (!scalar()) {
      return false;
    }
    while (depth > 0 && !take(',')) {  // a value has ended, and with it levels may
      if (!take(objects[depth - 1] ? '}' : ']')) return false;
      --depth;
    }
    if (depth == 0) return true;
    if (objects[depth - 1] && !key()) return false;
  }
}

std::size_t JsonScanner::key_of(const std::string_view* names, std::size_t size,
                                std::size_t expected) {
  skip_space();
  if (*at_ == '"') {
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t index = expected + i < size ? expected + i : expected + i - size;
      const std::string_view name = names[index];
      if (at_[name.size() + 1] == '"' && std::memcmp(at_ + 1, name.data(), name.size()) == 0) {
        at_ += name.size() + 2;
        return index;
      }
    }
  }
  std::string_view key;  // one with escapes, or none of the names
  if (!string(key)) return size;
  return static_cast<std::size_t>(std::find(names, names + size, key) - names);
}

namespace {

/// The first part of a JSON pointer, taken from it.
std::string next_token(std::string_view& pointer) {
  pointer.remove_prefix(1);
  const std::string_view raw = pointer.substr(0, pointer.find('/'));
  pointer.remove_prefix(raw.size());
  std::string token;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '~' && i + 1 < raw.size()) {
      token += raw[++i] == '1' ? '/' : '~';
    } else {
      token += raw[i];
    }
  }
  return token;
}

/// Goes to the value of a token in the value that the scanner stands before.
bool enter(JsonScanner& scanner, const std::string& token) {
  if (scanner.take('{')) {
    std::string_view key;
    do {
      if (!scanner.string(key) || !scanner.take(':')) return false;
      if (key == token) return true;
    } while (scanner.skip() && scanner.take(','));
    return false;
  }
  if (!scanner.take('[')) return false;
  for (std::size_t index = 0; std::to_string(index) != token; ++index) {
    if (!scanner.skip() || !scanner.take(',')) return false;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> offset_of_value(std::string_view text, std::string_view pointer) {
  std::string padded(text);
  padded.append(JsonScanner::padding, '\0');
  const auto start_of_value = [&](const char* at) {
    std::size_t offset = static_cast<std::size_t>(at - padded.data());
    while (offset < text.size() && std::string_view(" \n\r\t").find(text[offset]) < 4) ++offset;
    return offset;
  };
  JsonScanner scanner(std::string_view(padded.data(), text.size()));
  std::size_t found = start_of_value(scanner.at());
  if (found == text.size()) return std::nullopt;
  while (!pointer.empty() && enter(scanner, next_token(pointer))) {
    found = start_of_value(scanner.at());
  }
  return found;
}

}  // namespace diplograph

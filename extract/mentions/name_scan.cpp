#include "extract/mentions/name_scan.hpp"

#include <algorithm>

#include "extract/language/character_class.hpp"

namespace diplograph::extract {
namespace {

struct Character {
  char32_t code = 0;
  std::size_t size = 1;
};

/// The character at a place; U+FFFD of one byte where there is no UTF-8 (Unicode, table 3-7).
inline Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first >= 0xC2 && first < 0xE0 && follows(1)) {
    return {((first & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
  }
  if (first >= 0xE0 && first < 0xF0 && follows(1) && follows(2)) {
    const char32_t code = ((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    if (code >= 0x800 && (code < 0xD800 || code > 0xDFFF)) return {code, 3};
  }
  if (first >= 0xF0 && first < 0xF5 && follows(1) && follows(2) && follows(3)) {
    const char32_t code = ((first & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) |
                          ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
    if (code >= 0x10000 && code <= 0x10FFFF) return {code, 4};
  }
  return {0xFFFD, 1};
}

constexpr std::uint64_t prime = 0x100000001B3U;

bool is_word(CharacterClass kind) { return kind.word() || kind.digit(); }

/// A character that may stand between two words of a name.
bool is_joint(char32_t c, CharacterClass kind) {
  return kind.space() || c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2013;
}

/// A mark between two letters that is a part of their word: "People's", "U.S".
bool is_inner(char32_t c) { return c == '\'' || c == 0x2019 || c == '.'; }

/// Calls `take(letter)` for the folded letters of the words of a text.
template <typename Take>
void each_letter(std::string_view text, Take take) {
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    const CharacterClass kind = class_of(c.code);
    if (is_word(kind)) {
      if (!kind.mark()) take(kind.key());
    } else if (is_inner(c.code) && at > 0 && at + c.size < text.size() &&
               is_word(class_of(character_at(text, at + c.size).code)) &&
               !class_of(static_cast<unsigned char>(text[at - 1])).space()) {
      take(c.code == '.' ? '.' : '\'');
    }
    at += c.size;
  }
}

void append_letter(std::string& letters, char32_t letter) {
  for (char32_t rest = letter; rest != 0; rest >>= 8U) letters += static_cast<char>(rest & 0xFFU);
}

}  // namespace

std::size_t NameScan::add(std::string_view name) {
  std::string letters;
  std::uint64_t hash = seed;
  std::vector<std::uint64_t> beginnings;
  each_letter(name, [&](char32_t letter) {
    append_letter(letters, letter);
    hash = (hash ^ letter) * prime;
    beginnings.push_back(hash);
  });
  if (filter_.empty()) filter_.assign(filter_words, 0);
  // Any letter may be the last of a word, however the words of the name are parted.
  for (const std::uint64_t beginning : beginnings) {
    const Bit bit = bit_of(beginning);
    filter_[bit.word] |= bit.mask;
  }
  letters_.push_back(std::move(letters));
  hashes_.push_back(hash);
  return letters_.size() - 1;
}

void NameScan::finish() {
  if (filter_.empty()) filter_.assign(filter_words, 0);
  std::size_t size = 16;
  while (size < letters_.size() * 2) size *= 2;
  table_.assign(size, {});
  for (std::size_t name = 0; name < letters_.size(); ++name) {
    if (letters_[name].empty()) continue;
    std::size_t at = static_cast<std::size_t>(hashes_[name] >> 20U) & (size - 1);
    bool known = false;
    while (table_[at].name != 0 && !known) {
      known = table_[at].hash == hashes_[name] && letters_[table_[at].name - 1] == letters_[name];
      at = (at + 1) & (size - 1);
    }
    if (!known) table_[at] = {hashes_[name], static_cast<std::uint32_t>(name + 1)};
  }
}

const NameScan::Entry* NameScan::find(std::uint64_t hash) const {
  std::size_t at = static_cast<std::size_t>(hash >> 20U) & (table_.size() - 1);
  while (table_[at].name != 0) {
    if (table_[at].hash == hash) return &table_[at];
    at = (at + 1) & (table_.size() - 1);
  }
  return nullptr;
}

NameScan::Word NameScan::next_word(std::string_view text, std::size_t at, std::uint64_t hash) {
  Word word;
  word.joined = true;
  Character c;
  CharacterClass kind;
  for (;; at += c.size) {
    if (at >= text.size()) return {};
    c = character_at(text, at);
    kind = class_of(c.code);
    if (is_word(kind)) break;
    if (!is_joint(c.code, kind)) word.joined = false;
  }
  word.begin = at;
  for (;;) {
    if (!kind.mark()) hash = (hash ^ kind.key()) * prime;
    at += c.size;
    word.end = at;
    if (at >= text.size()) break;
    c = character_at(text, at);
    kind = class_of(c.code);
    if (is_word(kind)) continue;
    if (!is_inner(c.code) || at + c.size >= text.size()) break;
    const Character behind = character_at(text, at + c.size);
    if (!is_word(class_of(behind.code))) break;
    hash = (hash ^ (c.code == '.' ? U'.' : U'\'')) * prime;
    at += c.size;
    c = behind;
    kind = class_of(c.code);
  }
  word.hash = hash;
  return word;
}

NameScan::Match NameScan::longest(std::string_view text, Word word) const {
  Match best;
  const std::size_t begin = word.begin;
  for (std::size_t words = 1;; ++words) {
    if (const Entry* entry = find(word.hash)) {
      std::string letters;
      each_letter(text.substr(begin, word.end - begin),
                  [&](char32_t letter) { append_letter(letters, letter); });
      if (letters == letters_[entry->name - 1]) {
        best = {{begin, word.end}, entry->name - std::size_t{1}};
      }
    }
    if (words == most_words) return best;
    const Word next = next_word(text, word.end, word.hash);
    if (next.begin == next.end || !next.joined || !may_begin(next.hash)) return best;
    word = next;
  }
}

}  // namespace diplograph::extract

#include "graph/identity/script_match.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utypes.h>

#include "graph/slug.hpp"

namespace diplograph {
namespace {

constexpr std::size_t fewest_consonants = 4;

// Classes: S hisses of all kinds, Z their voiced sisters, K stops of the palate, J its affricates.
// h, y, w and their Persian sisters stand for vowels too often to tell names apart.
constexpr std::array<std::pair<char32_t, char>, 27> persian{{
    {U'ب', 'B'}, {U'پ', 'P'}, {U'ت', 'T'}, {U'ط', 'T'}, {U'ث', 'S'}, {U'س', 'S'}, {U'ص', 'S'},
    {U'ش', 'S'}, {U'ج', 'J'}, {U'چ', 'J'}, {U'د', 'D'}, {U'ذ', 'Z'}, {U'ز', 'Z'}, {U'ض', 'Z'},
    {U'ظ', 'Z'}, {U'ژ', 'J'}, {U'ر', 'R'}, {U'ف', 'F'}, {U'ق', 'K'}, {U'ک', 'K'}, {U'ك', 'K'},
    {U'خ', 'K'}, {U'گ', 'G'}, {U'غ', 'G'}, {U'ل', 'L'}, {U'م', 'M'}, {U'ن', 'N'},
}};

constexpr std::array<std::pair<std::string_view, char>, 10> pairs{{
    {"sh", 'S'},
    {"ch", 'J'},
    {"zh", 'J'},
    {"kh", 'K'},
    {"gh", 'G'},
    {"ph", 'F'},
    {"th", 'T'},
    {"dj", 'J'},
    {"ck", 'K'},
    {"ts", 'S'},
}};

constexpr std::array<std::pair<char, char>, 17> letters{{
    {'b', 'B'},
    {'p', 'P'},
    {'t', 'T'},
    {'s', 'S'},
    {'x', 'S'},
    {'z', 'Z'},
    {'j', 'J'},
    {'d', 'D'},
    {'r', 'R'},
    {'f', 'F'},
    {'k', 'K'},
    {'c', 'K'},
    {'q', 'K'},
    {'g', 'G'},
    {'l', 'L'},
    {'m', 'M'},
    {'n', 'N'},
}};

void add(std::string& key, char consonant) {
  if (!key.empty() && key.back() == consonant) return;  // "ss" is "س"
  key += consonant;
}

/// The consonants of a word in Latin letters, without marks.
std::string latin_key(std::string_view word) {
  std::string key;
  for (std::size_t i = 0; i < word.size();) {
    const auto pair = std::find_if(pairs.begin(), pairs.end(), [&](const auto& each) {
      return word.substr(i).starts_with(each.first);
    });
    if (pair != pairs.end()) {
      add(key, pair->second);
      i += pair->first.size();
      continue;
    }
    const auto letter = std::find_if(letters.begin(), letters.end(),
                                     [&](const auto& each) { return each.first == word[i]; });
    if (letter != letters.end()) add(key, letter->second);
    ++i;
    // "Petrov" ends in a letter that Persian writes as an f; elsewhere a v is a vowel's letter too.
    if (i == word.size() && word.back() == 'v') add(key, 'F');
  }
  return key;
}

std::string persian_key(const icu::UnicodeString& word) {
  std::string key;
  for (std::int32_t i = 0; i < word.length(); i = word.moveIndex32(i, 1)) {
    const auto letter = std::find_if(persian.begin(), persian.end(), [&](const auto& each) {
      return each.first == static_cast<char32_t>(word.char32At(i));
    });
    if (letter != persian.end()) add(key, letter->second);
  }
  return key;
}

}  // namespace

bool in_arabic_script(std::string_view text) {
  const icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  for (std::int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
    const UChar32 letter = unicode.char32At(i);
    if (letter >= 0x0600 && letter <= 0x06FF && u_isalpha(letter) != 0) return true;
  }
  return false;
}

std::string consonant_key(std::string_view name) {
  std::string key;
  std::size_t words = 0;
  std::size_t consonants = 0;
  const auto word_done = [&](const std::string& word) {
    ++words;
    consonants += word.size();
    key += (key.empty() ? "" : " ") + word;
  };
  const bool arabic = in_arabic_script(name);
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
  icu::UnicodeString word;
  const auto flush = [&] {
    if (word.isEmpty()) return;
    if (arabic) {
      word_done(persian_key(word));
    } else {
      std::string utf8;
      word.toUTF8String(utf8);
      std::string letters_only = slug(utf8);
      std::erase(letters_only, '-');
      word_done(latin_key(letters_only));
    }
    word.remove();
  };
  for (std::int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
    const UChar32 letter = unicode.char32At(i);
    if (u_isalpha(letter) != 0) {
      word.append(letter);
    } else if (u_isspace(letter) != 0) {
      flush();
    }
  }
  flush();
  return words < 2 || consonants < fewest_consonants ? std::string() : key;
}

}  // namespace diplograph

#include "extract/text/line_repair.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace diplograph::extract {
namespace {

constexpr std::string_view zwnj = "\xE2\x80\x8C";

// Endings that follow a ZWNJ and that no Persian word begins with when more letters follow.
constexpr std::array<std::string_view, 6> endings{"هایی", "های", "ها", "هائی", "ترین", "اند"};
// Words that do begin like an ending; compared whole.
constexpr std::array<std::string_view, 12> words_like_endings{
    "هایل", "هایتی", "هایلند", "هاله",  "هاون",   "هانا",
    "هادی", "هاشم",  "هاشمی",  "هارون", "هاوایی", "هالیوود"};
constexpr std::array<std::string_view, 2> prefixes{"می", "نمی"};

struct Word {
  ByteSpan span;  // in the line
  bool persian = false;
};

bool is_persian_letter(UChar32 c) { return c >= 0x0620 && c <= 0x06FF && u_isalpha(c) != 0; }

/// The words of a line, cut at spaces.
std::vector<Word> words_of(const std::string& line) {
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t begin = line.find_first_not_of(' ', at);
    if (begin == std::string::npos) break;
    std::size_t end = line.find(' ', begin);
    if (end == std::string::npos) end = line.size();
    int32_t place = 0;
    UChar32 c = 0;
    const auto length = static_cast<int32_t>(std::min<std::size_t>(end - begin, 1024));
    const auto* data = reinterpret_cast<const std::uint8_t*>(line.data() + begin);
    bool persian = false;
    while (place < length) {
      U8_NEXT_OR_FFFD(data, place, length, c);
      persian = persian || is_persian_letter(c);
    }
    words.push_back({{begin, end}, persian});
    at = end;
  }
  return words;
}

/// The length of the ending that a word begins with by mistake, or 0.
std::size_t swapped_ending(std::string_view word) {
  if (word.find(zwnj) != std::string_view::npos) return 0;
  for (const std::string_view known : words_like_endings) {
    if (word.substr(0, known.size()) == known) return 0;
  }
  for (const std::string_view ending : endings) {
    // At least three letters must remain for the word itself.
    if (word.size() >= ending.size() + 6 && word.substr(0, ending.size()) == ending) {
      return ending.size();
    }
  }
  return 0;
}

/// The length of a prefix that a verb ends with by mistake ("شودمی"), or 0.
std::size_t swapped_prefix(std::string_view word) {
  constexpr std::string_view verb_end = "د";
  for (auto prefix = prefixes.rbegin(); prefix != prefixes.rend(); ++prefix) {
    if (word.size() < prefix->size() + 4 || !word.ends_with(*prefix)) continue;
    const std::string_view rest = word.substr(0, word.size() - prefix->size());
    if (rest.ends_with(verb_end)) return prefix->size();
  }
  return 0;
}

MappedText mend_halves(const MappedText& line) {
  MappedText result;
  std::uint64_t done = 0;
  for (const Word& word : words_of(line.text())) {
    if (!word.persian) continue;
    const std::string_view text =
        std::string_view(line.text()).substr(word.span.begin, word.span.size());
    const std::size_t ending = swapped_ending(text);
    const std::size_t prefix = ending == 0 ? swapped_prefix(text) : 0;
    if (ending == 0 && prefix == 0) continue;
    const std::uint64_t cut = ending != 0 ? word.span.begin + ending : word.span.end - prefix;
    result.append(line, {done, word.span.begin});
    result.append(line, {cut, word.span.end});
    result.insert(zwnj);
    result.append(line, {word.span.begin, cut});
    done = word.span.end;
  }
  result.append(line, {done, line.text().size()});
  return result;
}

/// A line that was stored from right to left begins with the mark that ends its sentence.
bool is_reversed(const std::string& line, const std::vector<Word>& words) {
  const auto persian =
      std::count_if(words.begin(), words.end(), [](const Word& w) { return w.persian; });
  if (persian < 3) return false;
  const std::string_view first = std::string_view(line).substr(words.front().span.begin);
  return first.size() > 1 &&
         (first.front() == '.' || first.starts_with("،") || first.starts_with("؛")) &&
         first[1] != '.' && first[1] != ' ';
}

MappedText reverse_words(const MappedText& line, const std::vector<Word>& words) {
  MappedText result;
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    if (word != words.rbegin()) result.insert(" ");
    const std::string_view text =
        std::string_view(line.text()).substr(word->span.begin, word->span.size());
    // The closing mark stands before its word; it belongs behind it.
    const std::size_t mark = text.front() == '.'                              ? 1
                             : text.starts_with("،") || text.starts_with("؛") ? 2
                                                                              : 0;
    if (mark != 0 && text.size() > mark) {
      result.append(line, {word->span.begin + mark, word->span.end});
      result.append(line, {word->span.begin, word->span.begin + mark});
    } else {
      result.append(line, word->span);
    }
  }
  return result;
}

}  // namespace

bool looks_damaged(const Lines& lines) {
  std::size_t persian_lines = 0;
  std::size_t signs = 0;
  for (const MappedText& line : lines) {
    const std::vector<Word> words = words_of(line.text());
    if (std::count_if(words.begin(), words.end(), [](const Word& w) { return w.persian; }) < 3) {
      continue;
    }
    ++persian_lines;
    bool sign = is_reversed(line.text(), words);
    for (const Word& word : words) {
      sign =
          sign || swapped_ending(
                      std::string_view(line.text()).substr(word.span.begin, word.span.size())) != 0;
    }
    if (sign) ++signs;
  }
  // One line in twenty is far above what names and typing errors give in sound text.
  return signs >= 2 && signs * 20 >= persian_lines;
}

Lines repair(const Lines& lines) {
  Lines result;
  result.reserve(lines.size());
  for (const MappedText& line : lines) {
    const std::vector<Word> words = words_of(line.text());
    result.push_back(mend_halves(
        !words.empty() && is_reversed(line.text(), words) ? reverse_words(line, words) : line));
  }
  return result;
}

}  // namespace diplograph::extract

#include "graph/evaluation/name_matching.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace diplograph {
namespace {

// Words that say nothing about which thing is named.
constexpr std::array<std::string_view, 15> function_words{
    "a", "an", "and", "for", "in", "of", "the", "to", "از", "به", "در", "ها", "های", "و", "ی"};

UChar32 folded_letter(UChar32 c) {
  switch (c) {
    case 0x064A:
      return 0x06CC;  // Arabic yeh
    case 0x0643:
      return 0x06A9;  // Arabic kaf
    case 0x0629:
    case 0x06C0:
      return 0x0647;  // teh marbuta, heh with yeh above
    case 0x0623:
    case 0x0625:
    case 0x0622:
      return 0x0627;
    case 0x0624:
      return 0x0648;
    case 0x0626:
      return 0x06CC;
    case 0x200C:
    case '-':
    case 0x2013:
    case '_':
      return ' ';
    case 0x2019:
      return '\'';
    default:
      return c;
  }
}

bool is_word_character(UChar32 c) { return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0; }

icu::UnicodeString compatibility_form(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC data");
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  return nfkc->normalize(text, status);
}

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    words.emplace_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

std::string folded_name(std::string_view name) {
  icu::UnicodeString text = compatibility_form(name);
  icu::UnicodeString letters;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (c != 0x0640) letters.append(folded_letter(c));  // kashida goes
  }
  letters.foldCase();
  icu::UnicodeString result;
  bool gap = false;
  for (int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    const UChar32 c = letters.char32At(i);
    if (u_getCombiningClass(c) != 0) continue;
    if (!is_word_character(c)) {
      gap = true;
      continue;
    }
    if (gap && !result.isEmpty()) result.append(static_cast<UChar32>(' '));
    gap = false;
    result.append(c);
  }
  std::string bytes;
  result.toUTF8String(bytes);
  return bytes;
}

ComparableName::ComparableName(std::string_view name) {
  const std::string folded = folded_name(name);
  std::remove_copy(folded.begin(), folded.end(), std::back_inserter(squeezed_), ' ');
  content_ = words_of(folded);
  std::erase_if(content_, [](const std::string& word) {
    return std::find(function_words.begin(), function_words.end(), word) != function_words.end();
  });
  std::sort(content_.begin(), content_.end());
  content_.erase(std::unique(content_.begin(), content_.end()), content_.end());
}

double ComparableName::similarity(const ComparableName& other) const {
  if (squeezed_ == other.squeezed_) return 1.0;
  if (content_.empty() || other.content_.empty()) return 0.0;
  std::vector<std::string> shared;
  std::set_intersection(content_.begin(), content_.end(), other.content_.begin(),
                        other.content_.end(), std::back_inserter(shared));
  return 2.0 * static_cast<double>(shared.size()) /
         static_cast<double>(content_.size() + other.content_.size());
}

}  // namespace diplograph

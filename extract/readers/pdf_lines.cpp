#include "extract/readers/pdf_lines.hpp"

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

namespace diplograph::extract {
namespace {

constexpr char16_t first_control = 0x202A;  // the five embedding and override controls
constexpr char16_t last_control = 0x202E;
constexpr char16_t right_to_left = 0x202B;

bool is_control(char16_t c) { return c >= first_control && c <= last_control; }

using Bidi = std::unique_ptr<UBiDi, decltype(&ubidi_close)>;

/// Which character of `text` stands at each place once it is reordered; empty if ICU refuses.
std::vector<std::size_t> order_of(UBiDi* bidi, UBiDiLevel base, const std::u16string& text) {
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setPara(bidi, text.data(), static_cast<std::int32_t>(text.size()), base, nullptr, &status);
  std::vector<std::int32_t> places(text.size());
  ubidi_getVisualMap(bidi, places.data(), &status);
  if (U_FAILURE(status) != 0) return {};
  return {places.begin(), places.end()};
}

std::u16string reordered(const std::u16string& text, const std::vector<std::size_t>& order) {
  std::u16string result;
  for (const std::size_t place : order) result += text[place];
  // Halves of characters beyond U+FFFF come out the wrong way round.
  for (std::size_t i = 1; i < result.size(); ++i) {
    if (U16_IS_TRAIL(result[i - 1]) && U16_IS_LEAD(result[i])) std::swap(result[i - 1], result[i]);
  }
  return result;
}

/// What stands on the page, with a letter for each digit behind a Latin word, which goes on with
/// that word: "Segal, 2020: 3".
std::u16string with_numbers_of_words(std::u16string page) {
  bool word = false;
  for (char16_t& c : page) {
    switch (u_charDirection(c)) {
      case U_LEFT_TO_RIGHT:
        word = true;
        break;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        word = false;
        break;
      case U_EUROPEAN_NUMBER:
        if (word) c = u'a';
        break;
      default:
        break;
    }
  }
  return page;
}

constexpr std::u16string_view brackets = u"()[]{}«»‹›";  // each beside its partner

std::size_t pairs_in(const std::u16string& text) {
  std::size_t pairs = 0;
  std::u16string open;
  for (const char16_t c : text) {
    const std::size_t place = brackets.find(c);
    if (place == std::u16string_view::npos) continue;
    if (place % 2 == 0) {
      open += c;
    } else if (!open.empty() && open.back() == brackets[place - 1]) {
      open.pop_back();
      ++pairs;
    }
  }
  return pairs;
}

/// Most producers write the brackets of a line from right to left as they were typed, some as they
/// look. The line with them as they pair.
std::u16string with_paired_brackets(std::u16string line) {
  std::u16string mirrored = line;
  for (char16_t& c : mirrored) {
    const std::size_t place = brackets.find(c);
    if (place != std::u16string_view::npos) c = brackets[place ^ 1U];
  }
  return pairs_in(mirrored) > pairs_in(line) ? mirrored : line;
}

}  // namespace

std::string in_logical_order(std::string_view line) {
  constexpr std::string_view controls = "\xE2\x80";  // of U+202A to U+202E among others
  if (line.find(controls) == std::string_view::npos) return std::string(line);
  icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(line.data(), static_cast<std::int32_t>(line.size())));
  const std::u16string stored(unicode.getBuffer(), static_cast<std::size_t>(unicode.length()));
  std::size_t first = stored.find_first_not_of(u' ');
  bool any = false;
  for (const char16_t c : stored) any = any || is_control(c);
  if (!any) return std::string(line);
  const UBiDiLevel base = stored[first] == right_to_left ? 1 : 0;
  const Bidi bidi(ubidi_open(), &ubidi_close);
  if (bidi == nullptr) return std::string(line);
  std::u16string page = reordered(stored, order_of(bidi.get(), base, stored));
  std::erase_if(page, is_control);
  ubidi_setReorderingMode(bidi.get(), UBIDI_REORDER_INVERSE_LIKE_DIRECT);
  std::u16string logical = reordered(page, order_of(bidi.get(), base, with_numbers_of_words(page)));
  if (logical.empty()) return std::string(line);
  if (base == 1) logical = with_paired_brackets(logical.substr(logical.find_first_not_of(u' ')));
  std::string result;
  icu::UnicodeString(logical.data(), static_cast<std::int32_t>(logical.size())).toUTF8String(result);
  return result;
}

}  // namespace diplograph::extract

#include "extract/readers/logical_order.hpp"

#include <memory>
#include <numeric>
#include <string_view>
#include <utility>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

namespace diplograph::extract {
namespace {

constexpr std::u32string_view brackets = U"()[]{}«»‹›";  // each beside its partner

std::size_t pairs_in(const std::u32string& text) {
  std::size_t pairs = 0;
  std::u32string open;
  for (const char32_t c : text) {
    const std::size_t place = brackets.find(c);
    if (place == std::u32string_view::npos) continue;
    if (place % 2 == 0) {
      open += c;
    } else if (!open.empty() && open.back() == brackets[place - 1]) {
      open.pop_back();
      ++pairs;
    }
  }
  return pairs;
}

/// The line with a letter for each digit behind a Latin word.
void bind_numbers_to_words(std::u16string& line) {
  bool word = false;
  for (char16_t& c : line) {
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
}

}  // namespace

std::vector<std::size_t> logical_order(std::u16string line, bool right_to_left) {
  std::vector<std::size_t> order(line.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  bind_numbers_to_words(line);
  const std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_open(), &ubidi_close);
  if (bidi == nullptr) return order;
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setReorderingMode(bidi.get(), UBIDI_REORDER_INVERSE_LIKE_DIRECT);
  ubidi_setPara(bidi.get(), line.data(), static_cast<std::int32_t>(line.size()),
                right_to_left ? 1 : 0, nullptr, &status);
  std::vector<std::int32_t> places(line.size());
  ubidi_getVisualMap(bidi.get(), places.data(), &status);
  if (U_FAILURE(status) == 0) order.assign(places.begin(), places.end());
  return order;
}

void pair_brackets(std::u32string& line) {
  std::u32string mirrored = line;
  for (char32_t& c : mirrored) {
    const std::size_t place = brackets.find(c);
    if (place != std::u32string_view::npos) c = brackets[place ^ 1U];
  }
  if (pairs_in(mirrored) > pairs_in(line)) line = std::move(mirrored);
}

}  // namespace diplograph::extract

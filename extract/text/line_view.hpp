#pragma once

#include <cstddef>
#include <string_view>

namespace diplograph::extract {

/// What can be told of a line alone, without its neighbours. Refers to the line's bytes.
struct LineView {
  std::string_view text;     ///< without spaces and form feeds at both ends
  std::size_t begin = 0;     ///< the byte of the line at which `text` begins
  std::size_t width = 0;     ///< characters in `text`
  std::size_t arabic = 0;    ///< letters of the Arabic script
  std::size_t latin = 0;     ///< letters of ASCII
  std::size_t capital = 0;   ///< upper-case letters among them
  bool page_before = false;  ///< a form feed stands before the text
  bool page_after = false;   ///< a form feed stands behind the text
  bool rule = false;         ///< a drawn line: twenty spaces or more, or only underscores or dashes

  [[nodiscard]] bool blank() const { return text.empty(); }
  [[nodiscard]] bool only_latin() const { return arabic == 0 && latin > 0; }
  [[nodiscard]] bool all_capitals() const { return latin >= 3 && capital == latin; }
};

/// Looks at a line once. O(length).
[[nodiscard]] LineView view_of(std::string_view line);

/// True if the text ends with a mark that ends a sentence, also behind a closing quotation mark,
/// bracket or a footnote's number.
[[nodiscard]] bool ends_sentence(std::string_view text);

/// True if the text ends with a mark that a heading does not end with: a sentence's end, a comma,
/// a semicolon or an opening bracket.
[[nodiscard]] bool ends_openly(std::string_view text);

/// Characters of the first word of a text.
[[nodiscard]] std::size_t first_word_width(std::string_view text);

/// The value of an ASCII, Persian or Arabic digit that begins at `at`, or -1; `at` moves behind it.
[[nodiscard]] int take_digit(std::string_view text, std::size_t& at);

}  // namespace diplograph::extract

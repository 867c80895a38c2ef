#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diplograph::extract {

/// How a heading or a list item is marked.
enum class MarkerStyle : std::uint8_t {
  hashes,          ///< "## "
  bullet,          ///< "- ", "• "
  number,          ///< "4-1-2", "2.3", "1.", "(1)", "۱)"
  roman,           ///< "IV.", "(iv)"
  letter,          ///< "A.", "(a)"
  persian_letter,  ///< "الف)", "(ب)", "ج-"
  ordinal,         ///< "اول،", "دوم:"
  named,           ///< "ARTICLE 3", "فصل دوم"
};

/// A marker found at one end of a line.
struct Marker {
  MarkerStyle style = MarkerStyle::number;
  std::string text;           ///< without brackets of its own kind changed; digits as ASCII
  std::size_t label_end = 0;  ///< byte of the text behind the marker itself
  std::size_t words = 0;      ///< byte of the text at which the words begin
  std::size_t words_end = 0;  ///< byte behind the words: before a marker at the end
  int depth = 1;              ///< parts of a number; hashes
  int value = 0;              ///< the last number, letter or ordinal, from 1
  int rank = 0;               ///< of a named division: 1 the widest
  bool separated = false;     ///< a dot, dash, colon or bracket stands behind it
  bool bracketed = false;     ///< ")" stands behind it
  bool at_end = false;        ///< as lines in visual order have it
};

/// The marker that a line's text begins with. Looks at the first 80 bytes.
[[nodiscard]] std::optional<Marker> leading_marker(std::string_view text);

/// The number that stands at the end of a heading whose line is in visual order: "title -4-1-2".
[[nodiscard]] std::optional<Marker> trailing_number(std::string_view text);

/// The value of the letter before a Persian letter in the abjad order; 0 if it has none.
/// O(letters).
[[nodiscard]] int abjad_before(int value);

/// True for the names that sections of papers, reports and treaties have: "Introduction", "منابع".
[[nodiscard]] bool is_section_name(std::string_view text);
/// True for the names of a list of cited works, and of a list of notes.
[[nodiscard]] bool is_bibliography_name(std::string_view text);
[[nodiscard]] bool is_notes_name(std::string_view text);

}  // namespace diplograph::extract

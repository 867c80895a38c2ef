#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace diplograph::exporting {

/// The font families of a figure, separated by commas: those that are wanted, or, if none are,
/// Noto Sans and Noto Sans Arabic, the one of the figure's language first.
[[nodiscard]] std::string font_families(const std::string& wanted, bool persian);

/// The names of a list of families, and whether one of that very name is installed.
[[nodiscard]] std::vector<std::string> families_in(std::string_view list);
[[nodiscard]] bool is_installed(const std::string& family);

/// A piece of a text, in bytes, and the family that draws it; none if no font may.
struct FontRun {
  std::size_t begin, end;
  std::string family;
};

/// Which font draws which piece of a text: the first of `families` that is installed and has the
/// letter, else the first other family of Noto Sans, whose letters look the same. Where one of
/// `families` is not installed, any font may take its place. Only fonts with outlines count, which
/// PDF can embed. The same for the same fonts. Asks fontconfig; keeps the answers.
[[nodiscard]] std::vector<FontRun> font_runs(const std::string& families, std::string_view text);

/// The text with "[U+1F600]" in place of each letter that no font may draw (see `font_runs`); such
/// letters are added to `missing`. Of a family that is not installed nothing is known, so that then
/// all letters stay.
[[nodiscard]] std::string drawable_text(const std::string& families, std::string_view text,
                                        std::set<char32_t>& missing);

/// The same for a program that takes the fonts of `families` alone, as XeLaTeX does: the letters of
/// any other font are shown by their numbers.
[[nodiscard]] std::string text_in_families(const std::string& families, std::string_view text);

/// What the fonts of this system cannot draw as asked, one sentence each with its remedy: families
/// that are not there, letters of the texts that other families draw, and letters that are missing
/// altogether, as `drawable_text` found them.
[[nodiscard]] std::vector<std::string> font_faults(const std::string& families,
                                                   const std::vector<std::string>& texts,
                                                   const std::set<char32_t>& missing);

}  // namespace diplograph::exporting

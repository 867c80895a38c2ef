#include "extract/readers/page_layout.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

using namespace diplograph::extract;

namespace {

constexpr double size = 10;
constexpr double advance = 5;

/// Sets characters from left to right, beginning at `x`, on the line that ends at `y`.
void set(std::vector<Glyph>& page, std::u32string_view characters, double x, double y,
         double font = size) {
  for (const char32_t c : characters) {
    const double width = c == U'\u064E' ? 0 : advance * font / size;
    if (c != U' ') page.push_back({c, x, x + width, y - font, y, font});
    x += width;
  }
}

std::vector<std::string> laid_out(std::u32string_view characters) {
  std::vector<Glyph> page;
  set(page, characters, 100, 100);
  return lines_of_page(page);
}

}  // namespace

TEST_CASE("a line from right to left is read in logical order") {
  using Lines = std::vector<std::string>;
  // What stands on the page, from left to right.
  CHECK(laid_out(U"رد ناریا") == Lines{"ایران در"});
  CHECK(laid_out(U".هب 1405 لاس") == Lines{"سال 1405 به."});
  CHECK(laid_out(U".)Segal, 2020: 3( دراد یناوخمه") == Lines{"همخوانی دارد (Segal, 2020: 3)."});
  CHECK(laid_out(U".(Segal, 2020: 3) دراد یناوخمه") == Lines{"همخوانی دارد (Segal, 2020: 3)."});
  CHECK(laid_out(U"دش »گرزب ماگ«") == Lines{"«گام بزرگ» شد"});
  CHECK(laid_out(U"on 4 May") == Lines{"on 4 May"});
}

TEST_CASE("a raised mark, an indent and a gap are kept") {
  std::vector<Glyph> page;
  set(page, U"The Treaty", 100, 100);
  set(page, U"3", 150, 96, 6);
  set(page, U"of Rome", 158, 100);
  set(page, U"is old", 100, 114);
  set(page, U"A paragraph", 120, 128);
  set(page, U"Far below", 100, 170);
  CHECK(lines_of_page(page) == std::vector<std::string>{"The Treaty3 of Rome", "is old",
                                                        "    A paragraph", "", "Far below"});
}

TEST_CASE("the halves of a ligature are put in order where an alef of its own has another width") {
  std::vector<Glyph> page;
  set(page, U"ماس راب", 100, 100);
  const double end = page.back().right;
  page.push_back({U'ل', end, end + 2, 90, 100, size});
  page.push_back({U'ا', end + 2, end + 4, 90, 100, size});
  page.push_back({U'ک', end + 4, end + 9, 90, 100, size});
  CHECK(lines_of_page(page) == std::vector<std::string>{"کلابار سام"});
}

TEST_CASE("marks stay on their letters") {
  const double mark_width = GENERATE(0.0, advance);
  std::vector<Glyph> page;
  set(page, U"یقوقح ", 100, 100);
  // One glyph of a letter and its mark, as pieces.
  page.push_back({U'ه', 130, 135, 90, 100, size});
  page.push_back({U'\u0654', 135, 135 + mark_width, 90, 100, size});
  set(page, U"نیشیپ", 140, 100);
  CHECK(lines_of_page(page) == std::vector<std::string>{"پیشینه\u0654 حقوقی"});
  // A glyph of its own, at the end of its letter, which is at the letter's left.
  page.clear();
  set(page, U"دم", 100, 100);
  page.push_back({U'\u064E', 110, 110, 90, 100, size});
  set(page, U"حم", 110, 100);
  CHECK(lines_of_page(page) == std::vector<std::string>{"مح\u064Eمد"});
  page.clear();
  set(page, U"cafe", 100, 100);
  page.push_back({U'\u0301', 120, 120, 90, 100, size});
  set(page, U"s", 120, 100);
  CHECK(lines_of_page(page) == std::vector<std::string>{"cafe\u0301s"});
}

TEST_CASE("a strip that no line crosses parts columns, as wide as a letter's size") {
  std::vector<Glyph> page;
  std::vector<std::string> left;
  std::vector<std::string> right;
  for (int i = 0; i < 6; ++i) {
    const char32_t letter = U'a' + static_cast<char32_t>(i);
    const std::u32string words = std::u32string(20, letter) + U' ' + std::u32string(20, letter);
    set(page, words, 100, 100 + 14 * i);
    set(page, words, 100 + 41 * advance + size, 105 + 14 * i);
    const std::string line(20, static_cast<char>('a' + i));
    left.push_back(line + " " + line);
  }
  right = left;
  left.insert(left.end(), right.begin(), right.end());
  CHECK(lines_of_page(page) == left);
}

TEST_CASE("characters at impossible places come out once") {
  const double nowhere = GENERATE(std::numeric_limits<double>::quiet_NaN(),
                                  std::numeric_limits<double>::infinity(), -1e300, 1e300);
  std::vector<Glyph> page;
  set(page, U"abc", 100, 100);
  page.push_back({U'd', nowhere, nowhere, nowhere, nowhere, nowhere});
  std::string text;
  for (const std::string& line : lines_of_page(page)) text += line;
  CHECK(std::count(text.begin(), text.end(), 'd') == 1);
  CHECK(text.find("abc") != std::string::npos);
}

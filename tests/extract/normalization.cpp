#include "extract/text/normalization.hpp"

#include <random>
#include <string>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "extract/language/tokens.hpp"
#include "extract/text/decoding.hpp"
#include "extract/text/presentation_forms.hpp"
#include "tests/catch.hpp"
#include "tests/extract/read_string.hpp"

using namespace diplograph;
using namespace diplograph::extract;
using namespace diplograph::extract::test;

namespace {

std::string normalized(const std::string& text) {
  MappedText mapped;
  mapped.append(text, {0, text.size()}, true);
  return normalize(mapped).text();
}

std::string utf8(char32_t code) {
  std::string bytes;
  icu::UnicodeString(static_cast<UChar32>(code)).toUTF8String(bytes);
  return bytes;
}

/// Begins of the characters of `text`, and its end.
std::vector<std::size_t> boundaries(const std::string& text) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) result.push_back(i);
  }
  result.push_back(text.size());
  return result;
}

}  // namespace

TEST_CASE("every presentation form folds to the letters of its Unicode decomposition") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  REQUIRE(U_SUCCESS(status));
  std::size_t forms = 0;
  for (char32_t code = 0xFB50; code <= 0xFEFC; ++code) {
    if (code == 0xFE00) code = 0xFE70;
    icu::UnicodeString expected =
        nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(code)), status);
    expected.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x064A)),
                            icu::UnicodeString(static_cast<UChar32>(0x06CC)));
    expected.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x0649)),
                            icu::UnicodeString(static_cast<UChar32>(0x06CC)));
    expected.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x0643)),
                            icu::UnicodeString(static_cast<UChar32>(0x06A9)));
    expected.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x0640)), icu::UnicodeString());
    std::string bytes;
    expected.toUTF8String(bytes);
    INFO(std::hex << static_cast<unsigned>(code));
    CHECK(normalized(utf8(code)) == bytes);
    forms += bytes == utf8(code) ? 0U : 1U;
  }
  CHECK(forms > 700);
}

TEST_CASE("the forms of the Persian letters fold to letters, none with loss") {
  // The 149 forms of letters and hamza carriers, U+FB50 to FBB1, FBFC to FBFF and FE80 to FEFC,
  // some of them by hand.
  struct Case {
    char32_t form;
    std::string letters;
  };
  for (const Case& c : {Case{0xFB56, "پ"}, Case{0xFB7D, "چ"}, Case{0xFB8A, "ژ"}, Case{0xFB92, "گ"},
                        Case{0xFBFE, "ی"}, Case{0xFE81, "آ"}, Case{0xFE82, "آ"}, Case{0xFE89, "ئ"},
                        Case{0xFE8E, "ا"}, Case{0xFED9, "ک"}, Case{0xFEDF, "ل"}, Case{0xFEEF, "ی"},
                        Case{0xFEF1, "ی"}, Case{0xFEFB, "لا"}, Case{0xFEF5, "لآ"}}) {
    INFO(std::hex << static_cast<unsigned>(c.form));
    CHECK(normalized(utf8(c.form)) == c.letters);
  }
}

TEST_CASE("Persian spellings become one") {
  struct Case {
    std::string name, text, expected;
  };
  for (const Case& c : {
           Case{"Arabic yeh and kaf", "علي كتاب", "علی کتاب"},
           Case{"kashida in a word", "جمهـــوری", "جمهوری"},
           Case{"kashida as a dash", "ماده ۱ـ متن", "ماده ۱ـ متن"},
           Case{"hamza behind its letter", "ر\u064A\u0654یس م\u0648\u0654سس", "رئیس مؤسس"},
           Case{"madda behind alef", "\u0627\u0653ب", "آب"},
           Case{"heh with hamza stays", "خانهٔ ما", "خانهٔ ما"},
           Case{"diacritics stay", "مُلک", "مُلک"},
           Case{"ZWNJ between letters stays", "می\u200cشود", "می\u200cشود"},
           Case{"ZWNJ twice", "می\u200c\u200cشود", "می\u200cشود"},
           Case{"ZWNJ at a word's edge", "می\u200c شود\u200c.", "می شود."},
           Case{"a soft hyphen for ZWNJ", "می\u00ADشود", "می\u200cشود"},
           Case{"a soft hyphen beside ZWNJ", "همه\u200c\u00ADجانبه", "همه\u200cجانبه"},
           Case{"the sign of old word processors", "می\u00ACشود", "می\u200cشود"},
           Case{"bidirectional controls", "\u202Bمتن\u202C \u200Fو", "متن و"},
           Case{"no-break spaces and tabs", "یک\u00A0دو\tسه", "یک دو سه"},
       }) {
    INFO(c.name);
    CHECK(normalized(c.text) == c.expected);
  }
}

TEST_CASE("three spellings of a word match as one") {
  const std::string joined = fold(normalized("می\u200cشود"));
  CHECK(fold(normalized("ميشود")) == joined);
  CHECK(fold(normalized("مى\u00ADشوَد")) == joined);
  CHECK(fold(normalized("کار\u200cها")) == fold("كارها"));
}

TEST_CASE("Latin words, numbers, addresses and code stay byte-identical") {
  for (const std::string& text : std::vector<std::string>{
           "Diyarbakır'da ılık, İstanbul", "https://example.org/ي/ك\u200d?q=1%20a",
           "www.example.ir/كتاب", "info@example.org", "3.14, 12,000 and 1\u00A0000", "۱۲٫۵ درصد",
           "if (a[i] != 'x') { b -= ~c; }", "C:\\files\\x_y-z.txt", "naïve café Ångström",
           "x²+y³ ≤ ½", "¬p ∧ q"}) {
    CHECK(normalized(text) == text);
  }
}

TEST_CASE("each character of a random text maps to the characters it came from") {
  const std::vector<std::string> pieces{
      "a", "Z",       "7",      " ",      "\n",     "\t",     "ی",      "ي",      "ك",
      "ـ", "\u200c",  "\u00AD", "\u200d", "\uFEFB", "\uFE8E", "\u0627", "\u0653", "\u0654",
      "و", "http://", ".",      "«",      "۴",      "é",      "😀",      "\u202B", "ه"};
  std::mt19937 random(20240501);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += pieces[random() % pieces.size()];
    MappedText mapped;
    mapped.append(text, {0, text.size()}, true);
    const MappedText result = normalize(mapped);
    const std::vector<std::size_t> at = boundaries(result.text());
    std::uint64_t before = 0;
    for (std::size_t i = 0; i + 1 < at.size(); ++i) {
      const ByteSpan source = result.source_of({at[i], at[i + 1]});
      REQUIRE(source.end > source.begin);
      REQUIRE(source.end <= text.size());
      REQUIRE(source.begin >= before);  // in order
      before = source.begin;
      const std::string written = text.substr(source.begin, source.size());
      const std::string read = result.text().substr(at[i], at[i + 1] - at[i]);
      // The source, normalised alone, has the character.
      INFO(round << ": " << written << " read as " << read);
      const std::string alone = normalized(written);
      REQUIRE((written == read || alone.find(read) != std::string::npos || read == "\u200c"));
    }
  }
}

namespace {

/// Each bracket and guillemet turned into its partner.
std::string mirrored(const std::string& text) {
  icu::UnicodeString result;
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  for (int32_t i = 0; i < units.length(); i = units.moveIndex32(i, 1)) {
    result.append(u_charMirror(units.char32At(i)));
  }
  std::string bytes;
  return result.toUTF8String(bytes);
}

}  // namespace

TEST_CASE("every span of every corpus document maps back to its words") {
  for (const std::string& name : corpus_names()) {
    Source source;
    REQUIRE(load_corpus(name, source));
    const DocumentText document = read_text(source);
    const std::string& text = document.text.text();
    const std::vector<std::size_t> at = boundaries(text);
    std::size_t different = 0;
    for (std::size_t i = 0; i + 1 < at.size(); ++i) {
      const ByteSpan span{at[i], at[i + 1]};
      const ByteSpan origin = document.text.source_of(span);
      REQUIRE(origin.end <= source.bytes.size());
      if (origin.empty()) continue;  // joined lines, joiners of the repair
      const std::string written = source.bytes.substr(origin.begin, origin.size());
      const std::string read = text.substr(span.begin, span.size());
      // The repair turns the brackets of a right-to-left line, which visual order mirrors.
      const bool same = written == read || normalized(written) == read || mirrored(written) == read;
      if (!same && read != "\u200c") ++different;
    }
    INFO(name);
    CHECK(different == 0);
    // Longer spans hold what their characters hold.
    for (const Block& block : document.blocks) {
      const ByteSpan whole = document.text.source_of(block.text);
      const std::size_t first = block.text.begin;
      std::size_t end = first + 1;
      while (end < block.text.end && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        ++end;
      const ByteSpan part = document.text.source_of({first, end});
      CHECK((part.empty() || whole.contains(part)));
    }
  }
}

#include "extract/text/decoding.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "graph/error.hpp"
#include "tests/catch.hpp"
#include "tests/extract/read_string.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

const std::string persian =
    "سفیر دو کشور در نشست بندر درباره بازگشایی گذرگاه مرزی گفتگو کردند و "
    "پیش‌نویس "
    "توافق "
    "را "
    "خواندند.";
const std::string english =
    "The café near the naïve delegates’ hall stayed open; façade and résumé.";

std::string encoded(const std::string& text, const char* encoding) {
  const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
  std::string bytes(static_cast<std::size_t>(unicode.length()) * 4 + 8, '\0');
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &status);
  const int32_t length =
      ucnv_fromUChars(converter, bytes.data(), static_cast<int32_t>(bytes.size()),
                      unicode.getBuffer(), unicode.length(), &status);
  ucnv_close(converter);
  REQUIRE(U_SUCCESS(status));
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

struct Decoded {
  MappedText text;
  std::vector<Notice> notices;
};
Decoded decoded(const std::string& bytes) {
  Decoded result;
  result.text = decode({"test", "test.txt", bytes}, result.notices);
  return result;
}

}  // namespace

TEST_CASE("texts are read in the encodings that people have") {
  struct Case {
    std::string name, bytes, text;
    bool notice;
  };
  const std::string no_zwnj =
      "سفير دو کشور در بندر گفتگو کردند و توافق مرزى را خواندند و به شهر خود "
      "بازگشتند تا نامه‌ها را بنويسند";
  for (const Case& c : std::vector<Case>{
           {"UTF-8", persian, persian, false},
           {"UTF-8 with a mark", "\xEF\xBB\xBF" + persian, persian, false},
           {"UTF-16 with a mark", "\xFF\xFE" + encoded(persian, "UTF-16LE"), persian, false},
           {"UTF-16 big endian", "\xFE\xFF" + encoded(persian + "😀", "UTF-16BE"), persian + "😀",
            false},
           {"UTF-32", std::string("\xFF\xFE\0\0", 4) + encoded(persian, "UTF-32LE"), persian,
            false},
           {"UTF-16 without a mark", encoded(persian, "UTF-16LE"), persian, true},
           {"UTF-16 big endian without a mark", encoded(english, "UTF-16BE"), english, true},
           {"Windows-1256", encoded(no_zwnj, "windows-1256"), no_zwnj, true},
           {"Windows-1252", encoded(english, "windows-1252"), english, true},
       }) {
    INFO(c.name);
    const Decoded result = decoded(c.bytes);
    CHECK(result.text.text() == c.text);
    CHECK(result.notices.empty() != c.notice);
  }
}

TEST_CASE("each decoded character maps to its bytes in every encoding") {
  for (const char* encoding : {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1256"}) {
    INFO(encoding);
    const std::string text = "مرز\nport ۱۲ é\r\nپل ";
    const std::string plain =
        std::string(encoding) == "windows-1256"
            ? "سفير دو کشور در بندر گفتگو کردند\nport\r\nو به شهر خود برگشتند "
            : text;
    const std::string bytes = encoded(plain, encoding);
    const Decoded result = decoded(bytes);
    const std::string& read = result.text.text();
    for (std::size_t begin = 0; begin < read.size();) {
      std::size_t end = begin + 1;
      while (end < read.size() && (static_cast<unsigned char>(read[end]) & 0xC0U) == 0x80U) ++end;
      const ByteSpan source = result.text.source_of({begin, end});
      const std::string character = read.substr(begin, end - begin);
      const std::string written = bytes.substr(source.begin, source.size());
      const bool line_end = character == "\n" && written == encoded("\r\n", encoding);
      CHECK((line_end || written == encoded(character, encoding)));
      begin = end;
    }
  }
}

TEST_CASE("invalid UTF-8 is read as U+FFFD and named by its byte") {
  const Decoded result = decoded(persian + "\n" + std::string("a\xFF") + "b");
  CHECK(result.text.text() == persian + "\na\xEF\xBF\xBD" + "b");
  REQUIRE(result.notices.size() == 1);
  CHECK(result.notices[0].byte == persian.size() + 2);
  CHECK(result.notices[0].line == 2);
  CHECK(result.text.source_of({persian.size() + 2, persian.size() + 5}) ==
        ByteSpan{persian.size() + 2, persian.size() + 3});
}

TEST_CASE("line ends of every system become LF") {
  CHECK(decoded("a\r\nb\rc\nd").text.text() == "a\nb\nc\nd");
}

TEST_CASE("empty and binary files are refused with what to do") {
  CHECK_THROWS_AS(decoded(""), InputError);
  CHECK_THROWS_AS(decoded(" \n\t\n"), InputError);
  CHECK_THROWS_AS(decoded(std::string("\x7F"
                                      "ELF\0\0\1\2\3\4\5\6\7\x10\x11\x12",
                                      16)),
                  InputError);
}

#include "graph/slug.hpp"

#include <memory>
#include <stdexcept>

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace diplograph {
namespace {

constexpr std::size_t max_length = 80;

// Letters whose reading in Persian differs from ICU's reading of Arabic, and the marks and joiners
// that two spellings of one word may differ in. Applied before ICU's own transliteration.
constexpr const char16_t* persian_rules =
    u"[[:Mn:]\u0640\u200c\u200d\u00ad] > ;"
    u"\u064a > i ; \u0649 > i ; \u0643 > \u06a9 ; \u0629 > \u0647 ; \u06c0 > \u0647 ;"
    u"\u0648 > v ; \u06cc > i ; \u0623 > a ; \u0625 > e ; \u0622 > a ; \u0627 > a ; \u0624 > o ;"
    u"\u0626 > i ; \u0621 > ; \u0639 > a ; \u0630 > z ; \u0636 > z ; \u0638 > z ; \u062b > s ;"
    u"\u0635 > s ; \u0637 > t ; \u062d > h ; \u0642 > q ; \u063a > gh ; \u062e > kh ; \u0686 > ch ;"
    u"\u0634 > sh ; \u0698 > zh ;";

std::unique_ptr<icu::Transliterator> make_transliterator() {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  std::unique_ptr<icu::Transliterator> persian(icu::Transliterator::createFromRules(
      "diplograph-persian", icu::UnicodeString(persian_rules), UTRANS_FORWARD, where, status));
  if (U_SUCCESS(status)) icu::Transliterator::registerInstance(persian.release());
  std::unique_ptr<icu::Transliterator> whole(icu::Transliterator::createInstance(
      "NFKC; diplograph-persian; Any-Latin; NFD; [:Mn:] Remove; Latin-ASCII; Lower", UTRANS_FORWARD,
      status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no transliterator: its data is missing");
  return whole;
}

std::string letters_of(std::string_view text) {
  // A transliterator is not safe to share between threads.
  thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
    static const std::unique_ptr<icu::Transliterator> prototype = make_transliterator();
    return std::unique_ptr<icu::Transliterator>(prototype->clone());
  }();
  icu::UnicodeString string = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  transliterator->transliterate(string);
  std::string result;
  string.toUTF8String(result);
  return result;
}

bool is_plain(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80U) return false;
  }
  return true;
}

}  // namespace

std::string slug(std::string_view text) {
  const std::string latin = is_plain(text) ? std::string(text) : letters_of(text);
  std::string result;
  for (const char c : latin) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
      result += lower;
    } else if (c != '\'' && !result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  if (result.size() > max_length) {
    const std::size_t cut = result.rfind('-', max_length);
    result.resize(cut == std::string::npos || cut < max_length / 2 ? max_length : cut);
  }
  while (!result.empty() && result.back() == '-') result.pop_back();
  if (!result.empty()) return result;
  constexpr std::string_view digits = "0123456789abcdef";
  result = "u";
  for (const char c : text.substr(0, max_length / 2 - 1)) {
    const auto byte = static_cast<unsigned char>(c);
    result += digits[byte >> 4U];
    result += digits[byte & 15U];
  }
  return result;
}

}  // namespace diplograph

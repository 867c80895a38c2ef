#include "extract/mentions/lexicon_context.hpp"

#include <set>
#include <string_view>

namespace diplograph::extract {
namespace {

const std::set<std::string_view>& place_words() {
  static const std::set<std::string_view> words{
      // Prepositions of place and the names of what is held in a city or called after it.
      "in",        "at",         "near",      "from",      "to",      "outside", "around",
      "downtown",  "در",         "شهر",       "پایتخت",    "مذاکرات", "نشست",    "اجلاس",
      "کنفرانس",   "توافق",      "کنوانسیون", "پیمان",     "معاهده",  "بیانیه",  "اعلامیه",
      "پروتکل",    "عهدنامه",    "دانشگاه",   "فرودگاه",   "روند",    "فرایند",  "مقیم",
      "اجلاسیه",   "همایش",      "نمایشگاه",  "به",        "از",      "خیابان",  "قطعنامه",
      "توافقنامه", "موافقتنامه", "گفتگوهای",  "گفتوگوهای", "دادگاه",  "استان",   "حومه",
      "عازم",      "وارد",       "راهی"};
  return words;
}

const std::set<std::string_view>& naming_words() {
  static const std::set<std::string_view> words{
      "کشور",    "کشورهای", "دولت",    "جمهوری", "ارتش",    "مردم",       "رییسجمهور",
      "پادشاهی", "سرزمین",  "خاک",     "حکومت",  "پارلمان", "نخستوزیر",   "رییسجمهوری",
      "سفیر",    "سفارت",   "مقامات",  "اتباع",  "سیاست",   "وزیر",       "سازمان",
      "دولتهای", "مقامهای", "نیروهای", "شمال",   "جنوب",    "جهان",       "تسلط",
      "سلطه",    "دنیای",   "بلوک",    "علیه",   "ضد",      "با",         "بین",
      "میان",    "برابر",   "فرهنگ",   "گفتمان", "نفوذ",    "دموکراسیهای"};
  return words;
}

bool is_name_verb(std::string_view key) {
  return key == "اعلام" || key == "تاکید" || key == "مدعی" || key == "معتقد" || key == "خواستار" ||
         key == "علیه";
}

}  // namespace

bool is_place(std::span<const Token> tokens, std::size_t first, std::size_t last) {
  if (first == 0) return false;
  const std::string_view before = tokens[first - 1].key;
  if (before == "به" || before == "to" || before == "از" || before == "from") {
    // A journey ends in a place; a request, a warning or a dependence addresses the state.
    for (std::size_t i = first >= 4 ? first - 4 : 0; i + 1 < first; ++i) {
      const std::string_view key = tokens[i].key;
      if (key == "سفر" || key == "visit" || key == "trip" || key == "بازگشت" || key == "عزیمت" ||
          key == "travel" || key == "traveled" || key == "travelled" || key == "ورود") {
        return true;
      }
    }
    return false;
  }
  const bool in_brackets = before == "(" && last < tokens.size() && tokens[last].key == ")";
  return in_brackets || place_words().contains(before);
}

bool stands_as_name(std::span<const Token> tokens, std::size_t first) {
  if (first > 0 && naming_words().contains(tokens[first - 1].key)) return true;
  return first + 1 < tokens.size() && is_name_verb(tokens[first + 1].key);
}

}  // namespace diplograph::extract

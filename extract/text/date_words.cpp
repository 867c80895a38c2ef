#include "extract/text/date_words.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace diplograph::extract {
namespace {

void add_names(Months& months, Calendar calendar, bool ambiguous,
               std::initializer_list<std::string_view> names) {
  int number = 0;
  for (const std::string_view name : names) {
    ++number;
    for (std::size_t begin = 0; begin <= name.size();) {
      const std::size_t end = std::min(name.find('/', begin), name.size());
      if (end > begin) {
        months.try_emplace(fold(name.substr(begin, end - begin)),
                           Month{number, calendar, ambiguous});
      }
      begin = end + 1;
    }
  }
}

Words words(std::initializer_list<std::string_view> list) {
  Words result;
  for (const std::string_view word : list) result.insert(fold(word));
  return result;
}

}  // namespace

const Months& month_names() {
  static const Months names = [] {
    Months result;
    const auto gregorian = Calendar::gregorian;
    const auto solar = Calendar::solar_hijri;
    add_names(
        result, gregorian, false,
        {"January/Jan", "February/Feb", "March/Mar", "April/Apr", "May", "June/Jun", "July/Jul",
         "August/Aug", "September/Sept/Sep", "October/Oct", "November/Nov", "December/Dec"});
    add_names(result, gregorian, false,
              {"ژانویه", "فوریه", "مارس", "آوریل/اوریل/اپریل", "مه/می", "ژوئن/جون", "ژوئیه/جولای",
               "اوت/آگوست/اگست", "سپتامبر/سپتمبر", "اکتبر", "نوامبر/نومبر", "دسامبر/دسمبر"});
    add_names(result, solar, false,
              {"فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد/امرداد", "شهریور", "مهر", "آبان",
               "آذر", "دی", "بهمن", "اسفند"});
    add_names(result, solar, true,
              {"حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو",
               "حوت"});
    for (const std::string_view name : {"March", "May", "مه", "می", "تیر", "مهر", "آذر", "دی"}) {
      result[fold(name)].ambiguous = true;
    }
    return result;
  }();
  return names;
}

const std::unordered_map<std::string, int>& season_names() {
  static const std::unordered_map<std::string, int> names = [] {
    std::unordered_map<std::string, int> result;
    for (const auto& [name, number] : {std::pair{"spring", 21},
                                       {"summer", 22},
                                       {"autumn", 23},
                                       {"fall", 23},
                                       {"winter", 24},
                                       {"بهار", 21},
                                       {"تابستان", 22},
                                       {"پاییز", 23},
                                       {"خزان", 23},
                                       {"زمستان", 24}}) {
      result.emplace(fold(name), number);
    }
    return result;
  }();
  return names;
}

const std::unordered_map<std::string, int>& day_names() {
  static const std::unordered_map<std::string, int> names = [] {
    std::unordered_map<std::string, int> result;
    int number = 0;
    for (const std::string_view name : {"یکم",
                                        "دوم",
                                        "سوم",
                                        "چهارم",
                                        "پنجم",
                                        "ششم",
                                        "هفتم",
                                        "هشتم",
                                        "نهم",
                                        "دهم",
                                        "یازدهم",
                                        "دوازدهم",
                                        "سیزدهم",
                                        "چهاردهم",
                                        "پانزدهم",
                                        "شانزدهم",
                                        "هفدهم",
                                        "هجدهم",
                                        "نوزدهم",
                                        "بیستم",
                                        "بیست‌ویکم",
                                        "بیست‌ودوم",
                                        "بیست‌وسوم",
                                        "بیست‌وچهارم",
                                        "بیست‌وپنجم",
                                        "بیست‌وششم",
                                        "بیست‌وهفتم",
                                        "بیست‌وهشتم",
                                        "بیست‌ونهم",
                                        "سی‌ام",
                                        "سی‌ویکم"}) {
      result.emplace(fold(name), ++number);
    }
    result.emplace(fold("اول"), 1);
    return result;
  }();
  return names;
}

const Words& year_leads() {
  static const Words leads =
      words({"in",      "since",   "until",  "till",  "by",   "of",  "from",
             "during",  "before",  "after",  "early", "late", "mid", "year",
             "between", "through", "around", "and",   "to",   "سال", "سال‌های",
             "در",      "از",      "تا",     "پس",    "قبل",  "بعد", "اوایل",
             "اواخر",   "اواسط",   "طی",     "سنه"});
  return leads;
}
const Words& solar_signs() {
  static const Words signs = words({"SH", "AP", "شمسی", "خورشیدی"});
  return signs;
}
const Words& gregorian_signs() {
  static const Words signs = words({"AD", "CE", "میلادی"});
  return signs;
}
const Words& lunar_signs() {
  static const Words signs = words({"AH", "قمری", "ق"});
  return signs;
}

const Words& range_joints() {
  static const Words joints = words({"to", "until", "till", "through", "تا", "الی"});
  return joints;
}

}  // namespace diplograph::extract

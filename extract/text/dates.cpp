#include "extract/text/dates.hpp"

#include <algorithm>
#include <optional>

#include "extract/text/date_words.hpp"
#include "extract/text/solar_hijri.hpp"

namespace diplograph::extract {
namespace {

/// A number of at most `most` digits, or nothing.
std::optional<int> number_of(std::string_view key, std::size_t most) {
  if (key.empty() || key.size() > most) return {};
  int value = 0;
  for (const char c : key) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + (c - '0');
  }
  return value;
}

bool in_solar_range(int year) { return year >= 1250 && year <= 1450; }
bool in_gregorian_range(int year) { return year >= 1500 && year <= 2199; }

std::string padded(int value, int width) {
  std::string digits = std::to_string(value);
  while (static_cast<int>(digits.size()) < width) digits.insert(0, "0");
  return digits;
}

std::string text_of(std::chrono::year_month_day day) {
  return padded(static_cast<int>(day.year()), 4) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(day.month())), 2) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(day.day())), 2);
}

/// One date, not a range. Zero stands for what is not said; a season is a month from 21 to 24.
struct Date {
  Calendar calendar = Calendar::gregorian;
  int year = 0;
  int month = 0;
  int day = 0;
  bool decade = false;

  [[nodiscard]] bool valid() const {
    if (month > 24 || (month > 12 && month < 21)) return false;
    if (day == 0) return true;
    if (month == 0 || month > 12) return false;
    if (calendar == Calendar::solar_hijri)
      return day <= days_in_month(year == 0 ? 1399 : year, month);
    using namespace std::chrono;
    return year_month_day{std::chrono::year{year == 0 ? 2000 : year},
                          std::chrono::month{static_cast<unsigned>(month)},
                          std::chrono::day{static_cast<unsigned>(day)}}
        .ok();
  }

  [[nodiscard]] std::string stated() const {
    if (decade) return padded(year / 10, 3) + "X";
    std::string result = year == 0 ? "XXXX" : padded(year, 4);
    if (month != 0) result += "-" + padded(month, 2);
    if (day != 0) result += "-" + padded(day, 2);
    return result;
  }

  [[nodiscard]] std::chrono::year_month_day begin() const {
    return to_gregorian({year, month == 0 ? 1 : month, day == 0 ? 1 : day});
  }
  [[nodiscard]] std::chrono::year_month_day end() const {
    const int last = month == 0 ? 12 : month;
    return to_gregorian({year, last, day == 0 ? days_in_month(year, last) : day});
  }

  /// The first and the last day, month, season or year that the date covers, as EDTF.
  [[nodiscard]] std::pair<std::string, std::string> gregorian() const {
    if (calendar == Calendar::gregorian || year == 0) {
      // A day of the Solar Hijri calendar without its year has no Gregorian value.
      if (calendar == Calendar::solar_hijri) return {};
      return {stated(), stated()};
    }
    if (decade) {
      return {text_of(to_gregorian({year, 1, 1})),
              text_of(to_gregorian({year + 9, 12, days_in_month(year + 9, 12)}))};
    }
    if (month > 12) {
      // The seasons are the same; the calendar's year begins with spring.
      const std::string season = std::to_string(year + 621) + "-" + std::to_string(month);
      return {season, season};
    }
    return {text_of(begin()), text_of(end())};
  }
};

class Finder {
 public:
  explicit Finder(std::span<const Token> tokens) : tokens_(tokens) {}

  std::vector<DateExpression> find() {
    std::vector<DateExpression> found;
    for (std::size_t at = 0; at < tokens_.size();) {
      std::size_t end = at;
      const auto first = date_at(at, end);
      if (!first) {
        ++at;
        continue;
      }
      Date from = *first;
      Date to = *first;
      std::size_t second_end = end;
      if (const auto second = range_end(at, end, second_end, from)) {
        to = *second;
        end = second_end;
      }
      if (!is_lunar(end)) found.push_back(expression(at, end, from, to));
      at = end;
    }
    return found;
  }

 private:
  std::span<const Token> tokens_;

  [[nodiscard]] std::string_view key(std::size_t at) const {
    return at < tokens_.size() ? std::string_view(tokens_[at].key) : std::string_view();
  }
  [[nodiscard]] bool is(std::size_t at, const Words& set) const {
    return at < tokens_.size() && set.contains(tokens_[at].key);
  }

  /// "هجری قمری", "ق", "AH" behind a date.
  [[nodiscard]] bool is_lunar(std::size_t end) const {
    static const std::string hijri = fold("هجری");
    return is(end, lunar_signs()) || (key(end) == hijri && is(end + 1, lunar_signs()));
  }

  [[nodiscard]] std::optional<Month> month_at(std::size_t at) const {
    static const std::string suffix = fold("ماه");
    std::string name(key(at));
    auto month = month_names().find(name);
    if (month == month_names().end() && name.size() > suffix.size() && name.ends_with(suffix)) {
      name.resize(name.size() - suffix.size());
      month = month_names().find(name);
    }
    if (month == month_names().end()) return {};
    const bool latin = static_cast<unsigned char>(name.front()) < 0x80;
    if (latin && !tokens_[at].capital) return {};
    return month->second;
  }
  void skip(std::size_t& at, std::initializer_list<std::string_view> list) const {
    for (const std::string_view word : list) {
      if (key(at) == fold(word)) {
        ++at;
        return;
      }
    }
  }

  [[nodiscard]] std::optional<int> day_at(std::size_t at) const {
    if (const auto name = day_names().find(std::string(key(at))); name != day_names().end()) {
      return name->second;
    }
    std::string_view text = key(at);
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (text.size() > 2 && text.ends_with(ending)) text.remove_suffix(2);
    }
    const auto day = number_of(text, 2);
    return day && *day >= 1 && *day <= 31 ? day : std::nullopt;
  }

  struct Year {
    int value;
    Calendar calendar;
  };
  /// A year at `at`, of the calendar that its size and the words behind say; moves behind them.
  [[nodiscard]] std::optional<Year> year_at(std::size_t& at) const {
    const auto value = number_of(key(at), 4);
    if (!value || key(at).size() != 4) return {};
    std::size_t end = at + 1;
    skip(end, {"هجری", "ه"});
    const bool solar = is(end, solar_signs());
    const bool gregorian = is(end, gregorian_signs());
    if (!solar && !gregorian && !in_solar_range(*value) && !in_gregorian_range(*value)) return {};
    if (solar && *value > 1500) return {};
    at = solar || gregorian ? end + 1 : at + 1;
    const bool is_solar = solar || (!gregorian && in_solar_range(*value));
    return Year{*value, is_solar ? Calendar::solar_hijri : Calendar::gregorian};
  }

  [[nodiscard]] std::optional<Date> date_at(std::size_t at, std::size_t& end) const {
    for (const auto reader : {&Finder::numeric, &Finder::day_first, &Finder::month_first,
                              &Finder::season, &Finder::decade, &Finder::bare_year}) {
      std::size_t behind = at;
      const auto date = (this->*reader)(at, behind);
      if (date && date->valid()) {
        end = behind;
        return date;
      }
    }
    return {};
  }

  /// "2015-09-01", "2015-09", "1400/01/12".
  [[nodiscard]] std::optional<Date> numeric(std::size_t at, std::size_t& end) const {
    std::string_view text = key(at);
    std::vector<int> parts;
    std::size_t last = at;
    const std::size_t slash = text.find('/');
    if (slash != std::string_view::npos) {
      for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t stop = std::min(text.find('/', begin), text.size());
        const auto part = number_of(text.substr(begin, stop - begin), begin == 0 ? 4 : 2);
        if (!part) return {};
        parts.push_back(*part);
        begin = stop + 1;
      }
      if (parts.size() != 3 || slash != 4) return {};
    } else {
      const auto year = number_of(text, 4);
      if (!year || text.size() != 4) return {};
      parts.push_back(*year);
      while (parts.size() < 3 && (key(last + 1) == "-") && !space_around(last + 1) &&
             key(last + 2).size() == 2 && number_of(key(last + 2), 2)) {
        parts.push_back(*number_of(key(last + 2), 2));
        last += 2;
      }
      if (parts.size() < 2) return {};
    }
    const bool solar = in_solar_range(parts[0]);
    if (!solar && !in_gregorian_range(parts[0])) return {};
    if (parts[1] < 1 || parts[1] > 12) return {};
    end = last + 1;
    return Date{solar ? Calendar::solar_hijri : Calendar::gregorian, parts[0], parts[1],
                parts.size() > 2 ? parts[2] : 0};
  }
  [[nodiscard]] bool space_around(std::size_t at) const {
    return tokens_[at].space_before || (at + 1 < tokens_.size() && tokens_[at + 1].space_before);
  }

  /// "12 May 2015", "12th of May", "۱۲ فروردین ۱۴۰۰", "دهم ژانویه ۱۹۲۰".
  [[nodiscard]] std::optional<Date> day_first(std::size_t at, std::size_t& end) const {
    const auto day = day_at(at);
    if (!day) return {};
    std::size_t next = at + 1;
    if (key(next) == "st" || key(next) == "nd" || key(next) == "rd" || key(next) == "th") ++next;
    skip(next, {"of"});
    const auto month = next < tokens_.size() ? month_at(next) : std::nullopt;
    if (!month) return {};
    ++next;
    skip(next, {"ماه"});
    Date date{month->calendar, 0, month->number, *day};
    const bool has_year = add_year(date, next);
    if (month->ambiguous && !has_year && month->calendar == Calendar::solar_hijri &&
        number_of(key(at), 2) == std::nullopt) {
      return {};
    }
    end = next;
    return date;
  }

  /// "May 12, 2015", "September 2015", "سپتامبر ۲۰۱۸".
  [[nodiscard]] std::optional<Date> month_first(std::size_t at, std::size_t& end) const {
    const auto month = month_at(at);
    if (!month) return {};
    std::size_t next = at + 1;
    skip(next, {"ماه"});
    Date date{month->calendar, 0, month->number, 0};
    if (static_cast<unsigned char>(key(at).front()) < 0x80) {
      if (const auto day = day_at(next)) {
        std::size_t behind = next + 1;
        if (key(behind) == "st" || key(behind) == "nd" || key(behind) == "rd" ||
            key(behind) == "th") {
          ++behind;
        }
        date.day = *day;
        next = behind;
      }
    }
    const bool has_year = add_year(date, next);
    if (!has_year && date.day == 0) return {};
    end = next;
    return date;
  }

  /// A year behind a month, "سال" or a comma between; of the month's calendar.
  bool add_year(Date& date, std::size_t& at) const {
    std::size_t next = at;
    skip(next, {",", "،", "سال", "of"});
    const auto year = year_at(next);
    if (!year || year->calendar != date.calendar) return false;
    date.year = year->value;
    at = next;
    return true;
  }

  /// "summer 2019", "تابستان 1401", "spring of 2020".
  [[nodiscard]] std::optional<Date> season(std::size_t at, std::size_t& end) const {
    const auto name = season_names().find(std::string(key(at)));
    if (name == season_names().end()) return {};
    std::size_t next = at + 1;
    skip(next, {"of", "سال"});
    const auto year = year_at(next);
    if (!year) return {};
    end = next;
    return Date{year->calendar, year->value, name->second, 0};
  }

  /// "the 1990s", "دهه ۱۹۹۰".
  [[nodiscard]] std::optional<Date> decade(std::size_t at, std::size_t& end) const {
    static const std::string decade_word = fold("دهه");
    std::string_view text = key(at);
    std::size_t next = at + 1;
    bool is_decade = at > 0 && (key(at - 1) == decade_word);
    if (text.size() == 5 && text.ends_with('s')) {
      text.remove_suffix(1);
      is_decade = true;
    } else if (key(next) == "s" && !tokens_[next].space_before) {
      is_decade = true;
      ++next;
    }
    const auto year = number_of(text, 4);
    if (!is_decade || !year || text.size() != 4 || *year % 10 != 0) return {};
    const bool solar = in_solar_range(*year);
    if (!solar && !in_gregorian_range(*year)) return {};
    end = next;
    return Date{solar ? Calendar::solar_hijri : Calendar::gregorian, *year, 0, 0, true};
  }

  /// "in 2013", "سال ۱۴۰۰", "1399 SH", "(2015)".
  [[nodiscard]] std::optional<Date> bare_year(std::size_t at, std::size_t& end) const {
    std::size_t next = at;
    const auto year = year_at(next);
    if (!year) return {};
    const bool signed_year = next > at + 1;
    const bool led = at > 0 && (year_leads().contains(tokens_[at - 1].key));
    const bool bracketed = at > 0 && key(at - 1) == "(" && key(next) == ")";
    std::size_t probe = next;
    const bool range = is_dash(next) && year_at(++probe).has_value();
    if (!signed_year && !led && !bracketed && !range) return {};
    // A number of the solar range in a Latin text is a number, unless it says otherwise.
    if (year->calendar == Calendar::solar_hijri && !signed_year && !persian_beside(at)) return {};
    end = next;
    return Date{year->calendar, year->value, 0, 0};
  }
  [[nodiscard]] bool persian_beside(std::size_t at) const {
    for (std::size_t i = at > 3 ? at - 3 : 0; i < std::min(at + 4, tokens_.size()); ++i) {
      if (tokens_[i].kind == TokenKind::word && !tokens_[i].key.empty() &&
          static_cast<unsigned char>(tokens_[i].key.front()) >= 0xD8) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool is_dash(std::size_t at) const {
    return key(at) == "-" || key(at) == "–" || key(at) == "—";
  }

  /// The date that a range from `from` goes to: "… to 1994", "1991–1994", "between … and …".
  [[nodiscard]] std::optional<Date> range_end(std::size_t begin, std::size_t at, std::size_t& end,
                                              Date& from) const {
    const bool between =
        begin > 0 && (key(begin - 1) == "between" || key(begin - 1) == fold("بین"));
    const bool joint = is_dash(at) || is(at, range_joints()) ||
                       (between && (key(at) == "and" || key(at) == fold("و")));
    if (!joint) return {};
    auto to = date_at(at + 1, end);
    if (!to) {
      // "1914–1918": behind a year a number of four digits is one.
      std::size_t next = at + 1;
      if (const auto year = year_at(next)) {
        to = Date{year->calendar, year->value, 0, 0};
        end = next;
      }
    }
    if (!to || to->year == 0 || to->calendar != from.calendar) return {};
    // "12 to 15 May 2015", "May to June 2015": the year is said once.
    if (from.year == 0) from.year = to->year;
    if (to->year < from.year) return {};
    return to;
  }

  [[nodiscard]] DateExpression expression(std::size_t begin, std::size_t end, const Date& from,
                                          const Date& to) const {
    DateExpression result;
    result.tokens = {begin, end};
    result.span = {tokens_[begin].span.begin, tokens_[end - 1].span.end};
    result.calendar = from.calendar;
    const std::string first = from.stated();
    const std::string last = to.stated();
    result.stated = first == last ? first : first + "/" + last;
    const std::string low = from.gregorian().first;
    const std::string high = to.gregorian().second;
    result.edtf = low == high ? low : low + "/" + high;
    return result;
  }
};

}  // namespace

std::vector<DateExpression> find_dates(std::span<const Token> tokens) {
  return Finder(tokens).find();
}

}  // namespace diplograph::extract

#include "graph/lexical_form.hpp"

#include <algorithm>
#include <array>

#include "graph/literal_parts.hpp"

namespace diplograph {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string_view without_sign(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text;
}

bool is_decimal(std::string_view text) {
  text = without_sign(text);
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return all_digits(text);
  return all_digits(text.substr(0, point)) && all_digits(text.substr(point + 1));
}

int number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

int days_of(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days.at(static_cast<std::size_t>(month - 1));
}

bool is_day_month_or_year(std::string_view text) {
  const bool before_christ = text.starts_with('-');
  if (before_christ) text.remove_prefix(1);
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  if (!all_digits(text.substr(0, 4))) return false;
  const int year = (before_christ ? -1 : 1) * number(text.substr(0, 4));
  if (text.size() == 4) return true;
  if (text[4] != '-' || !all_digits(text.substr(5, 2))) return false;
  const int month = number(text.substr(5, 2));
  if (month < 1 || month > 12) return false;
  if (text.size() == 7) return true;
  if (text[7] != '-' || !all_digits(text.substr(8, 2))) return false;
  const int day = number(text.substr(8, 2));
  return day >= 1 && day <= days_of(year, month);
}

}  // namespace

bool is_edtf_date(std::string_view value, DatePrecision precision) {
  const auto is_exact = [precision](std::string_view date) {
    const std::size_t size = date.size() - (date.starts_with('-') ? 1 : 0);
    return size >= 4 + 3 * static_cast<std::size_t>(precision) && is_day_month_or_year(date);
  };
  const std::size_t slash = value.find('/');
  if (slash == std::string_view::npos) return is_exact(value);
  return is_exact(value.substr(0, slash)) && is_exact(value.substr(slash + 1));
}

bool is_absolute_iri(std::string_view value) {
  const std::size_t colon = value.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == value.size()) return false;
  const std::string_view scheme = value.substr(0, colon);
  return scheme.front() >= 'a' && scheme.front() <= 'z' &&
         scheme.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789+.-") ==
             std::string_view::npos &&
         value.find_first_of("<>\"{}|\\^`\x7F") == std::string_view::npos &&
         std::none_of(value.begin(), value.end(),
                      [](char letter) { return static_cast<unsigned char>(letter) <= 0x20; });
}

bool has_lexical_form(std::string_view value, Datatype datatype) {
  switch (datatype) {
    case Datatype::integer:
      return all_digits(without_sign(value));
    case Datatype::decimal:
      return is_decimal(value);
    case Datatype::boolean:
      return value == "true" || value == "false";
    case Datatype::date:
      return is_edtf_date(value);
    case Datatype::iri:
      return is_absolute_iri(value);
    case Datatype::text:
      return language_text(value).has_value();
    case Datatype::list:
      return list_items(value).has_value();
    case Datatype::string:
      break;
  }
  return true;
}

bool has_lexical_form(std::string_view value, const PropertyDefinition& property) {
  const auto one = [&](std::string_view item, Datatype datatype) {
    return datatype == Datatype::date ? is_edtf_date(item, property.precision)
                                      : has_lexical_form(item, datatype);
  };
  if (property.datatype != Datatype::list) return one(value, property.datatype);
  const auto items = list_items(value);
  return items && std::all_of(items->begin(), items->end(),
                              [&](const std::string& item) { return one(item, property.items); });
}

}  // namespace diplograph

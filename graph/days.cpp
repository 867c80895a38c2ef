#include "graph/days.hpp"

#include <array>
#include <charconv>
#include <cstddef>

namespace diplograph {
namespace {

struct Months {
  int first = 1;
  int last = 12;
};

std::optional<int> number(std::string_view text, std::size_t digits) {
  int value = 0;
  if (text.size() != digits) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

// EDTF writes spring to winter as the months 21 to 24 (level 1); a winter ends with its year here.
std::optional<Months> months(std::string_view text) {
  const std::optional<int> value = number(text, 2);
  if (!value) return std::nullopt;
  if (*value >= 1 && *value <= 12) return Months{*value, *value};
  if (*value >= 21 && *value <= 24) {
    const int first = (*value - 20) * 3;
    return Months{first, *value == 24 ? 12 : first + 2};
  }
  return std::nullopt;
}

std::string day(int year, int month, int day_of_month) {
  const auto padded = [](int value, std::size_t width) {
    std::string text = std::to_string(value);
    return std::string(width - text.size(), '0') + text;
  };
  return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day_of_month, 2);
}

std::optional<DayInterval> days_of_one(std::string_view date) {
  // "?", "~" and "%" say that a date is uncertain or approximate.
  while (!date.empty() && std::string_view("?~%").find(date.back()) != std::string_view::npos) {
    date.remove_suffix(1);
  }
  const std::optional<int> year = number(date.substr(0, 4), 4);
  if (!year) return std::nullopt;
  date.remove_prefix(4);
  if (date.empty()) return DayInterval{day(*year, 1, 1), day(*year, 12, 31)};
  const std::optional<Months> span = months(date.substr(1, 2));
  if (date.front() != '-' || !span) return std::nullopt;
  if (date.size() == 3) {
    return DayInterval{day(*year, span->first, 1),
                       day(*year, span->last, days_in(*year, span->last))};
  }
  if (date.size() != 6 || date[3] != '-' || span->first != span->last) return std::nullopt;
  const std::optional<int> of_month = number(date.substr(4), 2);
  if (!of_month || *of_month < 1 || *of_month > days_in(*year, span->first)) return std::nullopt;
  return DayInterval{day(*year, span->first, *of_month), day(*year, span->first, *of_month)};
}

}  // namespace

std::optional<DayInterval> days_of(std::string_view date) {
  const std::size_t slash = date.find('/');
  if (slash == std::string_view::npos) return days_of_one(date);
  const auto first = days_of_one(date.substr(0, slash));
  const auto last = days_of_one(date.substr(slash + 1));
  if (!first || !last || last->last < first->first) return std::nullopt;
  return DayInterval{first->first, last->last};
}

}  // namespace diplograph

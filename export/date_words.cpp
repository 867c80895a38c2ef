#include "export/date_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace diplograph::exporting {
namespace {

constexpr auto months =
    std::to_array<const char*>({"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت",
                                "سپتامبر", "اکتبر", "نوامبر", "دسامبر"});
// Months 21 to 24 of EDTF.
constexpr auto seasons = std::to_array<const char*>({"بهار", "تابستان", "پاییز", "زمستان"});

/// The parts of a date in words, from the least to the greatest; what is not said is empty.
struct Words {
  std::string day, month, year;
  bool approximate = false, uncertain = false;

  /// The parts that are not in the other date too, which follows: "۲۱ آوریل" of one that goes to
  /// "۲۱ مه ۲۰۱۱".
  [[nodiscard]] std::string text(const Words* next = nullptr) const {
    const bool same_year =
        next != nullptr && next->year == year && !month.empty() && !next->month.empty();
    const bool same_month = same_year && next->month == month && !day.empty() && !next->day.empty();
    std::string all = approximate ? "حدود" : "";
    const auto add = [&all](const std::string& part) {
      if (!part.empty()) all += (all.empty() ? "" : " ") + part;
    };
    add(day);
    if (!same_month) add(month);
    if (!same_year) add(year);
    return uncertain ? all + " (؟)" : all;
  }
};

bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char letter) { return letter >= '0' && letter <= '9'; });
}

// The number that two digits of a month or a day say; 0 if they say none.
std::size_t two_digits(std::string_view text) {
  if (text.size() != 2 || !are_digits(text)) return 0;
  return static_cast<std::size_t>((text[0] - '0') * 10 + (text[1] - '0'));
}

std::string without_zeros(std::string_view digits) {
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  return persian_digits(digits.substr(first));
}

std::optional<std::string> year_words(std::string_view year) {
  const bool before = year.starts_with('-');
  if (before) year.remove_prefix(1);
  if (year.size() != 4) return std::nullopt;
  if (year.ends_with('X') && are_digits(year.substr(0, 3))) {
    return "دههٔ " + persian_digits(std::string(year.substr(0, 3)) + "0");
  }
  if (!are_digits(year)) return std::nullopt;
  if (!before) return without_zeros(year);
  // The year 0000 of EDTF is the first one before the common era.
  const int number = std::stoi(std::string(year)) + 1;
  return without_zeros(std::to_string(number)) + " پیش از";
}

std::optional<Words> words_of(std::string_view date) {
  Words words;
  while (!date.empty() && std::string_view("?~%").find(date.back()) != std::string_view::npos) {
    words.uncertain = words.uncertain || date.back() != '~';
    words.approximate = words.approximate || date.back() != '?';
    date.remove_suffix(1);
  }
  const std::size_t end = std::min(date.find('-', 1), date.size());
  const auto year = year_words(date.substr(0, end));
  if (!year) return std::nullopt;
  words.year = *year;
  date.remove_prefix(end);
  if (date.empty()) return words;
  const std::size_t month = two_digits(date.substr(1, 2));
  const std::string_view rest = date.substr(std::min<std::size_t>(3, date.size()));
  if (month >= 1 && month <= months.size()) {
    words.month = months[month - 1];
  } else if (month >= 21 && month < 21 + seasons.size() && rest.empty()) {
    words.month = seasons[month - 21];
  } else {
    return std::nullopt;
  }
  if (rest.empty()) return words;
  const std::size_t day = rest.starts_with('-') ? two_digits(rest.substr(1)) : 0;
  if (day == 0) return std::nullopt;
  words.day = without_zeros(rest.substr(1));
  return words;
}

}  // namespace

std::string persian_digits(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    if (letter >= '0' && letter <= '9') {  // U+06F0 .. U+06F9
      result += '\xDB';
      result += static_cast<char>(0xB0 + (letter - '0'));
    } else {
      result += letter;
    }
  }
  return result;
}

std::string persian_date(std::string_view edtf) {
  constexpr std::string_view calendar = " م.";
  const std::size_t slash = edtf.find('/');
  if (slash == std::string_view::npos) {
    const auto words = words_of(edtf);
    return words ? words->text() + std::string(calendar) : std::string(edtf);
  }
  const auto is_open = [](std::string_view end) { return end.empty() || end == ".."; };
  const std::string_view first = edtf.substr(0, slash);
  const std::string_view last = edtf.substr(slash + 1);
  const auto from = words_of(first);
  const auto to = words_of(last);
  if (from && to) return from->text(&*to) + " تا " + to->text() + std::string(calendar);
  if (from && is_open(last)) return "از " + from->text() + std::string(calendar);
  if (to && is_open(first)) return "تا " + to->text() + std::string(calendar);
  return std::string(edtf);
}

}  // namespace diplograph::exporting

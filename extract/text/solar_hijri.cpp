#include "extract/text/solar_hijri.hpp"

namespace diplograph::extract {
namespace {

// 1 Farvardin 1 is Julian day 1948320, 1 January 1970 is 2440588.
constexpr int first_day = 1948320 - 2440588;

constexpr int days_before_year(int year) { return 365 * (year - 1) + (8 * year + 21) / 33; }

}  // namespace

bool is_solar_hijri_leap_year(int year) {
  return days_before_year(year + 1) - days_before_year(year) == 366;
}

int days_in_month(int year, int month) {
  if (month <= 6) return 31;
  if (month <= 11) return 30;
  return is_solar_hijri_leap_year(year) ? 30 : 29;
}

std::chrono::year_month_day to_gregorian(SolarHijriDate date) {
  const int before_month = date.month <= 7 ? 31 * (date.month - 1) : 30 * (date.month - 1) + 6;
  const int days = first_day + days_before_year(date.year) + before_month + date.day - 1;
  return std::chrono::sys_days{std::chrono::days{days}};
}

}  // namespace diplograph::extract

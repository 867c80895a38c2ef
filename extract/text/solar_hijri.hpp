#pragma once

#include <chrono>

namespace diplograph::extract {

/// A day of the Solar Hijri calendar of Iran and Afghanistan.
struct SolarHijriDate {
  int year = 1;
  int month = 1;  ///< 1 Farvardin (Hamal) to 12 Esfand (Hut)
  int day = 1;
};

/// Days of a month: 31 in the first six, 30 in the next five, 29 or 30 in the last.
[[nodiscard]] int days_in_month(int year, int month);
/// True in years of 366 days, by the cycle of 33 years (eight leap years) that agrees with the
/// observed calendar from 1206 to 1498 and that ICU uses too.
[[nodiscard]] bool is_solar_hijri_leap_year(int year);

/// The same day in the Gregorian calendar. The date must exist.
[[nodiscard]] std::chrono::year_month_day to_gregorian(SolarHijriDate date);

}  // namespace diplograph::extract

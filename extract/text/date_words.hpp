#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "extract/text/dates.hpp"

namespace diplograph::extract {

/// A month that a word names.
struct Month {
  int number;
  Calendar calendar;
  bool ambiguous;  // also an everyday word: needs a day or a year beside it
};

using Months = std::unordered_map<std::string, Month>;
using Words = std::unordered_set<std::string>;

// All keys are folded as tokens are (`fold`).

/// Months of both calendars, in Persian (of Iran and Afghanistan) and English.
[[nodiscard]] const Months& month_names();
/// Seasons by their numbers in EDTF, 21 for spring to 24 for winter.
[[nodiscard]] const std::unordered_map<std::string, int>& season_names();
/// Persian ordinals for the days of a month.
[[nodiscard]] const std::unordered_map<std::string, int>& day_names();
/// Words before a number of four digits that make it a year.
[[nodiscard]] const Words& year_leads();
/// Words between the two ends of a range.
[[nodiscard]] const Words& range_joints();
/// Words behind a year that name its calendar.
[[nodiscard]] const Words& solar_signs();
[[nodiscard]] const Words& gregorian_signs();
[[nodiscard]] const Words& lunar_signs();

}  // namespace diplograph::extract

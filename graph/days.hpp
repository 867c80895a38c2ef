#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diplograph {

/// The first and the last day of a span of time, as ISO 8601 writes them ("2015-09-01").
struct DayInterval {
  std::string first;
  std::string last;
};

/// The days that an EDTF date of level 0 or 1 covers ("2015": the whole year, "2015-21": spring,
/// "2015/2016-09": from the first to the last). Nothing for what EDTF does not know, for a year
/// before 0 or after 9999, and for an open or unknown end.
[[nodiscard]] std::optional<DayInterval> days_of(std::string_view date);

}  // namespace diplograph

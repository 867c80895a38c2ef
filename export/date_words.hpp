#pragma once

#include <string>
#include <string_view>

namespace diplograph::exporting {

/// A Gregorian date of EDTF (ISO 8601-2) as Persian papers write it, with the sign of its calendar:
/// "2011-04-21/2011-05-21" is "۲۱ آوریل تا ۲۱ مه ۲۰۱۱ م.". Days, months, seasons, years, decades,
/// years before the common era, open and closed intervals; "؟" follows what is uncertain and
/// "حدود" goes before what is approximate. Anything else is given back as it is. O(length).
[[nodiscard]] std::string persian_date(std::string_view edtf);

/// The digits of a text as Persian ones.
[[nodiscard]] std::string persian_digits(std::string_view text);

}  // namespace diplograph::exporting

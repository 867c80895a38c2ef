#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/tokens.hpp"
#include "graph/byte_span.hpp"

namespace diplograph::extract {

enum class Calendar : std::uint8_t { gregorian, solar_hijri };

/// A date in a text: a day, month, season, year or decade, or a range of them.
struct DateExpression {
  TokenRange tokens;  ///< in the tokens that were searched
  ByteSpan span;      ///< as the tokens count
  Calendar calendar = Calendar::gregorian;
  std::string stated;  ///< in its own calendar, as EDTF would write it: "1401-22", "2015-09"
  /// The Gregorian value as EDTF (ISO 8601-2): "2015-09-01", "2015-09", "2015-21" for its spring,
  /// "199X", "1991/1994". A Solar Hijri year or month is the interval of its days.
  std::string edtf;
};

/// Finds dates in Persian and English: "12 May 2015", "September 2015", "in 2013", "2015-09-01",
/// "1399 SH", "تابستان 1401", "۱۲ فروردین ۱۴۰۰", "از ۱۹۲۰ تا ۱۹۳۹". A bare number of four digits is
/// a year only behind a word that says so. Dates of the lunar calendar are left alone. In text
/// order, without overlaps. O(tokens).
[[nodiscard]] std::vector<DateExpression> find_dates(std::span<const Token> tokens);

}  // namespace diplograph::extract

#include "extract/text/dates.hpp"

#include <memory>
#include <string>
#include <vector>

#include <unicode/calendar.h>
#include <unicode/gregocal.h>

#include "extract/text/solar_hijri.hpp"
#include "tests/catch.hpp"

using namespace diplograph;
using namespace diplograph::extract;

TEST_CASE("dates of both calendars and languages have their Gregorian value") {
  struct Case {
    std::string text, words, stated, edtf;
  };
  for (const Case& c : std::vector<Case>{
           {"It was signed on 12 May 2015 in the port.", "12 May 2015", "2015-05-12", "2015-05-12"},
           {"On May 12, 2015 they met.", "May 12, 2015", "2015-05-12", "2015-05-12"},
           {"on the 3rd of June 1999", "3rd of June 1999", "1999-06-03", "1999-06-03"},
           {"In September 2015 they met.", "September 2015", "2015-09", "2015-09"},
           {"Trade grew in 2013, they said.", "2013", "2013", "2013"},
           {"dated 2015-09-01.", "2015-09-01", "2015-09-01", "2015-09-01"},
           {"the spring of 2020", "spring of 2020", "2020-21", "2020-21"},
           {"in the 1990s", "1990s", "199X", "199X"},
           {"from 1991 to 1994", "1991 to 1994", "1991/1994", "1991/1994"},
           {"the war (1914–1918)", "1914–1918", "1914/1918", "1914/1918"},
           {"between 3 March 2011 and 5 April 2012", "3 March 2011 and 5 April 2012",
            "2011-03-03/2012-04-05", "2011-03-03/2012-04-05"},
           {"published in 1399 SH", "1399 SH", "1399", "2020-03-20/2021-03-20"},
           {"در تابستان 1401 امضا شد", "تابستان 1401", "1401-22", "2022-22"},
           {"زمستان ۱۴۰۱", "زمستان ۱۴۰۱", "1401-24", "2022-24"},
           {"در ۱۲ فروردین ۱۴۰۰ امضا شد", "۱۲ فروردین ۱۴۰۰", "1400-01-12", "2021-04-01"},
           {"دوازدهم فروردین‌ماه سال ۱۴۰۰",
            "دوازدهم فروردین‌ماه سال ۱۴۰۰", "1400-01-12", "2021-04-01"},
           {"شهریور ۱۳۷۹", "شهریور ۱۳۷۹", "1379-06", "2000-08-22/2000-09-21"},
           {"در سال ۱۴۰۰ آغاز شد", "۱۴۰۰", "1400", "2021-03-21/2022-03-20"},
           {"در سال ۱۹۲۳ نیز", "۱۹۲۳", "1923", "1923"},
           {"از ۲۸ سپتامبر ۱۹۳۴ تا ۲۳ فوریه ۱۹۳۵", "۲۸ سپتامبر ۱۹۳۴ تا ۲۳ فوریه ۱۹۳۵",
            "1934-09-28/1935-02-23", "1934-09-28/1935-02-23"},
           {"دهم ژانویهٔ ۱۹۲۰", "دهم ژانویهٔ ۱۹۲۰", "1920-01-10", "1920-01-10"},
           {"در دهه ۱۹۹۰", "۱۹۹۰", "199X", "199X"},
       }) {
    INFO(c.text);
    const std::vector<Token> tokens = tokenize(c.text);
    const std::vector<DateExpression> dates = find_dates(tokens);
    REQUIRE(dates.size() == 1);
    CHECK(c.text.substr(dates[0].span.begin, dates[0].span.size()) == c.words);
    CHECK(dates[0].stated == c.stated);
    CHECK(dates[0].edtf == c.edtf);
  }
}

TEST_CASE("numbers and words that only look like dates are none") {
  for (const std::string& text : std::vector<std::string>{
           "They counted 2013 ships.", "May the talks go on.", "They march on.", "Resolution 1973",
           "1500 ships", "31 February 2015 of no calendar", "مهر و دوستی", "۱۴۰۰ نفر",
           "می‌رود", "۲۲ ربیع‌الثانی ۱۳۳۷ هجری قمری",
           "سال ۱۳۳۷ قمری"}) {
    INFO(text);
    const std::vector<Token> tokens = tokenize(text);
    const std::vector<DateExpression> dates = find_dates(tokens);
    for (const DateExpression& date : dates) {
      // "February 2015" is a date, whatever stands before.
      CHECK(text.starts_with("31 February"));
      CHECK(date.edtf == "2015-02");
    }
  }
}

TEST_CASE("Solar Hijri days agree with ICU's calendar for three centuries") {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> persian(icu::Calendar::createInstance(
      *icu::TimeZone::getGMT(), icu::Locale("fa_IR@calendar=persian"), status));
  icu::GregorianCalendar gregorian(*icu::TimeZone::getGMT(), status);
  REQUIRE(U_SUCCESS(status));
  for (int year = 1206; year <= 1498; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (const int day : {1, days_in_month(year, month)}) {
        persian->clear();
        persian->set(year, month - 1, day);
        gregorian.setTime(persian->getTime(status), status);
        const std::chrono::year_month_day found = to_gregorian({year, month, day});
        REQUIRE(static_cast<int>(found.year()) == gregorian.get(UCAL_YEAR, status));
        REQUIRE(static_cast<int>(static_cast<unsigned>(found.month())) ==
                gregorian.get(UCAL_MONTH, status) + 1);
        REQUIRE(static_cast<int>(static_cast<unsigned>(found.day())) ==
                gregorian.get(UCAL_DATE, status));
      }
    }
  }
}

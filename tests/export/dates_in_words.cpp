#include <string>
#include <utility>
#include <vector>

#include "export/date_words.hpp"
#include "export/figure_text.hpp"
#include "tests/catch.hpp"

namespace diplograph::exporting {

TEST_CASE("dates of EDTF stand in Persian words with the sign of their calendar") {
  const std::vector<std::pair<std::string, std::string>> dates{
      {"2015", "۲۰۱۵ م."},
      {"0622", "۶۲۲ م."},
      {"2015-09", "سپتامبر ۲۰۱۵ م."},
      {"2023-05-07", "۷ مه ۲۰۲۳ م."},
      {"2015-21", "بهار ۲۰۱۵ م."},
      {"199X", "دههٔ ۱۹۹۰ م."},
      {"-0479", "۴۸۰ پیش از م."},
      {"1984~", "حدود ۱۹۸۴ م."},
      {"1984?", "۱۹۸۴ (؟) م."},
      {"2011-04-21/2011-05-21", "۲۱ آوریل تا ۲۱ مه ۲۰۱۱ م."},
      {"2011-04-21/2011-04-25", "۲۱ تا ۲۵ آوریل ۲۰۱۱ م."},
      {"2011-03-21/2012-03-19", "۲۱ مارس ۲۰۱۱ تا ۱۹ مارس ۲۰۱۲ م."},
      {"2011-04/2011-06", "آوریل تا ژوئن ۲۰۱۱ م."},
      {"1991/1994", "۱۹۹۱ تا ۱۹۹۴ م."},
      {"1991/..", "از ۱۹۹۱ م."},
      {"../1994", "تا ۱۹۹۴ م."},
  };
  for (const auto& [edtf, words] : dates) {
    CHECK(persian_date(edtf) == words);
    CHECK(FigureText(true).date(edtf) == words);
    CHECK(FigureText(false).date(edtf) == edtf);
  }
}

TEST_CASE("what is no date that has words stays as it is") {
  for (const std::string text : {"", "/", "2015-", "2015-13", "2015-00", "2015-09-", "2015-09-00",
                                 "20150901", "2015-21-01", "soon", "۲۰۱۵", "15-09", "2015/soon"}) {
    CHECK(persian_date(text) == text);
  }
}

}  // namespace diplograph::exporting

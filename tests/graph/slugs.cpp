#include <string>

#include "graph/slug.hpp"
#include "tests/catch.hpp"

namespace diplograph {

TEST_CASE("a slug is readable and keeps what an id can hold") {
  struct Row {
    const char *text, *slug;
  };
  for (const Row& row : {
           Row{"Normative Power", "normative-power"},
           Row{"  UN Charter, 1945 ", "un-charter-1945"},
           Row{"São Tomé & Príncipe", "sao-tome-principe"},
           Row{"Côte d'Ivoire", "cote-divoire"},
           Row{"ایران", "airan"},
           Row{"چین", "chin"},
           Row{"Москва", "moskva"},
           Row{"５G", "5g"},
           Row{"a--b__c", "a-b-c"},
       }) {
    CAPTURE(row.text);
    CHECK(slug(row.text) == row.slug);
  }
}

TEST_CASE("spellings of one Persian word give one slug") {
  for (const char* other : {"سیاست\u200cهای خارجی", "سياست‌هاي خارجي",
                            "سیاستهای  خارجی", "سیاست\u0640های خارجی"}) {
    CAPTURE(other);
    CHECK(slug(other) == slug("سیاست‌های خارجی"));
  }
  CHECK(slug("كنوانسيون") == slug("کنوانسیون"));
  CHECK(slug("STRATEGY") == slug("strategy"));
}

TEST_CASE("a slug is never empty, never long, and of ASCII letters, digits and single hyphens") {
  std::string persian;
  for (int i = 0; i < 60; ++i) persian += "توافق‌نامه ";
  for (const std::string& text :
       {std::string(), std::string("«»"), std::string("\xF0\x9F\x98\x80"), std::string(500, 'x'),
        std::string("\xFF\xFE"), std::string("-"), persian, std::string("\0\n", 2)}) {
    const std::string result = slug(text);
    CAPTURE(text, result);
    CHECK_FALSE(result.empty());
    CHECK(result.size() <= 80);
    CHECK(result.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    CHECK(result.find("--") == std::string::npos);
    CHECK(result.front() != '-');
    CHECK(result.back() != '-');
  }
}

TEST_CASE("texts without letters keep apart") { CHECK(slug("«") != slug("»")); }

}  // namespace diplograph

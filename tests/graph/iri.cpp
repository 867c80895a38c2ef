#include "graph/iri.hpp"

#include <string>
#include <vector>

#include "graph/language_tag.hpp"
#include "tests/catch.hpp"

namespace diplograph {

TEST_CASE("an id becomes an IRI that keeps letters and encodes the rest") {
  struct Row {
    const char *id, *iri;
  };
  for (const Row& row : {
           Row{"state/china", "https://e.org/state/china"},
           Row{"goal/صلح‌طلبی", "https://e.org/goal/صلح‌طلبی"},  // ZWNJ stays
           Row{"document/a b#c?d", "https://e.org/document/a%20b%23c%3Fd"},
           Row{"document/50%25", "https://e.org/document/50%2525"},
           Row{"document/[x]{y}|z^`\\\"<>",
               "https://e.org/document/%5Bx%5D%7By%7D%7Cz%5E%60%5C%22%3C%3E"},
           Row{"document/a\nb\x7F", "https://e.org/document/a%0Ab%7F"},
           Row{"document/\xE2\x80\x8F", "https://e.org/document/%E2%80%8F"},  // a mark of direction
           Row{"document/\xF0\x9F\x98\x80", "https://e.org/document/\xF0\x9F\x98\x80"},
           Row{"document/\xEE\x80\x80", "https://e.org/document/%EE%80%80"},  // private use
           Row{"document/a:b@c,d;e=f&g'h(i)*!$+~",
               "https://e.org/document/a:b@c,d;e=f&g'h(i)*!$+~"},
       }) {
    CAPTURE(row.id);
    CHECK(iri_of_id("https://e.org/", row.id) == row.iri);
    CHECK(id_of_iri("https://e.org/", row.iri) == std::string(row.id));
  }
}

TEST_CASE("every character comes back from an IRI") {
  std::string all;
  for (int byte = 1; byte < 128; ++byte) all += static_cast<char>(byte);
  for (const char* letter : {"\xC2\x85", "ی", "\xEF\xBF\xBE", "\xF4\x8F\xBF\xBF"}) all += letter;
  CHECK(id_of_iri("urn:x:", iri_of_id("urn:x:", all)) == all);
}

TEST_CASE("invalid UTF-8 becomes the replacement character") {
  CHECK(iri_of_id("", "a\xFF") == "a%EF%BF%BD");
}

TEST_CASE("what is no IRI of an id is refused") {
  for (const char* iri :
       {"https://other.org/x", "https://e.org/a#b", "https://e.org/a?b", "https://e.org/a%2",
        "https://e.org/a%zz", "https://e.org/%FF", "https://e.org", ""}) {
    CAPTURE(iri);
    CHECK_FALSE(id_of_iri("https://e.org/", iri));
  }
}

TEST_CASE("a language tag is empty or has the form of BCP 47") {
  for (const char* tag : {"", "fa", "en", "zh-Hans", "sr-Latn-RS", "x-private", "de-1996"}) {
    CAPTURE(tag);
    CHECK(is_language_tag(tag));
  }
  for (const char* tag :
       {"fa_IR", "the English", "-", "fa-", "-fa", "fa--IR", "1a", "ninelettr", "فا"}) {
    CAPTURE(tag);
    CHECK_FALSE(is_language_tag(tag));
  }
}

}  // namespace diplograph

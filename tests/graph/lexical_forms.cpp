#include <stdexcept>
#include <string>

#include "graph/lexical_form.hpp"
#include "graph/value_pattern.hpp"
#include "tests/catch.hpp"

namespace diplograph {

TEST_CASE("values have the form of their datatype or not") {
  struct Row {
    Datatype datatype;
    const char* value;
    bool well_formed;
  };
  for (const Row& row : {
           Row{Datatype::integer, "12", true},
           Row{Datatype::integer, "-12", true},
           Row{Datatype::integer, "+0", true},
           Row{Datatype::integer, "", false},
           Row{Datatype::integer, "1.0", false},
           Row{Datatype::integer, "۱۲", false},
           Row{Datatype::decimal, "0.5", true},
           Row{Datatype::decimal, "5", true},
           Row{Datatype::decimal, ".5", false},
           Row{Datatype::decimal, "5.", false},
           Row{Datatype::decimal, "1e3", false},
           Row{Datatype::boolean, "true", true},
           Row{Datatype::boolean, "1", false},
           Row{Datatype::date, "2015", true},
           Row{Datatype::date, "2015-09", true},
           Row{Datatype::date, "2015-09-30", true},
           Row{Datatype::date, "2015-09-31", false},
           Row{Datatype::date, "2016-02-29", true},
           Row{Datatype::date, "2015-02-29", false},
           Row{Datatype::date, "1900-02-29", false},
           Row{Datatype::date, "2000-02-29", true},
           Row{Datatype::date, "2015-13", false},
           Row{Datatype::date, "2015-00", false},
           Row{Datatype::date, "-0044", true},
           Row{Datatype::date, "-0044-03-15", true},
           Row{Datatype::date, "2015/2016-05", true},
           Row{Datatype::date, "2015/", false},
           Row{Datatype::date, "/2015", false},
           Row{Datatype::date, "2015/2016/2017", false},
           Row{Datatype::date, "15", false},
           Row{Datatype::date, "2015-9", false},
           Row{Datatype::date, "2015 09", false},
           Row{Datatype::date, "1394 SH", false},
           Row{Datatype::date, "", false},
           Row{Datatype::iri, "https://e.org/a", true},
           Row{Datatype::iri, "urn:x", true},
           Row{Datatype::iri, "https://e.org/صلح", true},
           Row{Datatype::iri, "e.org/a", false},
           Row{Datatype::iri, "a b:c", false},
           Row{Datatype::iri, "http:", false},
           Row{Datatype::iri, "https://e.org/a b", false},
           Row{Datatype::iri, ":x", false},
           Row{Datatype::iri, "https://e.org/<a>", false},
           Row{Datatype::iri, "1a:b", false},
           Row{Datatype::string, "", true},
           Row{Datatype::string, "\n", true},
       }) {
    CAPTURE(to_string(row.datatype), row.value);
    CHECK(has_lexical_form(row.value, row.datatype) == row.well_formed);
  }
}

TEST_CASE("a pattern matches the whole value") {
  const ValuePattern code("[A-Z]{2}");
  CHECK(code.matches("IR"));
  CHECK_FALSE(code.matches("IRN"));
  CHECK_FALSE(code.matches("ir"));
  CHECK(ValuePattern("^[A-Z]{2}$").matches("IR"));
  CHECK(ValuePattern("\\p{L}+").matches("صلح"));
  CHECK_THROWS_AS(ValuePattern("(unclosed"), std::invalid_argument);
}

TEST_CASE("a pattern neither runs out of stack on a long value nor runs for ever") {
  CHECK(ValuePattern("(a|b)*").matches(std::string(3000000, 'a')) == false);
  CHECK_FALSE(ValuePattern("(a+)+b").matches(std::string(40, 'a')));
}

}  // namespace diplograph

#include <string>

#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {

TEST_CASE("the matrix has a row per actor that has a goal, a strategy or an agreement") {
  const std::string text = write_as("matrix", nasty_graph()).bytes;
  CHECK(count(text, "\n| \u2067چین «(خلق)»\u2069 | ") == 1);
  CHECK(count(text, "| Company two") == 0);
  CHECK(count(text, "| --- | --- | --- | --- |\n") == 1);
}

TEST_CASE("a cell names the relation where it is not the usual one, confidence and passages") {
  const std::string text = write_as("matrix", nasty_graph()).bytes;
  CHECK(count(text, "agreement/graph (1, 1)[^") == 1);
  CHECK(count(text, "agreement/graph (proposes, 0, 1)[^") == 1);
  CHECK(count(text, "agreement/graph (not opposes, 0.123, 1)[^") == 1);
}

TEST_CASE("each reference of the matrix has its note, with place and quote on one line") {
  const std::string text = write_as("matrix", nasty_graph()).bytes;
  CHECK(count(text, ")[^") == count(text, "\n[^"));
  CHECK(count(text, ", page 2, line 7: “\u2067«نقل‌قول» \"b\" \\\\ , ; ") == 1);
  CHECK(count(text, "&lt;&amp;>") == 1);
}

TEST_CASE("a graph without actors gives a sentence instead of an empty table") {
  Graph graph(Schema::diplomacy());
  graph.canonicalize();
  const std::string text = write_as("matrix", graph).bytes;
  CHECK(count(text, "No actor") == 1);
  CHECK(count(text, "|") == 0);
}

}  // namespace diplograph::exporting

#include <cstddef>
#include <string>

#include "export/columns.hpp"
#include "export/xml_text.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {
namespace {

std::string content(std::string_view text) {
  std::string result;
  const Sink sink = [&](std::string_view block) { result += block; };
  ByteBuffer out(sink);
  xml_content(out, text);
  out.finish();
  return result;
}

std::string attribute(std::string_view text) {
  std::string result;
  const Sink sink = [&](std::string_view block) { result += block; };
  ByteBuffer out(sink);
  xml_attribute(out, text);
  out.finish();
  return result;
}

}  // namespace

TEST_CASE("XML text is escaped, and what XML forbids becomes U+FFFD") {
  CHECK(content("a<b>&c\"d") == "a&lt;b&gt;&amp;c\"d");
  CHECK(attribute("a<b>&c\"d") == "a&lt;b&gt;&amp;c&quot;d");
  CHECK(content("a\tb\nc\rd") == "a\tb\nc&#13;d");
  CHECK(attribute("a\tb\nc\rd") == "a&#9;b&#10;c&#13;d");
  CHECK(content(std::string_view("\0\x01\x1F", 3)) == "\uFFFD\uFFFD\uFFFD");
  CHECK(content("\uFFFE\uFFFF") == "\uFFFD\uFFFD");
  CHECK(content("\xED\xA0\x80x").find('\xED') == std::string::npos);
  CHECK(content("caf\xE9!") == "caf\uFFFD!");
  CHECK(content("می‌خواهد «x» \U0001F600") == "می‌خواهد «x» \U0001F600");
}

TEST_CASE("XML tokens are name tokens and stay apart") {
  CHECK(xml_token("state/china") == "state:china");
  CHECK(xml_token("a:b") == "a_3Ab");
  CHECK(xml_token("a_b") == "a_5Fb");
  CHECK(xml_token("a|b c") == "a_7Cb_20c");
  CHECK(xml_token("a/b") != xml_token("a:b"));
}

TEST_CASE("attribute names that readers give a meaning of their own get a prefix") {
  for (const char* name : {"type", "size", "b", "weight", "intervals", "timestamp", "document"}) {
    CHECK(attribute_name(name) == "property_" + std::string(name));
  }
  CHECK(attribute_name("date") == "date");
}

TEST_CASE("GraphML declares its keys first, then all nodes, then all edges") {
  const Graph graph = nasty_graph();
  const std::string xml = write_as("graphml", graph).bytes;
  CHECK(count(xml, "<node id=") == graph.node_count());
  CHECK(count(xml, "<edge id=") == graph.edge_count());
  CHECK(xml.rfind("<key ") < xml.find("<graph "));
  CHECK(xml.rfind("<node ") < xml.find("<edge "));
  for (const char* never : {"<default", "for=\"all\"", "directed=\"false\"", "></data>", "\x0B",
                            "attr.name=\"type\"", "attr.name=\"id\""}) {
    CAPTURE(never);
    CHECK(count(xml, never) == 0);
  }
}

TEST_CASE("GraphML carries the evidence and says which relations are symmetric") {
  const std::string xml = write_as("graphml", nasty_graph()).bytes;
  for (const char* part :
       {"<data key=\"relation\">partyTo</data>", "<data key=\"polarity\">negated</data>",
        "<data key=\"modality\">attributed</data>", "<data key=\"confidence\">0.123</data>",
        "<data key=\"evidence_count\">2</data>", "<data key=\"line\">7</data>",
        "<data key=\"page\">2</data>", "<data key=\"symmetric\">true</data>",
        "«نقل‌قول»\n\"b\" \\ , ; \t &lt;&amp;&gt; ]]&gt;",
        "<data key=\"holder\">پکن</data>", "<data key=\"dated\">2015-09</data>",
        "<data key=\"node_id\">state/china</data>", "<node id=\"state:china\">",
        "<data key=\"date\">-0044|2015|2015-09|2015-09-01|2015-09-01/2016</data>"}) {
    CAPTURE(part);
    CHECK(count(xml, part) >= 1);
  }
}

TEST_CASE("GEXF keeps relations of one pair apart by kind, also when one is denied") {
  const std::string xml = write_as("gexf", nasty_graph()).bytes;
  CHECK(count(xml, "kind=\"not opposes\" label=\"not opposes\"") == 1);
  CHECK(count(xml,
              "source=\"state/china\" target=\"agreement/graph\" type=\"directed\" "
              "kind=\"opposes\"") == 1);
  CHECK(count(xml, "<attributes ") == 2);
  CHECK(count(xml, "weight=\"0\"") == 0);
  CHECK(count(xml, "hex=") == 0);
}

TEST_CASE("GEXF names a default edge type only if all edges are of one type") {
  CHECK(count(write_as("gexf", nasty_graph()).bytes, "defaultedgetype") == 0);
  CHECK(count(write_as("gexf", star_graph(2, "en")).bytes, "defaultedgetype=\"directed\"") == 1);
}

TEST_CASE("line ends survive in GEXF as character references") {
  const std::string xml = write_as("gexf", nasty_graph()).bytes;
  CHECK(count(xml, "«نقل‌قول»&#10;&quot;b&quot;") == 1);
}

}  // namespace diplograph::exporting

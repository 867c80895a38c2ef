#include <algorithm>
#include <string>
#include <string_view>

#include <rapidjson/document.h>
#include <rapidjson/encodings.h>

#include "export/explorer_data.hpp"
#include "export/explorer_writer.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"
#include "tests/graphs/hostile_graph.hpp"

namespace diplograph::exporting {
namespace {

using Document = rapidjson::GenericDocument<rapidjson::UTF16<char16_t>>;
using Value = Document::ValueType;

std::string data_of(const Graph& graph) {
  std::string data;
  write_explorer_data(graph, {}, [&data](std::string_view block) { data += block; });
  return data;
}

Document parsed(const std::string& data) {
  Document document;
  document.Parse<0, rapidjson::UTF8<>>(data.c_str());
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

std::u16string text(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

}  // namespace

TEST_CASE("the explorer's data has nothing that HTML could take for markup") {
  for (const Graph& graph : {nasty_graph(), hostile_graph()}) {
    const std::string data = data_of(graph);
    CHECK(data.find('<') == std::string::npos);
    CHECK(data.find("\\u003C") != std::string::npos);
  }
}

TEST_CASE("the explorer's data has every node, edge and piece of evidence") {
  const Graph graph = nasty_graph();
  const Document data = parsed(data_of(graph));
  CHECK(data[u"nodes"][u"id"].Size() == graph.node_count());
  CHECK(data[u"edges"][u"source"].Size() == graph.edge_count());
  std::size_t evidence = 0;
  std::size_t mentions = 0;
  for (const auto& edge : graph.edges()) evidence += graph.evidence(edge).size();
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    mentions += graph.mentions(vertex).size();
  }
  CHECK(data[u"evidence"].Size() == evidence);
  CHECK(data[u"mentions"].Size() == mentions);
}

TEST_CASE("the explorer's marks count as JavaScript does") {
  const Document data = parsed(data_of(hostile_graph()));
  const Value& strings = data[u"strings"];
  const Value& rows = data[u"evidence"];
  REQUIRE(rows.Size() == hostile_words().size());
  for (const Value& row : rows.GetArray()) {
    const std::u16string quote = text(strings[row[3].GetUint()]);
    REQUIRE(row.Size() == 9 + 3 * 3);
    const auto marked = [&](rapidjson::SizeType mark) {
      const std::size_t begin = row[9 + 3 * mark + 1].GetUint();
      return quote.substr(begin, row[9 + 3 * mark + 2].GetUint() - begin);
    };
    CHECK(marked(0) == u"state");
    CHECK(marked(1) == u"wants");
    CHECK(quote.ends_with(marked(2) + u" (\u0646\u0642\u0644)."));
  }
}

TEST_CASE("the explorer is one page around the data, or says why there is none") {
  const Graph graph = hostile_graph();
  std::string page;
  const Sink sink = [&page](std::string_view block) { page += block; };
  if (!has_explorer()) {
    CHECK_THROWS_AS(write_explorer(graph, {}, sink), OutputError);
    CHECK(page.empty());
    return;
  }
  write_explorer(graph, {}, sink);
  CHECK(count(page, data_of(graph)) == 1);
  CHECK(count(page, "Content-Security-Policy") == 1);
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(page.ends_with("</html>\n"));
  for (const char* link : {" src=\"", " href=\"", "@import", "url("}) {
    CAPTURE(link);
    const std::size_t data = page.find(data_of(graph));
    CHECK(page.substr(0, data).find(link) == std::string::npos);
  }
  std::string again;
  write_explorer(graph, {}, [&again](std::string_view block) { again += block; });
  CHECK(page == again);
}

}  // namespace diplograph::exporting

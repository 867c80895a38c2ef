#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <rapidjson/document.h>

#include "export/cypher_text.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// Comma-separated values by RFC 4180.
Rows read_csv(const std::string& text) {
  Rows rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      rows.back().back() += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      rows.back().emplace_back();
    } else if (!quoted && c == '\n') {
      rows.emplace_back(1);
    } else {
      rows.back().back() += c;
    }
  }
  rows.pop_back();
  return rows;
}

std::size_t column(const Rows& rows, const std::string& name) {
  const auto found = std::find(rows.front().begin(), rows.front().end(), name);
  if (found == rows.front().end()) FAIL("no column " << name);
  return static_cast<std::size_t>(found - rows.front().begin());
}

std::string cypher(std::string_view text) {
  std::string result;
  const Sink sink = [&](std::string_view block) { result += block; };
  ByteBuffer out(sink);
  cypher_string(out, text);
  out.finish();
  return result;
}

// Statements of a script, each up to a semicolon outside of strings and names; a string ends at the
// first quote without a backslash, as all of the databases read it.
std::vector<std::string> statements(const std::string& script) {
  std::vector<std::string> result;
  std::string statement;
  char quote = 0;
  for (std::size_t i = 0; i < script.size(); ++i) {
    const char c = script[i];
    if (quote == 0 && script.compare(i, 2, "//") == 0) {
      i = script.find('\n', i);
      continue;
    }
    statement += c;
    if (quote == '\'' && c == '\\') {
      statement += script[++i];
    } else if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '`') {
      quote = c;
    } else if (c == ';') {
      result.push_back(statement);
      statement.clear();
      if (i + 1 < script.size()) CHECK(script[i + 1] == '\n');
      ++i;
    }
  }
  CHECK(statement.empty());
  return result;
}

}  // namespace

TEST_CASE("a Cypher string cannot be left by what it holds") {
  CHECK(cypher("it's") == "'it\\'s'");
  CHECK(cypher("a\\") == "'a\\\\'");
  CHECK(cypher("\\'}) DETACH DELETE n //") == "'\\\\\\'}) DETACH DELETE n //'");
  CHECK(cypher("a\nb\tc") == "'a\nb\tc'");
  CHECK(cypher(std::string_view("\0x\xFF", 3)) == "'\uFFFDx\uFFFD'");
  CHECK(cypher("چین \U0001F600") == "'چین \U0001F600'");
  CHECK(cypher_name("a`b") == "`a``b`");
}

TEST_CASE("the Cypher script has one statement per node and edge") {
  const Graph graph = nasty_graph();
  const auto all = statements(write_as("cypher", graph).bytes);
  REQUIRE(all.size() == graph.node_count() + graph.edge_count());
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(all[i].starts_with(i < graph.node_count() ? "MERGE (n:`" : "MATCH (a:`"));
  }
}

TEST_CASE("labels with quotes and comments cannot add a statement to the Cypher script") {
  Graph graph(Schema::diplomacy());
  for (const char* hostile :
       {"'}) DETACH DELETE n; //", "\\", "\\'; DROP", "`; MATCH (n)", "\\u0027"}) {
    const auto vertex = graph.add_node("state/" + std::string(hostile));
    graph.add_name(vertex, {"en", hostile, NameRole::preferred});
  }
  graph.canonicalize();
  CHECK(statements(write_as("cypher", graph).bytes).size() == graph.node_count());
}

TEST_CASE("the constraints name every concrete type of the schema") {
  const auto all = statements(write_as("cypher-constraints", nasty_graph()).bytes);
  std::size_t concrete = 0;
  for (const NodeType& type : Schema::diplomacy().types()) concrete += type.abstract ? 0 : 1;
  CHECK(all.size() == concrete);
  for (const std::string& one : all) CHECK(count(one, "IF NOT EXISTS") == 1);
}

TEST_CASE("the tables for neo4j-admin hold every node and edge with unique ids and known ends") {
  const Graph graph = nasty_graph();
  const auto files = write_folder_as("csv-neo4j", graph);
  const Rows nodes = read_csv(files.at("nodes.csv"));
  const Rows edges = read_csv(files.at("relationships.csv"));
  REQUIRE(nodes.size() == graph.node_count() + 1);
  REQUIRE(edges.size() == graph.edge_count() + 1);
  CHECK(nodes.front()[0] == "id:ID");
  CHECK(nodes.front()[1] == ":LABEL");
  CHECK(edges.front()[0] == ":START_ID");
  CHECK(edges.front()[1] == ":END_ID");
  CHECK(edges.front()[2] == ":TYPE");
  std::set<std::string> ids;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    CHECK(nodes[i].size() == nodes.front().size());
    CHECK(ids.insert(nodes[i][0]).second);
  }
  bool quoted = false;
  for (std::size_t i = 1; i < edges.size(); ++i) {
    CHECK(edges[i].size() == edges.front().size());
    CHECK(ids.contains(edges[i][0]));
    CHECK(ids.contains(edges[i][1]));
    quoted = quoted || edges[i][column(edges, "quote:string")] == nasty_quote();
  }
  CHECK(quoted);
  for (const char* name : {"load.cypher", "constraints.cypher", "import.sh"}) {
    CHECK(files.contains(name));
  }
}

TEST_CASE("LOAD CSV has a statement per type, and per relation and pair of types") {
  const Graph graph = nasty_graph();
  std::set<std::string> kinds;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    kinds.insert(graph.schema().type(graph.node(vertex).type).name);
  }
  for (const Graph::EdgeDescriptor& edge : graph.edges()) {
    kinds.insert(graph.schema().relation(graph.edge(edge).relation).name + "|" +
                 graph.schema().type(graph.node(source(edge, graph.boost())).type).name + "|" +
                 graph.schema().type(graph.node(target(edge, graph.boost())).type).name);
  }
  const std::string script = write_folder_as("csv-neo4j", graph).at("load.cypher");
  CHECK(count(script, "LOAD CSV WITH HEADERS") == kinds.size());
}

TEST_CASE("Kuzu gets a file per table, which the scripts declare and copy") {
  const Graph graph = nasty_graph();
  const auto files = write_folder_as("csv-kuzu", graph);
  const std::string& schema = files.at("schema.cypher");
  const std::string& copy = files.at("copy.cypher");
  std::size_t nodes = 0;
  std::size_t edges = 0;
  for (const auto& [name, bytes] : files) {
    if (!name.ends_with(".csv")) continue;
    CAPTURE(name);
    CHECK(count(copy, "FROM '" + name + "'") == 1);
    const Rows rows = read_csv(bytes);
    (name.find('-') == std::string::npos ? nodes : edges) += rows.size() - 1;
    for (const auto& row : rows) CHECK(row.size() == rows.front().size());
  }
  CHECK(nodes == graph.node_count());
  CHECK(edges == graph.edge_count());
  CHECK(count(schema, "FROM `State` TO `Agreement`") >= 1);
  CHECK(count(schema, "CREATE NODE TABLE `Group` (`id` STRING, ") == 1);
}

TEST_CASE("Gephi's tables keep symmetric relations undirected and kinds apart") {
  const Graph graph = nasty_graph();
  const Rows edges = read_csv(write_folder_as("csv-gephi", graph).at("edges.csv"));
  REQUIRE(edges.size() == graph.edge_count() + 1);
  std::set<std::vector<std::string>> keys;
  for (std::size_t i = 1; i < edges.size(); ++i) {
    const bool symmetric = edges[i][column(edges, "symmetric")] == "true";
    CHECK(edges[i][column(edges, "Type")] == (symmetric ? "Undirected" : "Directed"));
    CHECK(keys.insert({edges[i][0], edges[i][1], edges[i][column(edges, "Kind")]}).second);
  }
}

TEST_CASE("GraphSON has a vertex a line, and every edge at both of its ends") {
  const Graph graph = nasty_graph();
  std::istringstream lines(write_as("graphson", graph).bytes);
  std::string line;
  std::map<std::string, int> ends;
  std::size_t vertices = 0;
  bool quoted = false;
  while (std::getline(lines, line)) {
    ++vertices;
    rapidjson::Document vertex;
    vertex.Parse(line.c_str());
    REQUIRE_FALSE(vertex.HasParseError());
    CHECK(graph.find(vertex["id"].GetString()));
    for (const char* direction : {"inE", "outE"}) {
      if (!vertex.HasMember(direction)) continue;
      const rapidjson::Value& labels = vertex[direction];
      for (auto walk = labels.MemberBegin(); walk != labels.MemberEnd(); ++walk) {
        const auto& label = *walk;
        CHECK(graph.schema().find_relation(label.name.GetString()));
        for (const auto& edge : label.value.GetArray()) {
          ++ends[edge["id"].GetString()];
          CHECK(edge.HasMember(direction == std::string("inE") ? "outV" : "inV"));
          const auto& confidence = edge["properties"]["confidence"];
          CHECK(confidence["@type"].GetString() == std::string("g:Double"));
          CHECK(confidence["@value"].IsDouble());
          quoted = quoted || (edge["properties"].HasMember("quote") &&
                              edge["properties"]["quote"].GetString() == nasty_quote());
        }
      }
    }
  }
  CHECK(vertices == graph.node_count());
  CHECK(ends.size() == graph.edge_count());
  for (const auto& [id, times] : ends) CHECK(times == 2);
  CHECK(quoted);
}

}  // namespace diplograph::exporting

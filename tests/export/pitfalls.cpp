#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "export/figure.hpp"
#include "export/timeline_figure.hpp"
#include "graph/days.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {
namespace {

// What breaks, empties or falsifies a file in a program that people use, without a word of warning.
// Each test bears the pitfall's name.

/// The values of an XML attribute, in the order of the file.
std::vector<std::string> attribute_values(const std::string& xml, const std::string& name) {
  std::vector<std::string> values;
  const std::string opening = " " + name + "=\"";
  for (std::size_t at = xml.find(opening); at != std::string::npos; at = xml.find(opening, at)) {
    at += opening.size();
    values.push_back(xml.substr(at, xml.find('"', at) - at));
  }
  return values;
}

const std::vector<std::string_view> graphml_formats{"graphml", "graphml-gephi", "graphml-neo4j",
                                                    "graphml-yed"};
const std::vector<std::string_view> gexf_formats{"gexf", "gexf-1.2"};

}  // namespace

TEST_CASE("pitfall: default statements in DOT empty the graph in Gephi") {
  const std::string dot = write_as("dot", nasty_graph()).bytes;
  for (const char* statement : {"node [", "edge [", "graph [", "subgraph", "rankdir"}) {
    CHECK(count(dot, statement) == 0);
  }
}

TEST_CASE("pitfall: a year alone on a GEXF interval stops Gephi's import") {
  const std::string xml = write_as("gexf", nasty_graph()).bytes;
  CHECK(count(xml, "timeformat=\"date\"") == 1);
  for (const char* end : {"start", "end"}) {
    const auto values = attribute_values(xml, end);
    REQUIRE_FALSE(values.empty());
    for (const std::string& value : values) {
      CHECK(value.size() == 10);
      CHECK(value[4] == '-');
      CHECK(value[7] == '-');
    }
  }
}

TEST_CASE("dates of GEXF cover the whole of what the text says") {
  const auto days = [](std::string_view date) {
    const auto interval = days_of(date);
    return interval ? interval->first + " " + interval->last : std::string("none");
  };
  CHECK(days("2015") == "2015-01-01 2015-12-31");
  CHECK(days("2015-09") == "2015-09-01 2015-09-30");
  CHECK(days("2016-02") == "2016-02-01 2016-02-29");
  CHECK(days("1900-02") == "1900-02-01 1900-02-28");
  CHECK(days("2015-09-01") == "2015-09-01 2015-09-01");
  CHECK(days("2015-21") == "2015-03-01 2015-05-31");
  CHECK(days("2015-24") == "2015-12-01 2015-12-31");
  CHECK(days("2015-09-01/2016") == "2015-09-01 2016-12-31");
  CHECK(days("2015?") == "2015-01-01 2015-12-31");
  for (const char* none : {"", "-0044", "2016/2015", "2015/..", "2015-13", "2015-02-29", "15", "x",
                           "2015-09-01T00", "20150901", "2015_09"}) {
    CAPTURE(none);
    CHECK(days(none) == "none");
  }
}

TEST_CASE("pitfall: weight 0 deletes an edge in Gephi") {
  const Graph graph = nasty_graph();
  for (const char* format : {"gexf", "gexf-1.2"}) {
    for (const std::string& weight : attribute_values(write_as(format, graph).bytes, "weight")) {
      CHECK(std::stoul(weight) >= 1);
    }
  }
  CHECK(count(write_as("graphml-gephi", graph).bytes, "<data key=\"weight\">0") == 0);
  CHECK(count(write_as("graphml-gephi", graph).bytes, "<data key=\"weight\">") ==
        graph.edge_count());
}

TEST_CASE("pitfall: a default edge type together with mixed edges loses edges or raises") {
  CHECK(count(write_as("gexf", nasty_graph()).bytes, "defaultedgetype") == 0);
  const std::string old = write_as("gexf-1.2", nasty_graph()).bytes;
  CHECK(count(old, "defaultedgetype=\"directed\"") == 1);
  CHECK(count(old, "type=\"undirected\"") == 0);
}

TEST_CASE("pitfall: parallel relations without kind or label are merged by Gephi") {
  const Graph graph = nasty_graph();
  const std::string xml = write_as("gexf", graph).bytes;
  const auto kinds = attribute_values(xml, "kind");
  const auto sources = attribute_values(xml, "source");
  const auto targets = attribute_values(xml, "target");
  REQUIRE(kinds.size() == graph.edge_count());
  std::set<std::string> edges;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    CHECK(edges.insert(sources[i] + "\n" + targets[i] + "\n" + kinds[i]).second);
  }
  const std::string graphml = write_as("graphml-gephi", graph).bytes;
  CHECK(attribute_values(graphml, "label").size() == graph.edge_count());
  CHECK(count(graphml, " label=\"not opposes\"") == 1);
}

TEST_CASE("pitfall: an attribute called type crashes sigma.js and Gephi Lite") {
  for (const std::string_view format : graphml_formats) {
    CHECK(count(write_as(format, nasty_graph()).bytes, "attr.name=\"type\"") == 0);
  }
  for (const std::string_view format : gexf_formats) {
    CHECK(count(write_as(format, nasty_graph()).bytes, "title=\"type\"") == 0);
  }
}

TEST_CASE("pitfall: an undirected edge among directed ones becomes directed in graphology") {
  for (const char* format : {"graphml", "graphml-neo4j", "graphml-yed"}) {
    CHECK(count(write_as(format, nasty_graph()).bytes, "directed=\"false\"") == 0);
  }
  CHECK(count(write_as("graphml", nasty_graph()).bytes, "<data key=\"symmetric\">true</data>") > 0);
}

TEST_CASE("pitfall: a type that GraphML does not know fails in igraph, networkx and graph-tool") {
  const std::set<std::string> known{"boolean", "int", "long", "float", "double", "string"};
  for (const std::string_view format : graphml_formats) {
    const std::string xml = write_as(format, nasty_graph()).bytes;
    const auto types = attribute_values(xml, "attr.type");
    REQUIRE_FALSE(types.empty());
    for (const std::string& type : types) CHECK(known.contains(type));
  }
}

TEST_CASE("pitfall: keys for all crash graphology and are dropped by igraph") {
  for (const std::string_view format : graphml_formats) {
    const auto owners = attribute_values(write_as(format, nasty_graph()).bytes, "for");
    REQUIRE_FALSE(owners.empty());
    for (const std::string& owner : owners) CHECK((owner == "node" || owner == "edge"));
  }
}

TEST_CASE("pitfall: a boolean written 1 or 0 is false to graphology, APOC and TinkerPop") {
  const std::string xml = write_as("graphml", nasty_graph()).bytes;
  CHECK(count(xml, "<data key=\"symmetric\">true<") +
            count(xml, "<data key=\"symmetric\">false<") ==
        count(xml, "<data key=\"symmetric\">"));
}

TEST_CASE("pitfall: attributes named like colours and sizes are eaten by Gephi") {
  const std::string xml = write_as("graphml", nasty_graph()).bytes;
  for (const char* name : {"r", "g", "b", "size", "color", "weight", "x", "y", "z"}) {
    CHECK(count(xml, "id=\"" + std::string(name) + "\" for=") == 0);
  }
  // Where Gephi is meant, they are the colours and sizes.
  CHECK(count(write_as("graphml-gephi", nasty_graph()).bytes, "<key id=\"size\" for=\"node\"") ==
        1);
}

TEST_CASE("pitfall: nested graphs lose their edges in Gephi") {
  for (const std::string_view format : graphml_formats) {
    CHECK(count(write_as(format, nasty_graph()).bytes, "<graph ") == 1);
  }
}

TEST_CASE("pitfall: without an edge label every relation is RELATED in Neo4j and Memgraph") {
  const Graph graph = nasty_graph();
  const std::string xml = write_as("graphml-neo4j", graph).bytes;
  CHECK(attribute_values(xml, "label").size() == graph.edge_count());
  CHECK(attribute_values(xml, "labels").size() == graph.node_count());
  CHECK(count(xml, " labels=\":State\"") == 3);
  CHECK(count(xml, " label=\"partyTo\"") == 2);
}

TEST_CASE("pitfall: graphology reads the last of several blocks of attributes only") {
  for (const std::string_view format : gexf_formats) {
    const std::string xml = write_as(format, nasty_graph()).bytes;
    CHECK(count(xml, "<attributes class=\"node\">") == 1);
    CHECK(count(xml, "<attributes class=\"edge\">") == 1);
    CHECK(count(xml, "<attributes ") == 2);
  }
}

TEST_CASE("pitfall: colours written as hex crash networkx") {
  for (const std::string_view format : gexf_formats) {
    CHECK(count(write_as(format, nasty_graph()).bytes, "hex=") == 0);
  }
}

TEST_CASE("pitfall: colours of DOT with a number sign are transparent in Gephi") {
  CHECK(count(write_as("dot", nasty_graph()).bytes, "color=\"#") == 0);
}

TEST_CASE("pitfall: GEXF 1.3 has no graph element for networkx before 3.6") {
  CHECK(count(write_as("gexf-1.2", nasty_graph()).bytes,
              "<gexf xmlns=\"http://www.gexf.net/1.2draft\"") == 1);
}

TEST_CASE("pitfall: a backslash in a CSV cell ends Gephi's import") {
  const auto files = write_folder_as("csv-gephi", nasty_graph());
  CHECK(count(files.at("nodes.csv"), "\\\\N \\\\\"") > 0);
  CHECK(count(files.at("edges.csv"), "\"\"b\"\" \\\\ , ;") == 1);
}

TEST_CASE("pitfall: Gephi takes a column of full dates for timestamps") {
  const auto files = write_folder_as("csv-gephi", nasty_graph());
  CHECK(count(files.at("nodes.csv"), ",\"on -0044|2015|2015-09|") == 1);
  CHECK(count(files.at("edges.csv"), ",\"on 2015-09\"\n") == 1);
}

TEST_CASE("pitfall: Gephi makes nodes of the words of a Neo4j header") {
  const auto files = write_folder_as("csv-gephi", nasty_graph());
  CHECK(files.at("nodes.csv").starts_with("\"Id\",\"Label\",\"class\","));
  CHECK(files.at("edges.csv")
            .starts_with("\"Source\",\"Target\",\"Type\",\"Kind\",\"Id\",\"Label\""));
}

TEST_CASE("pitfall: a line end in a cell needs options that databases do not have by default") {
  const Graph graph = nasty_graph();
  const auto kuzu = write_folder_as("csv-kuzu", graph);
  CHECK(count(kuzu.at("copy.cypher"), "PARALLEL=false") == count(kuzu.at("copy.cypher"), "COPY "));
  const auto neo4j = write_folder_as("csv-neo4j", graph);
  CHECK(count(neo4j.at("import.sh"), "--multiline-fields=true") == 1);
}

TEST_CASE("neo4j-admin takes the name of the database for a file if it stands behind the files") {
  const std::string script = write_folder_as("csv-neo4j", nasty_graph()).at("import.sh");
  CHECK(script.find("${1:-neo4j}") < script.find("--nodes="));
}

TEST_CASE("pitfall: Neo4j's arrays have no escape, and databases do not know partial dates") {
  const auto neo4j = write_folder_as("csv-neo4j", nasty_graph());
  CHECK(count(neo4j.at("nodes.csv"), "[]") == 0);
  CHECK(count(neo4j.at("nodes.csv"), "\"date:string\"") == 1);
  const auto kuzu = write_folder_as("csv-kuzu", nasty_graph());
  CHECK(count(kuzu.at("schema.cypher"), "`date` STRING") > 0);
  CHECK(count(kuzu.at("schema.cypher"), " DATE") == 0);
}

TEST_CASE("pitfall: an empty field in quotes is not null everywhere") {
  for (const char* format : {"csv-gephi", "csv-neo4j", "csv-kuzu"}) {
    for (const auto& [name, bytes] : write_folder_as(format, nasty_graph())) {
      CAPTURE(format, name);
      CHECK(count(bytes, ",\"\",") == 0);
    }
  }
}

TEST_CASE("pitfall: JSON-LD 1.0 engines fail on a version in the context") {
  CHECK(count(write_as("jsonld", nasty_graph()).bytes, "@version") == 0);
}

TEST_CASE("pitfall: ids relative to a base give PyLD no triple and no error") {
  const std::string json = write_as("jsonld", nasty_graph()).bytes;
  CHECK(count(json, "@base") == 0);
  const std::string opening = "\"@id\":\"";
  std::size_t ids = 0;
  for (std::size_t at = json.find(opening); at != std::string::npos; at = json.find(opening, at)) {
    at += opening.size();
    const std::string id = json.substr(at, json.find('"', at) - at);
    CAPTURE(id);
    CHECK((id.starts_with("https://") || id.starts_with("http://") ||
           (id.find(':') != std::string::npos && id.find('/') == std::string::npos)));
    ++ids;
  }
  CHECK(ids > nasty_graph().node_count());
}

TEST_CASE("pitfall: a direction in JSON-LD throws in jsonld.js and is dropped by rdflib") {
  const std::string json = write_as("jsonld", nasty_graph()).bytes;
  CHECK(count(json, "@direction") == 0);
  CHECK(count(json, "i18n") == 0);
  CHECK(count(json, "{\"@language\":\"fa\",\"@value\":\"چین «(خلق)»\"}") == 1);
}

TEST_CASE("pitfall: of two labels n10s keeps one unless each has its language") {
  const std::string turtle = write_as("turtle", nasty_graph()).bytes;
  CHECK(count(turtle, "\"چین «(خلق)»\"@fa") == 1);
  CHECK(count(turtle, "\"\"\"China <&> \"PRC\\\"\"\"\"@en") == 1);
}

TEST_CASE("pitfall: GEXF's official schema rejects viz, and its RELAX NG a location or a title") {
  for (const std::string_view format : gexf_formats) {
    const std::string xml = write_as(format, nasty_graph()).bytes;
    CHECK(count(xml, "<viz:color ") > 0);
    CHECK(count(xml, "schemaLocation") == 0);
    CHECK(count(xml, "<title>") == 0);
  }
}

TEST_CASE("pitfall: without isolates, SVG displaces brackets and guillemets of Persian labels") {
  const std::string svg = write_as("svg", nasty_graph()).bytes;
  CHECK(count(svg, ">\u2067چین «(خلق)»\u2069<") == 1);
  CHECK(count(svg, "\u2067") == count(svg, "\u2069"));
}

TEST_CASE("pitfall: PostScript without cairo has no letters beyond Latin 1") {
  const std::string eps = draw_figure(star_graph(3, "fa"), {}, FigureFormat::eps);
  CHECK(count(eps, "%%Creator: cairo") == 1);
  for (const std::string_view format : {"svg", "pdf", "dot"}) {
    CAPTURE(format);
    CHECK(count(write_as(format, star_graph(3, "fa")).bytes, "%!PS") == 0);
  }
}

TEST_CASE("pitfall: Noto Naskh Arabic of Debian 12 draws wrong digits") {
  const Graph graph = nasty_graph();
  CHECK(count(write_as("svg", graph).bytes, "Naskh") == 0);
  CHECK(count(draw_figure(graph, {}, FigureFormat::dot), "Naskh") == 0);
  CHECK(count(draw_figure(graph, {}, FigureFormat::tex), "Naskh") == 0);
  CHECK(count(place_timeline(graph, {}, {}).render(FigureFormat::svg), "Naskh") == 0);
}

TEST_CASE("pitfall: HTML labels in DOT fail in graph-tool, Gephi and dot2tex") {
  CHECK(count(write_as("dot", nasty_graph()).bytes, "label=<") == 0);
}

TEST_CASE("pitfall: ON CREATE SET, several labels and functions are syntax errors in AGE") {
  const std::string cypher = write_as("cypher", star_graph(3, "en")).bytes;
  for (const char* never : {"ON CREATE", "date(", "UNWIND", "CALL "})
    CHECK(count(cypher, never) == 0);
}

TEST_CASE("pitfall: Group as a label is a parser error in Kuzu without backticks") {
  const std::string cypher = write_as("cypher", nasty_graph()).bytes;
  CHECK(count(cypher, ":`Group` {") > 0);
  CHECK(count(cypher, ":Group") == 0);
}

TEST_CASE("pitfall: an escaped line end in a Cypher string is the letter n to Kuzu") {
  const std::string cypher = write_as("cypher", nasty_graph()).bytes;
  CHECK(count(cypher, "«نقل‌قول»\n\"b\" \\\\ , ;") == 1);
  CHECK(count(cypher, "\\n") == 0);
}

TEST_CASE("pitfall: edges before their nodes are dropped by Cytoscape, APOC and igraph") {
  for (const std::string_view format : graphml_formats) {
    const std::string xml = write_as(format, nasty_graph()).bytes;
    CHECK(xml.rfind("<node ") < xml.find("<edge "));
    CHECK(xml.rfind("<key ") < xml.find("<graph "));
  }
}

}  // namespace diplograph::exporting

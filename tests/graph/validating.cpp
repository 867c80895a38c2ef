#include <algorithm>
#include <string>
#include <vector>

#include "graph/error.hpp"
#include "graph/json_document.hpp"
#include "graph/validate.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph {
namespace {

Evidence evidence(const std::string& document = "d") {
  Evidence result;
  result.document = document;
  result.quote = "words";
  result.text = {0, 5};
  result.source = {0, 5};
  result.line = 3;
  result.rule = "test";
  result.extractor = "test";
  return result;
}

Graph::Vertex node(Graph& graph, const char* id) {
  const auto vertex = graph.add_node(id);
  graph.add_name(vertex, {"en", id, NameRole::preferred});
  graph.add_mention(vertex, evidence());
  return vertex;
}

Graph::EdgeDescriptor edge(Graph& graph, const char* source, const char* relation,
                           const char* target, Polarity polarity = Polarity::affirmed) {
  const auto from = node(graph, source);
  const auto to = node(graph, target);
  const auto added = graph.add_edge(from, *graph.schema().find_relation(relation), to, polarity);
  graph.add_evidence(added, evidence());
  return added;
}

Graph sound() {
  Graph graph(Schema::diplomacy());
  graph.add_document({"d", "A note", "en", "d.txt", std::string(64, 'a'), 100});
  edge(graph, "state/a", "pursues", "goal/x");
  return graph;
}

template <typename Change>
ValidationReport report_after(const Change& change) {
  Graph graph = sound();
  change(graph);
  graph.canonicalize();
  return validate(graph, graph.schema());
}

const Finding* finding(const ValidationReport& report, const std::string& rule) {
  const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                  [&](const Finding& entry) { return entry.rule == rule; });
  return found == report.findings.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a sound graph has nothing to report") {
  const ValidationReport report = report_after([](Graph&) {});
  CHECK(report.conforms());
  CHECK(report.findings.empty());
  CHECK(report.nodes == 3);
  CHECK(report.edges == 1);
}

TEST_CASE("each fault is found under its own rule, with its focus and a remedy") {
  struct Case {
    const char* rule;
    const char* focus;
    Severity severity;
    void (*change)(Graph&);
  };
  const std::vector<Case> cases{
      {"node-evidence", "goal/y", Severity::violation,
       [](Graph& graph) {
         graph.add_name(graph.add_node("goal/y"), {"en", "y", NameRole::preferred});
       }},
      {"node-name", "goal/y", Severity::warning,
       [](Graph& graph) { graph.add_mention(graph.add_node("goal/y"), evidence()); }},
      {"edge-evidence", "state/a|pursues|goal/y", Severity::violation,
       [](Graph& graph) {
         graph.add_edge(*graph.find("state/a"), *graph.schema().find_relation("pursues"),
                        node(graph, "goal/y"), Polarity::affirmed);
       }},
      {"evidence-document", "state/a|pursues|goal/x", Severity::violation,
       [](Graph& graph) {
         graph.add_evidence(edge(graph, "state/a", "pursues", "goal/x"), evidence("other"));
       }},
      {"evidence-document", "state/b", Severity::violation,
       [](Graph& graph) { graph.add_mention(node(graph, "state/b"), evidence("other")); }},
      {"evidence-confidence", "state/a|pursues|goal/x", Severity::violation,
       [](Graph& graph) {
         Evidence sure = evidence();
         sure.confidence = 1.5;
         graph.add_evidence(edge(graph, "state/a", "pursues", "goal/x"), sure);
       }},
      {"evidence-span", "state/a|pursues|goal/x", Severity::violation,
       [](Graph& graph) {
         Evidence longer = evidence();
         longer.text.end = 9;
         graph.add_evidence(edge(graph, "state/a", "pursues", "goal/x"), longer);
       }},
      {"evidence-span", "state/a|pursues|goal/x", Severity::violation,
       [](Graph& graph) {
         Evidence beyond = evidence();
         beyond.source = {90, 101};
         graph.add_evidence(edge(graph, "state/a", "pursues", "goal/x"), beyond);
       }},
      {"evidence-span", "state/a|pursues|goal/x", Severity::violation,
       [](Graph& graph) {
         Evidence marked = evidence();
         marked.marks = {{MarkRole::trigger, {3, 6}}};
         graph.add_evidence(edge(graph, "state/a", "pursues", "goal/x"), marked);
       }},
      {"property-pattern", "state/a", Severity::violation,
       [](Graph& graph) { graph.add_property(*graph.find("state/a"), "iso3166", "Norway"); }},
      {"property-count", "state/a", Severity::violation,
       [](Graph& graph) {
         graph.add_property(*graph.find("state/a"), "iso3166", "NO");
         graph.add_property(*graph.find("state/a"), "iso3166", "SE");
       }},
      {"property-datatype", "agreement/p", Severity::violation,
       [](Graph& graph) { graph.add_property(node(graph, "agreement/p"), "date", "last May"); }},
      {"property-datatype", "agreement/p", Severity::violation,
       [](Graph& graph) { graph.add_property(node(graph, "agreement/p"), "date", "2015-02-30"); }},
      {"property-datatype", "agreement/p", Severity::violation,
       [](Graph& graph) { graph.add_property(node(graph, "agreement/p"), "sameAs", "Q148"); }},
      {"property-value", "agreement/p", Severity::violation,
       [](Graph& graph) { graph.add_property(node(graph, "agreement/p"), "status", "dormant"); }},
      {"edge-loop", "state/a|supports|state/a", Severity::warning,
       [](Graph& graph) { edge(graph, "state/a", "supports", "state/a"); }},
      {"contradiction", "state/a|pursues|goal/x", Severity::warning,
       [](Graph& graph) { edge(graph, "state/a", "pursues", "goal/x", Polarity::negated); }},
      {"contradiction", "state/a|supports|goal/x", Severity::warning,
       [](Graph& graph) {
         edge(graph, "state/a", "supports", "goal/x");
         edge(graph, "state/a", "opposes", "goal/x");
       }},
      {"in-force-parties", "agreement/p", Severity::warning,
       [](Graph& graph) {
         edge(graph, "state/a", "partyTo", "agreement/p");
         graph.add_property(*graph.find("agreement/p"), "status", "in force");
       }},
      {"unpursued-goal", "goal/y", Severity::info,
       [](Graph& graph) { edge(graph, "state/a", "pursues", "goal/y", Polarity::negated); }},
      {"idle-strategy", "strategy/s", Severity::info,
       [](Graph& graph) { edge(graph, "state/a", "adopts", "strategy/s"); }},
      {"unattached-person", "person/p", Severity::info,
       [](Graph& graph) { node(graph, "person/p"); }},
      {"acyclic", "goal/z|partOf|goal/x", Severity::violation,
       [](Graph& graph) {
         edge(graph, "goal/x", "partOf", "goal/y");
         edge(graph, "goal/y", "partOf", "goal/z");
         edge(graph, "goal/z", "partOf", "goal/x");
       }},
  };
  for (const Case& fault : cases) {
    CAPTURE(fault.rule, fault.focus);
    const ValidationReport report = report_after(fault.change);
    const Finding* found = finding(report, fault.rule);
    REQUIRE(found != nullptr);
    CHECK(found->focus == fault.focus);
    CHECK(found->severity == fault.severity);
    CHECK_FALSE(found->message.empty());
    CHECK_FALSE(found->remedy.empty());
    CHECK(report.conforms() == (fault.severity != Severity::violation));
    for (const Finding& other : report.findings) {
      CHECK((other.rule == fault.rule || other.severity == Severity::info));
    }
  }
}

TEST_CASE("a finding names the place of the evidence") {
  const ValidationReport report = report_after(
      [](Graph& graph) { graph.add_property(*graph.find("state/a"), "iso3166", "Norway"); });
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings.front().document == "d");
  CHECK(report.findings.front().line == 3);
}

TEST_CASE("two denied relations, or a chain without a cycle, are no fault") {
  const ValidationReport report = report_after([](Graph& graph) {
    edge(graph, "state/a", "supports", "goal/x", Polarity::negated);
    edge(graph, "state/a", "opposes", "goal/x", Polarity::negated);
    edge(graph, "goal/x", "partOf", "goal/y");
    edge(graph, "goal/w", "partOf", "goal/y");
    edge(graph, "goal/w", "partOf", "goal/x");
    edge(graph, "goal/y", "partOf", "goal/w", Polarity::negated);
  });
  CHECK(report.count(Severity::violation) == 0);
  CHECK(report.count(Severity::warning) == 0);
}

TEST_CASE("a rule about a value does not touch nodes without it, nor counts that are enough") {
  const ValidationReport report = report_after([](Graph& graph) {
    edge(graph, "state/a", "partyTo", "agreement/p");
    graph.add_property(*graph.find("agreement/p"), "status", "signed");
    for (const char* party : {"state/a", "state/b"}) edge(graph, party, "partyTo", "agreement/q");
    graph.add_property(*graph.find("agreement/q"), "status", "in force");
  });
  CHECK(report.findings.empty());
}

TEST_CASE("uniqueness, counts and severities hold as a schema says") {
  const Schema schema = Schema::from_json(R"({
    "name": "small", "version": "1", "baseIri": "urn:s:", "vocabularyIri": "urn:v:",
    "types": [{"name": "State"}, {"name": "Document"}],
    "properties": [{"name": "code", "types": ["State"], "datatype": "string", "unique": true},
                   {"name": "age", "types": ["State"], "datatype": "integer", "severity": "info"}],
    "relations": [{"name": "allyOf", "domain": ["State"], "range": ["State"], "maximum": 1}],
    "rules": [{"id": "lonely", "type": "State", "relation": "allyOf", "direction": "in",
               "maximum": 1, "definition": "A state has one ally."}]})",
                                          "small.json");
  Graph graph(schema);
  graph.add_document({"d", "A note", "en", "d.txt", std::string(64, 'a'), 100});
  for (const char* id : {"state/a", "state/b", "state/c"}) node(graph, id);
  graph.add_property(*graph.find("state/a"), "code", "X");
  graph.add_property(*graph.find("state/b"), "code", "X");
  graph.add_property(*graph.find("state/c"), "code", "Y");
  graph.add_property(*graph.find("state/c"), "age", "old");
  edge(graph, "state/a", "allyOf", "state/b");
  edge(graph, "state/a", "allyOf", "state/c");
  edge(graph, "state/b", "allyOf", "state/c");
  graph.canonicalize();
  const ValidationReport report = validate(graph, schema);
  std::vector<std::string> found;
  for (const Finding& entry : report.findings) found.push_back(entry.rule + " " + entry.focus);
  CHECK(found == std::vector<std::string>{"property-unique state/a", "property-unique state/b",
                                          "relation-count state/a", "lonely state/c",
                                          "property-datatype state/c"});
}

namespace {

// A schema of what the built-in one has no use for.
Schema particular() {
  return Schema::from_json(R"({
    "name": "particular", "version": "1", "baseIri": "urn:s:", "vocabularyIri": "urn:v:",
    "types": [{"name": "State"}, {"name": "Treaty", "severity": "warning"},
              {"name": "Note", "evidence": "optional"}, {"name": "Document"}],
    "properties": [
      {"name": "motto", "types": ["State"], "datatype": "text", "pattern": "[a-z ]+"},
      {"name": "steps", "types": ["Treaty"], "datatype": "list"},
      {"name": "levels", "types": ["Treaty"], "datatype": "list", "items": "integer",
       "oneOf": ["1", "2"]},
      {"name": "signed", "types": ["Treaty"], "datatype": "date", "precision": "day"}],
    "relations": [
      {"name": "signs", "domain": ["State"], "range": ["Treaty"], "minimum": 1, "maximum": 2,
       "inverseMinimum": 2, "inverseMaximum": 3, "severity": "warning"},
      {"name": "borders", "domain": ["State"], "range": ["State"], "symmetric": true,
       "maximum": 1, "evidence": "optional"},
      {"name": "follows", "domain": ["Treaty"], "range": ["Treaty"], "acyclic": true,
       "severity": "info"}]})",
                           "particular.json");
}

std::vector<std::string> found_in(const Graph& graph) {
  std::vector<std::string> found;
  for (const Finding& entry : validate(graph, graph.schema()).findings) {
    found.push_back(std::string(to_string(entry.severity)) + " " + entry.rule + " " + entry.focus);
  }
  return found;
}

/// Two states that have signed two treaties: nothing to report.
void sign(Graph& graph) {
  graph.add_document({"d", "A note", "en", "d.txt", std::string(64, 'a'), 100});
  for (const char* state : {"state/a", "state/b"}) {
    for (const char* treaty : {"treaty/p", "treaty/q"}) edge(graph, state, "signs", treaty);
  }
}

}  // namespace

TEST_CASE("texts, lists and dates have the form that their property asks for") {
  struct Row {
    const char *node, *property, *value, *rule;
  };
  const Schema schema = particular();
  for (const Row& row : std::vector<Row>{
           {"state/a", "motto", "peace and order@en", ""},
           {"state/a", "motto", "peace", "property-datatype"},
           {"state/a", "motto", "Peace@en", "property-pattern"},
           {"treaty/p", "steps", R"(["first","a \"second\" one"])", ""},
           {"treaty/p", "steps", "[]", ""},
           {"treaty/p", "steps", R"(["first", "second"])", "property-datatype"},
           {"treaty/p", "steps", R"(["first",2])", "property-datatype"},
           {"treaty/p", "steps", "first", "property-datatype"},
           {"treaty/p", "levels", R"(["1","2","1"])", ""},
           {"treaty/p", "levels", R"(["1","3"])", "property-value"},
           {"treaty/p", "signed", "2015-09-01", ""},
           {"treaty/p", "signed", "2015-09-01/2016-01-02", ""},
           {"treaty/p", "signed", "2015-09", "property-datatype"},
           {"treaty/p", "signed", "2015-09-01/2016", "property-datatype"},
       }) {
    CAPTURE(row.property, row.value);
    Graph graph(schema);
    sign(graph);
    graph.add_property(*graph.find(row.node), row.property, row.value);
    graph.canonicalize();
    const std::vector<std::string> found = found_in(graph);
    if (*row.rule == '\0') {
      CHECK(found.empty());
    } else {
      CHECK(found ==
            std::vector<std::string>{std::string("violation ") + row.rule + " " + row.node});
    }
  }
}

TEST_CASE("edges are counted at both ends, and evidence is asked for where the schema says so") {
  const Schema schema = particular();
  Graph graph(schema);
  sign(graph);
  graph.add_name(graph.add_node("note/n"), {"en", "n", NameRole::preferred});
  graph.add_name(graph.add_node("treaty/r"), {"en", "r", NameRole::preferred});
  edge(graph, "state/b", "signs", "treaty/r");
  node(graph, "state/c");
  graph.add_edge(*graph.find("state/b"), *schema.find_relation("borders"), *graph.find("state/a"),
                 Polarity::affirmed);
  graph.add_edge(*graph.find("state/b"), *schema.find_relation("borders"), *graph.find("state/c"),
                 Polarity::affirmed);
  edge(graph, "treaty/p", "follows", "treaty/q");
  edge(graph, "treaty/q", "follows", "treaty/p");
  graph.canonicalize();
  CHECK(found_in(graph) ==
        std::vector<std::string>{
            "violation relation-count state/b",  // borders two states, in whatever direction
            "warning relation-count state/b",    // three treaties
            "warning relation-count state/c",    // none
            "warning relation-count treaty/r",   // one party
            "info acyclic treaty/q|follows|treaty/p",
        });
}

TEST_CASE("a contradiction is none if the dates of the two tell them apart") {
  struct Row {
    const char *first, *second;
    bool contradict;
  };
  for (const Row& row : {
           Row{"2015", "2016", false},
           Row{"2015-09", "2015-10-01", false},
           Row{"2015", "2015-09", true},
           Row{"2015/2017", "2016", true},
           Row{"2015", "", true},
           Row{"", "", true},
           Row{"2015", "some day", true},
       }) {
    for (const char* second : {"opposes", "supports"}) {
      CAPTURE(row.first, row.second, second);
      const ValidationReport report = report_after([&](Graph& graph) {
        const auto dated = [&](const char* relation, const char* date, Polarity polarity) {
          const auto from = node(graph, "state/a");
          const auto to = node(graph, "goal/x");
          const auto added =
              graph.add_edge(from, *graph.schema().find_relation(relation), to, polarity);
          Evidence words = evidence();
          words.date = date;
          graph.add_evidence(added, words);
        };
        dated("supports", row.first, Polarity::affirmed);
        dated(second, row.second,
              std::string(second) == "supports" ? Polarity::negated : Polarity::affirmed);
      });
      CHECK((finding(report, "contradiction") != nullptr) == row.contradict);
    }
  }
}

TEST_CASE("contradictions at a hub of 20,000 edges are found in little time") {
  const ValidationReport report = report_after([](Graph& graph) {
    const auto hub = node(graph, "state/hub");
    for (int i = 0; i < 10000; ++i) {
      const auto goal = node(graph, ("goal/" + std::to_string(i)).c_str());
      for (const char* relation : {"supports", "opposes"}) {
        graph.add_evidence(
            graph.add_edge(hub, *graph.schema().find_relation(relation), goal, Polarity::affirmed),
            evidence());
      }
    }
  });
  CHECK(report.count(Severity::warning) == 10000);
}

TEST_CASE("a chain of 200,000 parts is walked without running out of stack") {
  Graph graph(Schema::diplomacy());
  graph.add_document({"d", "A note", "en", "d.txt", std::string(64, 'a'), 100});
  const auto part_of = *graph.schema().find_relation("partOf");
  auto last = graph.add_node("goal/0");
  for (int i = 1; i < 200000; ++i) {
    const auto next = graph.add_node("goal/" + std::to_string(i));
    graph.add_edge(last, part_of, next, Polarity::affirmed);
    last = next;
  }
  graph.canonicalize();
  CHECK(finding(validate(graph, graph.schema()), "acyclic") == nullptr);
}

TEST_CASE("a graph is checked against another schema by the names of its terms") {
  Graph graph = sound();
  graph.add_property(*graph.find("state/a"), "iso3166", "NO");
  edge(graph, "state/a", "supports", "goal/x");
  graph.canonicalize();
  const Schema other = Schema::from_json(R"({
    "name": "small", "version": "1", "baseIri": "https://e.org/id/", "vocabularyIri": "https://e.org/v#",
    "types": [{"name": "Root", "abstract": true}, {"name": "State", "parent": "Root"},
              {"name": "Goal", "parent": "Root"}, {"name": "Document", "parent": "Root"}],
    "properties": [{"name": "motto", "types": ["Goal"], "datatype": "string", "minimum": 1}],
    "relations": [{"name": "pursues", "domain": ["Goal"], "range": ["State"]}]})",
                                         "small.json");
  const ValidationReport report = validate(graph, other);
  CHECK_FALSE(report.conforms());
  REQUIRE(finding(report, "edge-ends") != nullptr);
  CHECK(finding(report, "edge-ends")->focus == "state/a|pursues|goal/x");
  REQUIRE(finding(report, "edge-relation") != nullptr);
  CHECK(finding(report, "edge-relation")->focus == "state/a|supports|goal/x");
  REQUIRE(finding(report, "property-name") != nullptr);
  REQUIRE(finding(report, "property-count") != nullptr);
  CHECK(finding(report, "property-count")->focus == "goal/x");
}

TEST_CASE("the report as JSON conforms to its schema, with and without findings") {
  for (const ValidationReport& report :
       {report_after([](Graph&) {}), report_after([](Graph& graph) {
          graph.add_node("goal/\"y\"");
          edge(graph, "state/a", "supports", "state/a");
        })}) {
    const JsonDocument json(report.to_json(), "validation.json");
    CHECK_NOTHROW(json.require("validation-report.schema.json"));
    CHECK(json.root()["conforms"].GetBool() == report.conforms());
    CHECK(json.root()["findings"].Size() == report.findings.size());
  }
}

TEST_CASE("graphs of generated claims have no violation but those that a merge can make") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    const Graph graph = assembled(generated_claims(seed));
    const ValidationReport report = validate(graph, graph.schema());
    for (const Finding& found : report.findings) {
      CAPTURE(found.rule, found.focus, found.message);
      CHECK((found.severity != Severity::violation || found.rule == "acyclic" ||
             found.rule == "node-evidence" || found.rule == "property-count"));
    }
  }
}

}  // namespace diplograph

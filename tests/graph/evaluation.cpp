#include <string>

#include "graph/error.hpp"
#include "graph/evaluation/evaluate.hpp"
#include "graph/evaluation/gold_graph.hpp"
#include "graph/evaluation/name_matching.hpp"
#include "graph/graph.hpp"
#include "tests/catch.hpp"

namespace diplograph {
namespace {

/// Two states that are party to a treaty, one of which pursues a goal.
const std::string gold_json = R"({
  "document": {"id": "doc"},
  "nodes": [
    {"id": "no", "type": "State", "label": "Norway", "aliases": ["Oslo"], "core": true},
    {"id": "cl", "type": "State", "label": "Chile", "core": true},
    {"id": "treaty", "type": "Agreement", "label": "Antarctic Treaty", "core": true},
    {"id": "ocean", "type": "Goal", "label": "protection of the Southern Ocean", "core": true,
     "lines": [9, 9]},
    {"id": "un", "type": "Organization", "label": "United Nations", "core": false}],
  "edges": [
    {"source": "no", "relation": "partyTo", "target": "treaty", "core": true},
    {"source": "cl", "relation": "partyTo", "target": "treaty", "core": true},
    {"source": "cl", "relation": "pursues", "target": "ocean", "core": true, "lines": [9, 9]},
    {"source": "no", "relation": "cooperatesWith", "target": "cl", "core": false},
    {"source": "doc", "relation": "cites", "target": "un", "core": true}]
})";

GoldGraph gold() { return read_gold_graph(gold_json, "gold.json"); }

class Drawn {
 public:
  Graph::Vertex node(std::string_view id, std::string_view name) {
    const Graph::Vertex vertex = graph.add_node(id);
    graph.add_name(vertex, {"en", std::string(name), NameRole::preferred});
    return vertex;
  }
  void edge(Graph::Vertex source, std::string_view relation, Graph::Vertex target) {
    (void)graph.add_edge(source, *graph.schema().find_relation(relation), target,
                         Polarity::affirmed);
  }
  Graph graph{Schema::diplomacy()};
};

}  // namespace

TEST_CASE("a name is compared without case, spaces, marks and letter variants") {
  CHECK(folded_name("The  Treaty-of_Rome!") == "the treaty of rome");
  CHECK(folded_name("سال‌های كليدي") == "سال های کلیدی");
  CHECK(folded_name("é") == "é");
  CHECK(ComparableName("راه آهن").similarity(ComparableName("راه‌آهن")) == 1.0);
  CHECK(ComparableName("Antarctic Treaty").similarity(ComparableName("the Antarctic Treaty")) ==
        1.0);
  CHECK(ComparableName("open sea lanes").similarity(ComparableName("open lanes")) == Approx(0.8));
  CHECK(ComparableName("Iran").similarity(ComparableName("Tigran")) == 0.0);
}

TEST_CASE("a graph that says what the gold says has full marks") {
  Drawn drawn;
  const auto norway = drawn.node("state/norway", "Oslo");
  const auto chile = drawn.node("state/chile", "Chile");
  const auto treaty = drawn.node("agreement/antarctic-treaty", "the Antarctic Treaty of 1959");
  const auto ocean = drawn.node("goal/ocean", "protection of the Southern Ocean");
  drawn.edge(norway, "partyTo", treaty);
  drawn.edge(chile, "partyTo", treaty);
  drawn.edge(chile, "pursues", ocean);
  drawn.edge(chile, "cooperatesWith", norway);
  drawn.graph.canonicalize();
  const Evaluation found = evaluate(gold(), drawn.graph);
  CHECK(found.nodes.recall() == 1.0);
  CHECK(found.nodes.precision() == 1.0);
  CHECK(found.edges.recall() == 1.0);
  CHECK(found.edges.precision() == 1.0);
  CHECK(found.wrong.empty());
  CHECK(found.missed_nodes.empty());
  CHECK(found.missed_edges.empty());
}

TEST_CASE("what is missed and what is wrong is counted and named") {
  Drawn drawn;
  const auto norway = drawn.node("state/norway", "Norway");
  const auto treaty = drawn.node("agreement/antarctic-treaty", "Antarctic Treaty");
  drawn.node("agreement/treaty", "Antarctic Treaty");
  drawn.node("state/peru", "Peru");
  drawn.edge(norway, "opposes", treaty);
  drawn.graph.canonicalize();
  const Evaluation found = evaluate(gold(), drawn.graph);
  CHECK(found.nodes.core_found == 2);
  CHECK(found.nodes.core == 4);
  CHECK(found.nodes.right == 2);
  CHECK(found.nodes.extracted == 4);
  CHECK(found.edges.right == 0);
  CHECK(found.edges.extracted == 1);
  REQUIRE(found.wrong.size() == 3);
  CHECK(found.wrong[0].reason == "duplicate");
  CHECK(found.wrong[1].item == "State\tPeru");
  CHECK(found.wrong[2].item == "Norway\topposes\tAntarctic Treaty");
  CHECK(found.missed_nodes.front() == "Goal\tprotection of the Southern Ocean");
  CHECK(found.missed_edges.size() == 3);
}

TEST_CASE("kinds that are hard to tell apart stand for each other unless the measure is strict") {
  Drawn drawn;
  const auto chile = drawn.node("state/chile", "Chile");
  const auto ocean = drawn.node("strategy/ocean", "protection of the Southern Ocean");
  drawn.edge(chile, "adopts", ocean);
  drawn.graph.canonicalize();
  CHECK(evaluate(gold(), drawn.graph).edges.right == 1);
  EvaluationOptions strict;
  strict.strict = true;
  CHECK(evaluate(gold(), drawn.graph, strict).edges.right == 0);
}

TEST_CASE("only core facts whose lines are asked for are demanded") {
  Drawn drawn;
  drawn.graph.canonicalize();
  EvaluationOptions first_lines;
  first_lines.last_line = 5;
  CHECK(evaluate(gold(), drawn.graph).edges.core == 3);
  CHECK(evaluate(gold(), drawn.graph, first_lines).edges.core == 2);
  CHECK(evaluate(gold(), drawn.graph, first_lines).nodes.core == 3);
}

TEST_CASE(
    "two annotators who say the same agree fully, and no better than chance is no agreement") {
  const Agreement same = agreement(gold(), gold());
  CHECK(same.shared_nodes == 5);
  CHECK(same.type_kappa == 1.0);
  CHECK(same.relation_kappa == 1.0);
  GoldGraph other = gold();
  other.nodes[2].type = "Event";
  other.edges[2].relation = "opposes";
  const Agreement less = agreement(gold(), other);
  CHECK(less.shared_nodes == 5);
  // Types: 4 of 5 equal; by chance (2*2 + 1*0 + 1*1 + 1*1) / 25.
  CHECK(less.type_kappa == Approx((0.8 - 0.24) / (1 - 0.24)));
  // Relations of 20 ordered pairs: 19 equal; by chance (15*15 + 2*2 + 2*2 + 1*0) / 400.
  CHECK(less.relation_kappa == Approx((0.95 - 0.5825) / (1 - 0.5825)));
}

TEST_CASE(
    "a gold file with an unknown end, a repeated id or a wrong type is refused with its place") {
  CHECK_THROWS_AS(read_gold_graph(R"({"document":{"id":"d"},"nodes":[],"edges":[
      {"source":"a","relation":"pursues","target":"b"}]})",
                                  "g.json"),
                  InputError);
  CHECK_THROWS_AS(read_gold_graph(R"({"document":{"id":"d"},"nodes":[
      {"id":"a","type":"State","label":"A"},{"id":"a","type":"State","label":"B"}],"edges":[]})",
                                  "g.json"),
                  InputError);
  CHECK_THROWS_AS(read_gold_graph(R"({"document":{"id":"d"},"nodes":"none","edges":[]})", "g.json"),
                  InputError);
}

}  // namespace diplograph

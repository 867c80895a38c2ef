#include <fstream>
#include <sstream>
#include <string>

#include "graph/error.hpp"
#include "graph/graph.hpp"
#include "graph/json_document.hpp"
#include "graph/jsonld_context.hpp"
#include "tests/catch.hpp"

namespace diplograph {

TEST_CASE("an edge can be added exactly where the schema allows it") {
  const Schema& schema = Schema::diplomacy();
  std::size_t refused = 0;
  std::size_t accepted = 0;
  for (const RelationType& relation : schema.relations()) {
    for (const NodeType& source : schema.types()) {
      for (const NodeType& target : schema.types()) {
        if (source.abstract || target.abstract) continue;
        Graph graph(schema);
        const auto from = graph.add_node(source.id_prefix + "/a");
        const auto to = graph.add_node(target.id_prefix + "/b");
        CAPTURE(relation.name, source.name, target.name);
        if (schema.allows(relation.id, source.id, target.id)) {
          CHECK_NOTHROW(graph.add_edge(from, relation.id, to, Polarity::affirmed));
          ++accepted;
        } else {
          CHECK_THROWS_AS(graph.add_edge(from, relation.id, to, Polarity::affirmed), SchemaError);
          CHECK(graph.edge_count() == 0);
          ++refused;
        }
      }
    }
  }
  CHECK(accepted > 100);
  CHECK(refused > 1000);
}

TEST_CASE("a node has the type of its id, and abstract types have no nodes") {
  Graph graph(Schema::diplomacy());
  const auto type = [&](const char* id) {
    return graph.schema().type(graph.node(graph.add_node(id)).type).name;
  };
  CHECK(type("state/norway") == "State");
  CHECK(type("government-body/ministry") == "GovernmentBody");
  CHECK(type("goal/state/odd") == "Goal");
  for (const char* id : {"actor/x", "thing/x", "state", "state/", "/norway", "", "State/norway",
                         "stateless/x", "realm/x"}) {
    CAPTURE(id);
    CHECK_THROWS_AS(graph.add_node(id), SchemaError);
  }
}

TEST_CASE("a property can be added exactly to the types that have it") {
  const Schema& schema = Schema::diplomacy();
  for (const NodeType& type : schema.types()) {
    if (type.abstract) continue;
    for (const PropertyDefinition& property : schema.properties()) {
      CAPTURE(type.name, property.name);
      Graph graph(schema);
      const auto node = graph.add_node(type.id_prefix + "/a");
      if (schema.find_property(type.id, property.name)) {
        CHECK_NOTHROW(graph.add_property(node, property.name, "1"));
        CHECK(graph.values(node, property.name).size() == 1);
      } else {
        CHECK_THROWS_AS(graph.add_property(node, property.name, "1"), SchemaError);
      }
    }
  }
}

TEST_CASE("an opened schema allows everything between concrete types, and the same terms") {
  const Schema open = Schema::diplomacy().opened();
  for (const RelationType& relation : open.relations()) {
    for (const NodeType& source : open.types()) {
      for (const NodeType& target : open.types()) {
        CHECK(open.allows(relation.id, source.id, target.id) ==
              (!source.abstract && !target.abstract));
      }
    }
  }
  for (const NodeType& type : open.types()) CHECK(open.find_property(type.id, "iso3166"));
  CHECK(jsonld_context(open) == jsonld_context(Schema::diplomacy()));
  CHECK_FALSE(Schema::diplomacy().allows(*open.find_relation("pursues"), *open.find_type("Goal"),
                                         *open.find_type("State")));
}

TEST_CASE("the relations of the domain run between the types that the domain knows") {
  const Schema& schema = Schema::diplomacy();
  const auto allows = [&](const char* source, const char* relation, const char* target) {
    return schema.allows(*schema.find_relation(relation), *schema.find_type(source),
                         *schema.find_type(target));
  };
  struct Row {
    const char *source, *relation, *target;
    bool allowed;
  };
  for (const Row& row : {
           Row{"State", "pursues", "Goal", true},
           Row{"Company", "adopts", "Strategy", true},
           Row{"Goal", "advances", "Goal", true},
           Row{"Concept", "advances", "Goal", true},
           Row{"State", "advances", "Goal", false},
           Row{"State", "supports", "Document", false},
           Row{"GovernmentBody", "partOf", "State", true},
           Row{"GovernmentBody", "partOf", "Organization", true},
           Row{"State", "partOf", "Organization", false},
           Row{"Goal", "partOf", "Goal", true},
           Row{"Goal", "partOf", "Strategy", false},
           Row{"Person", "represents", "State", true},
           Row{"State", "represents", "Person", false},
           Row{"Strategy", "implements", "Agreement", true},
           Row{"Agreement", "implements", "Agreement", true},
           Row{"State", "implements", "Agreement", false},
           Row{"Agreement", "submittedTo", "Organization", true},
           Row{"Concept", "submittedTo", "GovernmentBody", true},
           Row{"Strategy", "targets", "Group", true},
           Row{"Event", "motivates", "Strategy", true},
           Row{"Concept", "motivates", "Agreement", true},
           Row{"Agreement", "versionOf", "Agreement", true},
           Row{"Person", "authorOf", "Source", true},
           Row{"Source", "states", "Concept", true},
           Row{"Institute", "states", "Goal", true},
           Row{"Event", "about", "Concept", true},
           Row{"Institute", "locatedIn", "Place", true},
           Row{"Place", "locatedIn", "State", true},
           Row{"Goal", "locatedIn", "Place", false},
           Row{"Document", "cites", "Source", true},
       }) {
    CAPTURE(row.source, row.relation, row.target);
    CHECK(allows(row.source, row.relation, row.target) == row.allowed);
  }
}

TEST_CASE("every type and relation of the domain has a label in English and Persian") {
  for (const NodeType& type : Schema::diplomacy().types()) {
    CAPTURE(type.name);
    CHECK_FALSE(type.label_en.empty());
    CHECK_FALSE(type.label_fa.empty());
    CHECK_FALSE(type.definition.empty());
  }
  for (const RelationType& relation : Schema::diplomacy().relations()) {
    CAPTURE(relation.name);
    CHECK_FALSE(relation.label_en.empty());
    CHECK_FALSE(relation.label_fa.empty());
    CHECK_FALSE(relation.definition.empty());
    CHECK(relation.symmetric == relation.inverse.empty());
  }
}

TEST_CASE("schemas/context.jsonld is the context of the built-in schema") {
  std::ifstream file(std::string(DIPLOGRAPH_SOURCE_DIR) + "/schemas/context.jsonld");
  std::ostringstream text;
  text << file.rdbuf();
  CHECK(text.str() == jsonld_context_file(Schema::diplomacy()));
}

TEST_CASE("no term of the context stands for two things") {
  const JsonDocument json(jsonld_context_file(Schema::diplomacy()), "context.jsonld");
  CHECK(json.root()["@context"].MemberCount() == jsonld_context(Schema::diplomacy()).size());
}

}  // namespace diplograph

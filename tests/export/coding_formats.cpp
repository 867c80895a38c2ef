#include <cstring>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <rapidjson/document.h>
#include <sqlite3.h>

#include "export/passages.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {
namespace {

using Row = std::vector<std::string>;

/// A SQLite database out of the bytes of its file.
class Database {
 public:
  explicit Database(const std::string& bytes) {
    REQUIRE(sqlite3_open(":memory:", &database_) == SQLITE_OK);
    auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
    REQUIRE(copy != nullptr);
    std::memcpy(copy, bytes.data(), bytes.size());
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    REQUIRE(sqlite3_deserialize(database_, "main", copy, size, size,
                                SQLITE_DESERIALIZE_FREEONCLOSE) == SQLITE_OK);
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { sqlite3_close(database_); }

  std::vector<Row> rows(const std::string& sql) {
    std::vector<Row> result;
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
      result.emplace_back();
      for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
        result.back().emplace_back(text == nullptr ? "" : text);
      }
    }
    sqlite3_finalize(statement);
    return result;
  }

 private:
  sqlite3* database_ = nullptr;
};

/// The stored members of a ZIP archive, by its directory at the end.
std::map<std::string, std::string> unzip(const std::string& bytes) {
  const auto number = [&](std::size_t at, std::size_t size) {
    std::size_t value = 0;
    for (std::size_t i = size; i-- > 0;) {
      value = value * 256 + static_cast<unsigned char>(bytes.at(at + i));
    }
    return value;
  };
  std::map<std::string, std::string> members;
  const std::size_t end = bytes.size() - 22;
  REQUIRE(number(end, 4) == 0x06054B50U);
  std::size_t at = number(end + 16, 4);
  for (std::size_t i = 0; i < number(end + 10, 2); ++i) {
    REQUIRE(number(at, 4) == 0x02014B50U);
    const std::size_t size = number(at + 24, 4);
    const std::size_t name_size = number(at + 28, 2);
    const std::size_t local = number(at + 42, 4);
    const std::size_t content = local + 30 + number(local + 26, 2) + number(local + 28, 2);
    members.emplace(bytes.substr(at + 46, name_size), bytes.substr(content, size));
    at += 46 + name_size;
  }
  return members;
}

/// The part of a text between two places counted in code points.
std::string characters(const std::string& text, std::size_t begin, std::size_t end) {
  std::string result;
  std::size_t character = 0;
  for (const char byte : text) {
    const bool starts = (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    if (starts) ++character;
    if (character > begin && character <= end) result += byte;
  }
  return result;
}

}  // namespace

TEST_CASE("passages stand in the order of the document, and places count characters") {
  const Graph graph = nasty_graph();
  const std::string document = graph.documents().begin()->first;
  const Passages passages(graph, document);
  std::size_t found = 0;
  for (const Graph::EdgeDescriptor& edge : graph.edges()) {
    for (const StoredEvidence& evidence : graph.evidence(edge)) {
      const Passages::Place* place = passages.find(evidence);
      REQUIRE(place != nullptr);
      const std::string quote(graph.text(evidence.quote));
      if (quote.find_first_of("\r\x0B") != std::string::npos) continue;  // made visible in the text
      CHECK(characters(passages.text(), place->begin, place->end) == quote);
      ++found;
    }
  }
  CHECK(found > 5);
  std::optional<StoredEvidence> nasty;
  for (const Graph::EdgeDescriptor& edge : graph.edges()) {
    const auto best = graph.best(edge);
    if (best && graph.text(best->quote) == nasty_quote()) nasty = best;
  }
  REQUIRE(nasty.has_value());
  const Passages::Place* place = passages.find(*nasty);
  // An emoji is one character, and two units to Java.
  CHECK(place->end_utf16 - place->begin_utf16 == place->end - place->begin + 1);
}

TEST_CASE("a DNA database has a statement for each piece of an edge's evidence") {
  const Graph graph = nasty_graph();
  std::size_t evidence = 0;
  for (const Graph::EdgeDescriptor& edge : graph.edges()) evidence += graph.evidence(edge).size();
  Database dna(write_as("dna", graph).bytes);
  CHECK(dna.rows("PRAGMA integrity_check") == std::vector<Row>{{"ok"}});
  CHECK(dna.rows("PRAGMA foreign_key_check").empty());
  CHECK(dna.rows("SELECT count(*) FROM STATEMENTS WHERE StatementTypeId = 2") ==
        std::vector<Row>{{std::to_string(evidence)}});
  CHECK(dna.rows("SELECT count(*) FROM STATEMENTS WHERE Start >= Stop") == std::vector<Row>{{"0"}});
  // Every statement has a value for each variable of its type.
  CHECK(dna.rows("SELECT s.ID FROM STATEMENTS s JOIN VARIABLES v ON v.StatementTypeId = "
                 "s.StatementTypeId WHERE NOT EXISTS (SELECT 1 FROM DATASHORTTEXT d WHERE "
                 "d.StatementId = s.ID AND d.VariableId = v.ID) AND NOT EXISTS (SELECT 1 FROM "
                 "DATABOOLEAN b WHERE b.StatementId = s.ID AND b.VariableId = v.ID)")
            .empty());
}

TEST_CASE("DNA's statements say who agrees with what, and opposing is disagreeing") {
  Database dna(write_as("dna", nasty_graph()).bytes);
  const auto stands = dna.rows(
      "SELECT o.Value, c.Value, b.Value, substr(d.Text, s.Start + 1, s.Stop - s.Start) "
      "FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId "
      "JOIN DATASHORTTEXT x ON x.StatementId = s.ID AND x.VariableId = 2 "
      "JOIN ENTITIES o ON o.ID = x.Entity "
      "JOIN DATASHORTTEXT y ON y.StatementId = s.ID AND y.VariableId = 3 "
      "JOIN ENTITIES c ON c.ID = y.Entity "
      "JOIN DATABOOLEAN b ON b.StatementId = s.ID AND b.VariableId = 4 "
      "WHERE s.StatementTypeId = 1 ORDER BY s.ID");
  const std::set<Row> all(stands.begin(), stands.end());
  const std::string china = "چین «(خلق)»";
  std::map<std::string, std::string> by_agreement;
  std::size_t opposing = 0;
  for (const Row& row : stands) {
    if (row[0] != china || row[1] != "agreement/graph") continue;
    ++opposing;
    if (row[3].starts_with("q")) CHECK(row[2] == "0");     // opposes
    if (row[3].starts_with("@sum")) CHECK(row[2] == "1");  // does not oppose
  }
  CHECK(opposing == 4);
}

TEST_CASE("two nodes of one label stay two entities in DNA") {
  Graph graph(Schema::diplomacy());
  graph.add_document({"d", "", "en", "d.txt", std::string(64, 'b'), 1});
  const auto goal = graph.add_node("goal/peace");
  for (const char* id : {"state/a", "state/b"}) {
    const auto state = graph.add_node(id);
    graph.add_name(state, {"en", "Georgia", NameRole::preferred});
    Evidence said;
    said.document = "d";
    said.quote = "Georgia wants peace";
    graph.add_evidence(
        graph.add_edge(state, *graph.schema().find_relation("pursues"), goal, Polarity::affirmed),
        said);
  }
  graph.canonicalize();
  Database dna(write_as("dna", graph).bytes);
  CHECK(dna.rows("SELECT Value FROM ENTITIES WHERE VariableId = 5 ORDER BY ID") ==
        std::vector<Row>{{"Georgia"}, {"Georgia (state/b)"}});
}

TEST_CASE("a REFI-QDA project names codes, selections and links that exist") {
  const Graph graph = nasty_graph();
  const auto members = unzip(write_as("refi-qda", graph).bytes);
  REQUIRE(members.contains("project.qde"));
  const std::string& project = members.at("project.qde");
  CHECK(count(project, "<TextSource ") == graph.documents().size());
  CHECK(members.size() == graph.documents().size() + 1);
  CHECK(count(project, "<Link ") == graph.edge_count());
  CHECK(count(project, "<Vertex ") == graph.node_count());
  CHECK(count(project, "<Edge ") == graph.edge_count());
  std::set<std::string> guids;
  for (std::size_t at = project.find(" guid=\""); at != std::string::npos;
       at = project.find(" guid=\"", at + 1)) {
    CHECK(guids.insert(project.substr(at + 7, 36)).second);
  }
  for (const char* reference : {"targetGUID=\"", "originGUID=\"", "representedGUID=\"",
                                "sourceVertex=\"", "targetVertex=\"", "creatingUser=\""}) {
    for (std::size_t at = project.find(reference); at != std::string::npos;
         at = project.find(reference, at + 1)) {
      CHECK(guids.contains(project.substr(at + std::strlen(reference), 36)));
    }
  }
}

TEST_CASE("a goal model for piStar keeps the rules of iStar 2.0") {
  const Graph graph = nasty_graph();
  rapidjson::Document model;
  model.Parse(write_as("pistar", graph).bytes.c_str());
  REQUIRE_FALSE(model.HasParseError());
  for (const char* list : {"actors", "orphans", "dependencies", "links"}) {
    REQUIRE(model.HasMember(list));
    CHECK(model[list].IsArray());
  }
  std::map<std::string, std::string> type, owner;
  const auto element = [&](const rapidjson::Value& item, const std::string& actor) {
    CHECK(item["x"].GetUint64() >= 1);
    CHECK(item["y"].GetUint64() >= 1);
    CHECK(type.emplace(item["id"].GetString(), item["type"].GetString()).second);
    owner.emplace(item["id"].GetString(), actor);
  };
  for (const auto& actor : model["actors"].GetArray()) {
    element(actor, "");
    for (const auto& node : actor["nodes"].GetArray()) element(node, actor["id"].GetString());
  }
  std::set<std::pair<std::string, std::string>> pairs;
  for (const auto& link : model["links"].GetArray()) {
    const std::string from = link["source"].GetString();
    const std::string to = link["target"].GetString();
    REQUIRE(type.count(from) == 1);
    REQUIRE(type.count(to) == 1);
    CHECK(pairs.insert(std::minmax(from, to)).second);
    const std::string kind = link["type"].GetString();
    CHECK(owner[from] == owner[to]);
    if (kind == "istar.ParticipatesInLink") {
      CHECK(owner[from].empty());
    } else if (kind == "istar.NeededByLink") {
      CHECK(type[from] == "istar.Resource");
      CHECK(type[to] == "istar.Task");
    } else {
      CHECK(kind == "istar.OrRefinementLink");
      for (const auto& end : {from, to})
        CHECK((type[end] == "istar.Goal" || type[end] == "istar.Task"));
    }
  }
  CHECK(type.count("state/china|agreement/graph") == 1);
}

TEST_CASE("goals that advance each other in a circle do not refine each other in a circle") {
  Graph graph(Schema::diplomacy());
  const auto state = graph.add_node("state/a");
  const auto relation = [&](const char* name) { return *graph.schema().find_relation(name); };
  std::vector<Graph::Vertex> goals;
  for (const char* id : {"goal/a", "goal/b", "goal/c"}) {
    goals.push_back(graph.add_node(id));
    graph.add_edge(state, relation("pursues"), goals.back(), Polarity::affirmed);
  }
  for (std::size_t i = 0; i < 3; ++i) {
    graph.add_edge(goals[i], relation("advances"), goals[(i + 1) % 3], Polarity::affirmed);
  }
  graph.canonicalize();
  CHECK(count(write_as("pistar", graph).bytes, "istar.OrRefinementLink\"") == 2);
}

}  // namespace diplograph::exporting

#include <string>
#include <vector>

#include "export/review_table.hpp"
#include "graph/error.hpp"
#include "graph/review/decisions.hpp"
#include "graph/table_reader.hpp"
#include "tests/catch.hpp"

using namespace diplograph;

namespace {

MentionClaim mention(const std::string& entity, const std::string& type, const std::string& name) {
  MentionClaim claim;
  claim.entity = entity;
  claim.type = type;
  claim.names = {{"en", name, NameRole::preferred}};
  claim.evidence.document = "talks";
  claim.evidence.quote = name;
  claim.evidence.confidence = 0.5;
  return claim;
}

RelationClaim relation(const std::string& source, const std::string& target,
                       const std::string& quote) {
  RelationClaim claim;
  claim.source = source;
  claim.relation = "supports";
  claim.target = target;
  claim.evidence.document = "talks";
  claim.evidence.quote = quote;
  claim.evidence.confidence = 0.5;
  return claim;
}

std::string table(const std::vector<Claim>& claims, const Decisions& earlier = {}) {
  std::string text;
  exporting::write_review_table(claims, earlier, [&](std::string_view part) { text += part; });
  return text;
}

Decisions decisions(const std::string& rows) {
  return {"key,decision,corrected_source,corrected_relation,corrected_target\n" + rows, "d.csv",
          Schema::diplomacy()};
}

}  // namespace

TEST_CASE("a table is read as spreadsheets write it") {
  struct Case {
    const char* text;
    std::vector<std::vector<std::string>> rows;
    std::size_t last_line;
  };
  const std::vector<Case> cases{
      {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}, 2},
      {"\xEF\xBB\xBF"
       "a;b\r\n\"x;\"\"y\"\"\";\r\n",
       {{"a", "b"}, {"x;\"y\"", ""}},
       2},
      {"a\tb\n\n\"two\nlines\"\t 3 \nx\ty", {{"a", "b"}, {"two\nlines", " 3 "}, {"x", "y"}}, 5}};
  for (const Case& c : cases) {
    INFO(c.text);
    const std::vector<TableRow> rows = read_table(c.text, "t.csv");
    std::vector<std::vector<std::string>> cells;
    for (const TableRow& row : rows) cells.push_back(row.cells);
    CHECK(cells == c.rows);
    CHECK(rows.back().line == c.last_line);
  }
}

TEST_CASE("a table that cannot be read is refused with its line") {
  for (const auto& [text, line] : std::vector<std::pair<std::string, std::size_t>>{
           {"a,b\n1,\"2\n3\n", 2}, {"a,b\n1,x\"y\n", 2}, {"a,b\n\n1,\xFF\n", 3}}) {
    try {
      (void)read_table(text, "t.csv");
      FAIL("accepted");
    } catch (const InputError& error) {
      CHECK(error.position().file == "t.csv");
      CHECK(error.position().line == line);
    }
  }
}

TEST_CASE("a review table has a row for each entity and each statement") {
  const std::vector<Claim> claims{mention("state/iran", "State", "=Iran"),
                                  mention("goal/peace", "Goal", "peace"),
                                  relation("state/iran", "goal/peace", "Iran supports peace"),
                                  relation("state/iran", "goal/peace", "Iran supports peace")};
  const std::vector<TableRow> rows = read_table(table(claims), "t.csv");
  REQUIRE(rows.size() == 4);
  CHECK(rows[1].cells[0] == "goal/peace");
  CHECK(rows[2].cells[2] == "entity");
  CHECK(rows[2].cells[3] == "'=Iran");  // no formula
  CHECK(rows[3].cells[2] == "statement");
  CHECK(rows[3].cells[13] == "Iran supports peace");
}

TEST_CASE("decisions do to claims what they say, on every run") {
  const RelationClaim first = relation("state/iran", "goal/peace", "one");
  const RelationClaim second = relation("state/iran", "goal/peace", "two");
  const RelationClaim third = relation("state/iran", "goal/peace", "three");
  Decisions made = decisions(review_key(first) + ",reject,,,\n" + review_key(second) +
                             ",accept,,,\n" + review_key(third) + ",correct,state/iraq,opposes,\n" +
                             "person/nobody,reject,,,\n" + "person/kin,correct,state/iran,,\n" +
                             "goal/left,,,,\n" + "goal/never-found,reject,,,\n");
  Claim claim = first;
  CHECK_FALSE(made.apply(claim));
  claim = second;
  REQUIRE(made.apply(claim));
  CHECK(std::get<RelationClaim>(claim).evidence.confidence == 1);
  claim = third;
  REQUIRE(made.apply(claim));
  CHECK(std::get<RelationClaim>(claim).source == "state/iraq");
  CHECK(std::get<RelationClaim>(claim).relation == "opposes");
  CHECK(std::get<RelationClaim>(claim).target == "goal/peace");
  claim = mention("person/nobody", "Person", "Nobody");
  CHECK_FALSE(made.apply(claim));
  claim = relation("person/nobody", "goal/peace", "four");
  CHECK_FALSE(made.apply(claim));
  claim = mention("person/kin", "Person", "Kin");
  REQUIRE(made.apply(claim));
  CHECK(std::get<MentionClaim>(claim).entity == "state/iran");
  CHECK(std::get<MentionClaim>(claim).type == "State");
  claim = relation("person/kin", "goal/peace", "five");
  REQUIRE(made.apply(claim));
  CHECK(std::get<RelationClaim>(claim).source == "state/iran");
  CHECK(std::get<RelationClaim>(claim).evidence.confidence == 0.5);
  claim = relation("state/iran", "goal/left", "six");
  CHECK(made.apply(claim));
  CHECK(made.unused() == std::vector<std::size_t>{8});
}

TEST_CASE("what was decided stands in the next table") {
  const std::vector<Claim> claims{mention("goal/peace", "Goal", "peace"),
                                  relation("state/iran", "goal/peace", "one")};
  const std::string key = review_key(std::get<RelationClaim>(claims[1]));
  const std::string again = table(claims, decisions(key + ",correct,,opposes,\n"));
  const std::vector<TableRow> rows = read_table(again, "t.csv");
  CHECK(rows[1].cells[1].empty());
  CHECK(rows[2].cells[1] == "correct");
  CHECK(rows[2].cells[18] == "opposes");
  // And is read back from it.
  Decisions back(again, "t.csv", Schema::diplomacy());
  Claim claim = claims[1];
  REQUIRE(back.apply(claim));
  CHECK(std::get<RelationClaim>(claim).relation == "opposes");
}

TEST_CASE("decisions that cannot be meant are refused with their line") {
  for (const auto& [rows, line] :
       std::vector<std::pair<std::string, std::size_t>>{{"a,perhaps,,,\n", 2},
                                                        {"a,accept,,,\n,reject,,,\n", 3},
                                                        {"a,correct,,,\n", 2},
                                                        {"a,correct,nothing/x,,\n", 2},
                                                        {"a,correct,,loves,\n", 2},
                                                        {"a,accept,,,\na,reject,,,\n", 3}}) {
    INFO(rows);
    try {
      (void)decisions(rows);
      FAIL("accepted");
    } catch (const InputError& error) {
      CHECK(error.position().line == line);
    }
  }
  CHECK_THROWS_AS(Decisions("who,what\n", "d.csv", Schema::diplomacy()), InputError);
}

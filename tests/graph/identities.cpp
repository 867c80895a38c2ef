#include "graph/identity/identities.hpp"

#include <map>
#include <string>
#include <vector>

#include "graph/assemble.hpp"
#include "graph/error.hpp"
#include "graph/identity/contraction.hpp"
#include "graph/identity/merge_log.hpp"
#include "graph/identity/script_match.hpp"
#include "tests/catch.hpp"

using namespace diplograph;

namespace {

const Schema& schema() { return Schema::diplomacy(); }

const std::string text =
    "Xi Jinping met Jane Brown. شی جین‌پینگ spoke. Brown left. Jane Brown met Xi "
    "Jinping.";

DocumentClaim document() {
  return {"note", "", "en", "note.txt", std::string(64, '0'), text.size(), text};
}

Evidence quoting(const std::string& words, std::size_t from = 0) {
  Evidence evidence;
  evidence.document = "note";
  evidence.text.begin = text.find(words, from);
  evidence.text.end = evidence.text.begin + words.size();
  evidence.source = evidence.text;
  evidence.line = 1;
  evidence.quote = words;
  evidence.rule = "pattern/person";
  evidence.extractor = "diplograph";
  return evidence;
}

MentionClaim person(const std::string& id, const std::string& name, std::size_t from = 0) {
  return {"person/" + id, "Person", {{"en", name, NameRole::alias}}, {}, quoting(name, from)};
}

Graph graph_of(Identities& identities) {
  Assembler assembler(schema());
  assembler.add(document());
  std::vector<Claim> claims{person("xi-jinping", "Xi Jinping"), person("jane-brown", "Jane Brown"),
                            person("shi-jin-ping", "شی جین‌پینگ"),
                            person("jane-brown", "Brown", text.find("Brown left"))};
  RelationClaim meets{"person/xi-jinping", "cooperatesWith", "person/jane-brown",
                      Polarity::affirmed, quoting("Xi Jinping met Jane Brown.")};
  meets.evidence.marks = {{MarkRole::source, {0, 10}}, {MarkRole::target, {15, 25}}};
  claims.emplace_back(meets);
  RelationClaim left{"person/jane-brown", "opposes", "person/shi-jin-ping", Polarity::affirmed,
                     quoting("Brown left.")};
  left.evidence.marks = {{MarkRole::source, {0, 5}}};
  claims.emplace_back(left);
  for (Claim& claim : claims) {
    identities.part(claim);
    assembler.add(claim);
  }
  return assembler.finish();
}

}  // namespace

TEST_CASE("names of persons agree across scripts by their consonants") {
  const auto agree = [](const char* latin, const char* persian) {
    INFO(latin << " " << consonant_key(latin) << " / " << consonant_key(persian));
    return !consonant_key(latin).empty() && consonant_key(latin) == consonant_key(persian);
  };
  CHECK(agree("Xi Jinping", "شی جین‌پینگ"));
  CHECK(agree("Vladimir Putin", "ولادیمیر پوتین"));
  CHECK(agree("Angela Merkel", "آنگلا مرکل"));
  CHECK(agree("Hassan Rouhani", "حسن روحانی"));
  CHECK(agree("Barack Obama", "باراک اوباما"));
  CHECK(agree("Dmitry Medvedev", "دیمیتری مدودف"));
  CHECK(agree("Recep Tayyip Erdoğan", "رجب طیب اردوغان") == false);  // c is a k here
  CHECK_FALSE(agree("Xi Jinping", "لی کچیانگ"));
  CHECK_FALSE(agree("Angela Merkel", "آنا مرکل"));
  CHECK(consonant_key("Xi").empty());     // one word
  CHECK(consonant_key("Li Na").empty());  // two consonants meet others by chance
  CHECK(consonant_key("").empty());
  CHECK(in_arabic_script("شی"));
  CHECK_FALSE(in_arabic_script("Xi 12؟"));
}

TEST_CASE("what a user says is the same becomes one node with everything of both") {
  Identities identities;
  identities.read_same("# rulers\nperson/xi-jinping,person/shi-jin-ping\n", "same.csv", schema());
  const Graph before = graph_of(identities);
  std::map<std::string, std::string> same;
  for (const auto& [id, kept] : identities.same()) same.emplace(id, kept.id);
  std::vector<Lost> lost;
  const Graph graph = contract(before, same, lost);
  CHECK(lost.empty());
  CHECK_FALSE(graph.find("person/shi-jin-ping"));
  const auto xi = graph.find("person/xi-jinping");
  REQUIRE(xi);
  CHECK(graph.names(*xi).size() == 2);
  CHECK(graph.mentions(*xi).size() == 2);
  CHECK(graph.edge_count() == before.edge_count());
}

TEST_CASE("an edge between two that become one is told, not kept as a loop") {
  Identities none;
  const Graph before = graph_of(none);
  std::vector<Lost> lost;
  const Graph graph = contract(before, {{"person/jane-brown", "person/xi-jinping"}}, lost);
  REQUIRE(lost.size() == 1);
  CHECK(lost.front().reason.find("one") != std::string::npos);
  CHECK(graph.edge_count() == before.edge_count() - 1);
}

TEST_CASE("rows that share an id are one thing, and the first id of the first row stays") {
  Identities identities;
  identities.read_same("person/a,person/b\nperson/c,person/d\n", "same.csv", schema());
  identities.read_same("person/d\tperson/b\n", "more.tsv", schema());
  std::map<std::string, std::string> kept;
  for (const auto& [id, other] : identities.same()) kept[id] = other.id;
  std::set<std::string> kinds;
  for (const char* id : {"person/a", "person/b", "person/c", "person/d"}) {
    kinds.insert(kept.contains(id) ? kept[id] : id);
  }
  CHECK(kinds.size() == 1);
}

TEST_CASE("where a text means another by a name, its mentions and statements go over") {
  Identities identities;
  identities.read_different("person/jane-brown,Brown,person/gordon-brown\n", "two.csv", schema());
  const Graph graph = graph_of(identities);
  const auto gordon = graph.find("person/gordon-brown");
  REQUIRE(gordon);
  CHECK(graph.label(*gordon) == "Brown");
  CHECK(graph.mentions(*gordon).size() == 1);
  CHECK(out_degree(*gordon, graph.boost()) == 1);
  const auto jane = graph.find("person/jane-brown");
  REQUIRE(jane);
  CHECK(graph.label(*jane) == "Jane Brown");
  CHECK(graph.aliases(*jane).empty());
  CHECK(identities.parted().front().mentions == 1);
}

TEST_CASE("namesakes across scripts are told unless the user says that they are two") {
  Identities identities;
  const Graph graph = graph_of(identities);
  const auto found = find_namesakes(graph, identities);
  REQUIRE(found.size() == 1);
  CHECK(found.front().kept == "person/xi-jinping");
  CHECK(found.front().other == "person/shi-jin-ping");
  const std::string log = merge_log(graph, identities, {}, found, {});
  CHECK(log.starts_with("what\tentity\tname\twhy\ttimes\tplace\n"));
  CHECK(log.find("candidate\tperson/xi-jinping\tperson/shi-jin-ping\t") != std::string::npos);
  CHECK(log.find("name\tperson/jane-brown\tBrown\tpattern/person\t1\tnote:1") != std::string::npos);
  CHECK(log.find("name\tperson/xi-jinping") == std::string::npos);  // it has one name only
  identities.read_different("person/shi-jin-ping,person/xi-jinping\n", "two.csv", schema());
  CHECK(find_namesakes(graph, identities).empty());
}

TEST_CASE("rows that say nothing or contradict others are refused with their line") {
  const auto refused = [](const char* same, const char* different) {
    Identities identities;
    try {
      identities.read_same(same, "same.csv", schema());
      identities.read_different(different, "two.csv", schema());
    } catch (const InputError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(refused("person/a,person/b\nperson/c\n", "").starts_with("same.csv:2"));
  CHECK(refused("person/a,nobody\n", "").starts_with("same.csv:1"));
  CHECK(refused("", "person/a\n").starts_with("two.csv:1"));
  CHECK(refused("person/a,person/b\n", "# one\nperson/b,person/a\n").starts_with("two.csv:2"));
  CHECK(refused("", "person/a,A\n").starts_with("two.csv:1"));
  CHECK(refused("person/a,person/b\n", "person/a,person/c\n").empty());
}

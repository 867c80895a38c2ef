#include "graph/value_conflicts.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "graph/json_document.hpp"
#include "graph/merge.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph {
namespace {

/// A document that says one thing of one agreement.
std::vector<Claim> document_with(const std::string& document, const std::string& property,
                                 const std::string& value) {
  DocumentClaim text;
  text.id = document;
  text.language = "en";
  text.file = document + ".txt";
  text.sha256 = std::string(64, 'a');
  text.text = "Lima Accord";
  text.bytes = text.text.size();
  MentionClaim mention;
  mention.entity = "agreement/lima-accord";
  mention.type = "Agreement";
  mention.names.push_back({"en", "Lima Accord", NameRole::preferred});
  if (!property.empty()) mention.properties[property] = {value};
  mention.evidence.document = document;
  mention.evidence.quote = text.text;
  mention.evidence.text = {0, text.text.size()};
  mention.evidence.source = mention.evidence.text;
  mention.evidence.line = 1;
  return {text, mention};
}

/// The conflicts of graphs that are merged, each named after its place.
std::vector<ValueConflict> conflicts_of(const std::vector<std::vector<Claim>>& inputs) {
  ValueOrigins origins;
  Graph whole(Schema::diplomacy());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Graph graph = assembled(inputs[i]);
    origins.add(graph, "graph " + std::to_string(i));
    merge(whole, graph);
  }
  return origins.conflicts(whole);
}

std::vector<Claim> together(std::vector<Claim> a, const std::vector<Claim>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::vector<std::string> documents_of(const ContestedValue& value) {
  std::vector<std::string> documents;
  for (const Evidence& passage : value.passages) documents.push_back(passage.document);
  return documents;
}

}  // namespace

TEST_CASE("two dates of one agreement from two documents are told with both documents") {
  const auto found = conflicts_of(
      {document_with("a", "date", "2015-05-03"), document_with("b", "date", "2016-06-04")});
  REQUIRE(found.size() == 1);
  CHECK(found[0].node == "agreement/lima-accord");
  CHECK(found[0].label == "Lima Accord");
  CHECK(found[0].rule == ConflictRule::dates);
  REQUIRE(found[0].values.size() == 2);
  CHECK(found[0].values[0].value == "2015-05-03");
  CHECK(found[0].values[0].inputs == std::vector<std::string>{"graph 0"});
  CHECK(documents_of(found[0].values[0]) == std::vector<std::string>{"a"});
  CHECK(found[0].values[0].certain);
  CHECK(documents_of(found[0].values[1]) == std::vector<std::string>{"b"});
  CHECK(conflict_line(found[0]) ==
        "agreement/lima-accord: date is 2015-05-03 (a, line 1) or 2016-06-04 (b, line 1)");
}

TEST_CASE("dates are in conflict only if no day is in both") {
  struct Case {
    const char *first, *second;
    bool conflict;
  };
  const auto [first, second, conflict] = GENERATE(
      Case{"2015", "2016", true}, Case{"2015", "2015-09", false}, Case{"2015-09", "2015", false},
      Case{"2015-09-01", "2015-09-02", true}, Case{"2011/2015", "2013-02", false},
      Case{"2011/2015", "2016", true}, Case{"2011/2015", "2015-12-31", false},
      Case{"2015/2018", "2017/2020", false}, Case{"2015-01/2015-03", "2015-04/2015-06", true},
      Case{"-0431", "0431", true}, Case{"-0431", "-0421", true}, Case{"-0421-03", "-0421", false});
  CAPTURE(first, second);
  const auto found =
      conflicts_of({document_with("a", "date", first), document_with("b", "date", second)});
  CHECK(found.empty() != conflict);
}

TEST_CASE("two dates that one document gives are its own business") {
  const auto both =
      together(document_with("a", "date", "2015"), document_with("a", "date", "2018"));
  CHECK(conflicts_of({both}).empty());
  CHECK(conflicts_of({both, document_with("b", "date", "2015")}).size() == 1);
}

TEST_CASE("statuses from two documents are a conflict, free text is none") {
  CHECK(conflicts_of(
            {document_with("a", "status", "signed"), document_with("b", "status", "rejected")})
            .at(0)
            .rule == ConflictRule::choices);
  CHECK(
      conflicts_of({document_with("a", "dateText", "May"), document_with("b", "dateText", "3 May")})
          .empty());
}

TEST_CASE("a value of a graph of several documents may come from each that has the node") {
  const auto found =
      conflicts_of({together(document_with("a", "date", "2015"), document_with("b", "", "")),
                    document_with("c", "date", "2017")});
  REQUIRE(found.size() == 1);
  CHECK(documents_of(found[0].values[0]) == std::vector<std::string>{"a", "b"});
  CHECK_FALSE(found[0].values[0].certain);
  CHECK(conflict_line(found[0]).find("2015 (a, line 1 or b, line 1)") != std::string::npos);
}

TEST_CASE("claims tell from which document each value came") {
  ValueOrigins origins;
  const auto claims =
      together(together(document_with("a", "date", "2015"), document_with("b", "", "")),
               document_with("c", "date", "2017"));
  for (const Claim& claim : claims) {
    if (const auto* mention = std::get_if<MentionClaim>(&claim)) {
      origins.add(Schema::diplomacy(), *mention);
    }
  }
  const auto found = origins.conflicts(assembled(claims));
  REQUIRE(found.size() == 1);
  CHECK(documents_of(found[0].values[0]) == std::vector<std::string>{"a"});
  CHECK(found[0].values[0].certain);
}

TEST_CASE(
    "the documents of a contested value hold those that brought it, however claims are dealt") {
  std::size_t conflicts = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::vector<Claim> claims = generated_claims(seed);
    for (const ValueConflict& conflict : conflicts_of(split(claims, 3, random))) {
      ++conflicts;
      for (const ContestedValue& value : conflict.values) {
        std::set<std::string> brought;
        for (const Claim& claim : claims) {
          const auto* mention = std::get_if<MentionClaim>(&claim);
          if (mention == nullptr || mention->entity != conflict.node) continue;
          const auto values = mention->properties.find(conflict.property);
          if (values == mention->properties.end()) continue;
          if (std::count(values->second.begin(), values->second.end(), value.value) != 0) {
            brought.insert(mention->evidence.document);
          }
        }
        const std::vector<std::string> told = documents_of(value);
        CHECK(std::includes(told.begin(), told.end(), brought.begin(), brought.end()));
        if (value.certain) CHECK(told == std::vector<std::string>(brought.begin(), brought.end()));
      }
    }
  }
  CHECK(conflicts > 30);
}

TEST_CASE("the report of claims does not depend on their order") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const auto report = [](const std::vector<Claim>& claims) {
      ValueOrigins origins;
      for (const Claim& claim : claims) {
        if (const auto* mention = std::get_if<MentionClaim>(&claim)) {
          origins.add(Schema::diplomacy(), *mention);
        }
      }
      return conflict_report_json(origins.conflicts(assembled(claims)));
    };
    const std::vector<Claim> claims = generated_claims(seed);
    const std::string expected = report(claims);
    CHECK(report(shuffled(claims, random)) == expected);
    const JsonDocument json(expected, "report");
    CHECK_NOTHROW(json.require("conflict-report.schema.json"));
  }
}

}  // namespace diplograph

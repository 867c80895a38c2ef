#include <functional>
#include <string>
#include <vector>

#include "graph/assemble.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph {
namespace {

const std::string text = "Norway seeks lasting peace. نروژ صلح می‌خواهد.";

DocumentClaim document() {
  return {"note.en", "", "en", "note.en.txt", std::string(64, 'a'), text.size(), text};
}

Evidence evidence(const std::string& quote) {
  Evidence result;
  result.document = "note.en";
  const std::size_t at = text.find(quote);
  result.text = {at, at + quote.size()};
  result.source = result.text;
  result.line = 1;
  result.quote = quote;
  result.rule = "test";
  result.extractor = "test";
  return result;
}

MentionClaim norway() {
  return {"state/norway", "State", {{"en", "Norway", NameRole::preferred}}, {}, evidence("Norway")};
}

RelationClaim seeks() {
  return {"state/norway", "pursues", "goal/lasting-peace", Polarity::affirmed,
          evidence("Norway seeks lasting peace")};
}

// What the assembler says to `claim` after the document's claim; it must not have changed.
std::string refusal(const Claim& claim) {
  Assembler assembler(Schema::diplomacy());
  assembler.add(document());
  std::string reason;
  try {
    assembler.add(claim);
  } catch (const SchemaError& error) {
    reason = error.what();
  }
  Assembler without(Schema::diplomacy());
  without.add(document());
  if (!reason.empty()) CHECK(everything_of(assembler.finish()) == everything_of(without.finish()));
  return reason;
}

bool says(const std::string& reason, const std::string& part) {
  return reason.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("claims become nodes and edges with the evidence that they name") {
  const Graph graph = assembled({document(), norway(), seeks()});
  REQUIRE(graph.node_count() == 3);  // the document is one
  REQUIRE(graph.edge_count() == 1);
  const auto edge = graph.edges().front();
  CHECK(graph.edge_id(edge) == "state/norway|pursues|goal/lasting-peace");
  REQUIRE(graph.evidence(edge).size() == 1);
  const Evidence kept = graph.resolved(graph.evidence(edge).front());
  CHECK(kept == evidence("Norway seeks lasting peace"));
  CHECK(graph.label(*graph.find("state/norway")) == "Norway");
  CHECK(graph.label(*graph.find("goal/lasting-peace")) == "goal/lasting-peace");
}

TEST_CASE("a claim whose quote does not stand in the text at its place is refused") {
  CHECK(refusal(seeks()).empty());
  RelationClaim claim = seeks();
  claim.evidence.quote = "Norway seeks lasting war!!";
  CHECK(says(refusal(claim), "does not stand in the text"));

  claim = seeks();
  ++claim.evidence.text.begin;
  ++claim.evidence.text.end;
  CHECK(says(refusal(claim), "does not stand in the text"));

  claim = seeks();
  claim.evidence.text = {text.size(), text.size() + 4};
  claim.evidence.quote = "more";
  CHECK(says(refusal(claim), "which has " + std::to_string(text.size()) + " bytes"));

  claim = seeks();
  claim.evidence.text = {~std::uint64_t{0}, 3};
  CHECK(says(refusal(claim), "does not stand in the text"));

  MentionClaim mention = norway();
  mention.evidence.quote = "norway";
  CHECK(says(refusal(mention), "does not stand in the text"));
}

TEST_CASE("a quote that cuts a letter in two is refused") {
  MentionClaim mention = norway();
  const std::size_t at = text.find("نروژ");
  mention.evidence.text = {at + 1, at + 2};
  mention.evidence.quote = text.substr(at + 1, 1);
  CHECK(says(refusal(mention), "middle of a letter"));
}

TEST_CASE("an empty quote is no evidence") {
  MentionClaim mention = norway();
  mention.evidence.text = {3, 3};
  mention.evidence.quote.clear();
  CHECK(says(refusal(mention), "empty quote"));
}

TEST_CASE("evidence beyond the end of the source file, or a mark beyond the quote, is refused") {
  RelationClaim claim = seeks();
  claim.evidence.source.end = text.size() + 1;
  CHECK(says(refusal(claim), "points at byte"));

  claim = seeks();
  claim.evidence.marks = {{MarkRole::trigger, {0, claim.evidence.quote.size() + 1}}};
  CHECK(says(refusal(claim), "lies outside of it"));
}

TEST_CASE("evidence of a document that was not named before is refused") {
  Assembler assembler(Schema::diplomacy());
  CHECK_THROWS_AS(assembler.add(seeks()), SchemaError);
  assembler.add(document());
  CHECK_NOTHROW(assembler.add(seeks()));
  assembler.forget_text("note.en");
  CHECK_THROWS_AS(assembler.add(norway()), SchemaError);
}

TEST_CASE("a claim beyond the schema is refused and says what is wrong") {
  struct Case {
    std::function<Claim()> claim;
    const char* says;
  };
  const auto mention = [](const std::function<void(MentionClaim&)>& change) {
    return [change] {
      MentionClaim claim = norway();
      change(claim);
      return Claim(claim);
    };
  };
  const auto relation = [](const std::function<void(RelationClaim&)>& change) {
    return [change] {
      RelationClaim claim = seeks();
      change(claim);
      return Claim(claim);
    };
  };
  const std::vector<Case> cases{
      {mention([](MentionClaim& claim) { claim.entity = "realm/norway"; }), "ids that begin like"},
      {mention([](MentionClaim& claim) { claim.entity = "actor/norway"; }), "ids that begin like"},
      {mention([](MentionClaim& claim) { claim.type = "Company"; }), "by its id"},
      {mention([](MentionClaim& claim) { claim.properties["height"] = {"3"}; }), "no property"},
      {mention([](MentionClaim& claim) { claim.names[0].language = "the English"; }), "BCP 47"},
      {relation([](RelationClaim& claim) { claim.relation = "likes"; }), "no relation"},
      {relation([](RelationClaim& claim) { claim.target = "state/sweden"; }), "no pursues from"},
      {relation([](RelationClaim& claim) { std::swap(claim.source, claim.target); }),
       "no pursues from"},
      {relation([](RelationClaim& claim) { claim.source = "norway"; }), "ids that begin like"},
  };
  for (const Case& wrong : cases) {
    CAPTURE(wrong.says);
    CHECK(says(refusal(wrong.claim()), wrong.says));
  }
}

TEST_CASE("a symmetric relation is one edge, whichever way it is stated") {
  RelationClaim there{"state/norway", "cooperatesWith", "state/iran", Polarity::affirmed,
                      evidence("Norway seeks")};
  RelationClaim back = there;
  std::swap(back.source, back.target);
  back.evidence = evidence("lasting peace");
  const Graph graph = assembled({document(), there, back});
  REQUIRE(graph.edge_count() == 1);
  CHECK(graph.edge_id(graph.edges().front()) == "state/iran|cooperatesWith|state/norway");
  CHECK(graph.evidence(graph.edges().front()).size() == 2);
}

TEST_CASE("a denied statement is another edge than the affirmed one") {
  RelationClaim denied = seeks();
  denied.polarity = Polarity::negated;
  const Graph graph = assembled({document(), seeks(), denied});
  REQUIRE(graph.edge_count() == 2);
  CHECK(graph.is_plain_fact(graph.edges()[0]));
  CHECK_FALSE(graph.is_plain_fact(graph.edges()[1]));
}

}  // namespace diplograph

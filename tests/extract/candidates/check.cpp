// What others say of a text, held against it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>

#include "extract/candidates/comparable_text.hpp"
#include "graph/assemble.hpp"
#include "graph/claim_file.hpp"
#include "graph/json_document.hpp"
#include "tests/catch.hpp"
#include "tests/extract/candidates/checking.hpp"

namespace diplograph::extract {
namespace {

const std::string english =
    "The Coastal Accord\n\n"
    "Norway and Iceland signed the Treaty of Oslo on 3 May 2015. Norway wants cleaner ports. "
    "China did not join the Treaty of Oslo.\n\n"
    "According to Kenya, Brazil supports the Treaty of Oslo. Canada may support the Treaty of Oslo "
    "in 2016.\n\n"
    "The harbour was quiet that day. Japan sent nobody.\n\n"
    "NATO and the African Union welcomed it. NATO is an alliance.\n";

const std::string persian =
    "ایران از پیمان اسلو حمایت می‌کند. چین به پیمان اسلو "
    "نپیوست.\n\n"
    "ترکیه و روسیه همکاری‌های دریایی خود را گسترش "
    "می‌دهند.\n";

const CheckedDocument& document() {
  static const CheckedDocument checked(english);
  return checked;
}

const CheckedDocument& persian_document() {
  static const CheckedDocument checked(persian);
  return checked;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string outcome(const Candidate& candidate, const CheckedDocument& checked = document()) {
  return outcome_of(checked({candidate}));
}

Candidate signing() {
  return relation({"Norway", "State"}, "partyTo", {"Treaty of Oslo", "Agreement"},
                  "Norway and Iceland signed the Treaty of Oslo");
}

}  // namespace

TEST_CASE("a candidate that the text supports becomes claims with the text's words",
          "[candidates]") {
  const CheckedCandidates checked = document()({signing()});
  REQUIRE(checked.rejections.empty());
  REQUIRE(checked.claims.size() == 3);
  const RelationClaim claim = relations_of(checked).at(0);
  CHECK(outcome_of(checked) == "state/norway partyTo agreement/treaty-of-oslo");
  const Evidence& evidence = claim.evidence;
  CHECK(evidence.document == "test");
  CHECK(evidence.quote == "Norway and Iceland signed the Treaty of Oslo");
  CHECK(english.substr(evidence.source.begin, evidence.source.size()) == evidence.quote);
  CHECK(evidence.line == 3);
  CHECK(evidence.extractor == "model:test");
  CHECK(evidence.rule == "prompt@1");
  CHECK(evidence.confidence == Approx(0.5));
  CHECK(evidence.marked(MarkRole::source) == "Norway");
  CHECK(evidence.marked(MarkRole::target) == "Treaty of Oslo");
  CHECK(claim.said.empty());
  CHECK(checked.counts.relations == 1);
  CHECK(checked.counts.matches[0] == 1);
}

TEST_CASE("what others name is the node that our rules name", "[candidates]") {
  // The claims of both go into one graph, and meet in one edge.
  const Extraction own = built_in_extractor().extract(*document().reading);
  Assembler assembler(Schema::diplomacy());
  assembler.add(own.document);
  for (const Claim& claim : own.claims) assembler.add(claim);
  const std::size_t nodes = [&] {
    Assembler alone(Schema::diplomacy());
    alone.add(own.document);
    for (const Claim& claim : own.claims) alone.add(claim);
    return alone.finish().node_count();
  }();
  for (const Claim& claim : document()({signing()}).claims) assembler.add(claim);
  const Graph graph = assembler.finish();
  CHECK(graph.node_count() == nodes);
  const auto norway = graph.find("state/norway");
  REQUIRE(norway);
  bool met = false;
  for (const auto edge : graph.edges()) {
    std::size_t extractors = 0;
    std::string last;
    for (const StoredEvidence& evidence : graph.evidence(edge)) {
      const std::string name(graph.text(evidence.extractor));
      if (name != last) ++extractors;
      last = name;
    }
    met = met || extractors == 2;
  }
  CHECK(met);
}

TEST_CASE("names are read as our own mentions are", "[candidates]") {
  const auto party = [](std::string name, std::string type, std::string quote) {
    return relation({std::move(name), std::move(type)}, "partyTo", {"Treaty of Oslo", "Agreement"},
                    std::move(quote));
  };
  const std::string quote = "Norway and Iceland signed the Treaty of Oslo";
  CHECK(outcome(party("the Kingdom of Norway", "State", quote)) ==
        "state/norway partyTo agreement/treaty-of-oslo");
  CHECK(outcome(party("NORWAY", "State", quote)) ==
        "state/norway partyTo agreement/treaty-of-oslo");
  CHECK(outcome(party("نروژ", "State", quote)) == "state/norway partyTo agreement/treaty-of-oslo");
  CHECK(outcome(party("Norway", "", quote)) == "state/norway partyTo agreement/treaty-of-oslo");
  CHECK(outcome(party("Norway", "Actor", quote)) ==
        "state/norway partyTo agreement/treaty-of-oslo");
  // Known by a lexicon, but not in this text.
  CHECK(outcome(party("Peru", "State", quote)) == "name-not-found");
  CHECK(outcome(party("Atlantis", "State", quote)) == "name-not-found");
  CHECK(outcome(party("", "State", quote)) == "no-name");
  CHECK(outcome(party("«»", "State", quote)) == "no-name");
  CHECK(outcome(party("it", "State", quote)) == "name-not-found");
}

TEST_CASE("the name that others gave is kept beside the text's", "[candidates]") {
  Candidate candidate = signing();
  candidate.source = {"the Norwegian Kingdom of Norway", "State"};
  CHECK(outcome(candidate) == "name-not-found");
  candidate.source = {"the Kingdom of Norway", "Organization"};
  candidate.quote = "norway  and Iceland signed \"the Treaty\" of Oslo";
  const CheckedCandidates checked = document()({candidate});
  const RelationClaim claim = relations_of(checked).at(0);
  CHECK(claim.source == "state/norway");
  CHECK(claim.said.source == "the Kingdom of Norway");
  CHECK(claim.said.source_type == "Organization");
  CHECK(claim.said.target.empty());
  CHECK(claim.said.quote == candidate.quote);
  CHECK(claim.evidence.quote == "Norway and Iceland signed the Treaty of Oslo");
  CHECK(claim_from_json(to_json_line(claim), "claims.jsonl", 1) == Claim(claim));
}

TEST_CASE("types and relations are those of the schema", "[candidates]") {
  Candidate candidate = signing();
  candidate.relation = "PARTY_TO";
  CHECK(outcome(candidate) == "state/norway partyTo agreement/treaty-of-oslo");
  candidate.relation = "signs up";
  CHECK(outcome(candidate) == "unknown-relation");
  candidate.relation = "";
  CHECK(outcome(candidate) == "no-relation");
  candidate = signing();
  candidate.source.type = "Nation";
  CHECK(outcome(candidate) == "unknown-type");
  candidate.source.type = "Goal";  // the lexicon knows better
  CHECK(outcome(candidate) == "type-conflict");
  candidate = signing();
  candidate.relation = "memberOf";
  CHECK(outcome(candidate) == "domain-or-range");
  candidate = signing();
  std::swap(candidate.source, candidate.target);
  CHECK(outcome(candidate) == "reversed-ends");
  candidate.relation = "hasParty";  // the name of the inverse turns them round
  CHECK(outcome(candidate) == "state/norway partyTo agreement/treaty-of-oslo");
  candidate = signing();
  candidate.relation = "cooperatesWith";
  candidate.target = {"the Kingdom of Norway", "State"};
  CHECK(outcome(candidate) == "same-ends");
  const CheckedCandidates misspelled = document()(
      {relation({"Norway", "Stat"}, "partyTo", {"Treaty of Oslo", "Agreement"}, signing().quote)});
  CHECK(misspelled.rejections.at(0).message.find("did you mean State?") != std::string::npos);
}

TEST_CASE("quotes have to stand in the text", "[candidates]") {
  Candidate candidate = signing();
  candidate.quote = "Norway and Iceland left the Treaty of Oslo";
  CHECK(outcome(candidate) == "quote-not-found");
  candidate.quote = "";
  CHECK(outcome(candidate) == "no-quote");
  candidate.quote = "  \n";
  CHECK(outcome(candidate) == "quote-not-found");
  candidate.quote = std::string(100000, 'x');
  CHECK(outcome(candidate) == "quote-too-long");
  candidate.quote = "Norway \xC3\x28 Iceland";
  CHECK(outcome(candidate) == "invalid-text");
  candidate.quote = "Norway and Iceland signed ... 3 May 2015";
  CHECK(outcome(candidate) == "state/norway partyTo agreement/treaty-of-oslo");
  candidate.quote = "Norway and Icland signed a Treaty of Oslo on 3 May 2015";
  const CheckedCandidates near = document()({candidate});
  CHECK(near.counts.matches[3] == 1);
  CHECK(relations_of(near).at(0).evidence.confidence < 0.5);
}

TEST_CASE("a quote that names neither end supports nothing", "[candidates]") {
  Candidate candidate = relation({"China", "State"}, "opposes", {"NATO", "Organization"},
                                 "The harbour was quiet that day.");
  CHECK(outcome(candidate) == "ends-not-in-quote");
  candidate = relation({"Norway", "State"}, "pursues", {"cleaner ports", "Goal"},
                       "Norway wants cleaner ports");
  CHECK(outcome(candidate) == "state/norway pursues goal/cleaner-ports");
  // One end elsewhere costs confidence.
  candidate = relation({"Japan", "State"}, "opposes", {"Treaty of Oslo", "Agreement"},
                       "Japan sent nobody.");
  const CheckedCandidates checked = document()({candidate});
  REQUIRE(relations_of(checked).size() == 1);
  CHECK(relations_of(checked)[0].evidence.confidence == Approx(0.3));
}

TEST_CASE("a denial is never taken for an affirmation", "[candidates]") {
  const CheckedCandidates checked =
      document()({relation({"China", "State"}, "partyTo", {"Treaty of Oslo", "Agreement"},
                           "China did not join the Treaty of Oslo")});
  CHECK(outcome_of(checked) == "state/china partyTo not agreement/treaty-of-oslo");
  CHECK(checked.counts.contradicted == 1);
  const RelationClaim claim = relations_of(checked).at(0);
  CHECK(claim.said.polarity == "affirmed");
  CHECK(claim.evidence.confidence == Approx(0.25));
  // Nor if the quote leaves the denial out.
  CHECK(outcome(relation({"China", "State"}, "partyTo", {"Treaty of Oslo", "Agreement"},
                         "join the Treaty of Oslo.")) ==
        "state/china partyTo not agreement/treaty-of-oslo");
  CHECK(outcome(relation({"چین", "State"}, "partyTo", {"پیمان اسلو", "Agreement"},
                         "چین به پیمان اسلو نپیوست"),
                persian_document()) == "state/china partyTo not agreement/oslo-accords");
  // Whoever says himself that it is denied is not contradicted.
  Candidate denied = relation({"China", "State"}, "partyTo", {"Treaty of Oslo", "Agreement"},
                              "China did not join the Treaty of Oslo");
  denied.polarity = diplograph::Polarity::negated;
  CHECK(document()({denied}).counts.contradicted == 0);
}

TEST_CASE("plans and others' words are read from the quote", "[candidates]") {
  Candidate plan = relation({"Canada", "State"}, "supports", {"Treaty of Oslo", "Agreement"},
                            "Canada may support the Treaty of Oslo in 2016");
  plan.modality = Modality::asserted;
  const CheckedCandidates checked = document()({plan});
  REQUIRE(relations_of(checked).size() == 1);
  const RelationClaim claim = relations_of(checked)[0];
  CHECK(claim.evidence.modality == Modality::planned);
  CHECK(claim.said.modality == "asserted");
  CHECK(checked.counts.contradicted == 1);
  plan.modality.reset();
  const CheckedCandidates unsaid = document()({plan});
  CHECK(relations_of(unsaid).at(0).evidence.modality == Modality::planned);
  CHECK(unsaid.counts.contradicted == 0);
  const CheckedCandidates attributed =
      document()({relation({"Brazil", "State"}, "supports", {"Treaty of Oslo", "Agreement"},
                           "According to Kenya, Brazil supports the Treaty of Oslo")});
  CHECK(relations_of(attributed).at(0).evidence.modality == Modality::attributed);
  CHECK(relations_of(attributed).at(0).evidence.holder == "Kenya");
}

TEST_CASE("dates have to stand in the quote", "[candidates]") {
  Candidate candidate = signing();
  candidate.quote += " on 3 May 2015";
  candidate.date = "2015-05-03";
  CHECK(relations_of(document()({candidate})).at(0).evidence.date == "2015-05-03");
  candidate.date = "2019";
  const RelationClaim other = relations_of(document()({candidate})).at(0);
  CHECK(other.evidence.date != "2019");
  CHECK(other.said.date == "2019");
  candidate.date = "in spring";
  CHECK(outcome(candidate) == "bad-value");
  candidate.date.clear();
  candidate.confidence = 1.5;
  CHECK(outcome(candidate) == "bad-value");
}

TEST_CASE("entities are evidence where they are named", "[candidates]") {
  CHECK(outcome(entity({"NATO", "Organization"})) ==
        "organization/north-atlantic-treaty-organization");
  CHECK(outcome(entity({"African Union", "Organization"}, "the African Union welcomed it")) ==
        "organization/african-union");
  CHECK(outcome(entity({"cleaner ports", "Goal"}, "Norway wants cleaner ports")) ==
        "goal/cleaner-ports");
  CHECK(outcome(entity({"Norway", "State"}, "The harbour was quiet")) == "ends-not-in-quote");
  CHECK(outcome(entity({"quiet", "Actor"})) == "no-type");
  CHECK(outcome(entity({"quiet", ""})) == "no-type");
  CHECK(outcome(entity({"dirtier ports", "Goal"})) == "name-not-found");
  CHECK(outcome(entity({"The Coastal Accord", "Document"})) == "type-conflict");
  const CheckedCandidates checked = document()({entity({"NATO", "Organization"})});
  const auto& mention = std::get<MentionClaim>(checked.claims.at(0));
  CHECK(mention.evidence.quote == "NATO");
  CHECK_FALSE(mention.names.empty());
}

TEST_CASE("Persian candidates are found whatever their spelling", "[candidates]") {
  const auto support = [](std::string quote) {
    return outcome(
        relation({"ايران", "State"}, "supports", {"پيمان اسلو", "Agreement"}, std::move(quote)),
        persian_document());
  };
  const std::string expected = "state/iran supports agreement/oslo-accords";
  CHECK(support("ایران از پیمان اسلو حمایت می‌کند") == expected);
  CHECK(support("ايران از پيمان اسلو حمايت مي كند.") == expected);
  CHECK(support("ایران از پیمانِ اسلو حمایت\nمیکند") == expected);
  CHECK(support("ایران با پیمان اسلو مخالفت می‌کند") ==
        "quote-not-found");
}

TEST_CASE("what is said twice is one claim", "[candidates]") {
  Candidate surer = signing();
  surer.confidence = 0.9;
  const CheckedCandidates checked = document()({signing(), surer, signing()});
  CHECK(relations_of(checked).size() == 1);
  CHECK(relations_of(checked)[0].evidence.confidence == Approx(0.9));
  CHECK(checked.counts.relations == 3);
  CHECK(checked.counts.duplicates == 2);
  Candidate other = signing();
  other.extractor = "model:other";
  CHECK(relations_of(document()({signing(), other})).size() == 2);
}

TEST_CASE("both directions of a symmetric relation are one fact", "[candidates]") {
  const std::string quote =
      "ترکیه و روسیه همکاری‌های دریایی خود را گسترش "
      "می‌دهند";
  const CandidateEnd turkey{"ترکیه", "State"};
  const CandidateEnd russia{"روسیه", "State"};
  const CheckedCandidates checked =
      persian_document()({relation(turkey, "cooperatesWith", russia, quote),
                          relation(russia, "cooperatesWith", turkey, quote)});
  CHECK(outcome_of(checked) == "state/russia cooperatesWith state/turkey");
  CHECK(checked.counts.duplicates == 1);
  CHECK(relations_of(checked).at(0).evidence.marked(MarkRole::source) == "روسیه");
}

TEST_CASE("the result depends on the set of candidates only", "[candidates]") {
  std::vector<Candidate> candidates{
      signing(),
      relation({"China", "State"}, "partyTo", {"Treaty of Oslo", "Agreement"},
               "China did not join the Treaty of Oslo"),
      relation({"Norway", "State"}, "pursues", {"cleaner ports", "Goal"},
               "Norway wants cleaner ports"),
      entity({"NATO", "Organization"}),
      entity({"Norway", "State"}),
      relation({"Peru", "State"}, "supports", {"NATO", "Organization"}, "NATO is an alliance")};
  candidates.push_back(candidates.front());
  candidates.back().confidence = 0.7;
  const std::vector<Claim> expected = document()(candidates).claims;
  std::mt19937 random(5);
  for (int round = 0; round < 10; ++round) {
    std::shuffle(candidates.begin(), candidates.end(), random);
    CHECK(document()(candidates).claims == expected);
  }
}

TEST_CASE("everything that is claimed can be assembled, and every rejection has its form",
          "[candidates]") {
  std::vector<Candidate> candidates;
  for (const std::string source :
       {"Norway", "China", "NATO", "Treaty of Oslo", "it", "", "ports"}) {
    for (const RelationType& type : Schema::diplomacy().relations()) {
      for (const std::string target :
           {"Norway", "Treaty of Oslo", "African Union", "cleaner ports"}) {
        candidates.push_back(
            relation({source, ""}, type.name, {target, "Goal"}, english.substr(20, 90)));
        candidates.push_back(relation({source, ""}, type.name, {target, ""}, "China did not join"));
      }
    }
  }
  candidates.push_back(relation({"\xFF", "\x01"}, "\n", {"a", "b"}, "\xC3"));
  const CheckedCandidates checked = document()(candidates);
  CHECK(checked.counts.candidates == candidates.size());
  CHECK(checked.counts.refused() + checked.counts.relations == candidates.size());
  CHECK(checked.counts.refused() == checked.rejections.size());
  Assembler assembler(Schema::diplomacy());
  assembler.add(document().reading->claim());
  for (const Claim& claim : checked.claims) CHECK_NOTHROW(assembler.add(claim));
  for (const Rejection& rejection : checked.rejections) {
    const std::string line = to_json_line(rejection);
    CHECK_NOTHROW(JsonDocument(line, "rejected.jsonl").require("rejection.schema.json"));
    CHECK(line.find('\n') == line.size() - 1);
    CHECK_FALSE(rejection.message.empty());
  }
  CHECK(to_text(checked.counts).find("refused") != std::string::npos);
}

TEST_CASE("quotes over repaired text point at the stored bytes", "[candidates]") {
  // Arabic letters, presentation forms and a no-break space are repaired; the evidence names where
  // they were.
  const std::string stored = "ايران\u00A0از پيمان اسلو حمايت مي‌كند.\n";
  const CheckedDocument checked(stored);
  const CheckedCandidates found =
      checked({relation({"ایران", "State"}, "supports", {"پیمان اسلو", "Agreement"},
                        "ایران از پیمان اسلو حمایت می‌کند")});
  REQUIRE(relations_of(found).size() == 1);
  const Evidence evidence = relations_of(found)[0].evidence;
  CHECK(evidence.quote == "ایران از پیمان اسلو حمایت می‌کند");
  CHECK(stored.substr(evidence.source.begin, evidence.source.size()) ==
        "ايران\u00A0از پيمان اسلو حمايت مي‌كند");
}

TEST_CASE("a quote in reading order is found in lines that are stored in visual order",
          "[candidates]") {
  const std::string stored = content_of(std::filesystem::path(DIPLOGRAPH_SOURCE_DIR) /
                                        "tests/fuzz/seeds/visual-order.txt");
  const CheckedDocument checked(stored);
  const CheckedCandidates found = checked({relation({"سازمان حفاظت محیط زیست", "GovernmentBody"},
                                                    "supports", {"کاهش آلودگی هوا", "Goal"},
                                                    "سازمان حفاظت محیط زیست از کاهش آلودگی هوا "
                                                    "پشتیبانی می‌کند")});
  REQUIRE(found.rejections.empty());
  const Evidence evidence = relations_of(found).at(0).evidence;
  CHECK(evidence.line == 6);
  const std::size_t begin = stored.find("کند.میپشتیبانی");
  const std::size_t end = stored.find('\n', begin);
  CHECK(evidence.source.begin >= begin);
  CHECK(evidence.source.end <= end);
  const std::string words = stored.substr(evidence.source.begin, evidence.source.size());
  CHECK(words.find("محیط حفاظت سازمان") != std::string::npos);
}

TEST_CASE("what our rules find in the examples passes the check, and is the same fact",
          "[candidates]") {
  std::size_t facts = 0;
  std::size_t same = 0;
  for (const auto& file : std::filesystem::directory_iterator(
           std::filesystem::path(DIPLOGRAPH_SOURCE_DIR) / "examples/documents")) {
    if (file.path().extension() != ".txt") continue;
    const CheckedDocument checked(content_of(file.path()));
    std::vector<Candidate> candidates;
    std::set<std::string> own;
    const auto key = [](const RelationClaim& claim) {
      return claim.source + "|" + claim.relation + "|" + claim.target + "|" +
             std::string(to_string(claim.polarity)) + "|" + claim.evidence.quote;
    };
    for (const Claim& claim : built_in_extractor().extract(*checked.reading).claims) {
      const auto* const fact = std::get_if<RelationClaim>(&claim);
      if (fact == nullptr || fact->evidence.marked(MarkRole::source).empty() ||
          fact->evidence.marked(MarkRole::target).empty()) {
        continue;
      }
      own.insert(key(*fact));
      candidates.push_back(relation(
          {std::string(fact->evidence.marked(MarkRole::source)), ""}, fact->relation,
          {std::string(fact->evidence.marked(MarkRole::target)), ""}, fact->evidence.quote));
      candidates.back().polarity = fact->polarity;
    }
    facts += own.size();
    for (const RelationClaim& claim : relations_of(checked(candidates))) {
      same += own.contains(key(claim)) ? 1U : 0U;
    }
  }
  CAPTURE(facts, same);
  CHECK(facts > 50);
  CHECK(static_cast<double>(same) >= 0.9 * static_cast<double>(facts));
}

TEST_CASE("without a quote a sentence that names both ends may stand for it, if asked",
          "[candidates]") {
  const Candidate unquoted =
      relation({"Brazil", "State"}, "supports", {"Treaty of Oslo", "Agreement"}, "");
  CHECK(outcome(unquoted) == "no-quote");
  CheckOptions options;
  options.sentences_for_quotes = true;
  const CheckedDocument lenient(english, options);
  const CheckedCandidates checked = lenient({unquoted});
  CHECK(outcome_of(checked) == "state/brazil supports agreement/treaty-of-oslo");
  CHECK(checked.counts.by_sentence == 1);
  CHECK(relations_of(checked).at(0).evidence.quote ==
        "According to Kenya, Brazil supports the Treaty of Oslo.");
  CHECK(outcome(relation({"Japan", "State"}, "supports", {"NATO", "Organization"}, ""), lenient) ==
        "no-quote");
}

TEST_CASE("another schema is kept to as well", "[candidates]") {
  const Schema schema = Schema::from_json(R"({
    "name": "treaties", "version": "1", "baseIri": "https://example.org/t/",
    "vocabularyIri": "https://example.org/v#",
    "types": [{"name": "Thing", "abstract": true, "label": {"en": "thing"}, "definition": "Anything."},
      {"name": "State", "parent": "Thing", "label": {"en": "state"}, "definition": "A state."},
      {"name": "Pact", "parent": "Thing", "label": {"en": "pact"}, "definition": "A pact."}],
    "properties": [],
    "relations": [{"name": "keeps", "domain": ["State"], "range": ["Pact"],
      "label": {"en": "keeps"}, "definition": "Keeps to it."}]})",
                                          "treaties.json");
  const CheckedDocument checked(english, {}, schema);
  CHECK(outcome(relation({"Norway", "State"}, "keeps", {"Treaty of Oslo", "Pact"}, signing().quote),
                checked) == "state/norway keeps pact/treaty-of-oslo");
  CHECK(outcome(signing(), checked) == "unknown-relation");
}

}  // namespace diplograph::extract

#include "extract/model/answer.hpp"

#include <string>

#include "extract/model/json_cut.hpp"
#include "tests/catch.hpp"

using namespace diplograph;
using namespace diplograph::extract;
using State = AnswerReading::State;

namespace {

const std::string fact =
    R"({"quote": "Iran signed it", "source": "Iran", "sourceType": "State", "relation": "partyTo",)"
    R"( "target": "it", "targetType": "Agreement", "polarity": "affirmed", "modality": "asserted",)"
    R"( "holder": "", "confidence": 0.75})";
const std::string two = R"({"facts": [)" + fact + ", " + fact + "]}";

AnswerReading read(const std::string& content, bool at_limit = false, bool whatever = false) {
  return read_answer(content, {}, at_limit, whatever);
}

}  // namespace

TEST_CASE("a fact of an answer becomes a candidate, with what all of the answer have in common") {
  Candidate origin;
  origin.extractor = "model:m";
  origin.rule = "prompt/en/policy@1";
  origin.origin.request = 3;
  origin.passage = ByteSpan{5, 9};
  const AnswerReading reading = read_answer(two, origin, false);
  CHECK(reading.state == State::whole);
  CHECK(reading.malformed.empty());
  REQUIRE(reading.candidates.size() == 2);
  const Candidate& candidate = reading.candidates.back();
  CHECK(candidate.kind == Candidate::Kind::relation);
  CHECK(candidate.quote == "Iran signed it");
  CHECK(candidate.source.name == "Iran");
  CHECK(candidate.source.type == "State");
  CHECK(candidate.relation == "partyTo");
  CHECK(candidate.target.name == "it");
  CHECK(candidate.target.type == "Agreement");
  CHECK(candidate.polarity == Polarity::affirmed);
  CHECK(candidate.modality == Modality::asserted);
  CHECK(candidate.confidence == 0.75);
  CHECK(candidate.extractor == "model:m");
  CHECK(candidate.rule == "prompt/en/policy@1");
  CHECK(candidate.passage == ByteSpan{5, 9});
  CHECK(candidate.origin.request == 3);
  CHECK(candidate.origin.item == "/facts/1");
}

TEST_CASE("whatever stands around the JSON of an answer, its facts are found") {
  const struct {
    const char* name;
    std::string content;
    std::size_t facts;
  } cases[] = {
      {"nothing", two, 2},
      {"an empty list", R"({"facts": []})", 0},
      {"an empty list alone", "[]", 0},
      {"a fence", "```json\n" + two + "\n```", 2},
      {"a fence that is not closed", "```\n" + two, 2},
      {"prose", "Sure! Here is what the text says:\n" + two + "\nLet me know {if} you need more.",
       2},
      {"braces and brackets in prose", "As {asked} in [1], [2] and {}: " + two, 2},
      {"thoughts with a draft", R"(<think>maybe {"facts": []}?</think>)" + two, 2},
      {"thoughts that never began", "hm</think>\n" + two, 2},
      {"a list alone", "[" + fact + "]", 1},
      {"a list by another name", R"({"answer": {"relations": [)" + fact + "]}}", 1},
      {"one fact alone", fact, 1},
      {"a byte order mark", "\xEF\xBB\xBF" + two, 2},
      {"brackets within texts", R"({"facts": [], "note": "}]{[\" }"})", 0},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    const AnswerReading reading = read(c.content);
    CHECK(reading.state == State::whole);
    CHECK(reading.error.empty());
    CHECK(reading.candidates.size() == c.facts);
    CHECK(reading.malformed.empty());
  }
}

TEST_CASE("of an answer that is cut off anywhere the whole facts are kept, and nothing else") {
  for (std::size_t size = 0; size < two.size(); ++size) {
    CAPTURE(size);
    const AnswerReading reading = read(two.substr(0, size), true);
    const std::size_t first = two.find(fact) + fact.size();
    const std::size_t second = two.rfind(fact) + fact.size();
    const std::size_t whole = size >= second ? 2 : size >= first ? 1 : 0;
    CHECK(reading.candidates.size() == whole);
    CHECK(reading.malformed.empty());
    const bool readable = size > two.find('[');
    CHECK(reading.state == (readable ? State::cut : State::unreadable));
    CHECK(reading.error.empty() == readable);
  }
}

TEST_CASE("an answer that is cut off is seen to be so without being told") {
  CHECK(read(two.substr(0, two.size() - 20)).state == State::cut);
  CHECK(read("Here it is: " + two.substr(0, two.size() - 20)).candidates.size() == 1);
}

TEST_CASE(
    "an answer that is broken in the middle says where, and yields what stands before as a "
    "last resort") {
  const std::string comma = R"({"facts": [)" + fact + " " + fact + "]}";
  const AnswerReading reading = read(comma);
  CHECK(reading.state == State::unreadable);
  CHECK(reading.candidates.empty());
  CHECK(reading.error.find("near {\"quote\"") != std::string::npos);
  const AnswerReading last = read(comma, false, true);
  CHECK(last.state == State::cut);
  CHECK(last.candidates.size() == 1);
}

TEST_CASE("answers without facts say what is wrong with them") {
  const struct {
    std::string content;
    const char* error;
  } cases[] = {
      {"", "it is empty"},
      {" \n", "it is empty"},
      {"I cannot help with that.", "it holds no JSON object"},
      {R"({"result": "none"})", "it has no list \"facts\""},
      {R"({"facts": "none"})", "it has no list \"facts\""},
      {R"({"facts": null})", "it has no list \"facts\""},
      {R"({"facts": ]})", "its brackets do not match"},
      {"[1] and [2]", "it has no list \"facts\""},
      {std::string(100'000, '['), "its brackets do not match"},
      {std::string(100'000, '{'), "its brackets do not match"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.content.substr(0, 40));
    const AnswerReading reading = read(c.content);
    CHECK(reading.state == State::unreadable);
    CHECK(reading.error == c.error);
    CHECK(reading.candidates.empty());
    CHECK(read(c.content, false, true).candidates.empty());
  }
  CHECK(read("", true).error == "it reached its limit before it said anything");
}

TEST_CASE("a fact without what it needs is refused, and the others are taken") {
  const std::string wrong[] = {
      R"("a text")",
      "7",
      "null",
      "[]",
      "{}",
      R"({"quote": 1, "source": "a", "sourceType": "State", "relation": "r", "target": "b", "targetType": "Goal"})",
      R"({"quote": "q", "source": {"name": "a"}, "sourceType": "State", "relation": "r", "target": "b", "targetType": "Goal"})",
      R"({"quote": "q", "source": "a", "sourceType": "State", "relation": "r", "target": "b"})",
  };
  for (const std::string& item : wrong) {
    CAPTURE(item);
    const AnswerReading reading = read(R"({"facts": [)" + fact + ", " + item + ", " + fact + "]}");
    CHECK(reading.state == State::whole);
    CHECK(reading.candidates.size() == 2);
    REQUIRE(reading.malformed.size() == 1);
    CHECK(reading.malformed.front().reason == RejectionReason::malformed);
    CHECK(reading.malformed.front().candidate.origin.item == "/facts/1");
    CHECK_FALSE(reading.malformed.front().message.empty());
  }
}

TEST_CASE("what a fact may do without is as if it were not said where it makes no sense") {
  const AnswerReading reading = read(
      R"([{"quote": "q", "source": "a", "sourceType": "State", "relation": "r", "target": "b",)"
      R"( "targetType": "Goal", "polarity": true, "modality": "maybe", "holder": null,)"
      R"( "confidence": "high"}, {"quote": "q", "source": "a", "sourceType": "State",)"
      R"( "relation": "r", "target": "b", "targetType": "Goal", "confidence": 7}])");
  REQUIRE(reading.candidates.size() == 2);
  for (const Candidate& candidate : reading.candidates) {
    CHECK_FALSE(candidate.polarity);
    CHECK_FALSE(candidate.modality);
    CHECK_FALSE(candidate.confidence);
    CHECK(candidate.holder.empty());
  }
}

TEST_CASE("an answer that repeats itself without end is taken up to a limit, and says so") {
  std::string content = R"({"facts": [)" + fact;
  for (std::size_t i = 0; i < most_facts_of_answer + 100; ++i) content += "," + fact;
  const AnswerReading reading = read(content + "]}");
  CHECK(reading.candidates.size() == most_facts_of_answer);
  REQUIRE(reading.malformed.size() == 1);
  CHECK(reading.malformed.front().message.find("at most 500 facts") != std::string::npos);
}

TEST_CASE("halves of surrogate pairs do not spoil an answer") {
  const AnswerReading reading =
      read(R"([{"quote": "\ud83d", "source": "\udc00\ud83d\ude00\\ud83d", "sourceType": "State",)"
           R"( "relation": "r", "target": "b\ud83d\u0041", "targetType": "Goal"}])");
  REQUIRE(reading.candidates.size() == 1);
  CHECK(reading.candidates.front().quote == "\xEF\xBF\xBD");
  CHECK(reading.candidates.front().source.name == "\xEF\xBF\xBD\xF0\x9F\x98\x80\\ud83d");
  CHECK(reading.candidates.front().target.name ==
        "b\xEF\xBF\xBD"
        "A");
}

TEST_CASE("brackets of a cut text are closed behind the last whole item of its list") {
  const struct {
    const char* text;
    const char* repaired;
  } cases[] = {
      {R"({"a": [{"b": [{"c": 1}, {"c")", R"({"a": []})"},
      {R"({"a": [{"b": [1]}, {"b": [2)", R"({"a": [{"b": [1]}]})"},
      {R"([{"a": 1}, {"a": 2}, )", R"([{"a": 1}, {"a": 2}])"},
      {R"({"a": [{"b": 1}], "c": "d)", R"({"a": [{"b": 1}]})"},
      {R"({"a": [], "b": [{"c": 1}, {)", R"({"a": [], "b": [{"c": 1}]})"},
      {R"({"a": "[{]")", ""},
      {R"({"a": "\")", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const JsonReach reach = reach_of_json(c.text);
    CHECK(reach.end == JsonReach::End::cut);
    CHECK(reach.repaired == c.repaired);
  }
  CHECK(reach_of_json("[1, {}] tail").size == 7);
  CHECK(reach_of_json("{]").end == JsonReach::End::no_json);
}

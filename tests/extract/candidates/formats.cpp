// Files of other programs as candidates. All of them were written for these tests.
#include <string>
#include <vector>

#include "extract/candidates/candidate_file.hpp"
#include "extract/candidates/candidate_placing.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"
#include "tests/extract/candidates/checking.hpp"

namespace diplograph::extract {
namespace {

CandidateFile read(std::string_view format, std::vector<CandidateInput> files,
                   const std::vector<std::string>& mappings = {}) {
  WordMap words;
  for (const std::string& mapping : mappings) words.add(mapping);
  const CandidateFormat* const found = find_candidate_format(format);
  REQUIRE(found != nullptr);
  return read_candidates(*found, files, words);
}

/// "State:China pursues Goal:peace 'quote'", as far as a candidate has them.
std::string text_of(const Candidate& candidate) {
  const auto end = [](const CandidateEnd& each) {
    return (each.type.empty() ? "" : each.type + ":") + each.name;
  };
  std::string text = end(candidate.source);
  if (candidate.kind == Candidate::Kind::relation) {
    if (candidate.polarity == diplograph::Polarity::negated) text += " not";
    text += " " + candidate.relation + " " + end(candidate.target);
  }
  if (!candidate.quote.empty()) text += " '" + candidate.quote + "'";
  return text;
}

std::vector<std::string> texts_of(const CandidateFile& file) {
  std::vector<std::string> texts;
  for (const ReadCandidate& read : file.candidates) texts.push_back(text_of(read.candidate));
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("triples come from a table, whatever its columns are called", "[candidates]") {
  const CandidateFile file = read(
      "triples",
      {{"facts.csv",
        "Subject,Predicate,Object,subject_type,object_type,quote,document,confidence,polarity\n"
        "China,pursues,peace,State,Goal,\"China seeks peace, it says\",a.txt,0.8,affirmed\n"
        "China,partyTo,Treaty of Oslo,State,Agreement,China stayed away,a.txt,,negated\n"
        "China,pursues,peace,State,Goal,x,a.txt,much,\n"}});
  CHECK(texts_of(file) ==
        Texts{"State:China pursues Goal:peace 'China seeks peace, it says'",
              "State:China not partyTo Agreement:Treaty of Oslo 'China stayed away'"});
  CHECK(file.candidates[0].candidate.confidence == 0.8);
  CHECK(file.candidates[0].candidate.origin.line == 2);
  CHECK(file.texts.at(file.candidates[1].text).document == "a.txt");
  REQUIRE(file.malformed.size() == 1);
  CHECK(file.malformed[0].reason == RejectionReason::bad_value);
  CHECK(file.malformed[0].candidate.origin.line == 4);
}

TEST_CASE("columns, types and relations are mapped, or left out", "[candidates]") {
  const CandidateFile file = read(
      "triples",
      {{"facts.csv",
        "who;verb;whom;words;mood\n"
        "China;WANTS;peace;China wants peace;calm\n"
        "China;KNOWS;Iran;China knows Iran;calm\n"}},
      {"who=source", "whom=target", "verb=relation", "words=quote", "WANTS=pursues", "KNOWS=-"});
  CHECK(texts_of(file) == Texts{"China pursues peace 'China wants peace'"});
  REQUIRE(file.notices.size() == 2);
  CHECK(file.notices[0].find("\"mood\" is not read") != std::string::npos);
  CHECK(file.notices[1].find("1 candidates of \"KNOWS\" are left out") != std::string::npos);
  CHECK_THROWS_AS(read("triples", {{"facts.csv", "a,b,c\n1,2,3\n"}}), InputError);
  CHECK_THROWS_AS(read("triples", {{"facts.csv", ""}}), InputError);
}

TEST_CASE("the words of a map are met, unmet or mistaken", "[candidates]") {
  WordMap words;
  words.add_file("# comment\n\nCOUNTRY = State\nA=B=Goal\n", "map.txt");
  CHECK(words.meaning("COUNTRY") == "State");
  CHECK(words.meaning("A=B") == "Goal");
  CHECK(words.meaning("other") == "other");
  CHECK(words.unmet().empty());
  words.add("X=Y");
  CHECK(words.unmet() == Texts{"X"});
  CHECK_THROWS_AS(words.add("X=Z"), UsageError);
  CHECK_THROWS_AS(words.add("none"), UsageError);
  CHECK_THROWS_AS(words.add("=State"), UsageError);
  CHECK_THROWS_AS(words.add_file("a=b\nbroken\n", "map.txt"), InputError);
}

TEST_CASE("our own form is read, and so are the lines of rejected.jsonl", "[candidates]") {
  Rejection rejection{RejectionReason::quote_not_found, "no", "doc",
                      relation({"China", "State"}, "pursues", {"peace", "Goal"}, "China wants it")};
  rejection.candidate.polarity = diplograph::Polarity::negated;
  const CandidateFile file =
      read("candidates",
           {{"c.jsonl",
             "{\"source\":{\"name\":\"China\",\"type\":\"State\"},\"relation\":\"pursues\","
             "\"target\":\"peace\",\"targetType\":\"Goal\",\"quote\":\"China seeks peace\","
             "\"document\":\"doc\",\"modality\":\"planned\",\"extractor\":\"model:x\"}\n"
             "\n"
             "{\"entity\":{\"name\":\"NATO\"}}\n"
             "{\"entity\":\n"
             "{\"name\":\"NATO\"}\n" +
                 to_json_line(rejection)}});
  CHECK(texts_of(file) == Texts{"State:China pursues Goal:peace 'China seeks peace'", "NATO",
                                "State:China not pursues Goal:peace 'China wants it'"});
  CHECK(file.candidates[0].candidate.modality == Modality::planned);
  CHECK(file.candidates[0].candidate.extractor == "model:x");
  CHECK(file.texts.at(file.candidates[2].text).document == "doc");
  REQUIRE(file.malformed.size() == 2);
  CHECK(file.malformed[0].candidate.origin.line == 4);
  CHECK(file.malformed[0].reason == RejectionReason::malformed);
}

TEST_CASE("graph documents of LangChain have nodes, relationships and a passage", "[candidates]") {
  const std::string document = R"({"nodes": [{"id": "China", "type": "State", "properties": {}},
      {"id": 5, "type": "Node"}],
    "relationships": [
      {"source": {"id": "China", "type": "State"}, "target": {"id": "Peace", "type": "Goal"},
       "type": "PURSUES", "properties": {"quote": "China seeks peace", "confidence": 0.4}},
      {"source": {"id": "China"}, "type": "PURSUES"}],
    "source": {"page_content": "China seeks peace. It says so.",
      "metadata": {"source": "papers/a.txt", "page": 1}}})";
  for (const std::string& text : {document, "[" + document + "]"}) {
    const CandidateFile file = read("langchain", {{"g.json", text}}, {"PURSUES=pursues"});
    CHECK(texts_of(file) ==
          Texts{"State:China", "5", "State:China pursues Goal:Peace 'China seeks peace'"});
    CHECK(file.candidates[2].candidate.confidence == 0.4);
    CHECK(file.malformed.size() == 1);
    REQUIRE(file.texts.size() == 1);
    CHECK(file.texts[0].document == "papers/a.txt");
    CHECK(file.texts[0].text == "China seeks peace. It says so.");
    CHECK_FALSE(file.texts[0].whole);
  }
  const CandidateFile wrapped =
      read("langchain", {{"g.json", R"({"lc": 1, "type": "constructor", "id": ["GraphDocument"],
        "kwargs": {"nodes": [{"lc": 1, "kwargs": {"id": "Iran", "type": "State"}}]}})"}});
  CHECK(texts_of(wrapped) == Texts{"State:Iran"});
  CHECK(read("langchain", {{"g.json", "{\"a\": 1}"}}).malformed.size() == 1);
  CHECK_THROWS_AS(read("langchain", {{"g.json", "{\"nodes\": ["}}), InputError);
  CHECK_THROWS_AS(read("langchain", {{"g.json", "7"}}), InputError);
}

TEST_CASE("the tables of GraphRAG are told apart by their columns", "[candidates]") {
  const CandidateFile file =
      read("graphrag",
           {{"entities.csv",
             "id,human_readable_id,title,type,description,text_unit_ids\n"
             "e1,0,CHINA,STATE,A state,\"['u1']\"\n"},
            {"relationships.csv",
             "id,source,target,description,weight,text_unit_ids\n"
             "r1,CHINA,PEACE,China seeks peace,2.0,\"['u1' 'u2']\"\n"},
            {"covariates.csv",
             "id,covariate_type,type,subject_id,object_id,status,start_date,end_date,source_text,"
             "text_unit_id\n"
             "c1,claim,PURSUES,CHINA,PEACE,TRUE,2015-05-03T00:00:00,NONE,China seeks peace,u1\n"
             "c2,claim,PURSUES,CHINA,WAR,FALSE,NONE,NONE,China seeks no war,u1\n"
             "c3,claim,PURSUES,CHINA,NONE,SUSPECTED,NONE,NONE,NONE,u9\n"},
            {"text_units.csv",
             "id,text,n_tokens,document_ids\n"
             "u1,China seeks peace. China seeks no war.,9,\"['d1']\"\n"},
            {"documents.csv", "id,title,text\nd1,a.txt,China seeks peace.\n"}},
           {"STATE=State", "PURSUES=pursues"});
  CHECK(texts_of(file) == Texts{"State:CHINA", "CHINA  PEACE",
                                "CHINA pursues PEACE 'China seeks peace'",
                                "CHINA not pursues WAR 'China seeks no war'", "CHINA pursues "});
  CHECK(file.candidates[2].candidate.date == "2015-05-03");
  CHECK(file.candidates[4].candidate.modality == Modality::planned);
  CHECK(file.candidates[4].text == ReadCandidate::no_text);
  CHECK(file.texts.at(file.candidates[1].text).document == "a.txt");
  CHECK(file.texts.at(file.candidates[1].text).text.starts_with("China seeks peace."));
  CHECK_THROWS_AS(read("graphrag", {{"x.csv", "a,b\n1,2\n"}}), InputError);
}

TEST_CASE("extractions of langextract are entities, or relations by their attributes",
          "[candidates]") {
  const std::string line =
      R"({"document_id": "doc1", "text": "😀 چین صلح می‌خواهد. China seeks peace.", "extractions": [)"
      R"({"extraction_class": "State", "extraction_text": "چین", "char_interval": {"start_pos": 2, "end_pos": 5}},)"
      R"({"extraction_class": "pursues", "extraction_text": "China seeks peace", "char_interval": null,)"
      R"( "attributes": {"subject": "China", "object": "peace", "object_type": "Goal", "modality": "possible"}},)"
      R"({"extraction_text": "x"}]})";
  const CandidateFile file = read("langextract", {{"e.jsonl", line + "\n" + line + "\n"}});
  REQUIRE(file.candidates.size() == 4);
  CHECK(texts_of(file)[0] == "State:چین");
  CHECK(texts_of(file)[1] == "China pursues Goal:peace 'China seeks peace'");
  CHECK(file.candidates[1].candidate.modality == Modality::planned);
  const auto place = file.candidates[0].candidate.source.place;
  REQUIRE(place);
  CHECK(file.texts[0].text.substr(place->begin, place->size()) == "چین");
  CHECK(file.texts[0].whole);
  CHECK(file.malformed.size() == 2);
  CHECK(file.candidates[2].candidate.origin.line == 2);
}

TEST_CASE("documents of spaCy and Prodigy have spans and relations between them", "[candidates]") {
  const CandidateFile file = read(
      "spacy",
      {{"docs.jsonl",
        R"({"text": "é China seeks peace.", "ents": [{"start": 2, "end": 7, "label": "GPE"}], "spans": {"sc": [{"start": 14, "end": 19, "label": "GOAL", "kb_id": ""}]}, "tokens": []})"
        "\n"
        R"({"text": "China seeks peace.", "spans": [{"start": 0, "end": 5, "label": "GPE"}, {"start": 0, "end": 99, "label": "GPE"}], "relations": [{"head": 0, "child": 2, "label": "WANTS", "head_span": {"start": 0, "end": 5, "label": "GPE"}, "child_span": {"start": 12, "end": 17, "label": "GOAL"}}], "meta": {"source": "b.txt"}, "answer": "accept"})"
        "\n"
        R"({"text": "China.", "spans": [{"start": 0, "end": 5, "label": "GPE"}], "answer": "reject"})"
        "\n"}},
      {"GPE=State", "GOAL=Goal", "WANTS=pursues"});
  CHECK(texts_of(file) ==
        Texts{"State:China", "Goal:peace", "State:China", "State:China pursues Goal:peace"});
  CHECK(file.candidates[0].candidate.source.place == ByteSpan{3, 8});
  CHECK(file.texts.at(1).document == "b.txt");
  CHECK(file.malformed.size() == 1);
  CHECK(file.notices.size() == 1);
  CHECK(read("spacy", {{"d.json", "{\"ents\": []}"}}).malformed.size() == 1);
}

TEST_CASE("brat's annotations stand beside their text", "[candidates]") {
  const CandidateInput text{"papers/a.txt", "چین seeks peace and did not sign the Pact of Oslo.\n"};
  const CandidateFile file = read("brat", {{"papers/a.ann",
                                            "T1\tState 0 3\tچین\n"
                                            "T2\tGoal 10 15\tpeace\n"
                                            "T3\tSign 28 32\tsign\n"
                                            "T4\tAgreement 37 41;42 49\tPact of Oslo\n"
                                            "R1\tpursues Arg1:T1 Arg2:T2\n"
                                            "E1\tpartyTo:T3 Agent:T1 Theme:T4\n"
                                            "A1\tNegation E1\n"
                                            "A2\tModality R1 possible\n"
                                            "A3\tColour R1 red\n"
                                            "N1\tReference T1 Wikidata:Q148\tChina\n"
                                            "#1\tAnnotatorNotes R1\tsure?\n"
                                            "R2\tpursues Arg1:T1 Arg2:T9\n"
                                            "T5\tState 90 95\tnone\n"},
                                           text});
  CHECK(texts_of(file) == Texts{"State:چین", "Goal:peace", "Agreement:Pact of Oslo",
                                "State:چین pursues Goal:peace",
                                "State:چین not partyTo Agreement:Pact of Oslo"});
  CHECK(file.candidates[3].candidate.modality == Modality::planned);
  CHECK(file.candidates[3].candidate.origin.item == "R1");
  CHECK(file.malformed.size() == 2);
  CHECK(file.notices.size() == 2);
  CHECK_THROWS_AS(read("brat", {{"b.ann", "T1\tState 0 5\tChina\n"}, text}), InputError);
  CHECK_THROWS_AS(read("brat", {{"a.ann", "T1\tState 0 1\tx\nT1\tState 0 1\tx\n"}, {"a.txt", "x"}}),
                  InputError);
}

TEST_CASE("WebAnno's tables have layers of spans and of relations", "[candidates]") {
  const std::string table =
      "#FORMAT=WebAnno TSV 3.3\n"
      "#T_SP=webanno.custom.Actor|identifier|kind\n"
      "#T_RL=webanno.custom.Says|negated|relation|BT_webanno.custom.Actor\n"
      "\n\n"
      "#Text=😀 China seeks lasting peace .\n"
      "1-1\t0-2\t😀\t_\t_\t_\t_\t_\t\n"
      "1-2\t3-8\tChina\thttp://x\\|y\tState\t_\t_\t_\t\n"
      "1-3\t9-14\tseeks\t_\t_\t_\t_\t_\t\n"
      "1-4\t15-22\tlasting\t*[2]\tGoal[2]\tfalse\tpursues\t1-2[0_2]\t\n"
      "1-5\t23-28\tpeace\t*[2]|*[3]\tGoal[2]|Concept[3]\ttrue\tpursues\t1-2[0_3]\t\n"
      "1-6\t29-30\t.\t_\t_\t_\t_\t_\t\n"
      "\n"
      "#Text=Iran too\n"
      "2-1\t32-36\tIran\t*\tState\t_\topposes\t1-9\t\n"
      "2-2\t37-40\ttoo\t_\t_\t_\t_\t_\t\n";
  const CandidateFile file = read("webanno", {{"a.txt.tsv", table}});
  CHECK(texts_of(file) == Texts{"State:China", "Goal:lasting peace",
                                "State:China pursues Goal:lasting peace", "Concept:peace",
                                "State:China not pursues Concept:peace", "State:Iran"});
  REQUIRE(file.texts.size() == 1);
  CHECK(file.texts[0].text == "😀 China seeks lasting peace .\n\nIran too");
  CHECK(file.texts[0].document == "a.txt");
  CHECK(file.malformed.size() == 1);
  CHECK_THROWS_AS(read("webanno", {{"a.tsv", "1-1\t0-5\tChina\n"}}), InputError);
  CHECK_THROWS_AS(read("webanno", {{"a.tsv", ""}}), InputError);
  CHECK_THROWS_AS(
      read("webanno", {{"a.tsv", "#FORMAT=WebAnno TSV 3.3\n#Text=China\n1-1\t0-x\tChina\n"}}),
      InputError);
}

TEST_CASE("places in a witness's text are found in the document's", "[candidates]") {
  // The same words with other line breaks, a page number, and Arabic letters.
  const CheckedDocument document(
      "# Report\n\nChina seeks peace with\nIran. China fears war.\n\n"
      "China and Iran cooperate. چین با ایران همکاری می‌کند.\n");
  CandidateText text;
  text.text =
      "Report China seeks peace with Iran.\nChina fears   war. China and Iran cooperate.\n"
      "چين با ايران همكاري ميكند.";
  text.whole = true;
  const CandidatePlacing placing(text, document.check.quotes());
  CHECK(placing.found());
  const std::string_view repaired = document.reading->document.text.text();
  const auto moved = [&](std::size_t begin, std::string name) {
    Candidate candidate = entity({name, "State", ByteSpan{begin, begin + name.size()}});
    return placing.placed(candidate).source.place;
  };
  const auto first = moved(text.text.find("China"), "China");
  const auto second = moved(text.text.find("China fears"), "China");
  const auto third = moved(text.text.find("China and"), "China");
  REQUIRE((first && second && third));
  CHECK(first->begin == repaired.find("China seeks"));
  CHECK(second->begin == repaired.find("China fears"));
  CHECK(third->begin == repaired.find("China and"));
  const auto persian = moved(text.text.find("چين"), "چين");
  REQUIRE(persian);
  CHECK(repaired.substr(persian->begin, persian->size()) == "چین");
  CHECK_FALSE(moved(0, "Norway"));

  CandidateText passage;
  passage.text = "China and Iran\ncooperate.";
  const CandidatePlacing part(passage, document.check.quotes());
  CHECK(part.found());
  const Candidate placed = part.placed(entity({"Iran", "State"}));
  REQUIRE(placed.passage);
  CHECK(placed.passage->begin == repaired.find("China and"));
  passage.text = "Norway and Iceland cooperate in all things of the sea.";
  CHECK_FALSE(CandidatePlacing(passage, document.check.quotes()).found());
}

TEST_CASE("documents are known by their id, their file or a path to it", "[candidates]") {
  CHECK(is_named("a", "a.txt", "a"));
  CHECK(is_named("a", "a.txt", "a.txt"));
  CHECK(is_named("a", "a.txt", "/home/x/papers/a.txt"));
  CHECK(is_named("a", "a.txt", "C:\\papers\\a.pdf"));
  CHECK_FALSE(is_named("a", "a.txt", "b.txt"));
  CHECK_FALSE(is_named("a", "a.txt", "aa"));
}

}  // namespace diplograph::extract

#include "extract/language/conllu.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "extract/language/conllu_analysis.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

constexpr std::string_view example =
    "# sent_id = 1\n"
    "# text = They don't agree.\n"
    "1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur|Person=3|PronType=Prs\t4\tnsubj\t4:nsubj\t_\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdo\tdo\tAUX\tVBP\tMood=Ind|Tense=Pres|VerbForm=Fin\t4\taux\t4:aux\t_\n"
    "3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t4:advmod\t_\n"
    "4\tagree\tagree\tVERB\tVB\tVerbForm=Inf\t0\troot\t0:root\tSpaceAfter=No\n"
    "4.1\tso\tso\tADV\t_\t_\t_\t_\t4:advmod\t_\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t4:punct\t_\n"
    "\n";

}  // namespace

TEST_CASE("CoNLL-U comes back byte for byte") {
  const auto sentences = read_conllu(example, "example");
  REQUIRE(sentences.size() == 1);
  CHECK(sentences[0].comment("text") == "They don't agree.");
  CHECK(write_conllu(sentences) == example);
}

TEST_CASE("whole treebanks come back byte for byte") {
  const std::filesystem::path folder = DIPLOGRAPH_SHARED_DIR "/treebanks";
  if (!std::filesystem::exists(folder)) {
    std::cerr << "SKIPPED: no treebanks in " << folder << '\n';
    SUCCEED();
    return;
  }
  for (const char* name : {"en/en_ewt-ud-dev.conllu", "fa/fa_perdt-ud-dev.conllu"}) {
    INFO(name);
    std::ifstream file(folder / name, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    CHECK(write_conllu(read_conllu(content.str(), name)) == content.str());
  }
}

TEST_CASE("the words of a CoNLL-U sentence carry its annotation") {
  const std::vector<Annotation> words = annotations_of(read_conllu(example, "example")[0]);
  REQUIRE(words.size() == 5);
  CHECK(words[0].upos == Upos::pron);
  CHECK(words[0].morphology.grammatical_case == Case::nominative);
  CHECK(words[0].head == 3);
  CHECK(words[2].morphology.polarity == Polarity::negative);
  CHECK(words[3].head == -1);
  CHECK(words[3].relation == Relation::root);
}

TEST_CASE("names of parts of speech, relations and features come back as they were") {
  for (std::size_t i = 0; i < upos_count; ++i) {
    const auto upos = static_cast<Upos>(i);
    CHECK(find_upos(name(upos)) == upos);
  }
  for (std::size_t i = 0; i < relation_count; ++i) {
    const auto relation = static_cast<Relation>(i);
    CHECK(find_relation(name(relation)) == relation);
    CHECK(name(universal(relation)).find(':') == std::string_view::npos);
  }
  CHECK(find_relation("obl:tmod") == Relation::obl);
  CHECK_FALSE(find_relation("subject"));
  const char* features =
      "Mood=Ind|Number=Sing|Person=3|Polarity=Neg|Tense=Pres|VerbForm=Fin|Voice=Act";
  CHECK(features_of(morphology_of(features)) == features);
  CHECK(features_of(morphology_of("Abbr=Yes|Number=Dual|Typo=Yes")) == "_");
}

TEST_CASE("broken CoNLL-U is refused with its line") {
  struct Case {
    const char* content;
    std::size_t line;
  };
  for (const Case& broken :
       std::to_array<Case>({{"1\tword\n\n", 1},
                            {"# c\n2\ta\ta\tNOUN\t_\t_\t0\troot\t_\t_\n\n", 2},
                            {"1\ta\ta\tNAME\t_\t_\t0\troot\t_\t_\n\n", 1},
                            {"1\ta\ta\tNOUN\t_\t_\t7\troot\t_\t_\n\n", 2},
                            {"1\ta\ta\tNOUN\t_\t_\t0\troot\t_\t_\t_\n\n", 1}})) {
    INFO(broken.content);
    try {
      (void)read_conllu(broken.content, "broken");
      FAIL("accepted");
    } catch (const InputError& error) {
      CHECK(error.position().line == broken.line);
    }
  }
}

TEST_CASE("annotating given words keeps them, their ranges and their comments") {
  const auto found =
      analyse_words(read_conllu(example, "example"), LanguageModel::of(Language::english));
  REQUIRE(found.size() == 1);
  CHECK(found[0].comments.size() == 2);
  REQUIRE(found[0].lines.size() == 7);
  CHECK(found[0].lines[1][Column::form] == "don't");
  CHECK(found[0].lines[4][Column::upos] == "VERB");
  CHECK(found[0].lines[4][Column::misc] == "SpaceAfter=No");
}

TEST_CASE("the analysis of lines says what each sentence reads and where paragraphs begin") {
  const auto found = analyse_lines("They met. They talked.\nNothing was signed.\n",
                                   LanguageModel::of(Language::english));
  REQUIRE(found.size() == 3);
  CHECK(found[0].comments.front() == "# newpar");
  CHECK(found[1].comments.front() == "# sent_id = 2");
  CHECK(found[1].comment("text") == "They talked.");
  CHECK(found[2].comments.front() == "# newpar");
  CHECK(read_conllu(write_conllu(found), "found").size() == 3);
}

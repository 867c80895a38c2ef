#include "extract/language/conllu_alignment.hpp"

#include <string>
#include <vector>

#include "extract/analysis.hpp"
#include "extract/extractor.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

std::string word(int id, const std::string& form, int head, const std::string& relation) {
  return std::to_string(id) + "\t" + form + "\t_\tX\t_\t_\t" + std::to_string(head) + "\t" +
         relation + "\t_\t_\n";
}

std::vector<AlignedSentence> aligned(const std::string& text, const std::string& conllu) {
  return align(text, read_conllu(conllu, "given.conllu"), "given.conllu");
}

std::string surface(const std::string& text, const Token& token) {
  return text.substr(token.span.begin, token.span.size());
}

}  // namespace

TEST_CASE("words of CoNLL-U are found in a text whatever their spaces and letters") {
  const std::string text = "دولت  می‌کوشد\nكتاب را بخواند.";
  const auto found =
      aligned(text, word(1, "دولت", 2, "nsubj") + word(2, "می کوشد", 0, "root") + "\n" +
                        word(1, "کتاب", 3, "obj") + word(2, "را", 1, "case") +
                        word(3, "بخواند", 0, "root") + word(4, ".", 3, "punct") + "\n");
  REQUIRE(found.size() == 2);
  CHECK(surface(text, found[0].tokens[0]) == "دولت");
  CHECK(surface(text, found[0].tokens[1]) == "می‌کوشد");
  CHECK(found[0].tokens[1].space_before);
  CHECK(surface(text, found[1].tokens[0]) == "كتاب");
  CHECK_FALSE(found[1].tokens[3].space_before);
  CHECK(found[1].annotations[0].head == 2);
  CHECK(found[1].annotations[0].lemma == "کتاب");  // no lemma is given: the form serves
}

TEST_CASE("a token of several words is annotated as the one that governs the others") {
  const std::string text = "They don't agree.";
  const auto found =
      aligned(text, word(1, "They", 4, "nsubj") + "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
                        word(2, "do", 4, "aux") + word(3, "not", 2, "advmod") +
                        word(4, "agree", 0, "root") + word(5, ".", 4, "punct") + "\n");
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].tokens.size() == 4);
  CHECK(surface(text, found[0].tokens[1]) == "don't");
  CHECK(found[0].annotations[1].relation == Relation::aux);
  CHECK(found[0].annotations[0].head == 2);
  CHECK(found[0].annotations[1].head == 2);
  CHECK(found[0].annotations[2].head == -1);
}

TEST_CASE("an analysis of another text is refused where they part") {
  struct Case {
    std::string conllu;
    std::size_t line;
    const char* message;
  };
  const std::vector<Case> cases{
      {"# text = They met\n" + word(1, "They", 2, "nsubj") + word(2, "meet", 0, "root") + "\n", 3,
       "\"meet\" is not what"},
      {word(1, "They", 0, "root") + "\n", 1, "goes on with \"met today.\""},
      {word(1, "They", 0, "root") + "\n\n" + word(1, "met", 0, "root") +
           word(2, "today.", 1, "advmod") + word(3, "More", 1, "dep") + "\n",
       6, "\"More\" is not what"}};
  for (const Case& c : cases) {
    try {
      (void)aligned("They met today.", c.conllu);
      FAIL("accepted");
    } catch (const InputError& error) {
      CHECK(error.position().file == "given.conllu");
      CHECK(error.position().line == c.line);
      CHECK(std::string(error.what()).find(c.message) != std::string::npos);
    }
  }
}

TEST_CASE("an analysis from elsewhere decides what is found") {
  const Extractor extractor;
  // "Germany supports" may be a clause or, to a bad parser, a compound of nouns.
  const auto relations = [&](const std::string& subject, const std::string& verb) {
    Source source{"a", "a.txt", "Germany supports the treaty with France.\n"};
    source.conllu = "1\tGermany\tGermany\tPROPN\t_\t_\t2\t" + subject + "\t_\t_\n";
    source.conllu->append("2\tsupports\t" + verb + "\t_\t_\t0\troot\t_\t_\n");
    source.conllu->append("3\tthe\tthe\tDET\t_\t_\t4\tdet\t_\t_\n");
    source.conllu->append("4\ttreaty\ttreaty\tNOUN\t_\t_\t2\tobj\t_\t_\n");
    source.conllu->append("5\twith\twith\tADP\t_\t_\t6\tcase\t_\t_\n");
    source.conllu->append("6\tFrance\tFrance\tPROPN\t_\t_\t4\tnmod\t_\t_\n");
    source.conllu->append("7\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n");
    source.conllu_name = "a.conllu";
    std::size_t count = 0;
    for (const Claim& claim : extractor.extract(source).claims) {
      count += std::holds_alternative<RelationClaim>(claim) ? 1U : 0U;
    }
    return count;
  };
  CHECK(relations("nsubj", "support\tVERB") == 1);
  CHECK(relations("compound", "supports\tNOUN") == 0);
}

TEST_CASE("a sentence that goes over the end of a block ends there") {
  const DocumentText document = read_text({"a", "a.txt", "Aims\n\nGermany signed the treaty.\n"});
  const std::string conllu = word(1, "Aims", 3, "dep") + word(2, "Germany", 3, "nsubj") +
                             word(3, "signed", 0, "root") + word(4, "the", 5, "det") +
                             word(5, "treaty", 3, "obj") + word(6, ".", 3, "punct") + "\n";
  const Analysis found = analyse(document, read_conllu(conllu, "a.conllu"), "a.conllu");
  REQUIRE(found.sentences.size() == 2);
  CHECK(found.sentences[0].tokens.last == 1);
  CHECK(found.sentences[1].block == 1);
  CHECK(found.annotation(0).head == -1);  // its head lies in the other block
  CHECK(found.annotation(1).head == 2);
  CHECK(found.annotation(4).head == 2);
}

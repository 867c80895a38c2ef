#include <future>
#include <random>
#include <string>
#include <vector>

#include "extract/language/language_model.hpp"
#include "extract/language/lemmatizer.hpp"
#include "extract/language/model_file.hpp"
#include "extract/language/persian_verbs.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

struct Analysis {
  std::string text;
  std::vector<Token> tokens;
  std::vector<Annotation> words;

  [[nodiscard]] const Annotation& operator[](std::string_view form) const {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (text.substr(tokens[i].span.begin, tokens[i].span.size()) == form) return words[i];
    }
    throw std::out_of_range(std::string(form));
  }
  [[nodiscard]] std::string head_of(std::string_view form) const {
    const std::int32_t head = (*this)[form].head;
    if (head < 0) return "";
    const ByteSpan span = tokens[static_cast<std::size_t>(head)].span;
    return text.substr(span.begin, span.size());
  }
};

Analysis analyse(Language language, const std::string& text) {
  Analysis result{text, tokenize(text), {}};
  result.words = LanguageModel::of(language).analyse(result.tokens, result.text);
  return result;
}

/// Every word reaches the one root.
bool is_tree(const std::vector<Annotation>& words) {
  std::size_t roots = 0;
  for (const Annotation& word : words) roots += word.head < 0 ? 1U : 0U;
  if (roots != 1) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t steps = 0;
    for (auto at = static_cast<std::int32_t>(i); at >= 0;
         at = words[static_cast<std::size_t>(at)].head) {
      if (++steps > words.size()) return false;
    }
  }
  return true;
}

PersianVerbs some_verbs() {
  static const std::vector<std::uint32_t> stems = [] {
    const auto past = [](std::string_view stem, std::uint16_t verb) {
      return HashedTable::Entry{PersianVerbs::past_key(fold(stem)), verb};
    };
    const auto present = [](std::string_view stem, std::uint16_t verb) {
      return HashedTable::Entry{PersianVerbs::present_key(fold(stem)), verb};
    };
    return HashedTable::build(std::vector<HashedTable::Entry>{
        past("کرد", 0), present("کن", 0), past("گفت", 1), present("گو", 1), past("آمد", 2),
        present("آ", 2), past("پذیرفت", 3), present("پذیر", 3)});
  }();
  return {stems, "کرد\nگفت\nآمد\nپذیرفت\n"};
}

}  // namespace

TEST_CASE("an English sentence is tagged, lemmatised and parsed") {
  const Analysis found =
      analyse(Language::english, "The ministers of Russia did not sign the new agreements.");
  CHECK(found["Russia"].upos == Upos::propn);
  CHECK(found["Russia"].lemma == "Russia");
  CHECK(found["did"].upos == Upos::aux);
  CHECK(found["did"].lemma == "do");
  CHECK(found["sign"].upos == Upos::verb);
  CHECK(found["agreements"].lemma == "agreement");
  CHECK(found["agreements"].morphology.number == Number::plural);
  CHECK(found["not"].morphology.polarity == Polarity::negative);
  CHECK(found["sign"].relation == Relation::root);
  CHECK(found.head_of("ministers") == "sign");
  CHECK(found["ministers"].relation == Relation::nsubj);
  CHECK(found.head_of("agreements") == "sign");
  CHECK(found["agreements"].relation == Relation::obj);
  CHECK(found.head_of("Russia") == "ministers");
  CHECK(found.head_of("not") == "sign");
}

TEST_CASE("a Persian sentence is tagged, lemmatised and parsed") {
  const Analysis found =
      analyse(Language::persian, "وزیران دو کشور در تهران این قرارداد را نپذیرفتند.");
  CHECK(found["وزیران"].upos == Upos::noun);
  CHECK(found["وزیران"].morphology.number == Number::plural);
  CHECK(found["وزیران"].lemma == "وزیر");
  CHECK(found["دو"].upos == Upos::num);
  CHECK(found["نپذیرفتند"].upos == Upos::verb);
  CHECK(found["نپذیرفتند"].lemma == "پذیرفت");
  CHECK(found["نپذیرفتند"].morphology.polarity == Polarity::negative);
  CHECK(found["نپذیرفتند"].morphology.person == 3);
  CHECK(found["نپذیرفتند"].relation == Relation::root);
  CHECK(found.head_of("قرارداد") == "نپذیرفتند");
  CHECK(found["قرارداد"].relation == Relation::obj);
  CHECK(found["را"].relation == Relation::case_);
}

TEST_CASE("the forms of a Persian verb are read by their prefixes, stem and ending") {
  struct Form {
    const char* word;
    const char* lemma;
    bool negative, imperfective, subjunctive;
    std::uint8_t person;
    Number number;
    VerbForm form;
  };
  static constexpr auto one = Number::singular;
  static constexpr auto many = Number::plural;
  static constexpr auto finite = VerbForm::finite;
  const auto forms = std::to_array<Form>({
      {"کردم", "کرد", false, false, false, 1, one, finite},
      {"کردند", "کرد", false, false, false, 3, many, finite},
      {"می‌کند", "کرد", false, true, false, 3, one, finite},
      {"نمی‌کنیم", "کرد", true, true, false, 1, many, finite},
      {"نکرد", "کرد", true, false, false, 3, one, finite},
      {"بکنید", "کرد", false, false, true, 2, many, finite},
      {"می‌گوید", "گفت", false, true, false, 3, one, finite},
      {"نگفته‌اند", "گفت", true, false, false, 3, many, VerbForm::participle},
      {"نیامد", "آمد", true, false, false, 3, one, finite},
      {"می‌آیند", "آمد", false, true, false, 3, many, finite},
      {"پذیرفتن", "پذیرفت", false, false, false, 0, Number::none, VerbForm::infinitive},
      {"نپذیرفته", "پذیرفت", true, false, false, 0, Number::none, VerbForm::participle},
  });
  const PersianVerbs verbs = some_verbs();
  for (const Form& form : forms) {
    INFO(form.word);
    const auto found = verbs.analyse(fold(form.word));
    REQUIRE(found);
    CHECK(verbs.lemma(found->verb) == form.lemma);
    CHECK(found->negative == form.negative);
    CHECK(found->imperfective == form.imperfective);
    CHECK(found->subjunctive == form.subjunctive);
    CHECK(found->person == form.person);
    CHECK(found->number == form.number);
    CHECK(found->form == form.form);
  }
  CHECK_FALSE(verbs.analyse(fold("کتاب")));
}

TEST_CASE("a lemma script makes the lemma from the word, and says what it takes off and puts on") {
  struct Case {
    const char* word;
    const char* lemma;
  };
  for (const Case& example : std::to_array<Case>({{"Agreements", "agreement"},
                                                  {"went", "go"},
                                                  {"parties", "party"},
                                                  {"کتاب‌های", "کتاب"},
                                                  {"نمی‌گویند", "گفت"},
                                                  {"NATO", "NATO"}})) {
    INFO(example.word);
    const LemmaScript script = lemma_script(example.word, example.lemma, true);
    CHECK(apply(script, example.word) == std::string(example.lemma));
    CHECK(read_scripts(write_scripts({script})) == std::vector<LemmaScript>{script});
  }
  CHECK_FALSE(apply({false, 3, 3, ""}, "word"));
}

TEST_CASE("lemmas of frequent and of irregular words are right") {
  struct Case {
    Language language;
    const char* sentence;
    const char* word;
    const char* lemma;
  };
  for (const Case& example : std::to_array<Case>(
           {{Language::english, "They went to the meetings.", "went", "go"},
            {Language::english, "The countries have agreed.", "countries", "country"},
            {Language::english, "The policies were better than before.", "policies", "policy"},
            {Language::persian, "آنها کتاب‌های خوبی نوشته‌اند.",
             "کتاب‌های", "کتاب"},
            {Language::persian, "او به تهران می‌رود.", "می‌رود", "رفت"}})) {
    INFO(example.word);
    CHECK(analyse(example.language, example.sentence)[example.word].lemma == example.lemma);
  }
}

TEST_CASE("whatever the words are, their heads form a tree with one root") {
  static constexpr auto pieces =
      std::to_array<const char*>({"the", "of", "Iran", "،", ".", "می‌کند", "که", "12", "and",
                                  "را", "\"", "x", "signs", "—"});
  std::mt19937 random(7);
  for (std::size_t size = 1; size < 60; ++size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i)
      text += std::string(pieces[random() % pieces.size()]) + " ";
    for (const Language language : {Language::english, Language::persian}) {
      const Analysis found = analyse(language, text);
      REQUIRE(found.words.size() == found.tokens.size());
      CHECK(is_tree(found.words));
    }
  }
  CHECK(analyse(Language::english, "").words.empty());
}

TEST_CASE("a sentence of a hundred thousand words is analysed in pieces and is still one tree") {
  std::string text;
  for (std::size_t i = 0; i < 25'000; ++i) text += "states sign agreements ";
  const Analysis found = analyse(Language::english, text);
  REQUIRE(found.words.size() == 75'000);
  std::size_t roots = 0;
  for (const Annotation& word : found.words) roots += word.head < 0 ? 1U : 0U;
  CHECK(roots == 1);
}

TEST_CASE("one model serves many threads, which all find the same") {
  const std::string text =
      "The two states agreed in Geneva that their forces would leave the area.";
  const auto relations = [&] {
    std::vector<std::pair<std::int32_t, Relation>> result;
    for (int i = 0; i < 20; ++i) {
      result.clear();
      for (const Annotation& word : analyse(Language::english, text).words) {
        result.emplace_back(word.head, word.relation);
      }
    }
    return result;
  };
  const auto expected = relations();
  std::vector<std::future<decltype(relations())>> threads;
  for (int i = 0; i < 8; ++i) threads.push_back(std::async(std::launch::async, relations));
  for (auto& thread : threads) CHECK(thread.get() == expected);
}

TEST_CASE("a file that is no language model is refused by name") {
  CHECK_THROWS_AS(ModelFile("", "broken.model"), InputError);
  try {
    (void)ModelFile(std::string(64, 'x'), "broken.model");
    FAIL("accepted");
  } catch (const InputError& error) {
    CHECK(error.position().file == "broken.model");
  }
  ModelWriter writer;
  const std::vector<std::uint32_t> numbers{1, 2, 3};
  writer.add(Section::tag_slots, std::span<const std::uint32_t>(numbers));
  const std::string content = writer.content();
  CHECK(ModelFile(content, "good.model").section<std::uint32_t>(Section::tag_slots).size() == 3);
  CHECK(ModelFile(content, "good.model").section<std::uint8_t>(Section::labels).empty());
  CHECK_THROWS_AS(ModelFile(content.substr(0, content.size() - 1), "cut.model"), InputError);
  CHECK_THROWS_AS(LanguageModel(content, "no-parser.model"), InputError);
}

#include <exception>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "extract/language/language_model.hpp"
#include "extract/language/training/aligned_content.hpp"
#include "extract/language/training/held_out_tags.hpp"
#include "extract/language/training/lemma_training.hpp"
#include "extract/language/training/parser_training.hpp"
#include "extract/language/training/tagger_training.hpp"
#include "extract/language/training/word_clusters.hpp"
#include "extract/language/training/word_tables_training.hpp"
#include "graph/error.hpp"

namespace {

using namespace diplograph;
using namespace diplograph::extract;

constexpr std::string_view usage =
    "usage: train_language_model LANGUAGE OUTPUT OPTION FILE ...\n"
    "  --treebank FILE   CoNLL-U, annotated as the model is to annotate\n"
    "  --related FILE    CoNLL-U of a treebank that draws other lines\n"
    "  --words FILE      word list: word, frequency, classes\n"
    "  --stems FILE      verb stems: past#present\n"
    "  --tokens FILE     sentences without annotation, a token a line\n"
    "  --text FILE       plain text without annotation, a paragraph a line\n"
    "  --check FILE      CoNLL-U to measure the model by when it is trained\n";

constexpr std::size_t clusters = 320;
constexpr std::size_t least_for_cluster = 3;
constexpr int cluster_rounds = 8;
constexpr std::size_t folds = 4;
constexpr TaggerTraining tagger_training{.rounds = 8, .runs = 6, .room = 2'700'000};
constexpr TaggerTraining held_out_training{.rounds = 4, .runs = 2, .room = 2'700'000};
constexpr ParserTraining parser_training{.rounds = 10,
                                         .runs = 4,
                                         .guide_rounds = 8,
                                         .guide_runs = 2,
                                         .folds = 10,
                                         .room = 0,
                                         .guide_room = 1'600'000};
constexpr std::size_t runs_on_few_words = 6;  // what they teach depends much on their order
constexpr std::size_t few_words = 100'000;
constexpr std::size_t largest_model = 8'000'000;
constexpr std::size_t room_between_sections = 1024;

/// What the sections that come after the parser's take, and what alignment may.
std::size_t room_of_tables(const TrainedTables& tables) {
  std::size_t room = room_between_sections + tables.verb_lemmas.size();
  for (const auto* table :
       {&tables.word_classes, &tables.lexicon_classes, &tables.clusters, &tables.verb_stems}) {
    room += table->size() * sizeof(std::uint32_t);
  }
  return room;
}

struct Options {
  Language language = Language::english;
  std::string output;
  std::vector<std::string> treebanks, related, tokens, texts, checks;
  std::string words, stems;
};

Options parse(const std::vector<std::string>& arguments) {
  if (arguments.size() < 4 || arguments.size() % 2 != 0) throw UsageError(std::string(usage));
  Options options;
  if (arguments[0] != "en" && arguments[0] != "fa") throw UsageError("LANGUAGE is en or fa");
  options.language = arguments[0] == "en" ? Language::english : Language::persian;
  options.output = arguments[1];
  for (std::size_t i = 2; i < arguments.size(); i += 2) {
    const std::string& name = arguments[i];
    const std::string& value = arguments[i + 1];
    if (name == "--treebank")
      options.treebanks.push_back(value);
    else if (name == "--related")
      options.related.push_back(value);
    else if (name == "--tokens")
      options.tokens.push_back(value);
    else if (name == "--text")
      options.texts.push_back(value);
    else if (name == "--check")
      options.checks.push_back(value);
    else if (name == "--words")
      options.words = value;
    else if (name == "--stems")
      options.stems = value;
    else
      throw UsageError("unknown option " + name + "\n" + std::string(usage));
  }
  return options;
}

std::vector<TrainingSentence> read_all(const std::vector<std::string>& paths) {
  std::vector<TrainingSentence> all;
  for (const std::string& path : paths) {
    for (TrainingSentence& sentence : read_treebank(path)) all.push_back(std::move(sentence));
  }
  return all;
}

std::vector<TrainingSentence> read_plain(const Options& options) {
  std::vector<TrainingSentence> all;
  for (const std::string& path : options.tokens) {
    for (TrainingSentence& sentence : read_tokens(path)) all.push_back(std::move(sentence));
  }
  for (const std::string& path : options.texts) {
    for (TrainingSentence& sentence : read_text(path)) all.push_back(std::move(sentence));
  }
  return all;
}

std::string train(const Options& options) {
  std::vector<TrainingSentence> sentences = read_all(options.treebanks);
  std::vector<TrainingSentence> related = read_all(options.related);
  adapt_treebank(related, sentences);
  for (TrainingSentence& sentence : related) sentences.push_back(std::move(sentence));

  TrainedTables tables;
  tables.word_classes = train_word_classes(sentences, 4);
  if (!options.words.empty()) {
    const std::vector<ListedWord> words = read_word_list(options.words);
    tables.lexicon_classes = train_lexicon_classes(words);
    if (!options.stems.empty()) train_verbs(options.stems, words, tables);
  }
  const std::vector<TrainingSentence> plain = read_plain(options);
  std::vector<const TrainingSentence*> all;
  for (const TrainingSentence& sentence : sentences) all.push_back(&sentence);
  for (const TrainingSentence& sentence : plain) all.push_back(&sentence);
  tables.clusters = train_clusters(all, clusters, least_for_cluster, cluster_rounds);
  const WordTables view = tables.tables();
  std::vector<PreparedSentence> prepared;
  for (const TrainingSentence& sentence : sentences) {
    prepared.push_back({&sentence, word_features(sentence.tokens, sentence.text, view)});
  }
  ModelWriter model;
  const std::vector<MorphologyClass> classes = morphology_classes(sentences);
  train_tagger(prepared, classes, tagger_training, model);
  train_lemmatizer(sentences, model);
  const AlignedContent so_far(model.content());
  const Lemmatizer lemmatizer(ModelFile(so_far.view(), options.output), view.verbs);
  const std::size_t taken = so_far.view().size() + room_of_tables(tables);
  if (taken > largest_model) throw std::length_error("no room is left for the parser");
  ParserTraining training = parser_training;
  training.room = largest_model - taken;
  std::size_t words = 0;
  for (const TrainingSentence& sentence : sentences) words += sentence.tokens.size();
  if (words < few_words) training.runs = runs_on_few_words;
  train_parser(prepared, held_out_tags(prepared, classes, lemmatizer, folds, held_out_training),
               training, model);
  model.add(Section::word_classes, std::span<const std::uint32_t>(tables.word_classes));
  model.add(Section::lexicon_classes, std::span<const std::uint32_t>(tables.lexicon_classes));
  model.add(Section::word_clusters, std::span<const std::uint32_t>(tables.clusters));
  model.add(Section::verb_stems, std::span<const std::uint32_t>(tables.verb_stems));
  model.add(Section::verb_lemmas, std::span<const char>(tables.verb_lemmas));
  return model.content();
}

void check(const LanguageModel& model, const std::string& path) {
  std::size_t words = 0, upos = 0, features = 0, lemmas = 0, heads = 0, labelled = 0;
  for (const TrainingSentence& sentence : read_treebank(path)) {
    const std::vector<Annotation> found = model.analyse(sentence.tokens, sentence.text);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Annotation& gold = sentence.gold[i];
      ++words;
      upos += found[i].upos == gold.upos ? 1U : 0U;
      features += found[i].morphology == gold.morphology ? 1U : 0U;
      lemmas += found[i].lemma == gold.lemma || gold.lemma == "_" ? 1U : 0U;
      if (found[i].head != gold.head) continue;
      ++heads;
      labelled += universal(found[i].relation) == universal(gold.relation) ? 1U : 0U;
    }
  }
  const auto share = [&](std::size_t right) {
    return 100.0 * static_cast<double>(right) / static_cast<double>(words);
  };
  std::cout << path << ": words " << words << ", UPOS " << share(upos) << ", features "
            << share(features) << ", lemmas " << share(lemmas) << ", UAS " << share(heads)
            << ", LAS " << share(labelled) << '\n';
}

int run(const std::vector<std::string>& arguments) {
  const Options options = parse(arguments);
  const std::string content = train(options);
  std::ofstream file(options.output, std::ios::binary);
  file << content;
  file.close();
  if (!file) throw OutputError("cannot write " + options.output);
  std::cout << options.output << ": " << content.size() << " bytes\n";
  const AlignedContent aligned(content);
  const LanguageModel model(aligned.view(), options.output);
  for (const std::string& path : options.checks) check(model, path);
  return 0;
}

}  // namespace

int main(int count, char** values) {
  try {
    return run({values + 1, values + count});
  } catch (const std::exception& error) {
    std::cerr << "train_language_model: " << error.what() << '\n';
    return 2;
  }
}

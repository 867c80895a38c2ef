#include "extract/language/language_model.hpp"

#include "extract/language/feature_hash.hpp"
#include "graph/error.hpp"

#include "pack_files.hpp"

namespace diplograph::extract {
namespace {

LanguageModel built_in(Language language) {
  const std::string path =
      language == Language::english ? "en/language.model" : "fa/language.model";
  const auto content = pack_files::find(path);
  if (!content) throw InputError({path, 0, 0, {}}, "the model is not part of this build");
  return {*content, path};
}

constexpr std::size_t longest_piece = 400;

/// How many tokens of a long sentence are analysed at once: up to the last punctuation mark within
/// the limit, but no fewer than half of it.
std::size_t piece_size(std::span<const Token> tokens) {
  if (tokens.size() <= longest_piece) return tokens.size();
  for (std::size_t i = longest_piece; i > longest_piece / 2; --i) {
    if (tokens[i - 1].kind == TokenKind::punctuation) return i;
  }
  return longest_piece;
}

std::string_view bytes(std::span<const char> section) { return {section.data(), section.size()}; }

}  // namespace

const LanguageModel& LanguageModel::of(Language language) {
  static const LanguageModel english = built_in(Language::english);
  static const LanguageModel persian = built_in(Language::persian);
  return language == Language::english ? english : persian;
}

LanguageModel::LanguageModel(std::string_view content, const std::string& path) {
  const ModelFile file(content, path);
  tables_.word_classes = HashedTable(file.section<std::uint32_t>(Section::word_classes));
  tables_.lexicon_classes = HashedTable(file.section<std::uint32_t>(Section::lexicon_classes));
  tables_.clusters = HashedTable(file.section<std::uint32_t>(Section::word_clusters));
  tables_.verbs = PersianVerbs(file.section<std::uint32_t>(Section::verb_stems),
                               bytes(file.section<char>(Section::verb_lemmas)));
  tagger_ = Tagger(file);
  lemmatizer_ = Lemmatizer(file, tables_.verbs);
  parser_ = Parser(file);
  if (parser_.empty()) throw InputError({path, 0, 0, {}}, "the language model has no parser");
}

bool LanguageModel::knows(const Token& token, std::string_view text) const {
  const WordFeatures word = word_features({&token, 1}, text, tables_)[padding];
  return word.lexicon_class != 0 || word.word_class != 0;
}

std::vector<Annotation> LanguageModel::analyse(std::span<const Token> sentence,
                                               std::string_view text, Depth depth) const {
  std::vector<Annotation> result;
  result.reserve(sentence.size());
  std::int32_t root = -1;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t size = piece_size(sentence.subspan(at));
    const auto shift = static_cast<std::int32_t>(at);
    for (Annotation& annotation : analyse_piece(sentence.subspan(at, size), text, depth)) {
      if (annotation.head >= 0) {
        annotation.head += shift;
      } else if (root < 0 || depth == Depth::morphology) {
        root = static_cast<std::int32_t>(result.size());
      } else {
        annotation.head = root;
        annotation.relation = Relation::parataxis;
      }
      result.push_back(std::move(annotation));
    }
    at += size;
  }
  return result;
}

std::vector<Annotation> LanguageModel::analyse_piece(std::span<const Token> sentence,
                                                     std::string_view text, Depth depth) const {
  std::vector<Annotation> result(sentence.size());
  if (sentence.empty()) return result;
  const std::vector<WordFeatures> words = word_features(sentence, text, tables_);
  TagRow tags = tagger_.tag(words);
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    Annotation& annotation = result[i];
    annotation.upos = static_cast<Upos>(tags.upos[i + padding] - 2);
    const std::uint8_t tag = tags.morphology[i + padding];
    if (tag < tagger_.classes().size()) annotation.morphology = tagger_.classes()[tag].morphology;
    // What the prefixes and endings of a Persian verb say need not be guessed.
    if (annotation.upos == Upos::verb || annotation.upos == Upos::aux) {
      const auto verb = tables_.verbs.analyse(sentence[i].key);
      if (verb && verb->negative) annotation.morphology.polarity = Polarity::negative;
      if (verb && verb->form == VerbForm::finite && verb->person != 0) {
        annotation.morphology.person = verb->person;
        annotation.morphology.number = verb->number;
      }
    }
    const std::string_view word = text.substr(sentence[i].span.begin, sentence[i].span.size());
    annotation.lemma =
        lemmatizer_.lemma(word, sentence[i].key, {annotation.upos, annotation.morphology});
    annotation.lemma_key = fold(annotation.lemma);
    tags.lemma[i + padding] = hash_text(annotation.lemma_key);
  }
  if (depth == Depth::morphology) return result;
  const std::vector<ParsedWord> tree = parser_.parse(words, tags);
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    result[i].head = tree[i].head;
    result[i].relation = tree[i].relation;
  }
  return result;
}

}  // namespace diplograph::extract

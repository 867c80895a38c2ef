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

namespace {

/// Puts the heads of a piece, which begins at `shift`, into the tree of its sentence: roots of
/// later pieces hang on that of the first.
void join_piece(std::span<Annotation> piece, std::size_t shift, std::int32_t& root) {
  for (std::size_t i = 0; i < piece.size(); ++i) {
    Annotation& annotation = piece[i];
    if (annotation.head >= 0) {
      annotation.head += static_cast<std::int32_t>(shift);
    } else if (root < 0) {
      root = static_cast<std::int32_t>(shift + i);
    } else {
      annotation.head = root;
      annotation.relation = Relation::parataxis;
    }
  }
}

void set_tree(const std::vector<ParsedWord>& tree, std::span<Annotation> annotations) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    annotations[i].head = tree[i].head;
    annotations[i].relation = tree[i].relation;
  }
}

}  // namespace

std::vector<Annotation> LanguageModel::analyse(std::span<const Token> sentence,
                                               std::string_view text, Depth depth) const {
  std::vector<Annotation> result;
  result.reserve(sentence.size());
  std::int32_t root = -1;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t size = piece_size(sentence.subspan(at));
    std::vector<Annotation> piece = analyse_piece(sentence.subspan(at, size), text, depth);
    if (depth == Depth::dependencies) join_piece(piece, at, root);
    std::move(piece.begin(), piece.end(), std::back_inserter(result));
    at += size;
  }
  return result;
}

void LanguageModel::deepen(std::span<const Token> sentence, std::string_view text,
                           std::span<Annotation> annotations) const {
  std::int32_t root = -1;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t size = piece_size(sentence.subspan(at));
    deepen_piece(sentence.subspan(at, size), text, annotations.subspan(at, size));
    join_piece(annotations.subspan(at, size), at, root);
    at += size;
  }
}

void LanguageModel::add_morphology(std::span<const Token> sentence, std::string_view text,
                                   TagRow& tags, std::span<Annotation> annotations) const {
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    Annotation& annotation = annotations[i];
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
}

void LanguageModel::deepen_piece(std::span<const Token> tokens, std::string_view text,
                                 std::span<Annotation> annotations) const {
  if (tokens.empty()) return;
  const std::vector<WordFeatures> words = word_features(tokens, text, tables_);
  TagRow tags(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tags.upos[i + padding] = Tagger::tag_of(annotations[i].upos);
  }
  tagger_.tag_morphology(words, tags);
  add_morphology(tokens, text, tags, annotations);
  set_tree(parser_.parse(words, tags), annotations);
}

std::vector<Annotation> LanguageModel::analyse_piece(std::span<const Token> sentence,
                                                     std::string_view text, Depth depth) const {
  std::vector<Annotation> result(sentence.size());
  if (sentence.empty()) return result;
  const std::vector<WordFeatures> words = word_features(sentence, text, tables_);
  TagRow tags = tagger_.tag_parts_of_speech(words);
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    result[i].upos = Tagger::upos_of(tags.upos[i + padding]);
  }
  if (depth == Depth::parts_of_speech) return result;
  tagger_.tag_morphology(words, tags);
  add_morphology(sentence, text, tags, result);
  if (depth == Depth::dependencies) set_tree(parser_.parse(words, tags), result);
  return result;
}

}  // namespace diplograph::extract

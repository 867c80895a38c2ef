#include "extract/language/training/held_out_tags.hpp"

#include "extract/language/feature_hash.hpp"
#include "extract/language/training/aligned_content.hpp"

namespace diplograph::extract {

std::vector<TagRow> held_out_tags(const std::vector<PreparedSentence>& sentences,
                                  const std::vector<MorphologyClass>& classes,
                                  const Lemmatizer& lemmatizer, std::size_t folds,
                                  const TaggerTraining& training) {
  std::vector<TagRow> result(sentences.size(), TagRow(0));
  for (std::size_t part = 0; part < folds; ++part) {
    std::vector<PreparedSentence> others;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (i % folds != part) others.push_back(sentences[i]);
    }
    ModelWriter writer;
    train_tagger(others, classes, training, writer);
    const AlignedContent content(writer.content());
    const Tagger tagger(ModelFile(content.view(), "held-out tagger"));
    for (std::size_t i = part; i < sentences.size(); i += folds) {
      result[i] = tagger.tag(sentences[i].words);
      const TrainingSentence& sentence = *sentences[i].sentence;
      for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
        const std::size_t tag = result[i].morphology[at + padding];
        const MorphologyClass kind = tag < classes.size() ? classes[tag] : MorphologyClass{};
        const std::string lemma =
            lemmatizer.lemma(sentence.forms[at], sentence.tokens[at].key, kind);
        result[i].lemma[at + padding] = hash_text(fold(lemma));
      }
    }
  }
  return result;
}

}  // namespace diplograph::extract

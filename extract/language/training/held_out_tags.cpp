#include "extract/language/training/held_out_tags.hpp"

#include "extract/language/training/aligned_content.hpp"

namespace diplograph::extract {

std::vector<TagRow> held_out_tags(const std::vector<PreparedSentence>& sentences,
                                  const std::vector<MorphologyClass>& classes, std::size_t folds,
                                  int rounds) {
  std::vector<TagRow> result(sentences.size(), TagRow(0));
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<PreparedSentence> others;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (i % folds != fold) others.push_back(sentences[i]);
    }
    ModelWriter writer;
    train_tagger(others, classes, rounds, writer);
    const AlignedContent content(writer.content());
    const Tagger tagger(ModelFile(content.view(), "held-out tagger"));
    for (std::size_t i = fold; i < sentences.size(); i += folds) {
      result[i] = tagger.tag(sentences[i].words);
    }
  }
  return result;
}

}  // namespace diplograph::extract

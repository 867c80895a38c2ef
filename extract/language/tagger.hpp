#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/language/annotation.hpp"
#include "extract/language/feature_list.hpp"
#include "extract/language/linear_model.hpp"
#include "extract/language/model_file.hpp"
#include "extract/language/morphology_class.hpp"
#include "extract/language/word_features.hpp"

namespace diplograph::extract {

/// The tags given to a sentence so far, with padding like `WordFeatures`.
struct TagRow {
  std::vector<std::uint8_t> upos;        ///< Upos + 2; 0 and 1 are the sentence's borders
  std::vector<std::uint8_t> morphology;  ///< index of the `MorphologyClass`
  std::vector<std::uint64_t> lemma;      ///< hash of the lemma; the tagger leaves it 0

  explicit TagRow(std::size_t words)
      : upos(words + 2 * padding, 0),
        morphology(words + 2 * padding, 255),
        lemma(words + 2 * padding, 0) {
    for (std::size_t i = upos.size() - padding; i < upos.size(); ++i) upos[i] = 1;
  }
};

/// Features for the part of speech of word `at` (an index with padding): those of the words alone,
/// then those that look at the tags to the left.
void append_word_context(std::span<const WordFeatures> words, std::size_t at,
                         FeatureList& features);
void append_tag_context(std::span<const WordFeatures> words, const TagRow& tags, std::size_t at,
                        FeatureList& features);

/// Features for the morphology of word `at`, whose part of speech and those of all others are
/// known.
void append_morphology_context(std::span<const WordFeatures> words, const TagRow& tags,
                               std::size_t at, FeatureList& features);

/// Chooses parts of speech from left to right, then morphology. Averaged perceptron with greedy
/// decoding (M. Collins, Discriminative training methods for hidden Markov models, EMNLP 2002).
class Tagger {
 public:
  Tagger() = default;
  explicit Tagger(const ModelFile& model);

  /// Tags a sentence with parts of speech and morphology. O(words).
  [[nodiscard]] TagRow tag(std::span<const WordFeatures> words) const;
  /// The two steps of that.
  [[nodiscard]] TagRow tag_parts_of_speech(std::span<const WordFeatures> words) const;
  void tag_morphology(std::span<const WordFeatures> words, TagRow& tags) const;

  /// A part of speech as a `TagRow` has it; the first two numbers stand for what is outside.
  [[nodiscard]] static std::uint8_t tag_of(Upos upos) {
    return static_cast<std::uint8_t>(static_cast<std::uint8_t>(upos) + 2);
  }
  [[nodiscard]] static Upos upos_of(std::uint8_t tag) { return static_cast<Upos>(tag - 2); }
  [[nodiscard]] std::span<const MorphologyClass> classes() const { return classes_; }

 private:
  LinearModel upos_model_;
  LinearModel morphology_model_;
  std::span<const MorphologyClass> classes_;
};

}  // namespace diplograph::extract

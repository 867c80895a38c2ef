#include "extract/language/tagger.hpp"

#include <algorithm>
#include <array>

#include "extract/language/feature_templates.hpp"

namespace diplograph::extract {
namespace {

// A verb's morphology often depends on an auxiliary a few words before it.
constexpr std::size_t auxiliary_reach = 5;

}  // namespace

void append_word_context(std::span<const WordFeatures> words, std::size_t at,
                         FeatureList& features) {
  const WordFeatures& word = words[at];
  const WordFeatures& left = words[at - 1];
  const WordFeatures& left2 = words[at - 2];
  const WordFeatures& right = words[at + 1];
  const WordFeatures& right2 = words[at + 2];
  FeatureTemplates t(1000, features);
  t.add(0);
  t.add(word.form);
  for (const std::uint64_t suffix : word.suffix) t.add(suffix);
  for (const std::uint64_t prefix : word.prefix) t.add(prefix);
  t.add(word.shape);
  t.add(word.shape, word.suffix[2]);
  t.add(word.shape, right.shape);
  t.add(word.shape, left.shape);
  t.add(left.form);
  t.add(right.form);
  t.add(left2.form);
  t.add(right2.form);
  t.add(left.form, word.form);
  t.add(word.form, right.form);
  t.add(left.form, right.form);
  t.add(left2.form, left.form);
  t.add(right.form, right2.form);
  t.add(word.word_class, word.lexicon_class);
  t.add(left.word_class, word.word_class, right.word_class);
  t.add(word.word_class, right.word_class);
  t.add(word.word_class, right.word_class, right2.word_class);
  t.add(right.word_class, right2.word_class);
  t.add(left.word_class, right.word_class);
  t.add(word.form, right.word_class);
  t.add(word.lexicon_class, word.shape);
  t.add(word.lexicon_class, right.lexicon_class);
  t.add(left.lexicon_class, word.lexicon_class);
  t.add(word.lexicon_class, word.suffix[1]);
  t.add(word.cluster);
  t.add(left.cluster);
  t.add(right.cluster);
  t.add(left2.cluster);
  t.add(right2.cluster);
  t.add(left.cluster, word.cluster);
  t.add(word.cluster, right.cluster);
  t.add(left.cluster, right.cluster);
  t.add(word.cluster, word.suffix[1]);
  t.add(left.suffix[2]);
  t.add(right.suffix[2]);
  t.add(right.suffix[1], word.suffix[1]);
  t.add(word.verb_shape);
  t.add(word.verb_shape, right.shape);
  t.add(right.verb_shape);
  t.add(left.verb_shape);
}

void append_tag_context(std::span<const WordFeatures> words, const TagRow& tags, std::size_t at,
                        FeatureList& features) {
  const WordFeatures& word = words[at];
  const WordFeatures& right = words[at + 1];
  const std::uint64_t tag = tags.upos[at - 1];
  const std::uint64_t tag2 = tags.upos[at - 2];
  const std::uint64_t both = mix(tag2, tag);
  FeatureTemplates t(2000, features);
  t.add(tag);
  t.add(both);
  t.add(both, tags.upos[at - 3]);
  t.add(tag, word.form);
  t.add(both, word.form);
  t.add(tag, word.suffix[2]);
  t.add(tag, word.suffix[1]);
  t.add(tag, word.word_class);
  t.add(both, word.word_class);
  t.add(tag, word.lexicon_class);
  t.add(tag, word.cluster);
  t.add(tag, right.form);
  t.add(tag, right.word_class);
  t.add(tag, right.cluster);
  t.add(tag, word.word_class, right.word_class);
  t.add(tag, word.shape);
  t.add(tag, words[at - 1].form);
  t.add(tag2, words[at - 1].form);
  t.add(both, right.suffix[1]);
  t.add(tag, word.verb_shape);
}

void append_morphology_context(std::span<const WordFeatures> words, const TagRow& tags,
                               std::size_t at, FeatureList& features) {
  const WordFeatures& word = words[at];
  const WordFeatures& left = words[at - 1];
  const WordFeatures& right = words[at + 1];
  const std::uint64_t upos = tags.upos[at];
  std::uint64_t auxiliary = 0;
  for (std::size_t i = 1; i <= auxiliary_reach && i + padding <= at; ++i) {
    if (tags.upos[at - i] != static_cast<std::uint8_t>(Upos::aux) + 2) continue;
    auxiliary = words[at - i].form;
    break;
  }
  FeatureTemplates t(3000, features);
  t.add(upos);
  t.add(upos, word.form);
  for (const std::uint64_t suffix : word.suffix) t.add(upos, suffix);
  t.add(upos, word.prefix[0]);
  t.add(upos, word.prefix[1]);
  t.add(upos, word.shape);
  t.add(upos, word.verb_shape);
  t.add(upos, left.form);
  t.add(upos, right.form);
  t.add(upos, word.form, left.form);
  t.add(upos, word.form, right.form);
  t.add(upos, tags.upos[at - 1], tags.upos[at - 2]);
  t.add(upos, tags.upos[at + 1], tags.upos[at + 2]);
  t.add(upos, tags.upos[at - 1], tags.upos[at + 1]);
  t.add(upos, word.suffix[1], tags.upos[at - 1]);
  t.add(upos, word.suffix[1], tags.upos[at + 1]);
  t.add(upos, tags.morphology[at - 1]);
  t.add(upos, tags.morphology[at - 1], word.suffix[1]);
  t.add(upos, tags.morphology[at - 1], word.form);
  t.add(upos, words[at - 2].form, word.suffix[1]);
  t.add(upos, auxiliary, word.suffix[1]);
  t.add(upos, auxiliary, word.form);
  t.add(upos, mix(word.verb_shape, right.verb_shape), right.form);
  t.add(upos, word.verb_shape, right.form);
  t.add(upos, word.cluster);
}

Tagger::Tagger(const ModelFile& model)
    : upos_model_(model.section<std::uint32_t>(Section::tag_slots),
                  model.section<std::uint8_t>(Section::tag_weights)),
      morphology_model_(model.section<std::uint32_t>(Section::morphology_slots),
                        model.section<std::uint8_t>(Section::morphology_weights)),
      classes_(model.section<MorphologyClass>(Section::morphologies)) {}

TagRow Tagger::tag(std::span<const WordFeatures> words) const {
  TagRow tags = tag_parts_of_speech(words);
  tag_morphology(words, tags);
  return tags;
}

TagRow Tagger::tag_parts_of_speech(std::span<const WordFeatures> words) const {
  const std::size_t last = words.size() - padding;
  TagRow tags(last - padding);
  FeatureList features;
  for (std::size_t at = padding; at < last; ++at) {
    features.clear();
    append_word_context(words, at, features);
    append_tag_context(words, tags, at, features);
    std::array<std::int32_t, 256> scores{};
    upos_model_.score(features, scores.data());
    const auto best = std::max_element(scores.begin(), scores.begin() + upos_count);
    tags.upos[at] = static_cast<std::uint8_t>(best - scores.begin() + 2);
  }
  return tags;
}

void Tagger::tag_morphology(std::span<const WordFeatures> words, TagRow& tags) const {
  const std::size_t last = words.size() - padding;
  FeatureList features;
  for (std::size_t at = padding; at < last; ++at) {
    features.clear();
    append_morphology_context(words, tags, at, features);
    std::array<std::int32_t, 256> scores{};
    morphology_model_.score(features, scores.data());
    const Upos upos = upos_of(tags.upos[at]);
    std::uint8_t best = 255;
    for (std::size_t i = 0; i < classes_.size(); ++i) {
      if (classes_[i].upos != upos) continue;
      if (best == 255 || scores[i] > scores[best]) best = static_cast<std::uint8_t>(i);
    }
    tags.morphology[at] = best;
  }
}

}  // namespace diplograph::extract

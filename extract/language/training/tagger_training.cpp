#include "extract/language/training/tagger_training.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>

#include "extract/language/training/ensemble.hpp"
#include "extract/language/training/perceptron.hpp"

namespace diplograph::extract {
namespace {

std::uint8_t row_tag(Upos upos) { return static_cast<std::uint8_t>(static_cast<int>(upos) + 2); }

/// The best class that `allowed` names, or of all.
std::size_t best_of(std::span<const float> scores, std::uint32_t allowed) {
  std::size_t best = scores.size();
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if ((allowed >> i & 1) == 0) continue;
    if (best == scores.size() || scores[i] > scores[best]) best = i;
  }
  return best;
}

void train_upos(const PreparedSentence& prepared, Perceptron& upos) {
  const TrainingSentence& sentence = *prepared.sentence;
  TagRow tags(sentence.tokens.size());
  FeatureList features;
  std::array<float, upos_count> scores{};
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const std::size_t at = i + padding;
    features.clear();
    append_word_context(prepared.words, at, features);
    append_tag_context(prepared.words, tags, at, features);
    upos.score(features, sentence.treebank, scores);
    const std::size_t guess = best_of(scores, 0xFFFFFFFF);
    if ((sentence.allowed[i] >> guess & 1) == 0) {
      upos.update(features, sentence.treebank, best_of(scores, sentence.allowed[i]), guess);
    }
    upos.step();
    tags.upos[at] = static_cast<std::uint8_t>(guess + 2);
  }
}

void train_morphology(const PreparedSentence& prepared, std::span<const MorphologyClass> classes,
                      Perceptron& morphology) {
  const TrainingSentence& sentence = *prepared.sentence;
  TagRow tags(sentence.tokens.size());
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    tags.upos[i + padding] = row_tag(sentence.gold[i].upos);
  }
  FeatureList features;
  std::vector<float> scores(classes.size());
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const std::size_t at = i + padding;
    features.clear();
    append_morphology_context(prepared.words, tags, at, features);
    morphology.score(features, 0, scores);
    std::size_t guess = classes.size();
    for (std::size_t c = 0; c < classes.size(); ++c) {
      if (classes[c].upos != sentence.gold[i].upos) continue;
      if (guess == classes.size() || scores[c] > scores[guess]) guess = c;
    }
    const MorphologyClass gold{sentence.gold[i].upos, sentence.gold[i].morphology};
    const auto right = static_cast<std::size_t>(
        std::lower_bound(classes.begin(), classes.end(), gold) - classes.begin());
    if (guess != right) morphology.update(features, 0, right, guess);
    morphology.step();
    tags.morphology[at] = static_cast<std::uint8_t>(guess);
  }
}

/// What one run learns.
struct Weights {
  Perceptron upos;
  Perceptron morphology;

  void add(const Weights& other) {
    upos.add(other.upos);
    morphology.add(other.morphology);
  }
};

}  // namespace

std::size_t treebank_count(const std::vector<PreparedSentence>& sentences) {
  std::size_t count = 1;
  for (const PreparedSentence& prepared : sentences) {
    count = std::max(count, prepared.sentence->treebank + 1);
  }
  return count;
}

std::vector<std::size_t> shuffled(std::size_t size, std::uint64_t round) {
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937_64 random(round + 1);
  for (std::size_t i = size; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

std::vector<MorphologyClass> morphology_classes(const std::vector<TrainingSentence>& sentences) {
  std::vector<MorphologyClass> classes;
  for (const TrainingSentence& sentence : sentences) {
    if (sentence.treebank != 0) continue;
    for (const Annotation& word : sentence.gold) classes.push_back({word.upos, word.morphology});
  }
  std::sort(classes.begin(), classes.end());
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  return classes;
}

void train_tagger(const std::vector<PreparedSentence>& sentences,
                  const std::vector<MorphologyClass>& classes, const TaggerTraining& training,
                  ModelWriter& model) {
  const std::size_t treebanks = treebank_count(sentences);
  const auto run = [&](std::size_t number) {
    Weights weights{Perceptron(upos_count, treebanks, 3), Perceptron(classes.size(), 1, 2)};
    for (std::size_t round = 0; round < training.rounds; ++round) {
      for (const std::size_t i : shuffled(sentences.size(), round + number * orders_of_a_run)) {
        train_upos(sentences[i], weights.upos);
        if (sentences[i].sentence->treebank == 0) {
          train_morphology(sentences[i], classes, weights.morphology);
        }
      }
    }
    weights.upos.average();
    weights.morphology.average();
    return weights;
  };
  const Weights weights = sum_of_runs(training.runs, run);
  struct Built {
    LinearModelBuilder upos, morphology;
  };
  const Built built = build_into(
      training.room, Perceptron::usual_least_code,
      [&](long least) {
        return Built{weights.upos.build(least), weights.morphology.build(least)};
      },
      [](const Built& all) { return all.upos.size() + all.morphology.size(); });
  model.add(Section::tag_slots, built.upos.slots());
  model.add(Section::tag_weights, built.upos.weights());
  model.add(Section::morphology_slots, built.morphology.slots());
  model.add(Section::morphology_weights, built.morphology.weights());
  model.add(Section::morphologies, std::span(classes));
}

}  // namespace diplograph::extract

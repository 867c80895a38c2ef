#include "extract/language/training/parser_training.hpp"

#include <algorithm>
#include <array>
#include <random>

#include "extract/language/parser.hpp"
#include "extract/language/training/aligned_content.hpp"
#include "extract/language/training/ensemble.hpp"
#include "extract/language/training/perceptron.hpp"

namespace diplograph::extract {
namespace {

// By how much a right choice has to be better than a wrong one, in sums of weights.
constexpr float margin = 8.0F;

/// A gold tree as the parser sees it: the root is the index after the last word.
struct Tree {
  std::vector<std::int32_t> heads;
  std::vector<std::vector<std::int32_t>> dependents;  // one more, for the root
  std::vector<std::uint8_t> labels;
};

Tree tree_of(const TrainingSentence& sentence, const std::vector<Relation>& labels) {
  const auto root = static_cast<std::int32_t>(sentence.tokens.size());
  Tree tree;
  tree.dependents.resize(sentence.tokens.size() + 1);
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const std::int32_t head = sentence.gold[i].head < 0 ? root : sentence.gold[i].head;
    tree.heads.push_back(head);
    tree.dependents[static_cast<std::size_t>(head)].push_back(static_cast<std::int32_t>(i));
    const auto label = std::find(labels.begin(), labels.end(), sentence.gold[i].relation);
    tree.labels.push_back(static_cast<std::uint8_t>(label - labels.begin()));
  }
  return tree;
}

/// How many arcs of the gold tree a transition puts out of reach (Goldberg and Nivre 2013,
/// arc-hybrid).
class Oracle {
 public:
  Oracle(const Tree& tree, const ParseState& state) : tree_(tree), state_(state) {}

  [[nodiscard]] int cost(Transition transition) const {
    return transition == Transition::shift ? shift_cost() : pop_cost(transition);
  }

 private:
  const Tree& tree_;
  const ParseState& state_;

  [[nodiscard]] std::int32_t head(std::int32_t word) const {
    return tree_.heads[static_cast<std::size_t>(word)];
  }

  [[nodiscard]] int shift_cost() const {
    const std::vector<std::int32_t>& stack = state_.stack();
    int cost = 0;
    for (std::size_t i = 0; i < stack.size(); ++i) {
      if (head(stack[i]) == state_.next()) ++cost;
      if (i + 1 < stack.size() && head(state_.next()) == stack[i]) ++cost;
    }
    return cost;
  }

  [[nodiscard]] int pop_cost(Transition transition) const {
    const std::vector<std::int32_t>& stack = state_.stack();
    const std::int32_t top = stack.back();
    int cost = 0;
    for (const std::int32_t dependent : tree_.dependents[static_cast<std::size_t>(top)]) {
      if (dependent >= state_.next()) ++cost;
    }
    const std::int32_t gold = head(top);
    if (gold == state_.head_of(transition)) return cost;
    const bool in_buffer = gold >= state_.next();
    const bool below = stack.size() > 1 && gold == stack[stack.size() - 2];
    return cost + (in_buffer || below ? 1 : 0);
  }
};

class PassTrainer {
 public:
  PassTrainer(const std::vector<Relation>& labels, std::size_t treebanks, std::uint8_t patience,
              std::uint64_t seed)
      : labels_(labels),
        arcs_(transition_count, treebanks, patience),
        label_weights_(labels_.size(), treebanks, static_cast<std::uint8_t>(patience / 2 + 1)),
        label_scores_(labels_.size()),
        random_(seed) {}

  void learn(const PreparedSentence& prepared, const TagRow& tags, std::span<const GuideArc> guide,
             bool explore) {
    const Tree tree = tree_of(*prepared.sentence, labels_);
    treebank_ = prepared.sentence->treebank;
    ParseState state(prepared.words, tags, guide);
    while (!state.done()) step(state, tree, explore);
  }

  void average() {
    arcs_.average();
    label_weights_.average();
  }
  void add(const PassTrainer& other) {
    arcs_.add(other.arcs_);
    label_weights_.add(other.label_weights_);
  }

  /// Leaves out as many small weights as it must for the sections to take `room` bytes at most.
  void finish(std::size_t room, const PassSections& sections, ModelWriter& model) const {
    struct Built {
      DenseLinearModelBuilder arcs;
      LinearModelBuilder labels;
    };
    const Built built = build_into(
        room, Perceptron::usual_least_code,
        [&](long least) {
          return Built{arcs_.build_dense(least), label_weights_.build(least)};
        },
        [](const Built& all) { return all.arcs.size() + all.labels.size(); });
    model.add(sections.arc_blocks, built.arcs.blocks());
    model.add(sections.label_slots, built.labels.slots());
    model.add(sections.label_weights, built.labels.weights());
  }

 private:
  std::vector<Relation> labels_;
  Perceptron arcs_;
  Perceptron label_weights_;
  std::vector<float> label_scores_;
  FeatureList features_;
  std::size_t treebank_ = 0;
  std::mt19937_64 random_;

  void step(ParseState& state, const Tree& tree, bool explore) {
    features_.clear();
    state.append_transition_features(features_);
    std::array<float, transition_count> scores{};
    arcs_.score(features_, treebank_, scores);
    const Oracle oracle(tree, state);
    std::array<int, transition_count> costs{};
    int least = 1 << 20;
    for (std::size_t i = 0; i < transition_count; ++i) {
      const auto transition = static_cast<Transition>(i);
      costs[i] = state.allows(transition) ? oracle.cost(transition) : 1 << 20;
      least = std::min(least, costs[i]);
    }
    std::size_t guess = transition_count;
    std::size_t right = transition_count;
    for (std::size_t i = 0; i < transition_count; ++i) {
      if (costs[i] == 1 << 20) continue;
      if (guess == transition_count || scores[i] > scores[guess]) guess = i;
      if (costs[i] == least && (right == transition_count || scores[i] > scores[right])) right = i;
    }
    // The best of the wrong transitions has to stay behind by a margin.
    std::size_t wrong = transition_count;
    for (std::size_t i = 0; i < transition_count; ++i) {
      if (costs[i] == 1 << 20 || costs[i] == least) continue;
      if (wrong == transition_count || scores[i] > scores[wrong]) wrong = i;
    }
    if (wrong != transition_count && scores[right] < scores[wrong] + margin) {
      arcs_.update(features_, treebank_, right, wrong);
    }
    arcs_.step();
    // Following wrong guesses shows the parser how to go on after a mistake.
    const bool follow = explore && random_() % 10 != 0;
    const auto taken = static_cast<Transition>(follow ? guess : right);
    state.apply(taken, taken == Transition::shift ? std::uint8_t{0} : label(state, tree, taken));
  }

  std::uint8_t label(const ParseState& state, const Tree& tree, Transition taken) {
    const std::int32_t head = state.head_of(taken);
    const auto word = static_cast<std::size_t>(state.dependent());
    features_.clear();
    state.append_label_features(head, features_);
    label_weights_.score(features_, treebank_, label_scores_);
    const auto guess = static_cast<std::size_t>(
        std::max_element(label_scores_.begin(), label_scores_.end()) - label_scores_.begin());
    if (tree.heads[word] == head && head != state.root()) {
      const std::size_t right = tree.labels[word];
      std::size_t wrong = right == 0 ? 1 : 0;
      for (std::size_t i = 0; i < labels_.size(); ++i) {
        if (i != right && label_scores_[i] > label_scores_[wrong]) wrong = i;
      }
      if (label_scores_[right] < label_scores_[wrong] + margin) {
        label_weights_.update(features_, treebank_, right, wrong);
      }
      label_weights_.step();
    }
    return static_cast<std::uint8_t>(guess);
  }
};

/// What a pass is trained on.
struct Lesson {
  std::vector<PreparedSentence> sentences;
  std::vector<TagRow> tags;
  std::vector<std::vector<GuideArc>> guides;  // one per sentence, or none at all
};

PassTrainer train_pass(const Lesson& lesson, const std::vector<Relation>& labels,
                       std::size_t rounds, std::size_t runs) {
  std::size_t words = 0;
  for (const PreparedSentence& prepared : lesson.sentences) {
    words += prepared.sentence->gold.size();
  }
  // A large treebank has more rare features than a model has room for.
  const std::uint8_t patience = words > 100'000 ? 10 : 4;
  const std::size_t treebanks = treebank_count(lesson.sentences);
  return sum_of_runs(runs, [&](std::size_t run) {
    PassTrainer trainer(labels, treebanks, patience, run + 1);
    for (std::size_t round = 0; round < rounds; ++round) {
      for (const std::size_t i :
           shuffled(lesson.sentences.size(), round + 100 + run * orders_of_a_run)) {
        const std::span<const GuideArc> guide =
            lesson.guides.empty() ? std::span<const GuideArc>{} : lesson.guides[i];
        trainer.learn(lesson.sentences[i], lesson.tags[i], guide, round > 0);
      }
    }
    trainer.average();
    return trainer;
  });
}

/// A treebank whose sentences are read from their ends to their beginnings.
class ReversedTreebank {
 public:
  ReversedTreebank(const std::vector<PreparedSentence>& sentences, const std::vector<TagRow>& tags)
      : sentences_(sentences.size()) {
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      const TrainingSentence& there = *sentences[i].sentence;
      TrainingSentence& here = sentences_[i];
      here.tokens.assign(there.tokens.rbegin(), there.tokens.rend());
      here.gold.assign(there.gold.rbegin(), there.gold.rend());
      here.treebank = there.treebank;
      const auto last = static_cast<std::int32_t>(there.gold.size()) - 1;
      for (Annotation& word : here.gold) word.head = word.head < 0 ? -1 : last - word.head;
      ReversedSentence reversed(sentences[i].words, tags[i]);
      lesson_.sentences.push_back({&here, std::move(reversed.words)});
      lesson_.tags.push_back(std::move(reversed.tags));
    }
  }

  [[nodiscard]] const Lesson& all() const { return lesson_; }
  /// All but every `folds`-th, from `part` on.
  [[nodiscard]] Lesson without(std::size_t part, std::size_t folds) const {
    Lesson others;
    for (std::size_t i = 0; i < lesson_.sentences.size(); ++i) {
      if (i % folds == part) continue;
      others.sentences.push_back(lesson_.sentences[i]);
      others.tags.push_back(lesson_.tags[i]);
    }
    return others;
  }

 private:
  std::vector<TrainingSentence> sentences_;
  Lesson lesson_;
};

/// What guides that have not seen the sentences make of them.
std::vector<std::vector<GuideArc>> held_out_guides(const ReversedTreebank& treebank,
                                                   const std::vector<Relation>& labels,
                                                   const ParserTraining& training) {
  const Lesson& all = treebank.all();
  std::vector<std::vector<GuideArc>> guides(all.sentences.size());
  for (std::size_t part = 0; part < training.folds; ++part) {
    ModelWriter writer;
    writer.add(Section::labels, std::span<const Relation>(labels));
    train_pass(treebank.without(part, training.folds), labels, training.guide_rounds,
               training.guide_runs)
        .finish(training.guide_room, guide_pass, writer);
    const AlignedContent content(writer.content());
    const ParserPass guide(ModelFile(content.view(), "held-out guide"), guide_pass);
    for (std::size_t i = part; i < all.sentences.size(); i += training.folds) {
      guides[i] = guide_of(guide.parse(all.sentences[i].words, all.tags[i], {}));
    }
  }
  return guides;
}

}  // namespace

void train_parser(const std::vector<PreparedSentence>& sentences, const std::vector<TagRow>& tags,
                  const ParserTraining& training, ModelWriter& model) {
  std::vector<Relation> labels;
  for (const PreparedSentence& prepared : sentences) {
    for (const Annotation& word : prepared.sentence->gold) labels.push_back(word.relation);
  }
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  model.add(Section::labels, std::span<const Relation>(labels));

  const ReversedTreebank reversed(sentences, tags);
  train_pass(reversed.all(), labels, training.guide_rounds, training.guide_runs)
      .finish(training.guide_room, guide_pass, model);
  const Lesson lesson{sentences, tags, held_out_guides(reversed, labels, training)};
  train_pass(lesson, labels, training.rounds, training.runs)
      .finish(training.room - training.guide_room, main_pass, model);
}

}  // namespace diplograph::extract

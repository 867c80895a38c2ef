#include "extract/language/training/parser_training.hpp"

#include <algorithm>
#include <array>
#include <random>

#include "extract/language/parse_state.hpp"
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

class ParserTrainer {
 public:
  ParserTrainer(std::vector<Relation> labels, std::size_t treebanks, std::uint8_t patience)
      : labels_(std::move(labels)),
        arcs_(transition_count, treebanks, patience),
        label_weights_(labels_.size(), treebanks, static_cast<std::uint8_t>(patience / 2 + 1)),
        label_scores_(labels_.size()) {}

  void learn(const PreparedSentence& prepared, const TagRow& tags, bool explore) {
    const Tree tree = tree_of(*prepared.sentence, labels_);
    treebank_ = prepared.sentence->treebank;
    ParseState state(prepared.words, tags);
    while (!state.done()) step(state, tree, explore);
  }

  /// Leaves out as many small weights as it must for the sections to take `room` bytes at most.
  void finish(std::size_t room, ModelWriter& model) const {
    long least = Perceptron::usual_least_code;
    LinearModelBuilder arcs = arcs_.build(least);
    LinearModelBuilder labels = label_weights_.build(least);
    while (size_of(arcs) + size_of(labels) > room && least < 127) {
      ++least;
      arcs = arcs_.build(least);
      labels = label_weights_.build(least);
    }
    model.add(Section::arc_slots, arcs.slots());
    model.add(Section::arc_weights, arcs.weights());
    model.add(Section::label_slots, labels.slots());
    model.add(Section::label_weights, labels.weights());
    model.add(Section::labels, std::span<const Relation>(labels_));
  }

 private:
  static std::size_t size_of(const LinearModelBuilder& builder) {
    return builder.slots().size_bytes() + builder.weights().size_bytes();
  }

  std::vector<Relation> labels_;
  Perceptron arcs_;
  Perceptron label_weights_;
  std::vector<float> label_scores_;
  std::vector<std::uint64_t> features_;
  std::size_t treebank_ = 0;
  std::mt19937_64 random_{1};

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

}  // namespace

void train_parser(const std::vector<PreparedSentence>& sentences, const std::vector<TagRow>& tags,
                  int rounds, std::size_t room, ModelWriter& model) {
  std::vector<Relation> labels;
  std::size_t words = 0;
  for (const PreparedSentence& prepared : sentences) {
    for (const Annotation& word : prepared.sentence->gold) labels.push_back(word.relation);
    words += prepared.sentence->gold.size();
  }
  // A large treebank has more rare features than a model has room for.
  const std::uint8_t patience = words > 100'000 ? 13 : 4;
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  ParserTrainer trainer(std::move(labels), treebank_count(sentences), patience);
  for (int round = 0; round < rounds; ++round) {
    for (const std::size_t i :
         shuffled(sentences.size(), static_cast<std::uint64_t>(round) + 100)) {
      trainer.learn(sentences[i], tags[i], round > 0);
    }
  }
  trainer.finish(room, model);
}

}  // namespace diplograph::extract

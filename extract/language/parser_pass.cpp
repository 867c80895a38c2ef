#include "extract/language/parser_pass.hpp"

#include <algorithm>
#include <array>

namespace diplograph::extract {

ParserPass::ParserPass(const ModelFile& model, const PassSections& sections)
    : arcs_(model.section<DenseLinearModel::Block>(sections.arc_blocks)),
      labels_model_(model.section<std::uint32_t>(sections.label_slots),
                    model.section<std::uint8_t>(sections.label_weights)),
      labels_(model.section<Relation>(Section::labels)) {}

std::vector<ParsedWord> ParserPass::parse(std::span<const WordFeatures> words, const TagRow& tags,
                                          std::span<const GuideArc> guide) const {
  ParseState state(words, tags, guide);
  FeatureList features;
  while (!state.done()) {
    std::array<Transition, transition_count> allowed{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < transition_count; ++i) {
      const auto transition = static_cast<Transition>(i);
      if (state.allows(transition)) allowed[count++] = transition;
    }
    Transition best = allowed.front();
    if (count > 1) {
      features.clear();
      state.append_transition_features(features);
      std::array<std::int32_t, transition_count> arc_scores{};
      arcs_.score(features, arc_scores);
      best =
          *std::max_element(allowed.begin(), allowed.begin() + static_cast<std::ptrdiff_t>(count),
                            [&](Transition a, Transition b) {
                              return arc_scores[static_cast<std::size_t>(a)] <
                                     arc_scores[static_cast<std::size_t>(b)];
                            });
    }
    std::uint8_t label = 0;
    if (best != Transition::shift) {
      features.clear();
      state.append_label_features(state.head_of(best), features);
      std::array<std::int32_t, 256> scores{};
      labels_model_.score(features, scores.data());
      const auto end = scores.begin() + static_cast<std::ptrdiff_t>(labels_.size());
      label = static_cast<std::uint8_t>(std::max_element(scores.begin(), end) - scores.begin());
    }
    state.apply(best, label);
  }
  std::vector<ParsedWord> result(state.heads().size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    const std::int32_t head = state.heads()[i];
    const std::uint8_t label = state.label(static_cast<std::int32_t>(i));
    const bool top = head == state.root();
    result[i].head = top ? -1 : head;
    if (top) {
      result[i].relation = Relation::root;
    } else if (label < labels_.size()) {
      result[i].relation = labels_[label];
    }
  }
  return result;
}

}  // namespace diplograph::extract

#include "extract/language/parser.hpp"

#include <algorithm>

namespace diplograph::extract {
namespace {

/// Reverses what lies between the padding.
template <typename Value>
void reverse_inside(std::vector<Value>& values) {
  const auto border = static_cast<std::ptrdiff_t>(padding);
  std::reverse(values.begin() + border, values.end() - border);
}

}  // namespace

ReversedSentence::ReversedSentence(std::span<const WordFeatures> in_order, const TagRow& their_tags)
    : words(in_order.begin(), in_order.end()), tags(their_tags) {
  reverse_inside(words);
  reverse_inside(tags.upos);
  reverse_inside(tags.morphology);
  reverse_inside(tags.lemma);
}

std::vector<GuideArc> guide_of(const std::vector<ParsedWord>& reversed) {
  const auto count = static_cast<std::int32_t>(reversed.size());
  std::vector<GuideArc> guide;
  guide.reserve(reversed.size());
  for (auto word = reversed.rbegin(); word != reversed.rend(); ++word) {
    guide.push_back({word->head < 0 ? count : count - 1 - word->head, word->relation});
  }
  return guide;
}

Parser::Parser(const ModelFile& model) : guide_(model, guide_pass), main_(model, main_pass) {}

std::vector<ParsedWord> Parser::parse(std::span<const WordFeatures> words,
                                      const TagRow& tags) const {
  const ReversedSentence reversed(words, tags);
  return main_.parse(words, tags, guide_of(guide_.parse(reversed.words, reversed.tags, {})));
}

}  // namespace diplograph::extract

#include "extract/relations/segments.hpp"

#include <algorithm>

namespace diplograph::extract {
namespace {

/// An open list: its lead-in and the depth of its items' blocks.
struct OpenList {
  std::size_t lead = 0;
  int level = 0;  ///< level of the block that leads in; items lie deeper
};

class Splitter {
 public:
  Splitter(const DocumentText& document, const Analysis& analysis)
      : document_(document), analysis_(analysis), tokens_(analysis.tokens) {}

  std::vector<Segment> run() {
    for (std::size_t i = 0; i < analysis_.sentences.size(); ++i) sentence(i);
    return std::move(segments_);
  }

 private:
  const DocumentText& document_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  std::vector<Segment> segments_;
  std::vector<OpenList> open_;

  [[nodiscard]] int level_of(std::size_t block) const {
    const Block& found = document_.blocks[block];
    return found.kind == BlockKind::list_item ? std::max(1, found.level) : 0;
  }

  /// "(a)", "(iv)", "(3)" within a sentence; 0 if none stands at `i`.
  [[nodiscard]] std::size_t marker_length(std::size_t i, std::size_t end) const {
    if (i + 2 >= end || tokens_[i].key != "(" || tokens_[i + 2].key != ")") return 0;
    const Token& inner = tokens_[i + 1];
    const bool roman = inner.key.find_first_not_of("ivx") == std::string::npos;
    const bool number = inner.kind == TokenKind::number && inner.key.size() <= 2;
    return inner.key.size() == 1 || roman || number ? 3 : 0;
  }

  void close_lists(std::size_t block) {
    const int level = level_of(block);
    while (!open_.empty()) {
      const Segment& lead = segments_[open_.back().lead];
      const bool same_block = lead.block == block;
      if (same_block || level > open_.back().level) return;
      open_.pop_back();
    }
  }

  void sentence(std::size_t index) {
    const Analysis::Sentence& sentence = analysis_.sentences[index];
    const bool new_block = index == 0 || analysis_.sentences[index - 1].block != sentence.block;
    if (new_block) {
      close_lists(sentence.block);
    } else if (!open_.empty() && segments_[open_.back().lead].block == sentence.block &&
               segments_[open_.back().lead].sentence != index) {
      open_.pop_back();  // the list ended with its sentence
    }
    const TokenRange range = sentence.tokens;
    std::size_t first = range.first;
    for (std::size_t i = range.first; i < range.last; ++i) {
      const std::string& key = tokens_[i].key;
      const std::size_t marker = marker_length(i, range.last);
      if (marker != 0) {
        add({first, i}, index, false);
        first = i + marker;
        i = first - 1;
      } else if (key == ":" || key == ";" || key == "؛") {
        add({first, i}, index, key == ":");
        first = i + 1;
      }
    }
    add({first, range.last}, index, false);
  }

  void add(TokenRange range, std::size_t sentence, bool leads) {
    while (range.first < range.last && tokens_[range.first].kind == TokenKind::punctuation &&
           tokens_[range.first].key != "(" && tokens_[range.first].key != "\"") {
      ++range.first;
    }
    if (range.first >= range.last) return;
    const std::size_t block = analysis_.sentences[sentence].block;
    Segment segment{range, sentence, block, false, std::nullopt};
    if (!open_.empty()) segment.lead = open_.back().lead;
    const bool heading = document_.blocks[block].kind == BlockKind::heading;
    segment.leads = leads && !heading;
    segments_.push_back(segment);
    if (segment.leads) open_.push_back({segments_.size() - 1, level_of(block)});
  }
};

}  // namespace

std::vector<Segment> split_segments(const DocumentText& document, const Analysis& analysis) {
  return Splitter(document, analysis).run();
}

}  // namespace diplograph::extract

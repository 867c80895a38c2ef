#pragma once

#include <cstddef>

namespace diplograph::extract::visual_order {

/// What the repair believes about text layers, in nats. Chosen on damaged training text that the
/// model had not seen (`scripts/train-repair-model --hold-out`), but for the beam: that was set for
/// speed, and its effect looked at on the documents of docs/repair-quality.md.
struct Weights {
  // Runs.
  float run_length = 1.25F;    ///< of the run lengths
  float whole = 1.0F;          ///< a line left as it stands
  float broken = 1.5F;         ///< a line with any cut
  float cut_in_token = 1.0F;   ///< a cut where the line has no space
  float cut_in_word = 2.0F;    ///< further, if the letters around it are a known word
  float uncut_symbol = 2.25F;  ///< a number, foreign words or a bracket inside a Persian run
  float uncut_note = 5.0F;     ///< a footnote mark left before the word it is glued to
  float note = 1.5F;           ///< a footnote mark put behind a word
  float torn_mark = 4.0F;      ///< a mark cut off the word that it closes
  float leading_mark = 3.0F;   ///< a line that begins with a closing mark
  // Junctions.
  float boundary_no_space = 3.0F;
  float boundary_near_space = 1.0F;
  float joiner = 0.0F;
  float joiner_over_space = 6.75F;
  float letters = 4.0F;
  float letters_over_space = 6.5F;
  float lost_joiner = 1.5F;
  float bound = 2.0F;  ///< by which two words must be dearer than one with ZWNJ to become it
  // Language.
  float unknown_word = 6.0F;
  float compound = 4.3F;
  float class_share = 0.92F;
  float document_words = 0.05F;   ///< share of the document's own words in the model
  float document_pairs = 9.0F;    ///< pseudo-counts that the model weighs against pairs
  float document_triples = 1.5F;  ///< and triples of the document
  std::size_t first_beam = 4;     ///< hypotheses kept in the first pass
  std::size_t beam = 10;          ///< and in the last
  float beam_depth = 10.0F;       ///< hypotheses this much worse than the best are dropped
};

}  // namespace diplograph::extract::visual_order

#pragma once

#include <string>
#include <vector>

#include "extract/language/conllu.hpp"
#include "extract/language/language_model.hpp"

namespace diplograph::extract {

/// The analysis of plain text as CoNLL-U: a sentence for each sentence of each line of `text`, with
/// `# newpar` where a line begins, `# sent_id` counting from 1 and `# text`. Without dependencies
/// HEAD and DEPREL are "_". O(n).
[[nodiscard]] std::vector<ConlluSentence> analyse_lines(std::string_view text,
                                                        const LanguageModel& model,
                                                        Depth depth = Depth::dependencies);

/// The same sentences with the same words, annotated anew; comments, ranges of words, and the
/// columns XPOS and MISC stay, DEPS is emptied.
[[nodiscard]] std::vector<ConlluSentence> analyse_words(std::vector<ConlluSentence> sentences,
                                                        const LanguageModel& model,
                                                        Depth depth = Depth::dependencies);

}  // namespace diplograph::extract

#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/annotation.hpp"

namespace diplograph::extract {

/// The ten columns of CoNLL-U (universaldependencies.org/format.html).
enum class Column : std::uint8_t { id, form, lemma, upos, xpos, feats, head, deprel, deps, misc };

/// A line of a sentence: a word, a range of words ("1-2") or an empty node ("1.1").
struct ConlluLine {
  std::array<std::string, 10> columns;

  [[nodiscard]] const std::string& operator[](Column column) const {
    return columns[static_cast<std::size_t>(column)];
  }
  [[nodiscard]] std::string& operator[](Column column) {
    return columns[static_cast<std::size_t>(column)];
  }
  /// Neither a range nor an empty node.
  [[nodiscard]] bool is_word() const;
};

struct ConlluSentence {
  std::size_t line = 0;               ///< of the file, on which it begins
  std::vector<std::string> comments;  ///< with their "#"
  std::vector<ConlluLine> lines;

  /// The value of "# NAME = VALUE", empty if there is none.
  [[nodiscard]] std::string_view comment(std::string_view name) const;
};

/// Reads CoNLL-U. Nothing is lost: `write_conllu` gives the same bytes back for a file that ends
/// its lines with LF and every sentence with one empty line. Throws `InputError` with the line for
/// a line that has not ten columns, ids that do not count up, a head that is no word, or an unknown
/// part of speech.
[[nodiscard]] std::vector<ConlluSentence> read_conllu(std::string_view content,
                                                      const std::string& file);
[[nodiscard]] std::string write_conllu(const std::vector<ConlluSentence>& sentences);

/// What the words of a sentence are annotated with. "_" as head counts as the root.
[[nodiscard]] std::vector<Annotation> annotations_of(const ConlluSentence& sentence);

}  // namespace diplograph::extract

#include "extract/language/conllu_alignment.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "graph/error.hpp"

namespace diplograph::extract {
namespace {

/// A character of the text as it counts for the comparison: nothing for spaces and marks.
struct Sign {
  std::string folded;
  std::size_t end = 0;
  bool space = false;
};

std::string without_spaces(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    UChar32 code = 0;
    const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
    U8_NEXT_OR_FFFD(data, at, text.size(), code);
    if (u_isUWhiteSpace(code) == 0) result += text.substr(begin, at - begin);
  }
  return result;
}

Sign sign_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  UChar32 code = 0;
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT_OR_FFFD(data, end, text.size(), code);
  if (u_isUWhiteSpace(code) != 0) return {"", end, true};
  return {fold(text.substr(at, end - at)), end, false};
}

/// A token of the file: a word, or the words that one range covers, by their index.
struct Surface {
  std::string form;
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t line = 0;  // of the file
};

std::vector<Surface> surfaces_of(const ConlluSentence& sentence) {
  std::vector<Surface> result;
  std::size_t word = 0;
  std::size_t covered = 0;  // words below belong to a range
  for (std::size_t i = 0; i < sentence.lines.size(); ++i) {
    const ConlluLine& line = sentence.lines[i];
    const std::string& id = line[Column::id];
    const std::size_t number = sentence.line + sentence.comments.size() + i;
    if (line.is_word()) {
      if (word >= covered) result.push_back({line[Column::form], word, word + 1, number});
      ++word;
    } else if (const std::size_t dash = id.find('-'); dash != std::string::npos) {
      std::size_t last = 0;
      std::from_chars(id.data() + dash + 1, id.data() + id.size(), last);
      last = std::max(last, word + 1);
      result.push_back({line[Column::form], word, last, number});
      covered = last;
    }
  }
  if (!result.empty()) result.back().last = std::min(result.back().last, word);
  return result;
}

class Aligner {
 public:
  Aligner(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  AlignedSentence align(const ConlluSentence& sentence) {
    AlignedSentence result;
    const std::vector<Annotation> words = annotations_of(sentence);
    const std::vector<Surface> surfaces = surfaces_of(sentence);
    std::vector<std::int32_t> token_of(words.size(), -1);
    for (std::size_t i = 0; i < surfaces.size(); ++i) {
      for (std::size_t w = surfaces[i].first; w < surfaces[i].last; ++w) {
        token_of[w] = static_cast<std::int32_t>(i);
      }
    }
    for (std::size_t i = 0; i < surfaces.size(); ++i) {
      const Surface& surface = surfaces[i];
      const bool space = skip_spaces();
      const ByteSpan span = place(surface);
      result.tokens.push_back(make_token(text_.substr(span.begin, span.size()), span, space));
      // Of several words the one that is governed from outside stands for all.
      Annotation annotation = words[surface.first];
      for (std::size_t w = surface.first; w < surface.last; ++w) {
        const std::int32_t head = words[w].head;
        if (head >= 0 && token_of[static_cast<std::size_t>(head)] == static_cast<std::int32_t>(i)) {
          continue;
        }
        annotation = words[w];
        break;
      }
      if (annotation.lemma.empty() || annotation.lemma == "_") {
        annotation.lemma = surface.form;
        annotation.lemma_key = fold(surface.form);
      }
      if (annotation.head >= 0) {
        annotation.head = token_of[static_cast<std::size_t>(annotation.head)];
      }
      result.annotations.push_back(std::move(annotation));
    }
    return result;
  }

  /// Refuses a text that goes on.
  void finish(std::size_t line) {
    skip_spaces();
    if (at_ == text_.size()) return;
    throw InputError({file_, line, 0, {}},
                     "the file ends before the document's text does, which goes on with \"" +
                         ahead() + "\"; " + std::string(remedy));
  }

 private:
  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;

  static constexpr std::string_view remedy =
      "the analysis has to be of the text that `diplograph build` writes to text/ (or of the "
      "words that `diplograph analyse` prints)";

  /// Goes on to the next word; true if there was a space.
  bool skip_spaces() {
    bool space = false;
    while (at_ < text_.size()) {
      const Sign sign = sign_at(text_, at_);
      if (!sign.folded.empty()) break;
      space = space || sign.space;
      at_ = sign.end;
    }
    return space;
  }

  /// The next words of the text, for a message.
  [[nodiscard]] std::string ahead() const {
    std::size_t end = at_;
    for (int words = 0; end < text_.size() && words < 4; ++words) {
      end = std::min(text_.find(' ', end + 1), text_.size());
    }
    return std::string(text_.substr(at_, std::min<std::size_t>(end - at_, 200)));
  }

  /// The span of the next token, which has to read `surface.form`.
  ByteSpan place(const Surface& surface) {
    const std::string wanted = fold(without_spaces(surface.form));
    std::size_t matched = 0;
    std::size_t at = at_;
    while (matched < wanted.size() && at < text_.size()) {
      const Sign sign = sign_at(text_, at);
      if (wanted.compare(matched, sign.folded.size(), sign.folded) != 0) break;
      matched += sign.folded.size();
      at = sign.end;
    }
    if (matched < wanted.size() || wanted.empty()) {
      throw InputError({file_, surface.line, 0, {}},
                       "the word \"" + surface.form +
                           "\" is not what the document goes on with, \"" + ahead() + "\"; " +
                           std::string(remedy));
    }
    // Marks and joiners stay with the letter before them.
    while (at < text_.size()) {
      const Sign sign = sign_at(text_, at);
      if (!sign.folded.empty() || sign.space) break;
      at = sign.end;
    }
    const ByteSpan span{at_, at};
    at_ = at;
    return span;
  }
};

}  // namespace

std::vector<AlignedSentence> align(std::string_view text, std::span<const ConlluSentence> sentences,
                                   const std::string& file) {
  std::vector<AlignedSentence> result;
  Aligner aligner(text, file);
  std::size_t line = 1;
  for (const ConlluSentence& sentence : sentences) {
    line = sentence.line + sentence.comments.size() + sentence.lines.size() - 1;
    AlignedSentence aligned = aligner.align(sentence);
    if (!aligned.tokens.empty()) result.push_back(std::move(aligned));
  }
  aligner.finish(line);
  return result;
}

}  // namespace diplograph::extract

#include "extract/language/conllu.hpp"

#include <charconv>

#include "extract/language/tokens.hpp"
#include "graph/error.hpp"

namespace diplograph::extract {
namespace {

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class Reader {
 public:
  Reader(std::string_view content, const std::string& file) : content_(content), file_(file) {}

  std::vector<ConlluSentence> run() {
    while (!content_.empty()) {
      ++line_;
      const std::size_t end = content_.find('\n');
      std::string_view line = content_.substr(0, end);
      content_.remove_prefix(end == std::string_view::npos ? content_.size() : end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (sentence_.comments.empty() && sentence_.lines.empty()) sentence_.line = line_;
      if (line.empty()) {
        finish();
      } else if (line.front() == '#') {
        sentence_.comments.emplace_back(line);
      } else {
        add(line);
      }
    }
    finish();
    return std::move(sentences_);
  }

 private:
  std::string_view content_;
  const std::string& file_;
  std::size_t line_ = 0;
  std::size_t words_ = 0;
  ConlluSentence sentence_;
  std::vector<ConlluSentence> sentences_;

  [[noreturn]] void refuse(const std::string& problem) const {
    throw InputError({file_, line_, 0, {}}, problem);
  }

  void add(std::string_view text) {
    ConlluLine line;
    std::size_t column = 0;
    for (std::size_t at = 0; at <= text.size(); ++column) {
      const std::size_t tab = std::min(text.find('\t', at), text.size());
      if (column < line.columns.size()) line.columns[column] = text.substr(at, tab - at);
      at = tab + 1;
    }
    if (column != line.columns.size()) {
      refuse("expected 10 columns separated by tabs, found " + std::to_string(column));
    }
    if (line.is_word()) {
      ++words_;
      if (whole_number(line[Column::id]) != words_) {
        refuse("expected the word number " + std::to_string(words_) + ", found \"" +
               line[Column::id] + "\"");
      }
      const std::string& upos = line[Column::upos];
      if (upos != "_" && !find_upos(upos)) {
        refuse("\"" + upos + "\" is no universal part of speech");
      }
    }
    sentence_.lines.push_back(std::move(line));
  }

  void finish() {
    if (sentence_.lines.empty() && sentence_.comments.empty()) return;
    for (const ConlluLine& line : sentence_.lines) {
      if (!line.is_word() || line[Column::head] == "_") continue;
      const auto head = whole_number(line[Column::head]);
      if (!head || *head > words_) {
        refuse("the sentence that ends here has no word \"" + line[Column::head] +
               "\", which word " + line[Column::id] + " names as its head");
      }
    }
    sentences_.push_back(std::move(sentence_));
    sentence_ = {};
    words_ = 0;
  }
};

}  // namespace

bool ConlluLine::is_word() const {
  return (*this)[Column::id].find_first_of("-.") == std::string::npos;
}

std::string_view ConlluSentence::comment(std::string_view name) const {
  for (const std::string& comment : comments) {
    std::string_view text = comment;
    text.remove_prefix(1);
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    const auto trimmed = [](std::string_view part) {
      const std::size_t first = std::min(part.find_first_not_of(' '), part.size());
      const std::size_t last = part.find_last_not_of(' ');
      return part.substr(first, last == std::string_view::npos ? 0 : last + 1 - first);
    };
    if (trimmed(text.substr(0, equals)) == name) return trimmed(text.substr(equals + 1));
  }
  return {};
}

std::vector<ConlluSentence> read_conllu(std::string_view content, const std::string& file) {
  return Reader(content, file).run();
}

std::string write_conllu(const std::vector<ConlluSentence>& sentences) {
  std::string result;
  for (const ConlluSentence& sentence : sentences) {
    for (const std::string& comment : sentence.comments) result.append(comment).append("\n");
    for (const ConlluLine& line : sentence.lines) {
      for (std::size_t i = 0; i < line.columns.size(); ++i) {
        if (i != 0) result += '\t';
        result += line.columns[i];
      }
      result += '\n';
    }
    result += '\n';
  }
  return result;
}

std::vector<Annotation> annotations_of(const ConlluSentence& sentence) {
  std::vector<Annotation> result;
  for (const ConlluLine& line : sentence.lines) {
    if (!line.is_word()) continue;
    Annotation annotation;
    annotation.upos = find_upos(line[Column::upos]).value_or(Upos::x);
    annotation.morphology = morphology_of(line[Column::feats]);
    annotation.lemma = line[Column::lemma];
    annotation.lemma_key = fold(annotation.lemma);
    const std::size_t head = whole_number(line[Column::head]).value_or(0);
    annotation.head = static_cast<std::int32_t>(head) - 1;
    annotation.relation =
        head == 0 ? Relation::root : find_relation(line[Column::deprel]).value_or(Relation::dep);
    result.push_back(std::move(annotation));
  }
  return result;
}

}  // namespace diplograph::extract

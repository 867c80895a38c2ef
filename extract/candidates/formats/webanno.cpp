#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <unicode/unistr.h>

#include "extract/candidates/formats/json_records.hpp"
#include "extract/candidates/formats/qualifiers.hpp"
#include "extract/candidates/formats/readers.hpp"
#include "extract/candidates/offset_table.hpp"
#include "extract/language/tokens.hpp"
#include "graph/error.hpp"
#include "graph/utf8.hpp"

namespace diplograph::extract::formats {
namespace {

// The format: https://webanno.github.io/webanno/releases/3.6.6/docs/user-guide.html#sect_webannotsv

// Offsets beyond this are no text that we read.
constexpr std::uint64_t longest_text = std::uint64_t{1} << 28U;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '\\') {
      ++i;  // what is escaped separates nothing
    } else if (i == text.size() || text[i] == separator) {
      parts.push_back(text.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  if (begin <= text.size() && parts.empty()) parts.push_back(text);
  return parts;
}

std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      result += text[i];
      continue;
    }
    const char next = text[++i];
    result += next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next;
  }
  return result;
}

struct Layer {
  std::string name;  // without its packages
  bool relation = false;
  bool chain = false;
  std::vector<std::string> features;
  std::size_t first_column = 0;
  [[nodiscard]] std::size_t columns() const {
    return chain ? 2 : relation ? features.size() + 1 : std::max<std::size_t>(features.size(), 1);
  }
};

/// An annotation of one layer: a token, or all tokens with one number.
struct SpanKey {
  std::size_t layer = 0;
  std::string token;         // "1-3", where the annotation has no number
  std::uint64_t number = 0;  // across tokens
  auto operator<=>(const SpanKey&) const = default;
};

struct Span {
  std::uint64_t begin = 0, end = 0;  // in UTF-16
  std::vector<std::string> values;   // of the features
  std::size_t line = 0;
  std::size_t layer = 0;
};

struct Link {
  std::size_t layer = 0;
  SpanKey source, target;
  std::vector<std::string> values;
  std::size_t line = 0;
};

class TsvReader {
 public:
  TsvReader(const CandidateInput& file, const WordMap& words, CandidateFile& result)
      : file_(file), words_(words), result_(result) {}

  void run() {
    if (!is_utf8(file_.bytes)) throw error("is no UTF-8");
    std::string_view bytes = file_.bytes;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    bool format = false;
    while (!bytes.empty()) {
      ++line_;
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      std::string_view line = bytes.substr(0, end);
      bytes.remove_prefix(std::min(end + 1, bytes.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.starts_with("#FORMAT=WebAnno TSV 3")) {
        format = true;
      } else if (!format) {
        throw error("does not begin with \"#FORMAT=WebAnno TSV 3\"; export WebAnno TSV v3");
      } else if (line.starts_with("#T_")) {
        layer(line);
      } else if (line.starts_with("#Text=")) {
        sentence_.emplace_back(unescaped(line.substr(6)));
      } else if (!line.empty() && line.front() != '#') {
        row(line);
      } else if (line.empty()) {
        sentence_.clear();
        sentence_placed_ = false;
      }
    }
    if (!format) throw error("is empty; export WebAnno TSV v3");
    finish();
  }

 private:
  const CandidateInput& file_;
  const WordMap& words_;
  CandidateFile& result_;
  std::size_t line_ = 0;
  std::vector<Layer> layers_;
  std::vector<std::string> sentence_;  // lines of its text
  bool sentence_placed_ = false;
  icu::UnicodeString text_;
  std::map<SpanKey, Span> spans_;
  std::vector<Link> links_;

  [[nodiscard]] InputError error(const std::string& problem) const {
    return InputError({file_.name, line_, 0, {}}, problem);
  }

  /// "#T_SP=webanno.custom.Actor|type|note", "#T_RL=webanno.custom.Says|relation|BT_..."
  void layer(std::string_view line) {
    Layer layer;
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) throw error("is no line of a layer");
    layer.relation = line.starts_with("#T_RL=");
    layer.chain = line.starts_with("#T_CH=");
    std::vector<std::string_view> fields = split(line.substr(equals + 1), '|');
    const std::string_view name = fields.front();
    const std::size_t dot = name.rfind('.');
    layer.name = name.substr(dot == std::string_view::npos ? 0 : dot + 1);
    for (std::size_t i = 1; i < fields.size(); ++i) {
      if (fields[i].starts_with("BT_") || fields[i].empty()) continue;
      layer.features.emplace_back(fields[i]);
    }
    layer.first_column =
        layers_.empty() ? 3 : layers_.back().first_column + layers_.back().columns();
    layers_.push_back(std::move(layer));
  }

  /// Puts the text of a sentence where its first token stands.
  void place_sentence(std::uint64_t begin, std::string_view token) {
    sentence_placed_ = true;
    std::string whole;
    for (const std::string& line : sentence_) whole += (whole.empty() ? "" : "\n") + line;
    const auto text = icu::UnicodeString::fromUTF8(whole);
    const int32_t at = text.indexOf(icu::UnicodeString::fromUTF8(std::string(token)));
    if (at < 0) throw error("the token \"" + std::string(token) + "\" is not in #Text");
    if (begin < static_cast<std::uint64_t>(at) || begin > longest_text) {
      throw error("the offset " + std::to_string(begin) + " is none of this text");
    }
    const auto place = static_cast<int32_t>(begin - static_cast<std::uint64_t>(at));
    while (text_.length() < place) text_.append(static_cast<UChar>('\n'));
    text_.replace(place, text_.length() - place, text);
  }

  void row(std::string_view line) {
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() < 3) throw error("has not ID, OFFSETS and TOKEN, parted by tabs");
    const std::string_view offsets = cells[1];
    const std::size_t dash = offsets.find('-');
    const auto begin = count_of_text(offsets.substr(0, dash));
    const auto end =
        dash == std::string_view::npos ? std::nullopt : count_of_text(offsets.substr(dash + 1));
    if (!begin || !end || *end < *begin || *end > longest_text) {
      throw error("\"" + std::string(offsets) + "\" are no offsets BEGIN-END");
    }
    if (!sentence_placed_) place_sentence(*begin, unescaped(cells[2]));
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      const Layer& layer = layers_[i];
      if (layer.chain || layer.first_column + layer.columns() > cells.size()) continue;
      const std::span<const std::string_view> own(cells.data() + layer.first_column,
                                                  layer.columns());
      if (layer.relation) {
        links(i, own, cells[0]);
      } else {
        spans(i, own, cells[0], *begin, *end);
      }
    }
  }

  /// A value and the number behind it, "State[3]".
  [[nodiscard]] static std::pair<std::string_view, std::uint64_t> numbered(std::string_view piece) {
    const std::size_t bracket = piece.rfind('[');
    if (bracket == std::string_view::npos || !piece.ends_with(']') ||
        (bracket > 0 && piece[bracket - 1] == '\\')) {
      return {piece, 0};
    }
    const auto number = count_of_text(piece.substr(bracket + 1, piece.size() - bracket - 2));
    if (!number) return {piece, 0};
    return {piece.substr(0, bracket), *number};
  }

  [[nodiscard]] static std::string value_of(std::string_view piece) {
    return piece == "*" || piece == "_" ? std::string() : unescaped(piece);
  }

  void spans(std::size_t layer, std::span<const std::string_view> cells, std::string_view token,
             std::uint64_t begin, std::uint64_t end) {
    const std::vector<std::string_view> first = split(cells[0], '|');
    for (std::size_t stacked = 0; stacked < first.size(); ++stacked) {
      if (first[stacked] == "_") continue;
      const std::uint64_t number = numbered(first[stacked]).second;
      SpanKey key{layer, number == 0 ? std::string(token) : std::string(), number};
      // Annotations of one token that are stacked have numbers.
      const auto [place, added] =
          spans_.try_emplace(std::move(key), Span{begin, end, {}, line_, layer});
      Span& span = place->second;
      span.begin = std::min(span.begin, begin);
      span.end = std::max(span.end, end);
      if (!added) continue;
      for (const std::string_view cell : cells) {
        const std::vector<std::string_view> pieces = split(cell, '|');
        span.values.push_back(stacked < pieces.size() ? value_of(numbered(pieces[stacked]).first)
                                                      : std::string());
      }
    }
  }

  /// The row is that of the target; the last column names the token of the source, "1-3[2_5]".
  void links(std::size_t layer, std::span<const std::string_view> cells, std::string_view token) {
    const std::vector<std::string_view> sources = split(cells.back(), '|');
    for (std::size_t stacked = 0; stacked < sources.size(); ++stacked) {
      std::string_view source = sources[stacked];
      if (source == "_" || source.empty()) continue;
      Link link;
      link.layer = layer;
      link.line = line_;
      if (const std::size_t bracket = source.find('[');
          bracket != std::string_view::npos && source.ends_with(']')) {
        const std::string_view numbers = source.substr(bracket + 1, source.size() - bracket - 2);
        const std::size_t line = numbers.find('_');
        link.source.number = count_of_text(numbers.substr(0, line)).value_or(0);
        if (line != std::string_view::npos) {
          link.target.number = count_of_text(numbers.substr(line + 1)).value_or(0);
        }
        source = source.substr(0, bracket);
      }
      if (link.source.number == 0) link.source.token = source;
      if (link.target.number == 0) link.target.token = token;
      for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
        const std::vector<std::string_view> pieces = split(cells[i], '|');
        link.values.push_back(stacked < pieces.size() ? value_of(numbered(pieces[stacked]).first)
                                                      : std::string());
      }
      links_.push_back(std::move(link));
    }
  }

  /// The value that names the type or the relation of an annotation.
  [[nodiscard]] std::string name_of(const Layer& layer, const std::vector<std::string>& values,
                                    std::string_view role) const {
    std::string first;
    for (std::size_t i = 0; i < layer.features.size() && i < values.size(); ++i) {
      const auto said = words_.said(layer.features[i]);
      if (said == role) return values[i];
      const std::string name = fold(layer.features[i]);
      const bool other = name == "polarity" || name == "negated" || name == "modality" ||
                         name == "confidence" || name == "identifier";
      if (!said && !other && first.empty()) first = values[i];
    }
    return layer.features.empty() ? layer.name : first;
  }

  void qualify(const Layer& layer, const std::vector<std::string>& values,
               Candidate& candidate) const {
    for (std::size_t i = 0; i < layer.features.size() && i < values.size(); ++i) {
      const std::string name = fold(layer.features[i]);
      if (values[i].empty()) continue;
      if (name == "polarity") candidate.polarity = polarity_of(values[i]);
      if (name == "modality") candidate.modality = modality_of(values[i]);
      if (name == "confidence") candidate.confidence = number_of_text(values[i]);
      if (name == "negated") {
        candidate.polarity = polarity_of(values[i]) == diplograph::Polarity::affirmed
                                 ? diplograph::Polarity::negated
                                 : diplograph::Polarity::affirmed;
      }
    }
  }

  [[nodiscard]] const Span* find(const SpanKey& wanted) const {
    for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
      if (layers_[layer].relation) continue;
      const auto found = spans_.find({layer, wanted.token, wanted.number});
      if (found != spans_.end()) return &found->second;
    }
    return nullptr;
  }

  void finish() {
    CandidateText text;
    text.document = file_.name.substr(0, file_.name.rfind('.'));
    text_.toUTF8String(text.text);
    text.whole = true;
    text.origin = {file_.name, 1, 0, {}};
    const OffsetTable offsets(text.text, OffsetUnit::utf16);
    const std::size_t place = result_.texts.size();
    const auto begin = [&](std::size_t line, const Layer& layer) {
      ReadCandidate read;
      read.text = place;
      read.candidate.origin = {file_.name, line, 0, {}};
      read.candidate.rule = "webanno/" + layer.name;
      return read;
    };
    const auto end_of = [&](const Span& span, const std::string& type) {
      const auto bytes = offsets.bytes_of(span.begin, span.end);
      if (!bytes) return CandidateEnd{{}, type, {}};
      return CandidateEnd{text.text.substr(bytes->begin, bytes->size()), type, *bytes};
    };
    std::vector<ReadCandidate> read;
    for (const auto& [key, span] : spans_) {
      const Layer& layer = layers_[key.layer];
      ReadCandidate candidate = begin(span.line, layer);
      candidate.candidate.kind = Candidate::Kind::entity;
      candidate.candidate.source = end_of(span, name_of(layer, span.values, "type"));
      read.push_back(std::move(candidate));
    }
    for (const Link& link : links_) {
      const Layer& layer = layers_[link.layer];
      ReadCandidate candidate = begin(link.line, layer);
      candidate.candidate.relation = name_of(layer, link.values, "relation");
      const Span* const source = find(link.source);
      const Span* const target = find(link.target);
      if (source == nullptr || target == nullptr) {
        refuse(candidate.candidate, "an end of the relation is no annotation of the text", result_);
        continue;
      }
      candidate.candidate.source = end_of(*source, type_of(*source));
      candidate.candidate.target = end_of(*target, type_of(*target));
      qualify(layer, link.values, candidate.candidate);
      read.push_back(std::move(candidate));
    }
    std::stable_sort(read.begin(), read.end(), [](const ReadCandidate& a, const ReadCandidate& b) {
      return a.candidate.origin.line < b.candidate.origin.line;
    });
    for (ReadCandidate& each : read) result_.candidates.push_back(std::move(each));
    result_.texts.push_back(std::move(text));
    for (const Layer& layer : layers_) {
      if (!layer.chain) continue;
      result_.notices.push_back(file_.name + ": the chains of the layer " + layer.name +
                                " are not read");
    }
  }

  [[nodiscard]] std::string type_of(const Span& span) const {
    return name_of(layers_[span.layer], span.values, "type");
  }
};

}  // namespace

void read_webanno(std::span<const CandidateInput> files, const WordMap& words,
                  CandidateFile& result) {
  for (const CandidateInput& file : files) TsvReader(file, words, result).run();
}

}  // namespace diplograph::extract::formats

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/candidates/formats/json_records.hpp"
#include "extract/candidates/formats/qualifiers.hpp"
#include "extract/candidates/formats/readers.hpp"
#include "extract/candidates/offset_table.hpp"
#include "extract/language/tokens.hpp"
#include "graph/error.hpp"
#include "graph/utf8.hpp"

namespace diplograph::extract::formats {
namespace {

// The format: https://brat.nlplab.org/standoff.html

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

class StandoffReader {
 public:
  StandoffReader(const CandidateInput& file, const CandidateInput& text, CandidateFile& result)
      : file_(file), text_(text.bytes), offsets_(text_, OffsetUnit::code_points), result_(result) {
    if (!is_utf8(text_)) {
      throw InputError({text.name, 0, 0, {}}, "is no UTF-8, which brat needs; convert it");
    }
    CandidateText read;
    read.document = text.name;
    read.text = text.bytes;
    read.whole = true;
    read.origin = {text.name, 1, 0, {}};
    text_place_ = result.texts.size();
    result.texts.push_back(std::move(read));
  }

  void run() {
    each_line([&](std::string_view line) {
      if (line.front() == 'T') text_bound(line);
    });
    each_line([&](std::string_view line) {
      if (line.front() == 'R') relation(line);
      if (line.front() == 'E') event(line);
    });
    each_line([&](std::string_view line) {
      if (line.front() == 'A' || line.front() == 'M') attribute(line);
    });
    for (ReadCandidate& read : candidates_) result_.candidates.push_back(std::move(read));
    if (unread_ > 0) {
      result_.notices.push_back(file_.name + ": " + std::to_string(unread_) +
                                " lines are neither annotations of text nor relations, events or "
                                "attributes, and were not read");
    }
  }

 private:
  const CandidateInput& file_;
  std::string_view text_;
  OffsetTable offsets_;
  CandidateFile& result_;
  std::size_t text_place_ = 0;
  std::size_t line_ = 0;
  std::size_t unread_ = 0;
  std::map<std::string, CandidateEnd, std::less<>> spans_;      // text-bound, by id
  std::map<std::string, std::size_t, std::less<>> place_of_;    // of candidates_, by id
  std::map<std::string, std::string, std::less<>> trigger_of_;  // of events: the text-bound one
  std::vector<ReadCandidate> candidates_;

  template <typename Take>
  void each_line(const Take& take) {
    std::string_view bytes = file_.bytes;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    line_ = 0;
    unread_ = 0;
    while (!bytes.empty()) {
      ++line_;
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      std::string_view line = bytes.substr(0, end);
      bytes.remove_prefix(std::min(end + 1, bytes.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) continue;
      if (std::string_view("TREAM").find(line.front()) == std::string_view::npos) {
        // Notes, normalisations and equivalences say nothing that a claim could hold.
        if (line.front() != '#') ++unread_;
        continue;
      }
      take(line);
    }
  }

  [[nodiscard]] ReadCandidate begin(std::string_view id) const {
    ReadCandidate read;
    read.text = text_place_;
    read.candidate.origin = {file_.name, line_, 0, std::string(id)};
    read.candidate.rule = "brat/" + std::string(id.substr(0, 1));
    return read;
  }

  /// "T1 TAB State 0 5 TAB China"; a discontinuous one ("0 5;10 15") is taken as one stretch.
  void text_bound(std::string_view line) {
    const std::vector<std::string_view> fields = parts_of(line, '\t');
    ReadCandidate read = begin(fields.front());
    const std::vector<std::string_view> words =
        fields.size() < 2 ? std::vector<std::string_view>{} : parts_of(fields[1], ' ');
    std::optional<std::uint64_t> first;
    std::optional<std::uint64_t> last;
    if (words.size() >= 3) {
      first = count_of_text(words[1]);
      last = count_of_text(words.back());
    }
    const auto bytes = first && last ? offsets_.bytes_of(*first, *last) : std::nullopt;
    if (!bytes || bytes->empty()) {
      refuse(read.candidate, "is no annotation of the text: it has not TYPE BEGIN END within it",
             result_);
      return;
    }
    Candidate& candidate = read.candidate;
    candidate.kind = Candidate::Kind::entity;
    candidate.source = {std::string(text_.substr(bytes->begin, bytes->size())),
                        std::string(words[0]), *bytes};
    if (!spans_.emplace(fields[0], candidate.source).second) {
      throw InputError({file_.name, line_, 0, {}},
                       "the id " + std::string(fields[0]) + " stands twice");
    }
    place_of_.emplace(fields[0], candidates_.size());
    candidates_.push_back(std::move(read));
  }

  /// The end that an argument names, "Arg1:T1"; an event stands for its trigger's words.
  [[nodiscard]] const CandidateEnd* end_of(std::string_view argument) const {
    const std::size_t colon = argument.find(':');
    if (colon == std::string_view::npos) return nullptr;
    const std::string_view id = argument.substr(colon + 1);
    if (const auto trigger = trigger_of_.find(id); trigger != trigger_of_.end()) {
      const auto found = spans_.find(trigger->second);
      return found == spans_.end() ? nullptr : &found->second;
    }
    const auto found = spans_.find(id);
    return found == spans_.end() ? nullptr : &found->second;
  }

  void take_relation(ReadCandidate read, std::string_view id, std::string_view name,
                     const CandidateEnd* source, const CandidateEnd* target) {
    read.candidate.relation = name;
    if (source != nullptr) read.candidate.source = *source;
    if (target != nullptr) read.candidate.target = *target;
    if (source == nullptr || target == nullptr) {
      refuse(read.candidate, "has not two arguments that are annotations of the text", result_);
      return;
    }
    place_of_.emplace(id, candidates_.size());
    candidates_.push_back(std::move(read));
  }

  /// "R1 TAB pursues Arg1:T1 Arg2:T2"
  void relation(std::string_view line) {
    const std::vector<std::string_view> fields = parts_of(line, '\t');
    const std::vector<std::string_view> words =
        fields.size() < 2 ? std::vector<std::string_view>{} : parts_of(fields[1], ' ');
    const bool whole = words.size() == 3;
    take_relation(begin(fields.front()), fields.front(), whole ? words[0] : "",
                  whole ? end_of(words[1]) : nullptr, whole ? end_of(words[2]) : nullptr);
  }

  /// "E1 TAB Signing:T3 Agent:T1 Theme:T2": a relation of its first two arguments.
  void event(std::string_view line) {
    const std::vector<std::string_view> fields = parts_of(line, '\t');
    const std::vector<std::string_view> words =
        fields.size() < 2 ? std::vector<std::string_view>{} : parts_of(fields[1], ' ');
    if (words.empty() || words[0].find(':') == std::string_view::npos) {
      refuse(begin(fields.front()).candidate, "is no event: it has no TYPE:TRIGGER", result_);
      return;
    }
    const std::size_t colon = words[0].find(':');
    trigger_of_.emplace(fields.front(), words[0].substr(colon + 1));
    // The trigger is a verb, no entity of its own.
    if (const auto trigger = place_of_.find(words[0].substr(colon + 1));
        trigger != place_of_.end()) {
      candidates_[trigger->second].candidate.source.type = "-";
    }
    if (words.size() < 3) {
      result_.notices.push_back(file_.name + ":" + std::to_string(line_) + ": the event " +
                                std::string(fields.front()) +
                                " has fewer than two arguments and is no relation");
      return;
    }
    if (words.size() > 3) {
      result_.notices.push_back(file_.name + ":" + std::to_string(line_) + ": of the event " +
                                std::string(fields.front()) +
                                " only the first two arguments are read");
    }
    take_relation(begin(fields.front()), fields.front(), words[0].substr(0, colon),
                  end_of(words[1]), end_of(words[2]));
  }

  /// "A1 TAB Negation R1", "A2 TAB Modality R1 planned"
  void attribute(std::string_view line) {
    const std::vector<std::string_view> fields = parts_of(line, '\t');
    const std::vector<std::string_view> words =
        fields.size() < 2 ? std::vector<std::string_view>{} : parts_of(fields[1], ' ');
    if (words.size() < 2) {
      refuse(begin(fields.front()).candidate, "is no attribute: it has not NAME and ID", result_);
      return;
    }
    const auto place = place_of_.find(words[1]);
    if (place == place_of_.end()) return;  // of what is no candidate
    Candidate& candidate = candidates_[place->second].candidate;
    const std::string name = fold(words[0]);
    const std::string_view value = words.size() > 2 ? words[2] : std::string_view();
    if (name == "negation" || name == "negated") {
      candidate.polarity = value.empty() || polarity_of(value) != diplograph::Polarity::negated
                               ? diplograph::Polarity::negated
                               : diplograph::Polarity::affirmed;
    } else if (name == "polarity" && polarity_of(value)) {
      candidate.polarity = polarity_of(value);
    } else if (name == "speculation" && value.empty()) {
      candidate.modality = Modality::planned;
    } else if (name == "modality" && modality_of(value)) {
      candidate.modality = modality_of(value);
    } else {
      result_.notices.push_back(file_.name + ":" + std::to_string(line_) + ": the attribute " +
                                std::string(fields[1]) +
                                " is not read; Negation, Polarity, Modality and Speculation are");
    }
  }
};

std::string stem_of(std::string_view name) { return std::string(name.substr(0, name.rfind('.'))); }

}  // namespace

void read_brat(std::span<const CandidateInput> files, const WordMap& /*words*/,
               CandidateFile& result) {
  for (const CandidateInput& file : files) {
    if (!file.name.ends_with(".ann")) continue;
    const std::string name = stem_of(file.name) + ".txt";
    const auto text = std::find_if(files.begin(), files.end(),
                                   [&](const CandidateInput& other) { return other.name == name; });
    if (text == files.end()) {
      throw InputError({file.name, 0, 0, {}}, "annotates a text; put " + name + " beside it");
    }
    StandoffReader(file, *text, result).run();
  }
  std::erase_if(result.candidates, [](const ReadCandidate& read) {
    return read.candidate.kind == Candidate::Kind::entity && read.candidate.source.type == "-";
  });
}

}  // namespace diplograph::extract::formats

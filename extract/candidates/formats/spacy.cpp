#include <optional>
#include <string>

#include "extract/candidates/formats/json_records.hpp"
#include "extract/candidates/formats/readers.hpp"
#include "extract/candidates/offset_table.hpp"

namespace diplograph::extract::formats {
namespace {

/// One document of Doc.to_json() or of Prodigy: https://spacy.io/api/doc#to_json,
/// https://prodi.gy/docs/dependencies-relations.
class DocReader {
 public:
  DocReader(const Json& doc, const CandidateOrigin& origin, CandidateFile& result)
      : origin_(origin),
        result_(result),
        text_(text_of(doc, "text")),
        offsets_(text_, OffsetUnit::code_points) {
    Candidate none;
    none.origin = origin;
    if (text_.empty()) {
      refuse(none, "is no document of spaCy: it has no text", result);
      return;
    }
    // Prodigy skips what a person rejects or ignores.
    if (const std::string answer = text_of(doc, "answer");
        answer == "reject" || answer == "ignore") {
      result.notices.push_back(place() + ": left out, its answer is " + answer);
      return;
    }
    CandidateText text;
    const Json* const meta = member(doc, "meta");
    if (meta != nullptr) text.document = first_text(*meta, {"source", "document", "title", "id"});
    if (text.document.empty()) text.document = first_text(doc, {"source", "document", "id"});
    text.text = text_;
    text.whole = true;
    text.origin = origin;
    text_place_ = result.texts.size();
    result.texts.push_back(std::move(text));
    spans(member(doc, "ents"), "ents");
    if (const Json* groups = member(doc, "spans"); groups != nullptr) {
      if (groups->IsArray()) {
        spans(groups, "spans");
      } else if (groups->IsObject()) {
        for (const auto& group : groups->GetObject()) {
          spans(&group.value, "spans/" + std::string(group.name.GetString()));
        }
      }
    }
    relations(member(doc, "relations"));
  }

 private:
  const CandidateOrigin& origin_;
  CandidateFile& result_;
  std::string text_;
  OffsetTable offsets_;
  std::size_t text_place_ = 0;

  [[nodiscard]] std::string place() const {
    return origin_.file + (origin_.line != 0 ? ":" + std::to_string(origin_.line) : "");
  }

  [[nodiscard]] ReadCandidate begin(const std::string& list, std::size_t number) const {
    ReadCandidate read;
    read.text = text_place_;
    read.candidate.origin = origin_;
    read.candidate.origin.item += "/" + list + "/" + std::to_string(number);
    read.candidate.rule = "spacy/" + list.substr(0, list.find('/'));
    return read;
  }

  /// An end from an object with start, end and label; nothing if its place is not in the text.
  [[nodiscard]] std::optional<CandidateEnd> end_of(const Json& span) const {
    const auto first = count_of(span, "start");
    const auto last = count_of(span, "end");
    if (!first || !last) return std::nullopt;
    const auto bytes = offsets_.bytes_of(*first, *last);
    if (!bytes) return std::nullopt;
    return CandidateEnd{text_.substr(bytes->begin, bytes->size()), text_of(span, "label"), *bytes};
  }

  void spans(const Json* list, const std::string& name) {
    if (list == nullptr || !list->IsArray()) return;
    std::size_t number = 0;
    for (const Json& span : list->GetArray()) {
      ReadCandidate read = begin(name, number++);
      read.candidate.kind = Candidate::Kind::entity;
      const auto end = end_of(span);
      if (!end) {
        refuse(read.candidate, "the span has no start and end in the text", result_);
        continue;
      }
      read.candidate.source = *end;
      result_.candidates.push_back(std::move(read));
    }
  }

  void relations(const Json* list) {
    if (list == nullptr || !list->IsArray()) return;
    std::size_t number = 0;
    for (const Json& relation : list->GetArray()) {
      ReadCandidate read = begin("relations", number++);
      const Json* const head = member(relation, "head_span");
      const Json* const child = member(relation, "child_span");
      const auto source = head != nullptr ? end_of(*head) : std::nullopt;
      const auto target = child != nullptr ? end_of(*child) : std::nullopt;
      if (!source || !target) {
        refuse(read.candidate, "the relation has no head_span and child_span in the text", result_);
        continue;
      }
      read.candidate.source = *source;
      read.candidate.target = *target;
      read.candidate.relation = text_of(relation, "label");
      if (!take_qualifiers(relation, read.candidate, result_)) continue;
      result_.candidates.push_back(std::move(read));
    }
  }
};

}  // namespace

void read_spacy(std::span<const CandidateInput> files, const WordMap& /*words*/,
                CandidateFile& result) {
  for (const CandidateInput& file : files) {
    each_record(file, result, [&](const Json& record, const CandidateOrigin& origin) {
      const DocReader reader(record, origin, result);
    });
  }
}

}  // namespace diplograph::extract::formats

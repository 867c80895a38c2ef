#include "extract/candidates/formats/json_records.hpp"
#include "extract/candidates/formats/readers.hpp"

namespace diplograph::extract::formats {
namespace {

/// What LangChain's own serialisation wraps: {"lc": 1, "type": "constructor", "kwargs": {...}}.
const Json& unwrapped(const Json& value) {
  const Json* const inner = member(value, "kwargs");
  return inner != nullptr && member(value, "lc") != nullptr ? *inner : value;
}

class GraphDocumentReader {
 public:
  explicit GraphDocumentReader(CandidateFile& result) : result_(result) {}

  void read(const Json& record, const CandidateOrigin& origin) {
    const Json& document = unwrapped(record);
    Candidate none;
    none.origin = origin;
    if (!document.IsObject() ||
        (member(document, "nodes") == nullptr && member(document, "relationships") == nullptr)) {
      refuse(none, "is no graph document: it has neither nodes nor relationships", result_);
      return;
    }
    text_ = ReadCandidate::no_text;
    if (const Json* source = member(document, "source"); source != nullptr) {
      take_source(unwrapped(*source), origin);
    }
    each(document, "nodes", origin, [&](const Json& node, ReadCandidate& read) {
      read.candidate.kind = Candidate::Kind::entity;
      read.candidate.source = end_of(node);
      return true;
    });
    each(document, "relationships", origin, [&](const Json& relationship, ReadCandidate& read) {
      for (const std::string_view end : {"source", "target"}) {
        const Json* const node = member(relationship, end);
        if (node == nullptr) {
          refuse(read.candidate, "the relationship has no " + std::string(end), result_);
          return false;
        }
        (end == "source" ? read.candidate.source : read.candidate.target) =
            end_of(unwrapped(*node));
      }
      read.candidate.relation = text_of(relationship, "type");
      return true;
    });
  }

 private:
  CandidateFile& result_;
  std::size_t text_ = ReadCandidate::no_text;

  void take_source(const Json& source, const CandidateOrigin& origin) {
    CandidateText text;
    text.text = first_text(source, {"page_content", "text"});
    text.origin = origin;
    if (const Json* metadata = member(source, "metadata"); metadata != nullptr) {
      text.document = first_text(
          *metadata, {"source", "file_path", "fileName", "file_name", "document", "title", "id"});
    }
    text_ = result_.texts.size();
    result_.texts.push_back(std::move(text));
  }

  [[nodiscard]] static CandidateEnd end_of(const Json& node) {
    if (node.IsString()) return {{node.GetString(), node.GetStringLength()}, {}, {}};
    // "Node" is what LangChain writes where the type is not known.
    std::string type = text_of(node, "type");
    if (type == "Node") type.clear();
    return {text_of(node, "id"), std::move(type), {}};
  }

  template <typename Take>
  void each(const Json& document, std::string_view list, const CandidateOrigin& origin,
            const Take& take) {
    const Json* const values = member(document, list);
    if (values == nullptr || !values->IsArray()) return;
    std::size_t number = 0;
    for (const Json& value : values->GetArray()) {
      ReadCandidate read;
      read.text = text_;
      read.candidate.origin = origin;
      read.candidate.origin.item += "/" + std::string(list) + "/" + std::to_string(number++);
      read.candidate.rule = "langchain/" + std::string(list);
      const Json& object = unwrapped(value);
      if (!take(object, read)) continue;
      const Json* const properties = member(object, "properties");
      if (properties != nullptr && !take_qualifiers(*properties, read.candidate, result_)) continue;
      result_.candidates.push_back(std::move(read));
    }
  }
};

}  // namespace

void read_langchain(std::span<const CandidateInput> files, const WordMap& /*words*/,
                    CandidateFile& result) {
  GraphDocumentReader reader(result);
  for (const CandidateInput& file : files) {
    each_record(file, result, [&](const Json& record, const CandidateOrigin& origin) {
      reader.read(record, origin);
    });
  }
}

}  // namespace diplograph::extract::formats

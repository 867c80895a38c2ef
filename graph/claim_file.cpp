#include "graph/claim_file.hpp"

#include <istream>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/decimal.hpp"
#include "graph/error.hpp"
#include "graph/wording_members.hpp"

namespace diplograph {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& writer, const char* key, std::string_view text) {
  writer.Key(key);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void put(Writer& writer, const char* key, ByteSpan span) {
  writer.Key(key);
  writer.StartArray();
  writer.Uint64(span.begin);
  writer.Uint64(span.end);
  writer.EndArray();
}

void put(Writer& writer, const Properties& properties) {
  if (properties.empty()) return;
  writer.Key("properties");
  writer.StartObject();
  for (const auto& [name, values] : properties) {
    writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    writer.StartArray();
    for (const std::string& value : values) {
      writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    }
    writer.EndArray();
  }
  writer.EndObject();
}

void put(Writer& writer, const Evidence& evidence) {
  writer.Key("evidence");
  writer.StartObject();
  put(writer, "document", evidence.document);
  put(writer, "source", evidence.source);
  put(writer, "span", evidence.text);
  writer.Key("line");
  writer.Uint(evidence.line);
  if (evidence.page != 0) {
    writer.Key("page");
    writer.Uint(evidence.page);
  }
  put(writer, "quote", evidence.quote);
  if (!evidence.marks.empty()) {
    writer.Key("marks");
    writer.StartArray();
    for (const Mark& mark : evidence.marks) {
      writer.StartObject();
      put(writer, "role", to_string(mark.role));
      put(writer, "span", mark.span);
      writer.EndObject();
    }
    writer.EndArray();
  }
  put(writer, "rule", evidence.rule);
  put(writer, "extractor", evidence.extractor);
  writer.Key("confidence");
  const std::string confidence = decimal3(evidence.confidence);
  writer.RawValue(confidence.data(), confidence.size(), rapidjson::kNumberType);
  put(writer, "modality", to_string(evidence.modality));
  if (!evidence.holder.empty()) put(writer, "holder", evidence.holder);
  if (!evidence.date.empty()) put(writer, "date", evidence.date);
  writer.EndObject();
}

void put(Writer& writer, const Wording& said) {
  if (said.empty()) return;
  writer.Key("said");
  writer.StartObject();
  for (const auto& [name, member] : wording_members) {
    if (const std::string& text = said.*member; !text.empty()) put(writer, name, text);
  }
  writer.EndObject();
}

void put(Writer& writer, const DocumentClaim& claim) {
  put(writer, "claim", "document");
  put(writer, "id", claim.id);
  put(writer, "title", claim.title);
  put(writer, "language", claim.language);
  put(writer, "file", claim.file);
  put(writer, "sha256", claim.sha256);
  writer.Key("bytes");
  writer.Uint64(claim.bytes);
  put(writer, "text", claim.text);
}

void put(Writer& writer, const MentionClaim& claim) {
  put(writer, "claim", "mention");
  put(writer, "entity", claim.entity);
  put(writer, "type", claim.type);
  if (!claim.names.empty()) {
    writer.Key("names");
    writer.StartArray();
    for (const Name& name : claim.names) {
      writer.StartObject();
      put(writer, "language", name.language);
      put(writer, "text", name.text);
      put(writer, "role", to_string(name.role));
      writer.EndObject();
    }
    writer.EndArray();
  }
  put(writer, claim.properties);
  put(writer, claim.evidence);
  put(writer, claim.said);
}

void put(Writer& writer, const RelationClaim& claim) {
  put(writer, "claim", "relation");
  put(writer, "source", claim.source);
  put(writer, "relation", claim.relation);
  put(writer, "target", claim.target);
  put(writer, "polarity", to_string(claim.polarity));
  put(writer, claim.evidence);
  put(writer, claim.said);
}

}  // namespace

std::string to_json_line(const Claim& claim) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  std::visit([&](const auto& value) { put(writer, value); }, claim);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

std::size_t read_claims(std::istream& input, const std::string& file,
                        const std::function<void(Claim, std::size_t line)>& sink,
                        const RefusedLine& refused) {
  std::string text;
  std::size_t line = 0;
  std::size_t accepted = 0;
  while (std::getline(input, text)) {
    ++line;
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    try {
      sink(claim_from_json(text, file, line), line);
      ++accepted;
    } catch (const InputError& error) {
      if (!refused(error.what())) break;
    }
  }
  if (input.bad()) throw InputError({file, line, 0, {}}, "could not be read to its end");
  return accepted;
}

}  // namespace diplograph

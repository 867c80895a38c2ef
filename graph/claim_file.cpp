#include "graph/claim_file.hpp"

#include <istream>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/decimal.hpp"
#include "graph/error.hpp"
#include "graph/json_document.hpp"

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
    writer.Key(name.c_str());
    writer.StartArray();
    for (const std::string& value : values) writer.String(value.c_str());
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
}

void put(Writer& writer, const RelationClaim& claim) {
  put(writer, "claim", "relation");
  put(writer, "source", claim.source);
  put(writer, "relation", claim.relation);
  put(writer, "target", claim.target);
  put(writer, "polarity", to_string(claim.polarity));
  put(writer, claim.evidence);
}

std::string text_of(const rapidjson::Value& object, const char* member) {
  const auto found = object.FindMember(member);
  if (found == object.MemberEnd()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

std::uint32_t number_of(const rapidjson::Value& object, const char* member) {
  const auto found = object.FindMember(member);
  return found == object.MemberEnd() || !found->value.IsUint() ? 0 : found->value.GetUint();
}

ByteSpan span_of(const JsonDocument& json, const rapidjson::Value& object, const char* member,
                 const std::string& pointer) {
  const auto& pair = object[member];
  const ByteSpan span{pair[0].GetUint64(), pair[1].GetUint64()};
  if (span.end < span.begin) {
    throw InputError(json.position(pointer + "/" + member),
                     "a span ends before it begins; write [begin, end] with begin <= end");
  }
  return span;
}

Evidence evidence_of(const JsonDocument& json) {
  const auto& object = json.root()["evidence"];
  Evidence evidence;
  evidence.document = text_of(object, "document");
  evidence.source = span_of(json, object, "source", "/evidence");
  evidence.text = span_of(json, object, "span", "/evidence");
  evidence.line = number_of(object, "line");
  evidence.page = number_of(object, "page");
  evidence.quote = text_of(object, "quote");
  if (const auto marks = object.FindMember("marks"); marks != object.MemberEnd()) {
    for (rapidjson::SizeType i = 0; i < marks->value.Size(); ++i) {
      const auto& mark = marks->value[i];
      evidence.marks.push_back(
          {mark_role_from(text_of(mark, "role")),
           span_of(json, mark, "span", "/evidence/marks/" + std::to_string(i))});
    }
  }
  evidence.rule = text_of(object, "rule");
  evidence.extractor = text_of(object, "extractor");
  evidence.confidence = object["confidence"].GetDouble();
  const std::string modality = text_of(object, "modality");
  if (!modality.empty()) evidence.modality = modality_from(modality);
  evidence.holder = text_of(object, "holder");
  evidence.date = text_of(object, "date");
  return evidence;
}

Claim document_of(const JsonDocument& json) {
  const auto& root = json.root();
  DocumentClaim claim;
  claim.id = text_of(root, "id");
  claim.title = text_of(root, "title");
  claim.language = text_of(root, "language");
  claim.file = text_of(root, "file");
  claim.sha256 = text_of(root, "sha256");
  claim.bytes = root["bytes"].GetUint64();
  claim.text = text_of(root, "text");
  return claim;
}

Claim mention_of(const JsonDocument& json) {
  const auto& root = json.root();
  MentionClaim claim;
  claim.entity = text_of(root, "entity");
  claim.type = text_of(root, "type");
  if (const auto names = root.FindMember("names"); names != root.MemberEnd()) {
    for (const auto& name : names->value.GetArray()) {
      const std::string role = text_of(name, "role");
      claim.names.push_back({text_of(name, "language"), text_of(name, "text"),
                             role.empty() ? NameRole::alias : name_role_from(role)});
    }
  }
  if (const auto properties = root.FindMember("properties"); properties != root.MemberEnd()) {
    for (const auto& property : properties->value.GetObject()) {
      for (const auto& value : property.value.GetArray()) {
        claim.properties[property.name.GetString()].emplace_back(value.GetString(),
                                                                 value.GetStringLength());
      }
    }
  }
  claim.evidence = evidence_of(json);
  return claim;
}

Claim relation_of(const JsonDocument& json) {
  const auto& root = json.root();
  RelationClaim claim;
  claim.source = text_of(root, "source");
  claim.relation = text_of(root, "relation");
  claim.target = text_of(root, "target");
  const std::string polarity = text_of(root, "polarity");
  if (!polarity.empty()) claim.polarity = polarity_from(polarity);
  claim.evidence = evidence_of(json);
  return claim;
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

Claim claim_from_json(std::string_view text, const std::string& file, std::size_t line) {
  const JsonDocument json(text, file, {line, 1, {}});
  const auto& root = json.root();
  std::string kind;
  if (root.IsObject() && root.HasMember("claim") && root["claim"].IsString()) {
    kind = text_of(root, "claim");
  }
  // Checked against the form of its own kind, so that the message names the member that is wrong.
  if (kind == "document" || kind == "mention" || kind == "relation") {
    json.require("claim.schema.json#" + kind);
    if (kind == "document") return document_of(json);
    return kind == "mention" ? mention_of(json) : relation_of(json);
  }
  json.require("claim.schema.json");
  throw InputError(json.position("/claim"), "expected one of document, mention, relation");
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

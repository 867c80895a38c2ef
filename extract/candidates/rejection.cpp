#include "extract/candidates/rejection.hpp"

#include <array>
#include <cstdint>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <unicode/utf8.h>

#include "graph/decimal.hpp"

namespace diplograph::extract {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr std::array<std::string_view, rejection_reasons> words{
    "malformed",      "invalid-text",  "unknown-document", "no-quote",          "quote-not-found",
    "quote-too-long", "no-name",       "name-not-found",   "ends-not-in-quote", "no-type",
    "unknown-type",   "type-conflict", "no-relation",      "unknown-relation",  "domain-or-range",
    "reversed-ends",  "same-ends",     "bad-value"};

/// A line of JSON is UTF-8, whatever the witness wrote.
std::string valid(std::string_view text) {
  std::string result;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    UChar32 code = 0;
    U8_NEXT(bytes, at, text.size(), code);
    result += code < 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(begin, at - begin);
  }
  return result;
}

void put(Writer& writer, const char* key, std::string_view text) {
  if (text.empty()) return;
  const std::string clean = valid(text);
  writer.Key(key);
  writer.String(clean.data(), static_cast<rapidjson::SizeType>(clean.size()));
}

void put(Writer& writer, const char* key, std::size_t number) {
  if (number == 0) return;
  writer.Key(key);
  writer.Uint64(number);
}

void put(Writer& writer, const char* key, const CandidateEnd& end) {
  writer.Key(key);
  writer.StartObject();
  put(writer, "name", end.name);
  put(writer, "type", end.type);
  writer.EndObject();
}

void put(Writer& writer, const Candidate& candidate) {
  writer.StartObject();
  if (candidate.kind == Candidate::Kind::entity) {
    put(writer, "entity", candidate.source);
  } else {
    put(writer, "source", candidate.source);
    put(writer, "relation", candidate.relation);
    put(writer, "target", candidate.target);
  }
  put(writer, "quote", candidate.quote);
  if (candidate.polarity) put(writer, "polarity", to_string(*candidate.polarity));
  if (candidate.modality) put(writer, "modality", to_string(*candidate.modality));
  put(writer, "holder", candidate.holder);
  put(writer, "date", candidate.date);
  if (candidate.confidence && *candidate.confidence >= 0 && *candidate.confidence <= 1) {
    const std::string number = decimal3(*candidate.confidence);
    writer.Key("confidence");
    writer.RawValue(number.data(), number.size(), rapidjson::kNumberType);
  }
  writer.EndObject();
}

void put(Writer& writer, const CandidateOrigin& origin) {
  writer.Key("origin");
  writer.StartObject();
  put(writer, "file", origin.file);
  put(writer, "line", origin.line);
  put(writer, "request", origin.request);
  put(writer, "item", origin.item);
  writer.EndObject();
}

}  // namespace

std::string_view to_string(RejectionReason reason) {
  return words[static_cast<std::size_t>(reason)];
}

std::string to_json_line(const Rejection& rejection) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  put(writer, "reason", to_string(rejection.reason));
  put(writer, "message", rejection.message);
  put(writer, "document", rejection.document);
  put(writer, "extractor", rejection.candidate.extractor);
  put(writer, "rule", rejection.candidate.rule);
  put(writer, rejection.candidate.origin);
  writer.Key("candidate");
  put(writer, rejection.candidate);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace diplograph::extract

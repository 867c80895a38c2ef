#include <algorithm>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "graph/validate.hpp"

namespace diplograph {

std::size_t ValidationReport::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [&](const Finding& finding) { return finding.severity == severity; }));
}

std::string ValidationReport::to_json() const {
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
  writer.SetIndent(' ', 2);
  const auto text = [&](const char* key, std::string_view value) {
    writer.Key(key);
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  const auto number = [&](const char* key, std::size_t value) {
    writer.Key(key);
    writer.Uint64(value);
  };
  writer.StartObject();
  writer.Key("schema");
  writer.StartObject();
  text("name", schema_name);
  text("version", schema_version);
  writer.EndObject();
  writer.Key("conforms");
  writer.Bool(conforms());
  number("nodes", nodes);
  number("edges", edges);
  number("violations", count(Severity::violation));
  number("warnings", count(Severity::warning));
  number("infos", count(Severity::info));
  writer.Key("findings");
  writer.StartArray();
  for (const Finding& finding : findings) {
    writer.StartObject();
    text("severity", to_string(finding.severity));
    text("rule", finding.rule);
    text("focus", finding.focus);
    text("message", finding.message);
    text("remedy", finding.remedy);
    if (!finding.document.empty()) text("document", finding.document);
    if (finding.line != 0) number("line", finding.line);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace diplograph

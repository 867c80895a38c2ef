#include "extract/mentions/name_pack.hpp"

#include <array>
#include <utility>

#include "graph/json_document.hpp"

namespace diplograph::extract {
namespace {

using Member = std::pair<const char*, PhraseTable NamePack::*>;

constexpr std::array<Member, 17> tables{{
    {"links", &NamePack::links},
    {"yearLinks", &NamePack::year_links},
    {"titleLinks", &NamePack::title_links},
    {"titleYears", &NamePack::title_years},
    {"ends", &NamePack::ends},
    {"courtesies", &NamePack::courtesies},
    {"offices", &NamePack::offices},
    {"officeLinks", &NamePack::office_links},
    {"officeModifiers", &NamePack::office_modifiers},
    {"particles", &NamePack::particles},
    {"companyWords", &NamePack::company_words},
    {"personCues", &NamePack::person_cues},
    {"signatureOpenings", &NamePack::signature_openings},
    {"givenNames", &NamePack::given_names},
    {"ordinals", &NamePack::ordinals},
    {"wholeNames", &NamePack::whole_names},
    {"personLeads", &NamePack::person_leads},
}};

/// Reads the type and words of an entry of an array of them.
TypeId read_words(const JsonDocument& json, const char* member, rapidjson::SizeType i,
                  PhraseTable& table, std::size_t value) {
  const auto& entry = json.root()[member][i];
  const auto type = Schema::diplomacy().find_type(entry["type"].GetString());
  if (!type) {
    throw InputError(json.position("/" + std::string(member) + "/" + std::to_string(i) + "/type"),
                     std::string("unknown type \"") + entry["type"].GetString() + "\"");
  }
  for (const auto& word : entry["words"].GetArray()) table.add(word.GetString(), value);
  return *type;
}

}  // namespace

NamePack read_name_pack(std::string_view text, const std::string& file) {
  const JsonDocument json(text, file);
  json.require("name-pack.schema.json");
  const auto& root = json.root();
  NamePack pack;
  pack.language = root["language"].GetString();
  for (const auto& [member, table] : tables) {
    const auto found = root.FindMember(member);
    if (found == root.MemberEnd()) continue;
    for (const auto& phrase : found->value.GetArray()) (pack.*table).add(phrase.GetString());
  }
  if (root.HasMember("longest")) pack.longest = root["longest"].GetUint();
  if (root.HasMember("longestPerson")) pack.longest_person = root["longestPerson"].GetUint();
  const auto& heads = root["heads"];
  for (rapidjson::SizeType i = 0; i < heads.Size(); ++i) {
    const TypeId type = read_words(json, "heads", i, pack.heads, pack.head_kinds.size());
    const auto flag = [&](const char* member) {
      return heads[i].HasMember(member) && heads[i][member].GetBool();
    };
    pack.head_kinds.push_back({type, flag("proper"), flag("small")});
  }
  if (root.HasMember("definitions")) {
    for (rapidjson::SizeType i = 0; i < root["definitions"].Size(); ++i) {
      pack.definition_types.push_back(
          read_words(json, "definitions", i, pack.definitions, pack.definition_types.size()));
    }
  }
  return pack;
}

}  // namespace diplograph::extract

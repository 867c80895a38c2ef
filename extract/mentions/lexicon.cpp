#include "extract/mentions/lexicon.hpp"

#include <algorithm>
#include <set>

#include "graph/json_document.hpp"
#include "graph/schema.hpp"

namespace diplograph::extract {
namespace {

std::string text_of(const rapidjson::Value& object, const char* member) {
  const auto found = object.FindMember(member);
  return found == object.MemberEnd() ? std::string() : std::string(found->value.GetString());
}

std::vector<std::string> texts_of(const rapidjson::Value& object, const char* member,
                                  const char* language) {
  std::vector<std::string> result;
  const auto group = object.FindMember(member);
  if (group == object.MemberEnd()) return result;
  const auto list = group->value.FindMember(language);
  if (list == group->value.MemberEnd()) return result;
  for (const auto& item : list->value.GetArray()) result.emplace_back(item.GetString());
  return result;
}

bool is_short_latin(std::string_view name) {
  return name.size() <= 5 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
         });
}

}  // namespace

void Lexicon::add_form(std::string_view name, std::size_t entry, bool exact, bool demonym) {
  Form form;
  for (const Token& token : tokenize(name)) form.keys.push_back(token.key);
  if (form.keys.empty()) return;
  form.surface = name;
  form.entry = entry;
  form.exact = exact || is_short_latin(name);
  form.demonym = demonym;
  std::vector<Form>& list = forms_[form.keys.front()];
  const auto place = std::find_if(list.begin(), list.end(), [&](const Form& other) {
    return other.keys.size() < form.keys.size();
  });
  list.insert(place, std::move(form));
}

void Lexicon::add(std::string_view json, const std::string& file) {
  const JsonDocument document(json, file);
  document.require("lexicon.schema.json");
  const auto& root = document.root();
  const Schema& schema = Schema::diplomacy();
  const std::string lexicon = text_of(root, "id");
  for (const auto& item : root["entries"].GetArray()) {
    LexiconEntry entry;
    entry.type = item.HasMember("type") ? text_of(item, "type") : text_of(root, "type");
    const auto type = schema.find_type(entry.type);
    if (!type) throw InputError({file, 0, 0, {}}, "unknown type \"" + entry.type + "\"");
    entry.entity = schema.type(*type).id_prefix + "/" + text_of(item, "key");
    entry.lexicon = lexicon;
    const std::size_t index = entries_.size();
    std::set<std::string> ambiguous;
    if (item.HasMember("ambiguous")) {
      for (const auto& name : item["ambiguous"].GetArray()) ambiguous.insert(name.GetString());
    }
    const auto form = [&](const std::string& name, bool demonym) {
      add_form(name, index, ambiguous.contains(name), demonym);
    };
    for (const char* language : {"en", "fa"}) {
      const std::string label = text_of(item["labels"], language);
      if (!label.empty()) {
        entry.names.push_back({language, label, NameRole::preferred});
        form(label, false);
      }
      for (const char* member : {"aliases", "capitals"}) {
        for (const std::string& name : texts_of(item, member, language)) form(name, false);
      }
      for (const std::string& name : texts_of(item, "demonyms", language)) form(name, true);
    }
    if (item.HasMember("iso3166")) entry.properties["iso3166"] = {text_of(item, "iso3166")};
    if (item.HasMember("date")) entry.properties["date"] = {text_of(item, "date")};
    entries_.push_back(std::move(entry));
  }
}

std::vector<Lexicon::Match> Lexicon::find(std::span<const Token> tokens,
                                          std::string_view text) const {
  std::vector<Match> matches;
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t step = 1;
    const auto found = forms_.find(tokens[i].key);
    if (found != forms_.end()) {
      for (const Form& form : found->second) {
        if (form.keys.size() > tokens.size() - i) continue;
        bool equal = true;
        for (std::size_t k = 1; k < form.keys.size() && equal; ++k) {
          equal = tokens[i + k].key == form.keys[k];
        }
        if (!equal) continue;
        const ByteSpan span{tokens[i].span.begin, tokens[i + form.keys.size() - 1].span.end};
        if (form.exact && text.substr(span.begin, span.size()) != form.surface) continue;
        const bool latin = static_cast<unsigned char>(form.surface.front()) < 0x80;
        if (latin && form.surface.front() >= 'A' && form.surface.front() <= 'Z' &&
            !tokens[i].capital) {
          continue;  // a proper name is written with a capital
        }
        matches.push_back({i, i + form.keys.size(), &entries_[form.entry], form.demonym});
        step = form.keys.size();
        break;
      }
    }
    i += step;
  }
  return matches;
}

}  // namespace diplograph::extract

#include "extract/language_packs.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <unicode/uloc.h>

#include "extract/mentions/lexicon_rows.hpp"
#include "extract/mentions/lexicon_table.hpp"
#include "extract/mentions/petrarch_actors.hpp"
#include "graph/error.hpp"
#include "graph/json_document.hpp"

#include "pack_files.hpp"

namespace diplograph::extract {
namespace {

/// The files of a folder whose names begin like this ("relations.json", "relations-treaties.json").
template <typename Read>
void each_file(std::string_view prefix, Read read) {
  for (const pack_files::File& file : pack_files::all()) {
    if (file.path.starts_with(prefix) && file.path.ends_with(".json")) {
      read(file.content, std::string(file.path));
    }
  }
}

/// The language of a pack's rules. Throws `InputError` if it is no pack, or there is no grammar for
/// it.
std::string language_of(const UserFile& file) {
  const JsonDocument json(file.content, file.name);
  json.require("rule-pack.schema.json");
  std::string language = json.root()["language"].GetString();
  if (language != "en" && language != "fa") {
    throw InputError(json.position("/language"),
                     "there is no grammar for the language \"" + language + "\", only en and fa");
  }
  return language;
}

}  // namespace

PackCollection::PackCollection(const UserFiles& files) {
  // Of equal names the one that came first counts.
  for (const UserFile& file : files.lexicons) {
    if (file.kind != UserFile::Kind::lexicon) continue;
    std::string_view content = file.content;
    if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
    const std::size_t begin = content.find_first_not_of(" \t\r\n");
    if (begin != std::string_view::npos && content[begin] == '{') {
      lexicon_.add(content, file.name);
    } else {
      lexicon_.add(lexicon_of_table(content, file.name), file.name);
    }
  }
  std::vector<Lexicon::File> shared;
  each_file("shared/", [&](std::string_view text, const std::string& file) {
    shared.push_back({text, file});
  });
  lexicon_.add(shared, Lexicon::Check::none);
  std::set<std::string> left_out;
  for (const std::string language : {"en", "fa"}) {
    auto packs = std::make_unique<LanguagePacks>();
    each_file(language + "/grammar", [&](std::string_view text, const std::string& file) {
      packs->grammar = read_grammar(text, file);
    });
    each_file(language + "/names", [&](std::string_view text, const std::string& file) {
      packs->names = read_name_pack(text, file);
    });
    std::vector<RulePack> rules;
    each_file(language + "/relations", [&](std::string_view text, const std::string& file) {
      rules.push_back(read_rule_pack(text, file, packs->grammar));
    });
    for (const UserFile& file : files.rules) {
      if (language_of(file) != language) continue;
      RulePack own = read_rule_pack(file.content, file.name, packs->grammar);
      own.file = file.name;
      const auto same = std::find_if(rules.begin(), rules.end(),
                                     [&](const RulePack& pack) { return pack.id == own.id; });
      if (same != rules.end()) {
        *same = std::move(own);
      } else {
        rules.push_back(std::move(own));
      }
    }
    for (RulePack& pack : rules) {
      std::erase_if(pack.rules, [&](const Rule& rule) {
        const bool out =
            std::find(files.without.begin(), files.without.end(), rule.id) != files.without.end();
        if (out) left_out.insert(rule.id);
        return out;
      });
      packs->rules.add(std::move(pack));
    }
    languages_.push_back(std::move(packs));
  }
  for (const std::string& id : files.without) {
    if (!left_out.contains(id)) {
      throw InputError(
          {}, "there is no rule \"" + id + "\" to leave out; `diplograph rules --list` shows all");
    }
  }
  // A dictionary of tens of thousands of names gives way to what is known better.
  for (const UserFile& file : files.lexicons) {
    if (file.kind == UserFile::Kind::petrarch) add_petrarch(file);
  }
}

void PackCollection::add_petrarch(const UserFile& file) {
  std::map<std::string, std::string, std::less<>> states;  // keys by ISO 3166 alpha-3 code
  for (const LexiconEntry& entry : lexicon_.entries()) {
    const auto code = entry.properties.find("iso3166");
    if (code == entry.properties.end() || code->second.empty()) continue;
    states.emplace(uloc_getISO3Country(("und_" + code->second.front()).c_str()),
                   entry.entity.substr(entry.entity.find('/') + 1));
  }
  const PetrarchActors actors =
      read_petrarch_actors(file.content, language("en")->names, [&](std::string_view code) {
        const auto state = states.find(code);
        return state == states.end() ? std::string() : state->second;
      });
  for (const DictionaryProblem& problem : actors.problems) {
    warnings_.push_back(file.name + ":" + std::to_string(problem.line) + ": " + problem.message);
  }
  if (actors.rows.empty()) {
    throw InputError(
        {file.name, 0, 0, {}},
        "has no actor: a dictionary of PETRARCH has lines such as HU_JINTAO_ [CHNGOV]");
  }
  lexicon_.add(lexicon_of_rows(actors.rows, file.name), file.name);
}

const NameScan& PackCollection::name_scan() const {
  std::call_once(scan_made_, [this] {
    lexicon_.each_name([this](std::string_view letters) { name_scan_.add(letters); });
    name_scan_.finish();
  });
  return name_scan_;
}

const LanguagePacks* PackCollection::language(const std::string& tag) const {
  for (const auto& packs : languages_) {
    if (packs->grammar.language == tag) return packs.get();
  }
  return nullptr;
}

}  // namespace diplograph::extract

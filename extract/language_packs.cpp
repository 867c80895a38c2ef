#include "extract/language_packs.hpp"

#include <string_view>

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

}  // namespace

PackCollection::PackCollection() {
  each_file("shared/", [&](std::string_view text, const std::string& file) {
    lexicon_.add(text, file, Lexicon::Check::none);
  });
  for (const std::string language : {"en", "fa"}) {
    auto packs = std::make_unique<LanguagePacks>();
    each_file(language + "/grammar", [&](std::string_view text, const std::string& file) {
      packs->grammar = read_grammar(text, file);
    });
    each_file(language + "/names", [&](std::string_view text, const std::string& file) {
      packs->names = read_name_pack(text, file);
    });
    each_file(language + "/relations", [&](std::string_view text, const std::string& file) {
      packs->rules.add(read_rule_pack(text, file, packs->grammar));
    });
    languages_.push_back(std::move(packs));
  }
}

const LanguagePacks* PackCollection::language(const std::string& tag) const {
  for (const auto& packs : languages_) {
    if (packs->grammar.language == tag) return packs.get();
  }
  return nullptr;
}

}  // namespace diplograph::extract

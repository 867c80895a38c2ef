#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extract/mentions/grammar.hpp"
#include "extract/mentions/lexicon.hpp"
#include "extract/mentions/name_pack.hpp"
#include "extract/relations/rule_engine.hpp"

namespace diplograph::extract {

/// What the program knows of one language.
struct LanguagePacks {
  Grammar grammar;
  NamePack names;
  RuleSet rules;
};

/// The built-in packs, read once: extract/packs.
class PackCollection {
 public:
  /// Throws `InputError` if a pack is broken.
  PackCollection();

  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
  /// The packs of a language; null if there are none.
  [[nodiscard]] const LanguagePacks* language(const std::string& tag) const;

 private:
  Lexicon lexicon_;
  std::vector<std::unique_ptr<LanguagePacks>> languages_;
};

}  // namespace diplograph::extract

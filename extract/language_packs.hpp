#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "extract/extractor.hpp"
#include "extract/mentions/grammar.hpp"
#include "extract/mentions/lexicon.hpp"
#include "extract/mentions/name_pack.hpp"
#include "extract/mentions/name_scan.hpp"
#include "extract/relations/rule_engine.hpp"

namespace diplograph::extract {

/// What the program knows of one language.
struct LanguagePacks {
  Grammar grammar;
  NamePack names;
  RuleSet rules;
};

/// The built-in packs (extract/packs) and what a user brings.
class PackCollection {
 public:
  /// A user's pack of rules that has the id of a built-in one takes its place. Throws `InputError`
  /// if a pack is broken or of a language that there is no grammar for, or if there is no rule of
  /// an id that is to be left out.
  explicit PackCollection(const UserFiles& files);

  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
  /// All names of the lexicon. Made when first asked for; any thread may ask.
  [[nodiscard]] const NameScan& name_scan() const;
  /// Lines of dictionaries that could not be used, as FILE:LINE: and why.
  [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }
  /// The packs of a language; null if there are none.
  [[nodiscard]] const LanguagePacks* language(const std::string& tag) const;
  [[nodiscard]] const std::vector<std::unique_ptr<LanguagePacks>>& languages() const {
    return languages_;
  }

 private:
  Lexicon lexicon_;
  std::vector<std::unique_ptr<LanguagePacks>> languages_;
  std::vector<std::string> warnings_;
  mutable std::once_flag scan_made_;
  mutable NameScan name_scan_;

  void add_petrarch(const UserFile& file);
};

}  // namespace diplograph::extract

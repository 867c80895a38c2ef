#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/language/tokens.hpp"
#include "graph/claim.hpp"

namespace diplograph::extract {

/// A thing that a lexicon knows: its id, type, names and properties.
struct LexiconEntry {
  std::string entity;  ///< "state/china"
  std::string type;
  std::string lexicon;  ///< id of the lexicon, "states"
  std::vector<Name> names;
  Properties properties;
};

/// Names of known things, found at token borders by a hash of their first word.
class Lexicon {
 public:
  /// Adds the entries of a lexicon file (schemas/lexicon.schema.json). Throws `InputError`.
  void add(std::string_view json, const std::string& file);

  struct Match {
    std::size_t first = 0;  ///< token
    std::size_t last = 0;   ///< behind the last token
    const LexiconEntry* entry = nullptr;
    bool demonym = false;
  };

  /// All longest matches that do not overlap, from left to right. Names of three letters or less
  /// in the Latin script, and names marked as ambiguous, must be written as the lexicon has them.
  [[nodiscard]] std::vector<Match> find(std::span<const Token> tokens, std::string_view text) const;

  [[nodiscard]] const std::vector<LexiconEntry>& entries() const { return entries_; }

 private:
  struct Form {
    std::vector<std::string> keys;
    std::string surface;  ///< compared exactly if `exact`
    std::size_t entry = 0;
    bool exact = false;
    bool demonym = false;
  };
  std::vector<LexiconEntry> entries_;
  std::unordered_map<std::string, std::vector<Form>> forms_;  // by first key, longest first

  void add_form(std::string_view name, std::size_t entry, bool exact, bool demonym);
};

}  // namespace diplograph::extract

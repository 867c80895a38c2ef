#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/tokens.hpp"
#include "graph/claim.hpp"

namespace diplograph::extract {

/// A thing that a lexicon knows: its id, type, names and properties.
struct LexiconEntry {
  std::string entity;  ///< "state/china"
  std::string type;
  std::string lexicon;  ///< id of the lexicon, "states"
  std::string part_of;  ///< id of the entity that it is an organ of, or empty
  std::vector<Name> names;
  Properties properties;
};

/// Names of known things, found at token borders.
///
/// A name matches whatever the spelling of its word borders: "بین‌المللی", "بین
/// المللی" and "بینالمللی" are one name, and so are "شمال-جنوب" and "شمال – جنوب". The forms are
/// kept sorted by their letters, so that a search narrows one range of them token by token.
class Lexicon {
 public:
  /// Built-in lexicons are checked when they are tested, a user's when they are read.
  enum class Check : std::uint8_t { schema, none };

  struct File {
    std::string_view json;
    std::string name;  ///< for messages
  };
  /// Adds the entries of lexicon files (schemas/lexicon.schema.json); many at once are faster than
  /// one after the other. Throws `InputError`. O(names log names).
  void add(std::span<const File> files, Check check = Check::schema);
  void add(std::string_view json, const std::string& file, Check check = Check::schema);

  struct Match {
    std::size_t first = 0;  ///< token
    std::size_t last = 0;   ///< behind the last token
    const LexiconEntry* entry = nullptr;
    bool demonym = false;  ///< an adjective of the entity ("Chinese"): names it only in a rule
    bool capital = false;  ///< the capital stands for the state
    /// Does not name the entity by itself, only where other words of the document do: a capital
    /// that is merely a place ("در وین برگزار شد"), a name that is an everyday word.
    bool weak = false;
  };

  /// All longest matches that do not overlap, from left to right. Latin names of up to five
  /// capitals, and Latin names marked as ambiguous, must be written as the lexicon has them.
  [[nodiscard]] std::vector<Match> find(std::span<const Token> tokens, std::string_view text) const;

  [[nodiscard]] const std::deque<LexiconEntry>& entries() const { return entries_; }
  /// Calls `visit(letters)` for every name that something is known by, as `squeeze` makes it.
  template <typename Visit>
  void each_name(Visit visit) const {
    for (const Form& form : forms_) {
      if (form.kind != Kind::blocked) visit(std::string_view(form.letters));
    }
  }
  /// The entry of that id; null if there is none.
  [[nodiscard]] const LexiconEntry* entry(std::string_view entity) const;

  /// The letters of a name, folded, without spaces and hyphens: equal for spellings of one name.
  [[nodiscard]] static std::string squeeze(std::string_view name);

 private:
  enum class Kind : std::uint8_t { name, capital, demonym, people, blocked };
  struct Form {
    std::string letters;  ///< squeezed: folded, without spaces and hyphens
    std::string surface;  ///< compared exactly if `exact`
    const LexiconEntry* entry = nullptr;
    std::uint8_t tokens = 0;
    Kind kind = Kind::name;
    bool exact = false;
    bool ambiguous = false;
    bool proper = false;  ///< a Latin name with a capital
  };
  std::deque<LexiconEntry> entries_;   // stable addresses
  std::vector<Form> forms_;            // sorted by letters
  std::vector<std::uint32_t> start_;   // of forms_, by the first two bytes of `letters`
  std::vector<std::uint64_t> filter_;  // bits of the hashes of all beginnings of `letters`

  void append(std::string_view json, const std::string& file, Check check);
  void add_form(std::string_view name, const LexiconEntry* entry, Kind kind, bool ambiguous);
  void add_variants(std::string_view name, const LexiconEntry* entry, Kind kind, bool ambiguous);
  /// Sorts the forms behind the first `known` into the rest.
  void index(std::size_t known);
  /// Whether a name may begin with these letters: sometimes true without one.
  [[nodiscard]] bool may_begin(std::string_view letters) const;
  [[nodiscard]] const Form* longest(std::span<const Token> tokens, std::size_t at,
                                    std::string_view text, std::size_t& last) const;
  [[nodiscard]] static bool accepts(const Form& form, std::span<const Token> tokens,
                                    std::size_t first, std::size_t last, std::string_view text);
};

}  // namespace diplograph::extract

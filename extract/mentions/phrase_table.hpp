#pragma once

#include <bitset>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/language/tokens.hpp"

namespace diplograph::extract {

/// The phrase with its zero-width non-joiners as spaces: "رئیس‌جمهور" is written both
/// ways.
[[nodiscard]] std::string with_spaces(std::string_view phrase);

/// Words and phrases of a pack, each with a number, found at a token by the hash of their first
/// word. Phrases are compared by folded keys.
class PhraseTable {
 public:
  struct Match {
    std::size_t length = 0;  ///< tokens; 0 if nothing stands there
    std::size_t value = 0;
    explicit operator bool() const { return length != 0; }
  };

  /// Adds a phrase; it may be of several words.
  void add(std::string_view phrase, std::size_t value = 0);
  void add_keys(std::vector<std::string> keys, std::size_t value = 0);

  /// The longest phrase that begins at token `at` and ends before `end`.
  [[nodiscard]] Match at(std::span<const Token> tokens, std::size_t at, std::size_t end) const;
  /// The longest phrase that ends right before token `end` and begins at `begin` or later.
  [[nodiscard]] Match before(std::span<const Token> tokens, std::size_t begin,
                             std::size_t end) const;
  /// All phrases that begin at token `at`, longest first: calls `visit(length, value)`.
  template <typename Visit>
  void each(std::span<const Token> tokens, std::size_t at, std::size_t end, Visit visit) const {
    const std::vector<Phrase>* found = beginning_with(tokens[at].key);
    if (found == nullptr) return;
    for (const auto& [keys, value] : *found) {
      if (stands(keys, tokens, at, end)) visit(keys.size(), value);
    }
  }
  /// Whether a single word is in the table.
  [[nodiscard]] bool contains(const std::string& key) const;
  [[nodiscard]] bool empty() const { return phrases_.empty(); }

 private:
  using Phrase = std::pair<std::vector<std::string>, std::size_t>;
  std::unordered_map<std::string, std::vector<Phrase>> phrases_;  // longest first
  std::bitset<2048> filter_;  // by `trace` of first words: most words are in no table
  std::size_t longest_ = 0;

  /// A cheap number of a word that is not empty.
  [[nodiscard]] static std::size_t trace(std::string_view key) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(key[i]); };
    return (key.size() * 7 + byte(key.size() / 2) * 5U + byte(key.size() - 1) * 61U +
            byte(key.size() > 1 ? 1 : 0) * 113U) %
           2048;
  }
  [[nodiscard]] const std::vector<Phrase>* beginning_with(const std::string& key) const {
    if (key.empty() || !filter_[trace(key)]) return nullptr;
    const auto found = phrases_.find(key);
    return found == phrases_.end() ? nullptr : &found->second;
  }
  static bool stands(const std::vector<std::string>& keys, std::span<const Token> tokens,
                     std::size_t at, std::size_t end);
};

}  // namespace diplograph::extract

#include "extract/relations/token_phrases.hpp"

#include <algorithm>

namespace diplograph::extract {
namespace {

bool stands_at(std::span<const Token> tokens, const KeyPhrase& phrase, std::size_t first) {
  return std::equal(phrase.begin(), phrase.end(),
                    tokens.begin() + static_cast<std::ptrdiff_t>(first),
                    [](const std::string& key, const Token& token) { return token.key == key; });
}

}  // namespace

bool contains_any(std::span<const Token> tokens, const std::vector<KeyPhrase>& phrases,
                  TokenRange range) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const KeyPhrase& phrase) {
    for (std::size_t i = range.first; i + phrase.size() <= range.last; ++i) {
      if (stands_at(tokens, phrase, i)) return true;
    }
    return false;
  });
}

bool ends_with_any(std::span<const Token> tokens, const std::vector<KeyPhrase>& phrases,
                   TokenRange range) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const KeyPhrase& phrase) {
    return phrase.size() <= range.last - range.first &&
           stands_at(tokens, phrase, range.last - phrase.size());
  });
}

}  // namespace diplograph::extract

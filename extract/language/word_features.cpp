#include "extract/language/word_features.hpp"

#include <algorithm>

#include "extract/language/feature_hash.hpp"

namespace diplograph::extract {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::uint64_t table_value(const HashedTable& table, std::uint64_t form) {
  const std::uint16_t value = table.find(form);
  return value == HashedTable::absent ? 0 : std::uint64_t{value} + 1;
}

std::uint64_t shape_of(const Token& token, std::string_view surface, bool first) {
  std::uint64_t shape = static_cast<std::uint64_t>(token.kind) + 1;
  const bool digit =
      std::any_of(token.key.begin(), token.key.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool hyphen = token.key.find('-') != std::string::npos;
  const bool stop = token.key.find('.') != std::string::npos;
  const bool joined = surface.find("\u200C") != std::string_view::npos;
  const bool hamza = surface.ends_with("\u0654") || surface.ends_with("\u06C0");
  const bool at = surface.find('@') != std::string_view::npos;
  for (const bool bit : {token.capital, token.all_capitals, digit, hyphen, stop, joined, hamza, at,
                         first, token.key.size() == 1}) {
    shape = shape * 2 + (bit ? 1 : 0);
  }
  return shape;
}

}  // namespace

std::vector<WordFeatures> word_features(std::span<const Token> tokens, std::string_view text,
                                        const WordTables& tables) {
  std::vector<WordFeatures> result(tokens.size() + 2 * padding);
  for (std::size_t i = 0; i < padding; ++i) {
    result[i].form = 1;
    result[result.size() - 1 - i].form = 2;
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const std::string_view key = token.key;
    WordFeatures& word = result[i + padding];
    word.form = hash_text(key);
    std::size_t begin = key.size();
    std::size_t end = 0;
    for (std::size_t n = 0; n < word.suffix.size() && begin > 0; ++n) {
      do --begin;
      while (begin > 0 && continues(key[begin]));
      word.suffix[n] = hash_text(key.substr(begin));
    }
    for (std::size_t n = 0; n < word.prefix.size() && end < key.size(); ++n) {
      do ++end;
      while (end < key.size() && continues(key[end]));
      word.prefix[n] = hash_text(key.substr(0, end));
    }
    word.shape = shape_of(token, text.substr(token.span.begin, token.span.size()), i == 0);
    word.word_class = table_value(tables.word_classes, word.form);
    word.lexicon_class = table_value(tables.lexicon_classes, word.form);
    word.cluster = table_value(tables.clusters, word.form);
    if (const auto verb = tables.verbs.analyse(key)) word.verb_shape = verb->shape();
  }
  return result;
}

}  // namespace diplograph::extract

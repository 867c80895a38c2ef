#include "extract/mentions/phrase_table.hpp"

#include <algorithm>

namespace diplograph::extract {

std::string with_spaces(std::string_view phrase) {
  static constexpr std::string_view non_joiner = "\u200C";
  std::string result(phrase);
  for (auto at = result.find(non_joiner); at != std::string::npos; at = result.find(non_joiner)) {
    result.replace(at, non_joiner.size(), " ");
  }
  return result;
}

void PhraseTable::add(std::string_view phrase, std::size_t value) {
  if (const std::string parted = with_spaces(phrase); parted != phrase) add(parted, value);
  std::vector<std::string> keys;
  for (const Token& token : tokenize(phrase)) keys.push_back(token.key);
  add_keys(std::move(keys), value);
}

void PhraseTable::add_keys(std::vector<std::string> keys, std::size_t value) {
  if (keys.empty()) return;
  if (keys.front().empty()) return;
  filter_.set(trace(keys.front()));
  std::vector<Phrase>& list = phrases_[keys.front()];
  longest_ = std::max(longest_, keys.size());
  const auto place = std::find_if(list.begin(), list.end(), [&](const Phrase& other) {
    return other.first.size() < keys.size();
  });
  list.emplace(place, std::move(keys), value);
}

PhraseTable::Match PhraseTable::at(std::span<const Token> tokens, std::size_t at,
                                   std::size_t end) const {
  if (at >= end) return {};
  const std::vector<Phrase>* found = beginning_with(tokens[at].key);
  if (found == nullptr) return {};
  for (const auto& [keys, value] : *found) {
    if (stands(keys, tokens, at, end)) return {keys.size(), value};
  }
  return {};
}

PhraseTable::Match PhraseTable::before(std::span<const Token> tokens, std::size_t begin,
                                       std::size_t end) const {
  for (std::size_t length = std::min(longest_, end - begin); length > 0; --length) {
    const std::vector<Phrase>* found = beginning_with(tokens[end - length].key);
    if (found == nullptr) continue;
    for (const auto& [keys, value] : *found) {
      if (keys.size() == length && stands(keys, tokens, end - length, end)) return {length, value};
    }
  }
  return {};
}

bool PhraseTable::contains(const std::string& key) const {
  const std::vector<Phrase>* found = beginning_with(key);
  return found != nullptr && found->back().first.size() == 1;
}

bool PhraseTable::stands(const std::vector<std::string>& keys, std::span<const Token> tokens,
                         std::size_t at, std::size_t end) {
  if (keys.size() > end - at) return false;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (tokens[at + i].key != keys[i]) return false;
  }
  return true;
}

}  // namespace diplograph::extract

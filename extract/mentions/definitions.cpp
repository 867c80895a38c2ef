#include "extract/mentions/definitions.hpp"

#include <optional>

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_bracket = 6;     // tokens: "(NBI; French: IBN)"
constexpr std::size_t farthest_kind_word = 8;  // tokens behind the article

class DefinitionReader {
 public:
  DefinitionReader(const NamePack& names, const Grammar& grammar, const Analysis& analysis)
      : names_(names), grammar_(grammar), analysis_(analysis), tokens_(analysis.tokens) {}

  /// The type that the words behind a name define it by.
  [[nodiscard]] std::optional<TypeId> type_behind(std::size_t i) const {
    i = behind_bracket(i);
    const bool copula = i < tokens_.size() && grammar_.auxiliaries.contains(tokens_[i].key);
    if (grammar_.subject_first ? !is_article(i) : (!copula || !is_article(i + 1))) return {};
    std::size_t walk = i + (grammar_.subject_first ? 1 : 2);
    std::optional<TypeId> found;
    for (const std::size_t end = walk + farthest_kind_word; walk < tokens_.size() && walk < end;
         ++walk) {
      if (const auto kind = names_.definitions.at(tokens_, walk, tokens_.size())) {
        found = names_.definition_types[kind.value];
        if (grammar_.subject_first)
          break;  // the kind comes first: "یک سازمان منطقه‌ای"
      } else if (tokens_[walk].kind == TokenKind::punctuation ||
                 grammar_.prepositions.contains(tokens_[walk].key) ||
                 grammar_.clause_starts.contains(tokens_[walk].key) ||
                 analysis_.is(walk, Upos::verb)) {
        break;
      } else if (grammar_.subject_first) {
        break;
      }
    }
    return found;
  }

 private:
  const NamePack& names_;
  const Grammar& grammar_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;

  [[nodiscard]] bool is_article(std::size_t i) const {
    return i < tokens_.size() && grammar_.item_determiners.contains(tokens_[i].key);
  }

  [[nodiscard]] std::size_t behind_bracket(std::size_t i) const {
    if (i >= tokens_.size() || tokens_[i].key != "(") return i;
    for (std::size_t walk = i + 1; walk < tokens_.size() && walk - i <= longest_bracket; ++walk) {
      if (tokens_[walk].key == ")") return walk + 1;
    }
    return i;
  }
};

}  // namespace

void apply_definitions(const NamePack& names, const Grammar& grammar, const Analysis& analysis,
                       Register& entities) {
  if (names.definitions.empty()) return;
  const DefinitionReader reader(names, grammar, analysis);
  for (const auto& [first, mention] : entities.mentions()) {
    if (mention.rule != "pattern/name") continue;
    const auto type = reader.type_behind(mention.last);
    if (type && *type != entities.at(mention.entity).type) entities.retype(mention.entity, *type);
  }
}

}  // namespace diplograph::extract

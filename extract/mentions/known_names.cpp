#include "extract/mentions/known_names.hpp"

#include <algorithm>
#include <set>
#include <span>

namespace diplograph::extract {

void find_known_names(const Lexicon& lexicon, const DocumentText& document,
                      const Analysis& analysis, Register& entities) {
  const std::string& text = document.text.text();
  // An entry that is only ever named weakly (a capital that is a place) is not named.
  std::set<const LexiconEntry*> named;
  for (const Analysis::Sentence& sentence : analysis.sentences) {
    const std::span<const Token> tokens(analysis.tokens.data() + sentence.tokens.first,
                                        sentence.tokens.last - sentence.tokens.first);
    for (const Lexicon::Match& match : lexicon.find(tokens, text)) {
      if (!match.demonym && !match.weak) named.insert(match.entry);
    }
  }
  for (const Analysis::Sentence& sentence : analysis.sentences) {
    const std::span<const Token> tokens(analysis.tokens.data() + sentence.tokens.first,
                                        sentence.tokens.last - sentence.tokens.first);
    for (const Lexicon::Match& match : lexicon.find(tokens, text)) {
      if (!match.demonym && !named.contains(match.entry)) continue;
      const auto type = Schema::diplomacy().find_type(match.entry->type);
      const std::size_t index = entities.entity(match.entry->entity, *type);
      for (const Name& name : match.entry->names) entities.add_name(index, name);
      entities.at(index).properties = match.entry->properties;
      const std::size_t first = sentence.tokens.first + match.first;
      const std::size_t last = sentence.tokens.first + match.last;
      const std::string surface = entities.surface(first, last);
      const bool is_label = std::any_of(match.entry->names.begin(), match.entry->names.end(),
                                        [&](const Name& name) { return name.text == surface; });
      if (!is_label && !match.demonym) {
        entities.add_name(index, {document.language, surface, NameRole::alias});
      }
      entities.mention({first,
                        last,
                        index,
                        "lexicon/" + match.entry->lexicon,
                        0.95,
                        match.demonym ? Mention::Form::demonym : Mention::Form::name,
                        {}});
    }
  }
}

}  // namespace diplograph::extract

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/mentions/phrase_table.hpp"
#include "graph/schema.hpp"

namespace diplograph::extract {

/// What a pronoun or a definite description stands for.
enum class ReferenceKind : std::uint8_t {
  speaker,    ///< who speaks: "we", "our government"
  subject,    ///< the last subject of a fitting type: "it", "they", "he"
  last,       ///< the last entity of a fitting type: "the country", "the organization"
  same_head,  ///< the last entity of a fitting type whose name has the description's last word
  self,       ///< what the document itself is: "this Treaty", "this strategy"
  parties,    ///< the collective that the document defines: "the Contracting Parties"
  topic,      ///< the last subject of a fitting type, else the last one: "این سازمان"
  bare_head,  ///< the last entity whose name begins with the word: "آژانس"
  pair        ///< the last two entities named together: "the two countries", "both sides"
};

struct Reference {
  ReferenceKind kind = ReferenceKind::subject;
  std::vector<TypeId> types;
  std::string entity;  ///< what it stands for if the document names it ("کشورمان": Iran)
};

/// The function words of one language: what the finders and the rule engine know of its grammar.
/// Data, not code: extract/packs/LANGUAGE/grammar.json (schemas/grammar-pack.schema.json says what
/// each member is).
struct Grammar {
  std::string language;
  bool subject_first = false;  ///< the subject is the first actor of a clause, not the nearest
  bool capital_names = false;  ///< names are written with capitals
  PhraseTable item_determiners, infinitive_nouns;
  PhraseTable determiners, commas, conjunctions, prepositions, agents, auxiliaries,
      passive_auxiliaries, adverbs, negators, negated_verbs, hedges, speech, sources, light_verbs,
      transparent_heads, phrase_ends, phrase_edges, empty_phrases, clause_starts, means_leads,
      list_leads, infinitive_markers, definers, compound_verbs, verbal_nouns, participles,
      goal_headings, strategy_headings, time_prepositions, places, verb_frames, verb_like_nouns,
      refusals, section_words, goal_references, deadlines, complements, purpose_leads,
      benefit_leads, dated_by, venue_prepositions, concluding, holding;
  std::vector<std::string> action_endings, adverb_endings, negated_prefixes, verb_prefixes,
      participle_endings;
  /// Forms of irregular words by their dictionary form.
  std::map<std::string, std::vector<std::string>, std::less<>> forms;
  bool regular_forms = false;  ///< the other words inflect as English verbs do
  PhraseTable references;      ///< value: index in `reference_kinds`
  std::vector<Reference> reference_kinds;

  [[nodiscard]] bool is_adverb(const Token& token) const;
  /// "standardization", "استانداردسازی": a word that names an action by itself.
  [[nodiscard]] bool is_action(const Token& token) const;
};

/// Reads a grammar pack. Throws `InputError` with the position.
[[nodiscard]] Grammar read_grammar(std::string_view json, const std::string& file);

/// The forms of a word: itself, those the pack lists, else the regular ones of an English verb.
[[nodiscard]] std::vector<std::string> forms_of(const Grammar& grammar, const std::string& word);

}  // namespace diplograph::extract

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diplograph::extract {

enum class Language : std::uint8_t { english, persian };

/// Universal parts of speech (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x
};  // clang-format keeps the list short
inline constexpr std::size_t upos_count = 17;

/// Universal dependency relations with the subtypes that our treebanks use.
enum class Relation : std::uint8_t {
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  advmod_emph,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  clf,
  compound,
  compound_lvc,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  flat_foreign,
  flat_name,
  flat_num,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_arg,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp
};
inline constexpr std::size_t relation_count = 58;

enum class Number : std::uint8_t { none, singular, plural, plural_only };
enum class Tense : std::uint8_t { none, past, present, future };
enum class Mood : std::uint8_t { none, indicative, imperative, subjunctive };
enum class VerbForm : std::uint8_t { none, finite, infinitive, participle, gerund };
enum class Voice : std::uint8_t { none, active, passive };
enum class Polarity : std::uint8_t { none, positive, negative };
enum class Degree : std::uint8_t { none, positive, comparative, superlative };
enum class PronounType : std::uint8_t {
  none,
  article,
  demonstrative,
  emphatic,
  indefinite,
  interrogative,
  negative,
  personal,
  reciprocal,
  relative,
  total
};
enum class Case : std::uint8_t {
  none,
  accusative,
  genitive,
  locative,
  nominative,
  temporal,
  vocative
};
enum class Definite : std::uint8_t { none, definite, indefinite };
enum class NumberType : std::uint8_t { none, cardinal, fraction, multiplicative, ordinal };

/// The features of Universal Dependencies that rules and the parser look at. `none` (0 for
/// `person`) where a word has none or the treebank does not say.
struct Morphology {
  Number number = Number::none;
  std::uint8_t person = 0;
  Tense tense = Tense::none;
  Mood mood = Mood::none;
  VerbForm verb_form = VerbForm::none;
  Voice voice = Voice::none;
  Polarity polarity = Polarity::none;
  Degree degree = Degree::none;
  PronounType pronoun_type = PronounType::none;
  Case grammatical_case = Case::none;
  Definite definite = Definite::none;
  NumberType number_type = NumberType::none;
  bool possessive = false;
  bool reflexive = false;

  auto operator<=>(const Morphology&) const = default;
};

/// What is known about one token in its sentence.
struct Annotation {
  Upos upos = Upos::x;
  Morphology morphology;
  std::string lemma;      ///< the dictionary form as written: "Russia", "be", "کرد"
  std::string lemma_key;  ///< the same, folded as `Token::key`
  /// Index of the governing token in the sentence; -1 for the root. Heads form a tree.
  std::int32_t head = -1;
  Relation relation = Relation::dep;
};

/// The names of CoNLL-U: "NOUN", "nsubj:pass".
[[nodiscard]] std::string_view name(Upos upos);
[[nodiscard]] std::string_view name(Relation relation);
[[nodiscard]] std::optional<Upos> find_upos(std::string_view name);
/// A subtype that we do not know counts as its universal relation ("obl:tmod" as "obl").
[[nodiscard]] std::optional<Relation> find_relation(std::string_view name);

/// The relation without its subtype: `nsubj` for `nsubj_pass`.
[[nodiscard]] Relation universal(Relation relation);

/// The FEATS column, "Number=Sing|Person=3", "_" if empty; and back. Features and values that
/// `Morphology` does not hold are left out.
[[nodiscard]] std::string features_of(const Morphology& morphology);
[[nodiscard]] Morphology morphology_of(std::string_view features);

}  // namespace diplograph::extract

#include "extract/relations/syntax.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t highest_climb = 4;  // verbs between a trigger and the one with a subject

}  // namespace

bool Syntax::is_verb(std::size_t token, bool opens_item) const {
  if (!analysis_.annotated()) return true;
  const Upos upos = analysis_.upos(token);
  if (upos == Upos::verb || upos == Upos::aux || upos == Upos::x) return true;
  // A name that is written small is a verb that the tagger does not know.
  if (upos == Upos::propn && !tokens_[token].capital) return true;
  return opens_item && (upos == Upos::noun || upos == Upos::propn || upos == Upos::adj);
}

bool Syntax::is_finite(std::size_t token) const {
  if (!analysis_.annotated()) return true;
  if (analysis_.annotation(token).morphology.verb_form == VerbForm::finite) return true;
  for (std::size_t i = token; i > 0 && token - i < 5; --i) {
    const Upos before = analysis_.upos(i - 1);
    if (before == Upos::aux) return true;
    if (before != Upos::adv && before != Upos::part) return false;
  }
  return false;
}

std::optional<std::size_t> Syntax::own_subject(std::size_t verb, TokenRange segment) const {
  for (std::size_t i = segment.first; i < verb; ++i) {
    const bool of_verb = analysis_.annotation(i).head == static_cast<std::int32_t>(verb);
    if (of_verb && universal(analysis_.annotation(i).relation) == Relation::nsubj) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> Syntax::owner_of(std::size_t noun, TokenRange segment) const {
  for (std::size_t i = segment.first; i < segment.last; ++i) {
    const bool of_noun = analysis_.annotation(i).head == static_cast<std::int32_t>(noun);
    if (!of_noun || universal(analysis_.annotation(i).relation) != Relation::nmod) continue;
    if (analysis_.upos(i) == Upos::propn) return i;
  }
  return std::nullopt;
}

SyntaxSubject Syntax::subject_of(TokenRange trigger, TokenRange segment) const {
  if (!analysis_.annotated()) return {};
  std::size_t verb = trigger.first;
  for (std::size_t i = trigger.first; i < trigger.last; ++i) {
    const Upos upos = analysis_.upos(i);
    if (upos == Upos::verb) {
      verb = i;
      break;
    }
  }
  bool certain = true;
  for (std::size_t climb = 0; climb < highest_climb; ++climb) {
    if (const auto subject = own_subject(verb, segment)) {
      const bool relative =
          analysis_.annotation(*subject).morphology.pronoun_type == PronounType::relative;
      const auto head = analysis_.annotation(verb).head;
      const bool clause =
          universal(analysis_.annotation(verb).relation) == Relation::acl && head >= 0;
      certain = certain && (relative || analysis_.upos(*subject) != Upos::pron);
      if (relative && clause) return {true, certain, static_cast<std::size_t>(head)};
      return {true, certain, *subject};
    }
    const Annotation& annotation = analysis_.annotation(verb);
    const Relation relation = universal(annotation.relation);
    const bool climbs = relation == Relation::conj || relation == Relation::xcomp ||
                        relation == Relation::advcl || relation == Relation::acl ||
                        relation == Relation::ccomp || relation == Relation::obj ||
                        relation == Relation::obl || relation == Relation::nmod ||
                        relation == Relation::aux || relation == Relation::cop;
    if (!climbs || annotation.head < 0) return {};
    certain = certain && (relation == Relation::conj || relation == Relation::xcomp ||
                          relation == Relation::aux || relation == Relation::cop);
    verb = static_cast<std::size_t>(annotation.head);
    if (verb < segment.first || verb >= segment.last) return {};
    // "the efforts of X to end the war": X is to end it.
    if (relation == Relation::acl && analysis_.upos(verb) == Upos::noun) {
      if (const auto owner = owner_of(verb, segment)) return {true, true, *owner};
    }
  }
  return {};
}

}  // namespace diplograph::extract

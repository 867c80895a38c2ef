#include "extract/relations/syntax.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t highest_climb = 4;  // verbs between a trigger and the one with a subject

}  // namespace

bool Syntax::is_verb(std::size_t token, bool opens_item) const {
  if (annotations_.empty()) return true;
  const Upos upos = annotations_[token].upos;
  if (upos == Upos::verb || upos == Upos::aux || upos == Upos::x) return true;
  // A name that is written small is a verb that the tagger does not know.
  if (upos == Upos::propn && !tokens_[token].capital) return true;
  return opens_item && (upos == Upos::noun || upos == Upos::propn || upos == Upos::adj);
}

bool Syntax::is_finite(std::size_t token) const {
  if (annotations_.empty()) return true;
  if (annotations_[token].morphology.verb_form == VerbForm::finite) return true;
  for (std::size_t i = token; i > 0 && token - i < 5; --i) {
    const Annotation& before = annotations_[i - 1];
    if (before.upos == Upos::aux) return true;
    if (before.upos != Upos::adv && before.upos != Upos::part) return false;
  }
  return false;
}

std::optional<std::size_t> Syntax::own_subject(std::size_t verb, TokenRange segment) const {
  for (std::size_t i = segment.first; i < verb; ++i) {
    const bool of_verb = annotations_[i].head == static_cast<std::int32_t>(verb);
    if (of_verb && universal(annotations_[i].relation) == Relation::nsubj) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> Syntax::owner_of(std::size_t noun, TokenRange segment) const {
  for (std::size_t i = segment.first; i < segment.last; ++i) {
    const bool of_noun = annotations_[i].head == static_cast<std::int32_t>(noun);
    if (!of_noun || universal(annotations_[i].relation) != Relation::nmod) continue;
    if (annotations_[i].upos == Upos::propn) return i;
  }
  return std::nullopt;
}

SyntaxSubject Syntax::subject_of(TokenRange trigger, TokenRange segment) const {
  if (annotations_.empty()) return {};
  std::size_t verb = trigger.first;
  for (std::size_t i = trigger.first; i < trigger.last; ++i) {
    const Upos upos = annotations_[i].upos;
    if (upos == Upos::verb) {
      verb = i;
      break;
    }
  }
  bool certain = true;
  for (std::size_t climb = 0; climb < highest_climb; ++climb) {
    if (const auto subject = own_subject(verb, segment)) {
      const bool relative = annotations_[*subject].morphology.pronoun_type == PronounType::relative;
      const auto head = annotations_[verb].head;
      const bool clause = universal(annotations_[verb].relation) == Relation::acl && head >= 0;
      certain = certain && (relative || annotations_[*subject].upos != Upos::pron);
      if (relative && clause) return {true, certain, static_cast<std::size_t>(head)};
      return {true, certain, *subject};
    }
    const Annotation& annotation = annotations_[verb];
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
    if (relation == Relation::acl && annotations_[verb].upos == Upos::noun) {
      if (const auto owner = owner_of(verb, segment)) return {true, true, *owner};
    }
  }
  return {};
}

}  // namespace diplograph::extract

#include "extract/relations/phrases.hpp"

#include <algorithm>
#include <array>

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_list_item = 7;  // tokens, for a list to go on behind a comma

bool inside_word(const Token& token) {
  return !token.space_before && (token.key == "-" || token.key == "'" || token.key == "/" ||
                                 token.key == "–" || token.key == "." || token.key == "‑");
}

bool is_quote(const Token& token) {
  return token.key == "\"" || token.key == "“" || token.key == "”" || token.key == "«" ||
         token.key == "»" || token.key == "‘" || token.key == "’";
}

}  // namespace

bool PhraseFinder::is_separator(std::size_t i) const {
  return grammar_.commas.contains(tokens_[i].key) || grammar_.conjunctions.contains(tokens_[i].key);
}

std::size_t PhraseFinder::next_item(std::size_t i, std::size_t end) const {
  while (i < end && is_separator(i)) ++i;
  return i;
}

bool PhraseFinder::is_gerund(std::size_t i) const {
  return grammar_.regular_forms && tokens_[i].key.size() > 5 && tokens_[i].key.ends_with("ing");
}

std::size_t PhraseFinder::words(TokenRange range) const {
  std::size_t count = 0;
  for (std::size_t i = range.first; i < range.last; ++i) {
    count += tokens_[i].kind != TokenKind::punctuation ? 1U : 0U;
  }
  return count;
}

bool PhraseFinder::is_empty(TokenRange range) const {
  for (std::size_t i = range.first; i < range.last;) {
    const auto lead = grammar_.list_leads.at(tokens_, i, range.last);
    const auto means = grammar_.means_leads.at(tokens_, i, range.last);
    if (lead || means) {
      i += std::max(lead.length, means.length);
      continue;
    }
    if (tokens_[i].kind != TokenKind::punctuation &&
        !grammar_.phrase_edges.contains(tokens_[i].key) &&
        !grammar_.infinitive_markers.contains(tokens_[i].key)) {
      return false;
    }
    ++i;
  }
  return true;
}

bool PhraseFinder::is_clause_border(std::size_t i) const {
  if (!analysis_.annotated()) return false;
  const Upos upos = analysis_.upos(i);
  // "منطقه‌ای", "سازمان‌های": the tagger may take the ending for a copula.
  if (tokens_[i].key.ends_with("ای") && tokens_[i].key.size() > 8) return false;
  if (upos == Upos::sconj || upos == Upos::aux) return true;
  if (upos != Upos::verb) return false;
  if (is_noun_after_all(i)) return false;
  return !grammar_.participles.contains(tokens_[i].key);
}

/// "درآمد ترانزیتی": a noun that is spelled like a past tense; a verb would close its clause.
bool PhraseFinder::is_noun_after_all(std::size_t i) const {
  if (!grammar_.verb_like_nouns.contains(tokens_[i].key)) return false;
  if (i > 0 && grammar_.prepositions.contains(tokens_[i - 1].key)) return true;
  if (i + 1 >= tokens_.size()) return false;
  const Upos next = analysis_.upos(i + 1);
  return next == Upos::adj || next == Upos::noun || next == Upos::propn || next == Upos::adp;
}

std::size_t PhraseFinder::without_verbal_noun(std::size_t first, std::size_t last,
                                              std::size_t end) const {
  const auto noun = grammar_.verbal_nouns.before(tokens_, first, last);
  const bool carried = last < end && noun && last - noun.length > first &&
                       grammar_.compound_verbs.contains(tokens_[last].key);
  if (!carried) return last;
  const std::size_t cut = last - noun.length;
  const bool governed = grammar_.prepositions.contains(tokens_[cut - 1].key);  // "به کار گرفت"
  if (governed && cut > first + 1) return cut - 1;
  // "کاهش وابستگی به بنادر از کریدور حمایت کرد": what the verb takes with its preposition.
  for (std::size_t i = cut; i > first + 2;) {
    --i;
    if (grammar_.conjunctions.contains(tokens_[i].key)) continue;
    const std::array<Token, 2> frame{tokens_[cut], tokens_[i]};
    if (grammar_.verb_frames.at(frame, 0, 2).length == 2) return i;
  }
  return cut;
}

/// Whether what follows a comma is the object of the verb behind it: "از طریق وام، هزینهٔ طرح را".
bool PhraseFinder::object_follows(std::size_t comma, std::size_t end) const {
  for (std::size_t i = comma + 1; i < end; ++i) {
    if (tokens_[i].key == "را") return true;
    if (grammar_.commas.contains(tokens_[i].key) || is_clause_border(i)) return false;
  }
  return false;
}

/// Whether a quotation ends here that began before the phrase.
bool PhraseFinder::closes_quotation(std::size_t i, std::size_t begin) const {
  const std::string& key = tokens_[i].key;
  if (key != "»" && key != "”") return false;
  for (std::size_t walk = i; walk > begin; --walk) {
    const std::string& before = tokens_[walk - 1].key;
    if (before == "«" || before == "“") return false;
  }
  return i > begin;
}

bool PhraseFinder::ends_at(std::size_t i, std::size_t begin, std::size_t end) const {
  const Token& token = tokens_[i];
  if (token.kind == TokenKind::punctuation) {
    if (closes_quotation(i, begin)) return true;
    if (inside_word(token) || is_quote(token)) return false;
    return !grammar_.commas.contains(token.key);
  }
  // A Persian phrase may begin with the preposition that would end one: "برای حفظ ...".
  const bool opens = i == begin && grammar_.subject_first;
  if (!opens && grammar_.phrase_ends.at(tokens_, i, end)) return true;
  if (!analysis_.known_words.empty()) return is_clause_border(i);
  if (begins_purpose(i, begin, end)) return true;
  if (i > begin && i + 1 < end && grammar_.time_prepositions.contains(token.key)) {
    const Token& next = tokens_[i + 1];
    const bool time =
        next.kind == TokenKind::number || (next.capital && grammar_.places.contains(next.key));
    if (time) return true;
  }
  return std::any_of(grammar_.verb_prefixes.begin(), grammar_.verb_prefixes.end(),
                     [&](const std::string& prefix) {
                       return token.key.starts_with(prefix) && token.key.size() > prefix.size() + 4;
                     });
}

/// "investments to create jobs": an infinitive behind a noun says what the noun is for.
bool PhraseFinder::begins_purpose(std::size_t i, std::size_t begin, std::size_t end) const {
  if (i <= begin || i + 1 >= end || !grammar_.infinitive_markers.contains(tokens_[i].key)) {
    return false;
  }
  const bool noun = analysis_.is(i - 1, Upos::noun) || analysis_.is(i - 1, Upos::propn) ||
                    analysis_.is(i - 1, Upos::adj);
  return noun && analysis_.is(i + 1, Upos::verb) &&
         !grammar_.infinitive_nouns.contains(tokens_[i - 1].key);
}

/// Whether what follows a comma or conjunction is no item of the phrase: a prepositional phrase, or
/// a verb behind a noun phrase.
bool PhraseFinder::begins_other(std::size_t item, bool verbal) const {
  if (grammar_.subject_first) return false;
  if (grammar_.prepositions.contains(tokens_[item].key)) return true;
  if (begins_clause(item)) return true;
  // "opposes the arms race and supports the treaty": no noun in -s has a determiner behind it.
  if (tokens_[item].key.ends_with("s") && item + 1 < tokens_.size() &&
      grammar_.determiners.contains(tokens_[item + 1].key) &&
      tokens_[item].kind == TokenKind::word && !tokens_[item].capital) {
    return true;
  }
  if (!analysis_.is(item, Upos::verb)) return false;
  // "their commitment to peace and agreed to ...": the next verb of the same subject.
  const Annotation& word = analysis_.annotation(item);
  const Morphology& form = word.morphology;
  if (form.verb_form == VerbForm::finite && form.tense == Tense::past) return true;
  // The same, taken for a participle: "expressed concern about the war and called for a truce".
  if (form.verb_form == VerbForm::participle && universal(word.relation) == Relation::conj &&
      word.head >= 0) {
    const auto head = static_cast<std::size_t>(word.head);
    if (analysis_.is(head, Upos::verb) &&
        analysis_.annotation(head).morphology.verb_form == VerbForm::finite) {
      return true;
    }
  }
  return !verbal && is_gerund(item);
}

/// "the pipeline and officials argue": the noun behind the conjunction has a verb of its own.
bool PhraseFinder::begins_clause(std::size_t item) const {
  if (!analysis_.annotated()) return false;
  for (std::size_t i = item; i < tokens_.size() && i - item < 6; ++i) {
    const Upos upos = analysis_.upos(i);
    if (upos == Upos::adp || upos == Upos::verb || upos == Upos::punct || is_separator(i)) {
      return false;
    }
    const Annotation& word = analysis_.annotation(i);
    if (universal(word.relation) == Relation::nsubj) {
      return word.head > static_cast<std::int32_t>(i) &&
             analysis_.is(static_cast<std::size_t>(word.head), Upos::verb);
    }
  }
  return false;
}

bool PhraseFinder::is_border(std::size_t i, std::size_t end) const {
  return is_separator(i) || grammar_.prepositions.contains(tokens_[i].key) ||
         tokens_[i].key == "(" || analysis_.is(i, Upos::sconj) || ends_at(i, i - 1, end);
}

bool PhraseFinder::list_goes_on(std::size_t comma, std::size_t end) const {
  std::size_t item = comma + 1;
  for (std::size_t i = comma + 1; i < end && i - comma < 40; ++i) {
    if (ends_at(i, comma, end)) return false;
    if (grammar_.conjunctions.contains(tokens_[i].key)) return i - item <= longest_list_item;
    if (grammar_.commas.contains(tokens_[i].key)) {
      if (i - item > longest_list_item) return false;
      item = i + 1;
    }
  }
  return false;
}

bool PhraseFinder::splits(std::size_t first, std::size_t item, PhraseShape shape) const {
  if (shape.list || grammar_.infinitive_markers.contains(tokens_[item].key)) return true;
  if (is_gerund(first) && is_gerund(item)) return true;
  const PhraseTable& determiners =
      grammar_.item_determiners.empty() ? grammar_.determiners : grammar_.item_determiners;
  return !shape.verbal && determiners.contains(tokens_[item].key);
}

bool PhraseFinder::parts_phrases(std::size_t item) const {
  return grammar_.verbal_nouns.empty() || grammar_.verbal_nouns.contains(tokens_[item].key);
}

/// "منطقهٔ صلح و ثبات": a word or two behind a conjunction belong to the phrase before it.
bool PhraseFinder::stands_alone(std::size_t item, std::size_t end, PhraseShape shape) const {
  std::size_t count = 0;
  for (std::size_t i = item; i < end && !ends_at(i, item, end) && !is_separator(i); ++i) ++count;
  if (shape.list && count == 1 && grammar_.is_action(tokens_[item])) return true;
  return count >= std::max<std::size_t>(shape.fewest, 2);
}

std::vector<Phrase> PhraseFinder::after(std::size_t begin, std::size_t end,
                                        PhraseShape shape) const {
  std::vector<Phrase> result;
  // "درصدد است تا ...": the copula of the trigger is no part of what it brings.
  const auto opening = [&](std::size_t i) {
    return is_separator(i) || is_quote(tokens_[i]) ||
           grammar_.infinitive_markers.contains(tokens_[i].key) ||
           (grammar_.subject_first && !shape.verbal &&
            (analysis_.is(i, Upos::aux) || grammar_.clause_starts.contains(tokens_[i].key)));
  };
  while (begin < end && opening(begin)) ++begin;
  if (begin >= end) return result;
  std::size_t first = begin;
  const auto flush = [&](std::size_t last) {
    const Phrase phrase = tidy({first, last}, shape);
    if (accept(phrase, shape)) result.push_back(phrase);
  };
  bool listed = false;
  // The trigger's own words, which a verbal phrase begins with, end nothing.
  std::size_t i = shape.verbal ? std::min(end, begin + shape.own) : begin;
  while (i < end && i - first < shape.most && !ends_at(i, first, end)) {
    const bool points = shape.adverbial && i > first &&
                        grammar_.determiners.contains(tokens_[i].key) &&
                        grammar_.empty_phrases.contains(tokens_[i].key);
    if (points && object_follows(i, end)) break;
    if (!is_separator(i)) {
      ++i;
      continue;
    }
    const bool comma = grammar_.commas.contains(tokens_[i].key);
    const std::size_t item = next_item(i, end);
    if (item >= end || begins_other(item, shape.verbal)) break;
    const bool split = splits(first, item, shape) && (comma || listed || parts_phrases(item)) &&
                       (!grammar_.subject_first || stands_alone(item, end, shape));
    listed = listed || comma;
    if (comma && !split && !list_goes_on(i, end)) break;
    if (comma && shape.adverbial && object_follows(i, end)) break;
    if (split) {
      flush(i);
      first = item;
    }
    i = item;
  }
  const bool goes_on = shape.clause && i < end &&
                       (grammar_.auxiliaries.contains(tokens_[i].key) ||
                        grammar_.passive_auxiliaries.contains(tokens_[i].key));
  while (goes_on && i < end && i - first < shape.most &&
         (tokens_[i].kind != TokenKind::punctuation || inside_word(tokens_[i]))) {
    ++i;
  }
  flush(without_verbal_noun(first, i, end));
  return result;
}

std::vector<Phrase> PhraseFinder::before(std::size_t begin, std::size_t end,
                                         PhraseShape shape) const {
  std::size_t first = end;
  while (first > begin && end - first < shape.most && !ends_at(first - 1, begin, end) &&
         !grammar_.commas.contains(tokens_[first - 1].key) &&
         !grammar_.clause_starts.contains(tokens_[first - 1].key)) {
    --first;
  }
  const Phrase phrase = tidy({first, end}, shape);
  if (!accept(phrase, shape)) return {};
  return {phrase};
}

Phrase PhraseFinder::tidy(TokenRange range, PhraseShape shape) const {
  const auto edge = [&](std::size_t i) {
    const Token& token = tokens_[i];
    return token.kind == TokenKind::punctuation || grammar_.phrase_edges.contains(token.key) ||
           grammar_.conjunctions.contains(token.key);
  };
  const auto front = [&](std::size_t i) {
    return edge(i) || grammar_.determiners.contains(tokens_[i].key) ||
           (!grammar_.subject_first && grammar_.auxiliaries.contains(tokens_[i].key)) ||
           grammar_.is_adverb(tokens_[i]);
  };
  while (range.first < range.last && front(range.first)) ++range.first;
  // "a summit hosted by X": what the participle says goes on behind the phrase.
  const bool agent =
      range.last < tokens_.size() && grammar_.agents.contains(tokens_[range.last].key);
  if (agent && grammar_.regular_forms && range.last > range.first + 1 &&
      analysis_.is(range.last - 1, Upos::verb)) {
    --range.last;
  }
  // "استانداردسازی1": the number of a footnote that is glued to the word.
  if (range.last > range.first + 1 && tokens_[range.last - 1].kind == TokenKind::number &&
      !tokens_[range.last - 1].space_before) {
    --range.last;
  }
  while (range.last > range.first &&
         (edge(range.last - 1) || grammar_.determiners.contains(tokens_[range.last - 1].key) ||
          grammar_.prepositions.contains(tokens_[range.last - 1].key))) {
    --range.last;
  }
  Phrase phrase{range, range};
  if (range.first == range.last) return phrase;
  if (const auto light = grammar_.light_verbs.at(tokens_, range.first, range.last)) {
    TokenRange object{range.first + light.length, range.last};
    while (object.first < object.last && front(object.first)) ++object.first;
    if (words(object) >= std::max<std::size_t>(shape.fewest, 2)) phrase.label = object;
  }
  return phrase;
}

bool PhraseFinder::accept(const Phrase& phrase, PhraseShape shape) const {
  const TokenRange label = phrase.label;
  if (label.first >= label.last || label.last - label.first > shape.most) return false;
  const bool action = shape.list && words(label) == 1 && grammar_.is_action(tokens_[label.first]);
  if (words(label) < shape.fewest && !action) return false;
  if (grammar_.empty_phrases.at(tokens_, phrase.whole.first, phrase.whole.last)) return false;
  if (grammar_.empty_phrases.at(tokens_, label.first, label.last)) return false;
  // "achieve this goal", "برای تحقق این اهداف" point back as well.
  for (std::size_t i = label.first - (label.first > 0 ? 1 : 0);
       i < label.last && i < label.first + 3; ++i) {
    if (grammar_.goal_references.at(tokens_, i, tokens_.size())) return false;
  }
  // "the plan", "this move": one common noun that points back names nothing.
  const bool common = words(label) == 1 && !tokens_[label.first].capital && grammar_.capital_names;
  if (common && label.first > 0 && grammar_.determiners.contains(tokens_[label.first - 1].key)) {
    return false;
  }
  // "achieve it", "work with them" say nothing without what they point at.
  const bool pointing = grammar_.empty_phrases.contains(tokens_[label.last - 1].key);
  if (pointing && words(label) <= 4) return false;
  return std::any_of(
      tokens_.begin() + static_cast<std::ptrdiff_t>(label.first),
      tokens_.begin() + static_cast<std::ptrdiff_t>(label.last),
      [](const Token& token) { return token.kind == TokenKind::word && token.key.size() > 3; });
}

}  // namespace diplograph::extract

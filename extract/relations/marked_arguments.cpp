#include "extract/relations/marked_arguments.hpp"

#include <algorithm>

#include "extract/mentions/coordination.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t farthest_mark = 34;  // tokens
constexpr std::size_t farthest_marker_behind = 7;
constexpr std::size_t farthest_named_marker = 14;  // if a name has to stand behind it
constexpr std::size_t farthest_object_mark = 22;   // tokens between the object mark and the trigger

class MarkedArgument {
 public:
  MarkedArgument(const Argument& argument, const Grammar& grammar, const Analysis& analysis,
                 const Register& entities, TokenRange trigger, TokenRange segment)
      : argument_(argument),
        grammar_(grammar),
        analysis_(analysis),
        tokens_(analysis.tokens),
        entities_(entities),
        trigger_(trigger),
        segment_(segment) {}

  [[nodiscard]] std::optional<TokenRange> find() const {
    if (argument_.object) return object();
    return argument_.place == Argument::Place::after ? after_trigger()
                                                     : behind_marker(trigger_.first);
  }

 private:
  const Argument& argument_;
  const Grammar& grammar_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  const Register& entities_;
  TokenRange trigger_, segment_;

  [[nodiscard]] bool is_border(std::size_t i) const {
    if (analysis_.is(i, Upos::sconj)) return true;
    const bool verb = analysis_.is(i, Upos::verb) || analysis_.is(i, Upos::aux);
    if (verb && !grammar_.participles.contains(tokens_[i].key)) return true;
    const std::string& key = tokens_[i].key;
    return key == "." || key == ":" || key == "؛" || key == ";" || key == "!" || key == "؟";
  }

  [[nodiscard]] std::size_t marker_at(std::size_t i, std::size_t end) const {
    std::size_t longest = 0;
    for (const std::vector<std::string>& words : argument_.markers) {
      if (i + words.size() > end || words.size() <= longest) continue;
      std::size_t k = 0;
      while (k < words.size() && tokens_[i + k].key == words[k]) ++k;
      if (k == words.size()) longest = k;
    }
    return longest;
  }

  /// "حمایت X از Y": the marker stands behind the trigger.
  [[nodiscard]] std::optional<TokenRange> after_trigger() const {
    const std::size_t reach = argument_.phrase ? farthest_marker_behind : farthest_named_marker;
    const std::size_t limit = std::min(segment_.last, trigger_.last + reach);
    for (std::size_t i = trigger_.last; i < limit; ++i) {
      const std::size_t length = marker_at(i, segment_.last);
      if (length == 0 && is_border(i)) break;
      if (length == 0 || i + length >= segment_.last) continue;
      if (grammar_.negators.contains(tokens_[i - 1].key)) return std::nullopt;  // "not to"
      if (!argument_.phrase && entities_.covering(i + length) == nullptr) continue;
      return TokenRange{i + length, segment_.last};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<TokenRange> behind_marker(std::size_t end) const {
    for (std::size_t i = end; i > segment_.first && end - i < farthest_mark;) {
      --i;
      const std::size_t length = marker_at(i, end);
      if (length == 0 && is_border(i)) return std::nullopt;
      if (length > 0 && i + length < end) return TokenRange{widened(i, length, end), end};
    }
    return std::nullopt;
  }

  /// "از خروج از برجام حمایت کرد": a marker inside the phrase of the same marker.
  [[nodiscard]] std::size_t widened(std::size_t marker, std::size_t length, std::size_t end) const {
    for (std::size_t i = marker; i > segment_.first && marker - i < 4;) {
      --i;
      const bool inner = analysis_.is(i, Upos::noun) || analysis_.is(i, Upos::adj);
      const std::size_t outer = marker_at(i, end);
      if (outer > 0) return i + outer;
      if (!inner) break;
    }
    return marker + length;
  }

  [[nodiscard]] std::optional<TokenRange> object() const {
    std::size_t mark = trigger_.first;
    while (mark > segment_.first && tokens_[mark].key != "را") {
      if (trigger_.first - mark > farthest_object_mark) return std::nullopt;
      if (mark != trigger_.first && is_border(mark)) return antecedent(mark);
      --mark;
    }
    if (tokens_[mark].key != "را" || mark == segment_.first) return std::nullopt;
    if (const auto named = named_object(mark)) return named;
    std::size_t first = mark;
    bool conjunction = false;
    for (; first > segment_.first && mark - first < farthest_mark; --first) {
      const std::size_t i = first - 1;
      if (is_border(i)) break;
      if (grammar_.commas.contains(tokens_[i].key) && !conjunction) break;
      conjunction = conjunction || grammar_.conjunctions.contains(tokens_[i].key);
    }
    for (std::size_t i = first + 1; i < mark; ++i) {
      // "X در ۱۹۲۳، Y در ۱۹۲۴ Z را ...": the object begins behind the last time.
      if (tokens_[i].kind == TokenKind::number &&
          grammar_.prepositions.contains(tokens_[i - 1].key)) {
        first = i + 1;
      }
    }
    for (std::size_t i = mark; i > first + 1;) {
      --i;
      // "X این Y را": a demonstrative opens the object, what stands before is the subject.
      const std::string& before = tokens_[i - 1].key;
      const bool points = grammar_.determiners.contains(tokens_[i].key) &&
                          grammar_.empty_phrases.contains(tokens_[i].key);
      if (points && !grammar_.prepositions.contains(before) &&
          !grammar_.conjunctions.contains(before) &&
          (analysis_.is(i - 1, Upos::noun) || analysis_.is(i - 1, Upos::propn))) {
        return TokenRange{i, mark};
      }
    }
    return TokenRange{behind_subject(first, mark), mark};
  }

  /// "تهران برای این هدف سیاست همسایگی را ...": a name of no actor before the mark is the object.
  [[nodiscard]] std::optional<TokenRange> named_object(std::size_t mark) const {
    std::size_t end = mark;
    if (end > segment_.first + 1 && grammar_.commas.contains(tokens_[end - 1].key)) --end;
    const Mention* mention = entities_.covering(end - 1);
    if (mention == nullptr || mention->last != end || !fits(*mention)) return std::nullopt;
    std::size_t first = mention->first;
    for (const Mention& listed :
         list_before(entities_, grammar_, tokens_, segment_.first, mention->last)) {
      if (fits(listed)) first = std::min(first, listed.first);
    }
    return TokenRange{first, mark};
  }

  /// "موافقت‌نامه‌ای که ایران و عمان امضا کردند", "...
  /// پیمان X است که
  /// ... امضا کردند": what the relative clause of the trigger is about, if it is a name.
  [[nodiscard]] std::optional<TokenRange> antecedent(std::size_t border) const {
    if (tokens_[border].key != "که") return std::nullopt;
    std::size_t end = border;
    while (end > segment_.first &&
           (analysis_.is(end - 1, Upos::aux) || tokens_[end - 1].key == "را" ||
            grammar_.commas.contains(tokens_[end - 1].key))) {
      --end;
    }
    const Mention* mention = end > segment_.first ? entities_.covering(end - 1) : nullptr;
    if (mention == nullptr || mention->last != end || !fits(*mention)) return std::nullopt;
    return TokenRange{mention->first, end};
  }

  /// Whether a name that is no actor may fill the argument.
  [[nodiscard]] bool fits(const Mention& mention) const {
    if (mention.form != Mention::Form::name) return false;
    if (entities_.is_a(mention.entity, *Schema::diplomacy().find_type("Actor"))) return false;
    return std::any_of(argument_.types.begin(), argument_.types.end(),
                       [&](TypeId type) { return entities_.is_a(mention.entity, type); });
  }

  /// The subject stands before the object in one clause: "ژاپن تصمیم مجمع را نپذیرفت".
  [[nodiscard]] std::size_t behind_subject(std::size_t first, std::size_t mark) const {
    for (std::size_t i = first; i < mark; ++i) {
      const Mention* mention = entities_.covering(i);
      if (mention == nullptr) continue;
      const std::size_t next = mention->last;
      i = next - 1;
      const bool governed = mention->first > first &&
                            !grammar_.conjunctions.contains(tokens_[mention->first - 1].key) &&
                            mention->first != first && !is_time_before(first, mention->first) &&
                            !stands_for(first, mention->first);
      if (governed || next >= mark) continue;
      if (!entities_.is_a(mention->entity, *Schema::diplomacy().find_type("Actor"))) continue;
      const std::string& key = tokens_[next].key;
      if (grammar_.commas.contains(key) || grammar_.conjunctions.contains(key) ||
          grammar_.prepositions.contains(key)) {
        continue;
      }
      return next;
    }
    while (first < mark && (grammar_.is_adverb(tokens_[first]) ||
                            grammar_.conjunctions.contains(tokens_[first].key))) {
      ++first;
    }
    return first;
  }

  /// Whether nothing but words that stand for a name opens the clause: "سخنگوی وزارت ...".
  [[nodiscard]] bool stands_for(std::size_t first, std::size_t name) const {
    while (first < name) {
      const auto head = grammar_.transparent_heads.at(tokens_, first, name);
      if (!head) return false;
      first += head.length;
    }
    return true;
  }

  /// Whether only a phrase of time or place opens the clause: "در سال ۱۹۳۳ ژاپن ...".
  [[nodiscard]] bool is_time_before(std::size_t first, std::size_t subject) const {
    if (subject - first > 5 || !grammar_.prepositions.contains(tokens_[first].key)) return false;
    const Token& last = tokens_[subject - 1];
    return last.kind == TokenKind::number || grammar_.commas.contains(last.key);
  }
};

}  // namespace

std::optional<TokenRange> marked_argument(const Argument& argument, const Grammar& grammar,
                                          const Analysis& analysis, const Register& entities,
                                          TokenRange trigger, TokenRange segment) {
  return MarkedArgument(argument, grammar, analysis, entities, trigger, segment).find();
}

}  // namespace diplograph::extract

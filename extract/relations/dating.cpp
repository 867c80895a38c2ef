#include "extract/relations/dating.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extract/text/dates.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t farthest = 24;            // tokens between a trigger and its date
constexpr std::size_t farthest_agreement = 14;  // between a signing and what was signed

struct Date {
  TokenRange tokens;
  std::string edtf;
  bool deadline = false;
};

/// A date as level 0 of EDTF has it: years, months, days and intervals. A decade is the interval of
/// its years, a season its year; empty if the year is not known.
std::string plain(const std::string& edtf) {
  const auto part = [](const std::string& date, bool end) -> std::string {
    if (date.starts_with("XXXX") || date.size() < 4) return {};
    if (date[3] == 'X') return date.substr(0, 3) + (end ? "9" : "0");
    return date.size() == 7 && date[5] == '2' ? date.substr(0, 4) : date;
  };
  const std::size_t slash = edtf.find('/');
  if (slash == std::string::npos) {
    const std::string begin = part(edtf, false);
    const std::string end = part(edtf, true);
    return begin == end ? begin : begin + "/" + end;
  }
  const std::string begin = part(edtf.substr(0, slash), false);
  const std::string end = part(edtf.substr(slash + 1), true);
  if (begin.empty() || end.empty()) return {};
  return begin == end ? begin : begin + "/" + end;
}

bool starts_before(const Mention& a, const Mention& b) { return a.first < b.first; }

class Dating {
 public:
  Dating(const Grammar& grammar, const Discourse& discourse, const Analysis& analysis,
         Register& entities, std::vector<Finding>& findings)
      : grammar_(grammar),
        discourse_(discourse),
        analysis_(analysis),
        tokens_(analysis.tokens),
        entities_(entities),
        findings_(findings) {
    for (const Mention& phrase : entities.phrases()) {
      const Entity& entity = entities.at(phrase.entity);
      if (is(entity, "Agreement") || is(entity, "Event")) phrases_.push_back(phrase);
    }
    std::stable_sort(phrases_.begin(), phrases_.end(), starts_before);
  }

  void run() {
    std::vector<std::vector<Finding*>> by_sentence(analysis_.sentences.size());
    for (Finding& finding : findings_) by_sentence[finding.sentence].push_back(&finding);
    for (std::size_t i = 0; i < analysis_.sentences.size(); ++i) {
      const TokenRange range = analysis_.sentences[i].tokens;
      const std::vector<Date> dates = dates_in(range);
      names(range, dates);
      if (dates.empty()) continue;
      for (Finding* finding : by_sentence[i]) date(*finding, dates, by_sentence[i]);
      acts(range, dates);
    }
  }

 private:
  const Grammar& grammar_;
  const Discourse& discourse_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  Register& entities_;
  std::vector<Finding>& findings_;
  std::vector<Mention> phrases_;  // agreements and events that rules made of phrases, in order
  std::set<std::size_t> dated_;   // entities that the text dates

  [[nodiscard]] static bool is(const Entity& entity, const char* type) {
    return entity.type == *Schema::diplomacy().find_type(type);
  }

  [[nodiscard]] std::vector<Date> dates_in(TokenRange range) const {
    std::vector<Date> result;
    const std::span<const Token> tokens(tokens_.data() + range.first, range.last - range.first);
    if (std::none_of(tokens.begin(), tokens.end(),
                     [](const Token& token) { return token.kind == TokenKind::number; })) {
      return result;
    }
    for (const DateExpression& found : find_dates(tokens)) {
      Date date{{found.tokens.first + range.first, found.tokens.last + range.first},
                plain(found.edtf)};
      if (date.edtf.empty()) continue;
      date.deadline =
          static_cast<bool>(grammar_.deadlines.before(tokens_, range.first, date.tokens.first));
      for (std::size_t i = date.tokens.first; i < date.tokens.last && !date.deadline; ++i) {
        date.deadline = grammar_.deadlines.at(tokens_, i, date.tokens.last).length > 0;
      }
      result.push_back(std::move(date));
    }
    return result;
  }

  [[nodiscard]] bool parts_clauses(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      const std::string& key = tokens_[i].key;
      if (key == ";" || key == "؛" || key == ":") return true;
    }
    return false;
  }

  [[nodiscard]] static std::size_t distance(TokenRange a, TokenRange b) {
    if (a.last <= b.first) return b.first - a.last;
    return b.last <= a.first ? a.first - b.last : 0;
  }

  /// Whether the date is a part of a name: "the Treaty of 1957" dates the treaty.
  [[nodiscard]] bool in_name(TokenRange date) const {
    const Mention* mention = entities_.covering(date.last - 1);
    return mention != nullptr && mention->form == Mention::Form::name;
  }

  /// The words whose date a finding has: its trigger, or its source where a date of its own stands
  /// behind that ("Italy withdrew in 2016; France in 2023"; "عراق در ۱۹۲۴، نپال در ۱۹۲۶").
  [[nodiscard]] TokenRange anchor(const Finding& finding, const std::vector<Date>& dates) const {
    const TokenRange source = finding.source_tokens;
    if (source.first == source.last) return finding.trigger;
    const std::size_t low = std::min(source.last, finding.trigger.last);
    const std::size_t high = std::max(source.first, finding.trigger.first);
    if (low < high && parts_clauses(low, high)) return source;
    const bool own = std::any_of(dates.begin(), dates.end(), [&](const Date& date) {
      return date.tokens.first >= source.last && date.tokens.first <= source.last + 1;
    });
    return own ? source : finding.trigger;
  }

  void date(Finding& finding, const std::vector<Date>& dates,
            const std::vector<Finding*>& others) const {
    if (finding.trigger.first == finding.trigger.last) return;
    const TokenRange words = anchor(finding, dates);
    const bool own = words.first != finding.trigger.first || words.last != finding.trigger.last;
    const Date* best = nullptr;
    for (const Date& date : dates) {
      if (date.deadline || in_name(date.tokens) || beside_name(date) ||
          in_brackets(date.tokens, words)) {
        continue;
      }
      const std::size_t away = distance(date.tokens, words);
      const bool before = date.tokens.first < words.first;
      if (own && before) continue;
      const TokenRange between = before ? TokenRange{date.tokens.last, words.first}
                                        : TokenRange{words.last, date.tokens.first};
      if (away > farthest || parts_clauses(between.first, between.last)) continue;
      // "Norway refused to ratify it, and Italy left in 2016": the date is that of leaving.
      const bool taken =
          !own && std::any_of(others.begin(), others.end(), [&](const Finding* other) {
            return other->trigger.first >= between.first && other->trigger.last <= between.last &&
                   other->trigger.first < other->trigger.last;
          });
      if (taken) continue;
      if (best == nullptr || away < distance(best->tokens, words)) best = &date;
    }
    if (best == nullptr) return;
    finding.date = best->edtf;
    finding.date_tokens = best->tokens;
  }

  /// "as Lindqvist (2015) shows": a date in brackets that do not hold the words is a work's.
  [[nodiscard]] bool in_brackets(TokenRange date, TokenRange words) const {
    std::size_t open = date.first;
    while (open > 0 && date.first - open < 8 && tokens_[open].key != "(") {
      if (tokens_[open].key == ")") return false;
      --open;
    }
    if (tokens_[open].key != "(") return false;
    std::size_t close = date.last;
    while (close < tokens_.size() && close - date.last < 8 && tokens_[close].key != ")") ++close;
    if (close == tokens_.size() || tokens_[close].key != ")") return false;
    return words.last <= open || words.first > close;
  }

  /// "The Treaty of Rome of 1957": the date of a name, not of what is said of it.
  [[nodiscard]] bool beside_name(const Date& date) const {
    if (date.tokens.first < 2 || !joins(date.tokens.first - 1)) return false;
    const Mention* mention = entities_.covering(date.tokens.first - 2);
    return mention != nullptr && mention->last == date.tokens.first - 1 &&
           (is(entities_.at(mention->entity), "Agreement") ||
            is(entities_.at(mention->entity), "Event"));
  }

  /// "توافقنامه ... در سال 2015 بود": a clause that says nothing but when it was.
  [[nodiscard]] bool was_in(const Mention& mention, const Date& date) const {
    return mention.last < date.tokens.first && date.tokens.first - mention.last <= 2 &&
           grammar_.venue_prepositions.contains(tokens_[mention.last].key) &&
           date.tokens.last < tokens_.size() && analysis_.is(date.tokens.last, Upos::aux);
  }
  [[nodiscard]] bool joins(std::size_t i) const {
    return tokens_[i].key == "(" || grammar_.dated_by.contains(tokens_[i].key);
  }

  void names(TokenRange range, const std::vector<Date>& dates) {
    for (auto walk = entities_.mentions().lower_bound(range.first);
         walk != entities_.mentions().end() && walk->first < range.last; ++walk) {
      const Mention& mention = walk->second;
      const Entity& entity = entities_.at(mention.entity);
      if (mention.form != Mention::Form::name) continue;
      const bool agreement = is(entity, "Agreement");
      if (!agreement && !is(entity, "Event")) continue;
      for (const Date& date : dates) {
        const bool behind = (date.tokens.first == mention.last + 1 && joins(mention.last)) ||
                            (date.tokens.first == mention.last && joins(mention.last)) ||
                            was_in(mention, date);
        const bool within =
            date.tokens.first > mention.first && date.tokens.last <= mention.last && !date.deadline;
        if (behind || within) set(mention.entity, date.tokens, date.edtf);
      }
      // A bare year, which is none by itself: "(2015)", "the 2023 summit".
      const std::size_t i = mention.last;
      if (i + 2 < range.last && tokens_[i].key == "(" && tokens_[i + 2].key == ")")
        year(i + 1, mention);
      if (mention.last > mention.first + 1 && joins(mention.last - 2))
        year(mention.last - 1, mention);
      if (!agreement) {
        year(mention.first, mention);
        if (mention.first > range.first) year(mention.first - 1, mention);
      }
    }
  }

  void year(std::size_t i, const Mention& mention) {
    const std::string& key = tokens_[i].key;
    const bool number = tokens_[i].kind == TokenKind::number && key.size() == 4 &&
                        key.find_first_not_of("0123456789") == std::string::npos;
    if (!number || key < "1500" || key > "2199") return;
    set(mention.entity, {i, i + 1}, key);
  }

  /// "The Agreement was signed on 8 May 1998", "... در سال ۱۳۹۴ امضا شد".
  void acts(TokenRange range, const std::vector<Date>& dates) {
    for (std::size_t i = range.first; i < range.last; ++i) {
      const auto concluding = grammar_.concluding.at(tokens_, i, range.last);
      const auto holding = grammar_.holding.at(tokens_, i, range.last);
      if (!concluding && !holding) continue;
      const TokenRange act{i, i + std::max(concluding.length, holding.length)};
      const Date* best = nullptr;
      for (const Date& date : dates) {
        if (date.deadline || distance(date.tokens, act) > farthest_agreement ||
            in_name(date.tokens))
          continue;
        if (best == nullptr || distance(date.tokens, act) < distance(best->tokens, act)) {
          best = &date;
        }
      }
      if (best == nullptr || denied(act, range)) continue;
      const auto entity = nearest(concluding ? "Agreement" : "Event", act, *best, range);
      if (entity) {
        set(*entity, best->tokens, best->edtf);
      } else if (concluding && i == range.first && discourse_.self &&
                 is(entities_.at(*discourse_.self), "Agreement")) {
        set(*discourse_.self, best->tokens, best->edtf);  // "Done at Tehran on 8 May 1998"
      }
    }
  }

  [[nodiscard]] bool denied(TokenRange act, TokenRange range) const {
    const std::size_t first = act.first > range.first + 4 ? act.first - 4 : range.first;
    for (std::size_t i = first; i < act.first; ++i) {
      if (grammar_.negators.at(tokens_, i, act.first) || grammar_.hedges.at(tokens_, i, act.first))
        return true;
    }
    for (std::size_t i = act.first; i < std::min(range.last, act.last + 3); ++i) {
      if (grammar_.negated_verbs.at(tokens_, i, range.last)) return true;
    }
    return false;
  }

  /// The one thing of a type that stands in the act's clause.
  [[nodiscard]] std::optional<std::size_t> nearest(const char* type, TokenRange act,
                                                   const Date& date, TokenRange range) const {
    const Mention* best = nullptr;
    const auto see = [&](const Mention& mention) {
      if (!is(entities_.at(mention.entity), type)) return;
      const TokenRange words{mention.first, mention.last};
      const std::size_t first = std::min({words.first, act.first, date.tokens.first});
      const std::size_t last = std::max({words.last, act.last, date.tokens.last});
      if (distance(words, act) > farthest_agreement || parts_clauses(first, last)) return;
      if (best == nullptr || distance(words, act) < distance({best->first, best->last}, act)) {
        best = &mention;
      }
    };
    for (auto walk = entities_.mentions().lower_bound(range.first);
         walk != entities_.mentions().end() && walk->first < range.last; ++walk) {
      see(walk->second);
    }
    Mention begin;
    begin.first = range.first;
    for (auto walk = std::lower_bound(phrases_.begin(), phrases_.end(), begin, starts_before);
         walk != phrases_.end() && walk->first < range.last; ++walk) {
      see(*walk);
    }
    if (best == nullptr) return std::nullopt;
    return best->entity;
  }

  void set(std::size_t index, TokenRange words, const std::string& edtf) {
    Entity& entity = entities_.at(index);
    std::vector<std::string>& dates = entity.properties["date"];
    const bool known = !dates.empty() && !dated_.contains(index);
    // What a lexicon says stays, unless the text says it more precisely.
    if (known && !(edtf.size() > dates.front().size() && edtf.starts_with(dates.front()))) return;
    if (known) dates.clear();
    dated_.insert(index);
    const auto add = [](std::vector<std::string>& values, std::string value) {
      const auto place = std::lower_bound(values.begin(), values.end(), value);
      if (place == values.end() || *place != value) values.insert(place, std::move(value));
    };
    add(dates, edtf);
    add(entity.properties["dateText"], entities_.surface(words.first, words.last));
  }
};

}  // namespace

void add_dates(const Grammar& grammar, const Discourse& discourse, const Analysis& analysis,
               Register& entities, std::vector<Finding>& findings) {
  Dating(grammar, discourse, analysis, entities, findings).run();
}

}  // namespace diplograph::extract
